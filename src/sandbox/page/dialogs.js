/* What lies over the page: forms of the app, questions, menus, the emoji picker, short notices. */
import { emoji, emojiFind, frequent } from '/page/emoji.js';
import { inputControl, readInput, renderBlocks, textObject } from '/page/blocks.js';
import { h } from '/page/text.js';

const overlay = document.getElementById('overlay');

export function toast(text) {
    const node = h('div', { class: 'toast' }, text);
    document.getElementById('toasts').append(node);
    setTimeout(() => node.remove(), 6000);
}

export function svg(path) {
    const space = 'http://www.w3.org/2000/svg';
    const node = document.createElementNS(space, 'svg');
    node.setAttribute('viewBox', '0 0 24 24');
    node.setAttribute('aria-hidden', 'true');
    for (const d of path.split('|')) {
        const line = document.createElementNS(space, 'path');
        line.setAttribute('d', d);
        node.append(line);
    }
    return node;
}

export const icons = {
    react: 'M12 21a9 9 0 1 1 6-15.7|M9 10h.01|M14 10h.01|M8.5 14.5a4.5 4.5 0 0 0 7 0|M19 2v6|M16 5h6',
    reply: 'M21 12a8 8 0 0 1-8 8H4l2.5-3A8 8 0 1 1 21 12z',
    pin: 'M9 4h6l-1 6 3 3H7l3-3z|M12 13v7',
    edit: 'M4 20h4L19 9l-4-4L4 16z',
    trash: 'M5 7h14|M10 7V5h4v2|M7 7l1 12h8l1-12',
    more: 'M5.5 12h.6|M11.8 12h.6|M18 12h.6',
    close: 'M6 6l12 12|M18 6L6 18',
    menu: 'M4 7h16|M4 12h16|M4 17h16',
    clip: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a2 2 0 0 1-3-3L14 7',
    send: 'M4 12l16-8-6 16-3-7z',
    plus: 'M12 5v14|M5 12h14',
    hash: 'M9 4L7 20|M17 4l-2 16|M4 9h16|M3 15h16',
    lock: 'M7 11V8a5 5 0 0 1 10 0v3|M5 11h14v9H5z',
    people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z|M2.5 20a6.5 6.5 0 0 1 13 0|M16 4.5a3.5 3.5 0 0 1 0 6.5|M18 14a6 6 0 0 1 3.5 6',
    bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
};

export function iconButton(icon, name, onclick, extra = {}) {
    return h(
        'button',
        { type: 'button', class: 'icon', 'aria-label': name, title: name, onclick, ...extra },
        svg(icons[icon]),
    );
}

/* A dialog in the middle; answers its node and the function that closes it. */
function openDialog(title, body, footer, onclose, testid) {
    const close = () => {
        shade.remove();
        if (onclose) onclose();
    };
    const dialog = h(
        'div',
        { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-label': title, 'data-testid': testid },
        h('header', {}, h('h2', {}, title), iconButton('close', 'Close', close)),
        body,
        footer(close),
    );
    const shade = h(
        'div',
        { class: 'shade', onkeydown: (event) => event.key === 'Escape' && close() },
        dialog,
    );
    overlay.append(shade);
    const first = dialog.querySelector('input,textarea,select');
    if (first) first.focus();
    return { shade, dialog, close };
}

/* Asks for a few texts: fields are [name, label, kind, value]; done gets an object. */
export function ask(title, fields, action, done) {
    const inputs = fields.map(([name, label, kind = 'text', value = '']) => {
        const input = h('input', { type: kind, name, value: kind === 'checkbox' ? null : value });
        return h(
            'label',
            { class: kind === 'checkbox' ? 'field field-check' : 'field' },
            h('span', {}, label),
            input,
        );
    });
    const form = h(
        'form',
        {
            class: 'dialog-body',
            onsubmit: (event) => {
                event.preventDefault();
                const answers = {};
                for (const input of form.querySelectorAll('input'))
                    answers[input.name] = input.type === 'checkbox' ? input.checked : input.value.trim();
                opened.close();
                done(answers);
            },
        },
        inputs,
        h('button', { type: 'submit', hidden: true }),
    );
    const opened = openDialog(
        title,
        form,
        (close) =>
            h(
                'footer',
                {},
                h('button', { type: 'button', class: 'button', onclick: close }, 'Cancel'),
                h(
                    'button',
                    { type: 'button', class: 'button primary', onclick: () => form.requestSubmit() },
                    action,
                ),
            ),
        null,
        'dialog',
    );
}

export function confirmThat(title, text, action, done) {
    openDialog(
        title,
        h('p', { class: 'dialog-body' }, text),
        (close) =>
            h(
                'footer',
                {},
                h('button', { type: 'button', class: 'button', onclick: close }, 'Cancel'),
                h(
                    'button',
                    { type: 'button', class: 'button danger', onclick: () => (close(), done()) },
                    action,
                ),
            ),
        null,
        'dialog',
    );
}

/* Floats a box beside an anchor until something else is touched. */
let floating = null;

export function closeFloating() {
    if (floating) floating.remove();
    floating = null;
}

function float(anchor, node) {
    closeFloating();
    floating = node;
    overlay.append(node);
    const at = anchor.getBoundingClientRect();
    const left = Math.min(at.left, window.innerWidth - node.offsetWidth - 8);
    const below = at.bottom + 4 + node.offsetHeight < window.innerHeight;
    node.style.left = `${Math.max(8, left)}px`;
    node.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - node.offsetHeight - 4)}px`;
}

document.addEventListener('pointerdown', (event) => {
    if (floating && !floating.contains(event.target)) closeFloating();
});
document.addEventListener('keydown', (event) => event.key === 'Escape' && closeFloating());

export function menu(anchor, items) {
    float(
        anchor,
        h(
            'div',
            { class: 'menu', role: 'menu', 'data-testid': 'menu' },
            items.map(([text, choose]) =>
                h(
                    'button',
                    { type: 'button', role: 'menuitem', onclick: () => (closeFloating(), choose()) },
                    text,
                ),
            ),
        ),
    );
}

export function pickEmoji(anchor, choose) {
    const grid = h('div', { class: 'emoji-grid' });
    const fill = (names) =>
        grid.replaceChildren(
            ...names.map((name) =>
                h(
                    'button',
                    {
                        type: 'button',
                        'aria-label': name,
                        title: `:${name}:`,
                        onclick: () => (closeFloating(), choose(name)),
                    },
                    emoji.get(name),
                ),
            ),
        );
    const search = h('input', {
        type: 'search',
        placeholder: 'Find an emoji',
        'aria-label': 'Find an emoji',
        oninput: () => fill(search.value === '' ? all : emojiFind(search.value, 64)),
        onkeydown: (event) => {
            const first = grid.querySelector('button');
            if (event.key === 'Enter' && first) first.click();
        },
    });
    const all = [...frequent, ...[...emoji.keys()].filter((name) => !frequent.includes(name))];
    fill(all);
    float(anchor, h('div', { class: 'emoji-picker', 'data-testid': 'emoji-picker' }, search, grid));
    search.focus();
}

/* The app's form. It is rebuilt when the app changes it; what was typed stays. */
let shown = { key: '', id: '', opened: null, typed: {} };

function forget() {
    if (shown.opened) shown.opened.shade.remove();
    shown = { key: '', id: '', opened: null, typed: {} };
}

function inputBlock(view, block) {
    const id = `input-${block.block_id}`;
    const typed = shown.typed[block.block_id];
    const error = view.errors && view.errors[block.block_id];
    const box = h(
        'div',
        { class: error ? 'field field-wrong' : 'field', 'data-block-id': block.block_id },
        h(
            'label',
            { for: id },
            textObject(block.label),
            block.optional ? h('small', {}, ' (optional)') : null,
        ),
        inputControl(block.element, id, typed),
        block.hint ? h('small', { class: 'hint' }, textObject(block.hint)) : null,
        error ? h('small', { class: 'wrong', role: 'alert' }, error) : null,
    );
    box.addEventListener('input', () => {
        shown.typed[block.block_id] = readInput(block.element.type, box);
    });
    return box;
}

function valuesOf(view, form) {
    const values = {};
    for (const block of view.blocks.filter((each) => each.type === 'input')) {
        const box = form.querySelector(`[data-block-id="${CSS.escape(block.block_id)}"]`);
        values[block.block_id] = { [block.element.action_id]: readInput(block.element.type, box) };
    }
    return values;
}

/* What must be filled in is asked for before anything is sent, as Slack's own client does. */
function askMissing(view, form, values) {
    for (const note of form.querySelectorAll('.missing')) note.remove();
    const missing = view.blocks.filter((block) => {
        const value = block.type === 'input' && values[block.block_id][block.element.action_id];
        return block.type === 'input' && !block.optional && (!value || value.length === 0);
    });
    for (const block of missing)
        form.querySelector(`[data-block-id="${CSS.escape(block.block_id)}"]`).append(
            h('small', { class: 'wrong missing', role: 'alert' }, 'Please fill this in.'),
        );
    return missing.length > 0;
}

/* act: {submit(view, values), close(view), press(view, element, block, value)} */
export function showView(view, act) {
    const key = view ? JSON.stringify([view.id, view.hash, view.errors, view.notice, view.waiting]) : '';
    if (key === shown.key) return;
    const typed = view && view.id === shown.id ? shown.typed : {};
    forget();
    if (!view) return;
    shown = { key, id: view.id, opened: null, typed };
    const form = h(
        'form',
        {
            class: 'dialog-body',
            novalidate: true,
            onsubmit: (event) => {
                event.preventDefault();
                const values = valuesOf(view, form);
                if (!askMissing(view, form, values)) act.submit(view, values);
            },
        },
        view.notice ? h('p', { class: 'wrong', role: 'alert' }, view.notice) : null,
        renderBlocks(
            view.blocks,
            (element, block, value) => act.press(view, element, block, value),
            (block) => inputBlock(view, block),
        ),
        h('button', { type: 'submit', hidden: true }),
    );
    const text = (object, fallback) => (object && object.text) || fallback;
    shown.opened = openDialog(
        text(view.title, 'Form'),
        form,
        (close) =>
            h(
                'footer',
                {},
                h('button', { type: 'button', class: 'button', onclick: close }, text(view.close, 'Cancel')),
                view.submit
                    ? h(
                          'button',
                          {
                              type: 'button',
                              class: 'button primary',
                              disabled: view.waiting,
                              onclick: () => form.requestSubmit(),
                          },
                          view.waiting ? 'Sending…' : text(view.submit, 'Submit'),
                      )
                    : null,
            ),
        () => {
            shown = { key: '', id: '', opened: null, typed: {} };
            act.close(view);
        },
        'view',
    );
}
