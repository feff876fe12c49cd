/* Emoji by name: the ones people use at work. Others are shown as :name:. */
const table = [
    ['memo', '📝'], ['pushpin', '📌'], ['round_pushpin', '📍'], ['scales', '⚖️'], ['mag', '🔍'], ['boom', '💥'],
    ['bug', '🐛'], ['wrench', '🔧'], ['heavy_plus_sign', '➕'], ['heavy_minus_sign', '➖'], ['bulb', '💡'],
    ['ballot_box_with_check', '☑️'], ['paperclip', '📎'], ['eyes', '👀'], ['+1', '👍'], ['thumbsup', '👍'],
    ['-1', '👎'], ['thumbsdown', '👎'], ['heart', '❤️'], ['tada', '🎉'], ['rocket', '🚀'], ['fire', '🔥'],
    ['white_check_mark', '✅'], ['heavy_check_mark', '✔️'], ['x', '❌'], ['warning', '⚠️'],
    ['rotating_light', '🚨'], ['no_entry', '⛔'], ['question', '❓'], ['exclamation', '❗'],
    ['raised_hands', '🙌'], ['clap', '👏'], ['pray', '🙏'], ['wave', '👋'], ['ok_hand', '👌'], ['muscle', '💪'],
    ['point_up', '☝️'], ['point_right', '👉'], ['point_left', '👈'], ['point_down', '👇'], ['handshake', '🤝'],
    ['smile', '😄'], ['grin', '😁'], ['joy', '😂'], ['slightly_smiling_face', '🙂'], ['wink', '😉'],
    ['blush', '😊'], ['heart_eyes', '😍'], ['thinking_face', '🤔'], ['neutral_face', '😐'],
    ['disappointed', '😞'], ['cry', '😢'], ['sob', '😭'], ['rage', '😡'], ['scream', '😱'],
    ['sweat_smile', '😅'], ['sunglasses', '😎'], ['face_with_monocle', '🧐'], ['zzz', '💤'],
    ['exploding_head', '🤯'], ['facepalm', '🤦'], ['shrug', '🤷'], ['skull', '💀'], ['robot_face', '🤖'],
    ['ghost', '👻'], ['red_circle', '🔴'], ['large_orange_circle', '🟠'], ['large_yellow_circle', '🟡'],
    ['large_green_circle', '🟢'], ['large_blue_circle', '🔵'], ['large_purple_circle', '🟣'],
    ['white_circle', '⚪'], ['black_circle', '⚫'], ['large_red_square', '🟥'], ['large_green_square', '🟩'],
    ['arrow_right', '➡️'], ['arrow_left', '⬅️'], ['arrow_up', '⬆️'], ['arrow_down', '⬇️'],
    ['arrow_upper_right', '↗️'], ['arrow_lower_right', '↘️'], ['arrows_counterclockwise', '🔄'],
    ['leftwards_arrow_with_hook', '↩️'], ['clock1', '🕐'], ['clock3', '🕒'], ['hourglass', '⌛'],
    ['hourglass_flowing_sand', '⏳'], ['stopwatch', '⏱️'], ['alarm_clock', '⏰'], ['watch', '⌚'],
    ['calendar', '📅'], ['spiral_calendar_pad', '🗓️'], ['bell', '🔔'], ['no_bell', '🔕'], ['mega', '📣'],
    ['loudspeaker', '📢'], ['speech_balloon', '💬'], ['envelope', '✉️'], ['inbox_tray', '📥'],
    ['outbox_tray', '📤'], ['package', '📦'], ['label', '🏷️'], ['bookmark', '🔖'], ['link', '🔗'],
    ['lock', '🔒'], ['unlock', '🔓'], ['key', '🔑'], ['hammer', '🔨'], ['hammer_and_wrench', '🛠️'],
    ['gear', '⚙️'], ['nut_and_bolt', '🔩'], ['toolbox', '🧰'], ['test_tube', '🧪'], ['microscope', '🔬'],
    ['telescope', '🔭'], ['satellite', '🛰️'], ['electric_plug', '🔌'], ['battery', '🔋'], ['computer', '💻'],
    ['desktop_computer', '🖥️'], ['floppy_disk', '💾'], ['cd', '💿'], ['file_folder', '📁'],
    ['open_file_folder', '📂'], ['page_facing_up', '📄'], ['clipboard', '📋'], ['bar_chart', '📊'],
    ['chart_with_upwards_trend', '📈'], ['chart_with_downwards_trend', '📉'], ['books', '📚'],
    ['notebook', '📓'], ['pencil', '📝'], ['pencil2', '✏️'], ['scroll', '📜'], ['newspaper', '📰'],
    ['construction', '🚧'], ['checkered_flag', '🏁'], ['triangular_flag_on_post', '🚩'], ['white_flag', '🏳️'],
    ['dart', '🎯'], ['trophy', '🏆'], ['star', '⭐'], ['sparkles', '✨'], ['zap', '⚡'], ['droplet', '💧'],
    ['snowflake', '❄️'], ['sunny', '☀️'], ['cloud', '☁️'], ['ocean', '🌊'], ['earth_africa', '🌍'],
    ['globe_with_meridians', '🌐'], ['fire_engine', '🚒'], ['ambulance', '🚑'],
    ['helmet_with_white_cross', '⛑️'], ['medical_symbol', '⚕️'], ['adhesive_bandage', '🩹'],
    ['phone', '☎️'], ['telephone_receiver', '📞'], ['iphone', '📱'], ['moneybag', '💰'], ['credit_card', '💳'],
    ['shopping_trolley', '🛒'], ['coffee', '☕'], ['pizza', '🍕'], ['beer', '🍺'], ['cake', '🍰'], ['cat', '🐱'],
    ['dog', '🐶'], ['turtle', '🐢'], ['snail', '🐌'], ['unicorn_face', '🦄'], ['seedling', '🌱'],
    ['bow_and_arrow', '🏹'], ['shield', '🛡️'], ['crown', '👑'], ['busts_in_silhouette', '👥'],
    ['bust_in_silhouette', '👤'], ['raising_hand', '🙋'], ['man-running', '🏃'], ['runner', '🏃'],
    ['detective', '🕵️'], ['firefighter', '🧑‍🚒'], ['one', '1️⃣'], ['two', '2️⃣'], ['three', '3️⃣'],
    ['four', '4️⃣'], ['five', '5️⃣'], ['100', '💯'], ['heavy_multiplication_x', '✖️'],
    ['no_entry_sign', '🚫'], ['information_source', 'ℹ️'], ['repeat', '🔁'], ['fast_forward', '⏩'],
    ['rewind', '⏪'], ['double_vertical_bar', '⏸️'], ['black_square_for_stop', '⏹️'],
    ['arrow_forward', '▶️'], ['new', '🆕'], ['ok', '🆗'], ['sos', '🆘'], ['heavy_exclamation_mark', '❗'],
    ['grey_question', '❔'], ['recycle', '♻️'], ['infinity', '♾️'], ['twisted_rightwards_arrows', '🔀'],
];

export const emoji = new Map(table);

/* The character for a name, skin tone suffix or not; null when it is not known. */
export function emojiChar(name) {
    return emoji.get(name) || emoji.get(name.replace(/::skin-tone-[2-6]$/, '')) || null;
}

/* Names that fit what was typed, those that begin with it first. */
export function emojiFind(typed, most) {
    const words = typed.toLowerCase();
    const names = [...emoji.keys()].filter((name) => name.includes(words));
    names.sort((a, b) => Number(b.startsWith(words)) - Number(a.startsWith(words)));
    return names.slice(0, most);
}

/* Offered first where people pick one: the marks that become entries. */
export const frequent = ['memo', 'scales', 'mag', 'boom', 'bug', 'wrench', 'heavy_plus_sign', 'heavy_minus_sign',
    'bulb', 'ballot_box_with_check', 'paperclip', 'pushpin', 'eyes', '+1', 'white_check_mark', 'tada'];
