/* Where people write: Enter sends, names and emoji complete themselves, files come along. */
import { emoji, emojiFind } from '/page/emoji.js';
import { iconButton, pickEmoji } from '/page/dialogs.js';
import { h, outgoing, userName, world } from '/page/text.js';

/* What a word under the cursor may become: [what is shown, what is put in]. */
function candidates(word, wire) {
    const typed = word.slice(1).toLowerCase();
    if (word.startsWith('/'))
        return wire.command().startsWith(word) && word !== wire.command()
            ? [[wire.command(), wire.command()]]
            : [];
    if (word.startsWith('@'))
        return [...world.users.values()]
            .filter(
                (user) =>
                    !user.deleted &&
                    (user.name.startsWith(typed) || userName(user.id).toLowerCase().startsWith(typed)),
            )
            .slice(0, 8)
            .map((user) => [`@${user.name}  ${userName(user.id)}`, `@${user.name}`]);
    if (word.startsWith('#'))
        return [...world.channels.values()]
            .filter((channel) => channel.name && channel.name.startsWith(typed))
            .slice(0, 8)
            .map((channel) => [`#${channel.name}`, `#${channel.name}`]);
    if (word.startsWith(':') && typed.length > 1)
        return emojiFind(typed, 8).map((name) => [`${emoji.get(name)}  :${name}:`, `:${name}:`]);
    return [];
}

function wordBefore(input) {
    const before = input.value.slice(0, input.selectionStart);
    const match = /(?:^|\s)([@#:/][^\s]*)$/.exec(before);
    if (!match || (match[1].startsWith('/') && before.trim() !== match[1])) return '';
    return match[1];
}

/* wire: send(text, broadcast), upload(file, text), command(), label, testid, broadcast */
export function composer(wire) {
    const list = h('div', {
        class: 'suggestions',
        role: 'listbox',
        hidden: true,
        'data-testid': 'suggestions',
    });
    let chosen = 0;
    let offered = [];

    const grow = () => {
        input.style.height = 'auto';
        input.style.height = `${Math.min(input.scrollHeight, 220)}px`;
    };
    const offer = () => {
        offered = candidates(wordBefore(input), wire);
        chosen = 0;
        list.hidden = offered.length === 0;
        mark();
    };
    const mark = () =>
        list.replaceChildren(
            ...offered.map(([shown], i) =>
                h(
                    'button',
                    {
                        type: 'button',
                        role: 'option',
                        class: i === chosen ? 'on' : '',
                        'aria-selected': String(i === chosen),
                        onpointerdown: (event) => {
                            event.preventDefault();
                            take(i);
                        },
                    },
                    shown,
                ),
            ),
        );
    const take = (index) => {
        const word = wordBefore(input);
        const at = input.selectionStart;
        input.setRangeText(`${offered[index][1]} `, at - word.length, at, 'end');
        offer();
    };
    const put = (text) => {
        input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
        input.focus();
    };
    const send = () => {
        const raw = input.value.trim();
        const file = picker.files[0];
        if (raw === '' && !file) return;
        const text = { raw, wire: outgoing(raw, false), labelled: outgoing(raw, true) };
        if (file) wire.upload(file, text.wire);
        else wire.send(text, broadcast.querySelector('input').checked);
        input.value = '';
        picker.value = '';
        broadcast.querySelector('input').checked = false;
        showFile();
        offer();
        grow();
    };
    const keys = {
        ArrowDown: () => {
            chosen = (chosen + 1) % offered.length;
            mark();
        },
        ArrowUp: () => {
            chosen = (chosen + offered.length - 1) % offered.length;
            mark();
        },
        Tab: () => take(chosen),
        Enter: () => take(chosen),
        Escape: () => {
            offered = [];
            list.hidden = true;
        },
    };
    const input = h('textarea', {
        rows: 1,
        'data-testid': wire.testid,
        'aria-label': wire.label,
        placeholder: wire.label,
        maxlength: 39000,
        oninput: () => {
            grow();
            offer();
        },
        onblur: () => {
            list.hidden = true;
        },
        onkeydown: (event) => {
            if (!list.hidden && keys[event.key]) {
                event.preventDefault();
                keys[event.key]();
            } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                send();
            }
        },
    });
    const chip = h('span', { class: 'file-chip', hidden: true });
    const showFile = () => {
        chip.hidden = picker.files.length === 0;
        chip.replaceChildren(
            picker.files.length > 0 ? picker.files[0].name : '',
            iconButton('close', 'Remove file', () => {
                picker.value = '';
                showFile();
            }),
        );
    };
    const picker = h('input', {
        type: 'file',
        hidden: true,
        'data-testid': `${wire.testid}-file`,
        onchange: () => {
            showFile();
            input.focus();
        },
    });
    const broadcast = h(
        'label',
        { class: 'broadcast', hidden: !wire.broadcast },
        h('input', { type: 'checkbox' }),
        'Also show in the channel',
    );
    const node = h(
        'div',
        { class: 'composer' },
        list,
        chip,
        input,
        h(
            'div',
            { class: 'composer-tools' },
            iconButton('clip', 'Attach a file', () => picker.click()),
            wire.shortcuts
                ? iconButton('bolt', 'Shortcuts', (event) => wire.shortcuts(event.currentTarget))
                : null,
            iconButton('react', 'Insert emoji', (event) =>
                pickEmoji(event.currentTarget, (name) => put(`:${name}: `)),
            ),
            broadcast,
            h('span', { class: 'grow' }),
            iconButton('send', 'Send', send, { class: 'icon send' }),
        ),
        picker,
    );
    return {
        node,
        input,
        setPlaceholder: (text) => {
            input.placeholder = text;
        },
    };
}
