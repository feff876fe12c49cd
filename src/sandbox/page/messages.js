/* Messages into nodes: authors, marks, files, threads, and the tools that appear beside them. */
import { renderBlocks } from '/page/blocks.js';
import { iconButton, pickEmoji, svg, icons } from '/page/dialogs.js';
import { clock, day, emojiNode, h, incoming, mrkdwn, outgoing, tsMs, userName, world } from '/page/text.js';

const GROUP_MS = 5 * 60000; /* messages of one author within that time share a head */
const system =
    /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive|convert_to_private|convert_to_public)$/;

let actions = {};

/* What the tools do; page.js gives them once. */
export function setActions(given) {
    actions = given;
}

const hues = [210, 265, 330, 15, 40, 95, 150, 185];

export function avatar(id, name) {
    const user = world.users.get(id);
    const shown = name || userName(id);
    let sum = 0;
    for (const letter of id || shown) sum = (sum * 31 + letter.codePointAt(0)) % 997;
    const node = h(
        'span',
        { class: user && user.is_bot ? 'avatar avatar-bot' : 'avatar', 'aria-hidden': 'true' },
        user && user.is_bot ? svg(icons.bolt) : [...shown][0].toUpperCase(),
    );
    node.style.setProperty('--hue', hues[sum % hues.length]);
    return node;
}

function author(message) {
    return (
        message.username ||
        (message.bot_profile && !message.user ? message.bot_profile.name : userName(message.user))
    );
}

function size(bytes) {
    return bytes < 1024
        ? `${bytes} B`
        : bytes < 1048576
          ? `${(bytes / 1024).toFixed(1)} KB`
          : `${(bytes / 1048576).toFixed(1)} MB`;
}

function fileNode(file) {
    const url = `/page/file/${encodeURIComponent(file.id)}`;
    if (/^image\/(png|jpeg|gif)$/.test(file.mimetype))
        return h(
            'a',
            { href: url, target: '_blank', rel: 'noopener', class: 'file-image' },
            h('img', { src: url, alt: file.title || file.name, loading: 'lazy' }),
        );
    return h(
        'a',
        { href: url, download: file.name, class: 'file-card' },
        h('span', { class: 'file-icon' }, svg(icons.clip)),
        h(
            'span',
            {},
            h('strong', {}, file.title || file.name),
            h('small', {}, `${file.pretty_type} · ${size(file.size)}`),
        ),
    );
}

function attachmentNode(attachment) {
    return h(
        'div',
        { class: 'attachment' },
        attachment.title ? h('strong', {}, attachment.title) : null,
        h('div', {}, mrkdwn(attachment.text || (attachment.title ? '' : attachment.fallback) || '')),
    );
}

function reactionNodes(message) {
    const all = (message.reactions || []).map((each) => {
        const mine = each.users.includes(world.me);
        return h(
            'button',
            {
                type: 'button',
                class: mine ? 'reaction mine' : 'reaction',
                'data-reaction': each.name,
                'aria-label': `${each.name}, ${each.count}`,
                'aria-pressed': String(mine),
                title: `${each.users.map(userName).join(', ')} with :${each.name}:`,
                onclick: () => actions.react(message, each.name),
            },
            emojiNode(each.name),
            h('span', {}, String(each.count)),
        );
    });
    return all.length > 0 ? h('div', { class: 'reactions' }, all) : null;
}

function threadLink(message, options) {
    if (!message.reply_count || options.inThread) return null;
    return h(
        'button',
        {
            type: 'button',
            class: 'thread-link',
            'data-testid': 'thread-link',
            onclick: () => actions.reply(message),
        },
        h(
            'span',
            { class: 'faces' },
            message.reply_users.slice(0, 4).map((id) => avatar(id)),
        ),
        `${message.reply_count} ${message.reply_count === 1 ? 'reply' : 'replies'}`,
        h('small', {}, `last at ${clock(tsMs(message.latest_reply))}`),
    );
}

function toolbar(message, options) {
    const mine = actions.isMine(message);
    const tools = [
        iconButton('react', 'React', (event) =>
            pickEmoji(event.currentTarget, (name) => actions.react(message, name)),
        ),
        options.inThread ? null : iconButton('reply', 'Reply', () => actions.reply(message)),
        iconButton('pin', message.pinned_to ? 'Unpin' : 'Pin', () => actions.pin(message)),
        mine ? iconButton('edit', 'Edit', () => actions.edit(message)) : null,
        mine ? iconButton('trash', 'Delete', () => actions.remove(message)) : null,
        iconButton('more', 'More actions', (event) => actions.more(message, event.currentTarget)),
    ];
    return h('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Message tools' }, tools);
}

function editor(message) {
    const input = h('textarea', {
        class: 'editor',
        'aria-label': 'Edit message',
        rows: 2,
        value: incoming(message.text),
        onkeydown: (event) => {
            if (event.key === 'Escape') actions.save(message, null);
            if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault();
                actions.save(message, outgoing(input.value, false));
            }
        },
    });
    setTimeout(() => input.focus());
    return h(
        'div',
        {},
        input,
        h(
            'div',
            { class: 'editor-buttons' },
            h(
                'button',
                { type: 'button', class: 'button', onclick: () => actions.save(message, null) },
                'Cancel',
            ),
            h(
                'button',
                {
                    type: 'button',
                    class: 'button primary',
                    onclick: () => actions.save(message, outgoing(input.value, false)),
                },
                'Save',
            ),
        ),
    );
}

/* A message's own content: blocks stand for the text when there are any. */
function content(message) {
    const blocks = (message.blocks || []).length > 0;
    const text = blocks
        ? renderBlocks(message.blocks, (element, block, value) =>
              actions.press(message, element, block, value),
          )
        : h('div', { class: 'text' }, mrkdwn(message.text));
    return [
        message.text || blocks ? text : null,
        message.edited ? h('small', { class: 'edited' }, '(edited)') : null,
        (message.attachments || []).map(attachmentNode),
        message.files ? h('div', { class: 'files' }, message.files.map(fileNode)) : null,
    ];
}

function systemNode(message) {
    const named = /<@/.test(message.text) ? message.text : `<@${message.user}> ${message.text}`;
    return h(
        'article',
        { class: 'message system', 'data-ts': message.ts },
        h('span', {}, mrkdwn(named)),
        h('time', {}, clock(tsMs(message.ts))),
    );
}

function head(message) {
    const user = world.users.get(message.user);
    const app = message.bot_id || (user && user.is_bot);
    return h(
        'header',
        {},
        h('b', {}, author(message)),
        app ? h('span', { class: 'badge' }, 'APP') : null,
        h(
            'time',
            { title: `${day(tsMs(message.ts))}, ${clock(tsMs(message.ts), true)} (${world.zone})` },
            clock(tsMs(message.ts)),
        ),
        message.subtype === 'thread_broadcast' ? h('small', { class: 'quiet' }, 'replied to a thread') : null,
    );
}

/* options: compact (no head), inThread, bare (no tools) */
export function messageNode(message, options = {}) {
    if (system.test(message.subtype || '')) return systemNode(message);
    const classes = [
        'message',
        options.compact && 'compact',
        message.is_ephemeral && 'ephemeral',
        message.pinned_to && !options.bare && 'pinned',
        message.subtype === 'tombstone' && 'tombstone',
        actions.isFocused(message) && 'focused',
    ];
    const tools =
        options.bare || message.is_ephemeral || message.subtype === 'tombstone'
            ? null
            : toolbar(message, options);
    return h(
        'article',
        { class: classes.filter(Boolean).join(' '), 'data-ts': message.ts, 'data-user': message.user },
        message.is_ephemeral ? h('p', { class: 'only-you' }, svg(icons.lock), 'Only visible to you') : null,
        message.pinned_to && !options.bare ? h('p', { class: 'pin-mark' }, svg(icons.pin), 'Pinned') : null,
        options.compact
            ? h('time', { class: 'gutter', title: clock(tsMs(message.ts), true) }, clock(tsMs(message.ts)))
            : avatar(message.user, author(message)),
        h(
            'div',
            { class: 'content' },
            options.compact ? null : head(message),
            actions.isEditing(message) ? editor(message) : content(message),
            reactionNodes(message),
            threadLink(message, options),
            message.is_ephemeral
                ? h(
                      'button',
                      { type: 'button', class: 'quiet-link', onclick: () => actions.dismiss(message) },
                      'Dismiss',
                  )
                : null,
        ),
        tools,
    );
}

function continues(previous, message) {
    return (
        previous &&
        previous.user === message.user &&
        !message.is_ephemeral &&
        !previous.is_ephemeral &&
        author(previous) === author(message) &&
        !system.test(previous.subtype || '') &&
        !message.pinned_to &&
        tsMs(message.ts) - tsMs(previous.ts) < GROUP_MS &&
        message.subtype !== 'thread_broadcast'
    );
}

/* Nodes are kept while what they show stays the same, so that nothing flickers under the pointer. */
function reuse(box, key, make) {
    const old = box.kept.get(key);
    return old || make();
}

export function messageList(box, messages, options = {}) {
    const kept = new Map();
    box.kept = box.kept || new Map();
    const nodes = [];
    const add = (key, make) => {
        const node = reuse(box, key, make);
        kept.set(key, node);
        nodes.push(node);
    };
    if (options.earlier)
        nodes.push(
            h(
                'button',
                { type: 'button', class: 'earlier', onclick: options.earlier },
                'Show earlier messages',
            ),
        );
    else if (options.beginning) nodes.push(h('p', { class: 'beginning' }, options.beginning));
    let previous = null;
    for (const message of messages) {
        const today = day(tsMs(message.ts));
        if (!options.inThread && (!previous || day(tsMs(previous.ts)) !== today))
            add(`day ${today}`, () => h('div', { class: 'day', role: 'separator' }, h('span', {}, today)));
        const compact =
            Boolean(continues(previous, message)) && !(options.inThread && previous === messages[0]);
        const key = JSON.stringify([
            message,
            compact,
            world.me,
            world.zone,
            actions.isEditing(message),
            world.users.size,
            world.channels.size,
        ]);
        add(key, () => messageNode(message, { compact, inThread: options.inThread }));
        previous = message;
    }
    box.kept = kept;
    box.replaceChildren(...nodes);
}
