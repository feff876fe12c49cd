/* The chat page: joins what is read, what is drawn and what people do. */
import { renderBlocks } from '/page/blocks.js';
import { composer } from '/page/composer.js';
import { closeFloating, confirmThat, menu, showView, toast } from '/page/dialogs.js';
import { createChannel, drawHeader, drawPersons, openDirect } from '/page/header.js';
import { messageList, setActions } from '/page/messages.js';
import { drawPanel } from '/page/panel.js';
import { drawSidebar } from '/page/sidebar.js';
import {
    control,
    dismissed,
    here,
    isUnread,
    markRead,
    now,
    onChange,
    openChannel,
    read,
    refresh,
    setPanel,
    stickToEnd,
} from '/page/store.js';
import { h, tsMs, userName, world } from '/page/text.js';

const $ = (id) => document.getElementById(id);

/* Acting as the person. */

setActions({
    react: (message, name) => {
        const mine = (message.reactions || []).some(
            (each) => each.name === name && each.users.includes(now.me),
        );
        control(mine ? 'unreact' : 'react', { ...here(), ts: message.ts, name });
    },
    reply: (message) => setPanel({ kind: 'thread', ts: message.thread_ts || message.ts }),
    pin: (message) => control(message.pinned_to ? 'unpin' : 'pin', { ...here(), ts: message.ts }),
    edit: (message) => {
        now.editing = message.ts;
        draw();
    },
    save: async (message, text) => {
        now.editing = null;
        if (text !== null && text !== message.text)
            await control('edit', { ...here(), ts: message.ts, text });
        draw();
    },
    remove: (message) =>
        confirmThat('Delete message', 'This cannot be undone.', 'Delete', () =>
            control('delete', { ...here(), ts: message.ts }),
        ),
    more: (message, anchor) =>
        menu(anchor, [
            [
                'Add to timeline',
                () => control('action', { ...here(), ts: message.ts, callback_id: 'add_note' }),
            ],
            [
                'Make action item',
                () => control('action', { ...here(), ts: message.ts, callback_id: 'make_action' }),
            ],
            [
                'Copy link',
                () =>
                    navigator.clipboard.writeText(
                        `${location.origin}/archives/${now.channelId}/p${message.ts.replace('.', '')}`,
                    ),
            ],
            ['Copy timestamp', () => navigator.clipboard.writeText(message.ts)],
            ['Show a link preview', () => control('unfurl', { channel: now.channelId, ts: message.ts })],
        ]),
    press: (message, element, block, value) =>
        control('press', {
            ...here(),
            ts: message.ts,
            action_id: element.action_id,
            block_id: block.block_id,
            value,
        }),
    dismiss: (message) => {
        dismissed.add(message.ts);
        draw();
    },
    isEditing: (message) => now.editing === message.ts,
    isMine: (message) => message.user === now.me,
    isFocused: (message) => now.focusTs === message.ts,
});

async function send(text, thread, broadcast) {
    const slash = /^\/(\S+)\s*([\s\S]*)$/.exec(text.raw);
    if (slash && !thread) {
        await control('slash', {
            ...here(),
            command: `/${slash[1]}`,
            text: text.labelled.replace(/^\/\S+\s*/, '').trim(),
        });
        return;
    }
    if (slash && `/${slash[1]}` === now.state.app.command) {
        toast('Commands cannot be used in threads.');
        return;
    }
    stickToEnd();
    await control('say', { ...here(), text: text.wire, thread, broadcast });
}

async function upload(file, text, thread) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000)
        binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    await control('upload', { ...here(), name: file.name, base64: btoa(binary), text, thread });
}

const composers = {
    main: composer({
        send: (text) => send(text),
        upload: (file, text) => upload(file, text),
        label: 'Message',
        testid: 'composer',
        command: () => now.state.app.command,
        shortcuts: (anchor) =>
            menu(anchor, [
                [
                    'Start a disruption',
                    () => control('shortcut', { user: now.me, callback_id: 'start_disruption' }),
                ],
            ]),
    }),
    thread: composer({
        send: (text, broadcast) => send(text, now.panel.ts, broadcast),
        upload: (file, text) => upload(file, text, now.panel.ts),
        label: 'Reply',
        testid: 'thread-composer',
        broadcast: true,
        command: () => now.state.app.command,
    }),
};

/* Drawing. A button is pressed only when it is still there where the finger goes up: until then nothing is drawn. */
let held = false;
let undrawn = false;

addEventListener('pointerdown', (event) => (held = Boolean(event.target.closest('button, a'))), true);
for (const end of ['pointerup', 'pointercancel'])
    addEventListener(
        end,
        () =>
            setTimeout(() => {
                held = false; /* the click has been heard by now */
                if (undrawn) draw();
            }),
        true,
    );

function draw() {
    undrawn = held;
    if (held || !now.state || !now.conversation) return;
    drawPersons();
    drawSidebar($('channel-list'), now, { openChannel, isUnread, createChannel, openDirect });
    drawHeader();
    drawComposer(); /* before the messages: it takes of their room, and their end is to be seen */
    drawMessages();
    drawPanel(composers.thread);
    showView(now.state.view, {
        submit: (view, values) => control('submit', { user: now.me, view_id: view.id, values }),
        close: (view) => control('close', { user: now.me, view_id: view.id }),
        press: (view, element, block, value) =>
            control('press', {
                user: now.me,
                view_id: view.id,
                action_id: element.action_id,
                block_id: block.block_id,
                value,
            }),
    });
    document.body.dataset.person = world.me; /* whose view is drawn, while another's may be on its way */
    const connected = now.state.app.sockets > 0;
    $('app-state').textContent = connected ? 'app connected' : 'app not connected';
    $('app-state').className = connected ? 'on' : 'off';
}

function drawMessages() {
    const box = $('messages');
    const stick = box.dataset.stick !== 'no' || box.scrollHeight - box.scrollTop - box.clientHeight < 120;
    if (now.tab === 'home') {
        const home = now.state.home;
        box.replaceChildren(
            h(
                'div',
                { class: 'home', 'data-testid': 'home' },
                home
                    ? renderBlocks(home.blocks, (element, block, value) =>
                          control('press', {
                              user: now.me,
                              view_id: home.id,
                              action_id: element.action_id,
                              block_id: block.block_id,
                              value,
                          }),
                      )
                    : h('p', { class: 'quiet' }, 'The app shows nothing here yet.'),
            ),
        );
        return;
    }
    const first = now.conversation.messages[0];
    const all = [
        ...now.older.filter((message) => !first || message.ts < first.ts),
        ...now.conversation.messages,
        ...now.conversation.ephemerals.filter((message) => !dismissed.has(message.ts) && !message.thread_ts),
    ].sort((a, b) => tsMs(a.ts) - tsMs(b.ts) || (a.ts < b.ts ? -1 : 1));
    messageList(box, all, {
        earlier: now.conversation.has_more && now.older.done !== now.channelId ? loadOlder : null,
        beginning: beginning(),
    });
    if (stick && !now.focusTs) box.scrollTop = box.scrollHeight;
    const last = now.conversation.messages[now.conversation.messages.length - 1];
    markRead(now.channelId, last && last.ts);
    focusMessage(box);
}

function beginning() {
    const channel = world.channels.get(now.channelId);
    const what = channel.name ? `#${channel.name}` : `your conversation with ${userName(channel.user)}`;
    return `This is the beginning of ${what}. Type ${now.state.app.command} help to see what the app can do.`;
}

async function loadOlder() {
    const first = now.older[0] || now.conversation.messages[0];
    const page = await read('channel', { channel: now.channelId, before: first.ts });
    if (!page) return;
    now.older = [...page.messages, ...now.older];
    if (!page.has_more) now.older.done = now.channelId;
    $('messages').dataset.stick = 'no';
    draw();
}

$('messages').addEventListener('scroll', () => {
    const box = $('messages');
    box.dataset.stick = box.scrollHeight - box.scrollTop - box.clientHeight < 40 ? 'yes' : 'no';
});

/* Pictures grow when they arrive, the composer while one types; who was at the end stays there. */
function keepEnd() {
    if ($('messages').dataset.stick !== 'no') $('messages').scrollTop = $('messages').scrollHeight;
}

$('messages').addEventListener('load', keepEnd, true);
new ResizeObserver(keepEnd).observe($('messages'));

/* A permalink's message, scrolled to once. */
function focusMessage(box) {
    const node = now.focusTs && box.querySelector(`[data-ts="${CSS.escape(now.focusTs)}"]`);
    if (!node) return;
    node.scrollIntoView({ block: 'center' });
    node.classList.add('focused');
    now.focusTs = null;
}

function drawComposer() {
    const channel = world.channels.get(now.channelId);
    const slot = $('composer-slot');
    const note = (text, ...rest) => h('div', { class: 'composer-note' }, text, ...rest);
    if (channel.is_archived) slot.replaceChildren(note('This channel is archived. '));
    else if (channel.name && !channel.is_member)
        slot.replaceChildren(
            note(
                `You are looking at #${channel.name}. `,
                h(
                    'button',
                    { type: 'button', class: 'button primary', onclick: () => control('join', here()) },
                    'Join channel',
                ),
            ),
        );
    else if (slot.firstChild !== composers.main.node) slot.replaceChildren(composers.main.node);
    slot.hidden = now.tab === 'home';
    composers.main.setPlaceholder(
        channel.name ? `Message #${channel.name}` : `Message ${userName(channel.user)}`,
    );
}

/* Live: the server says that something changed, the page looks again. */
function listen() {
    const socket = new WebSocket(`${location.protocol.replace('http', 'ws')}//${location.host}/page/socket`);
    socket.onopen = refresh;
    socket.onmessage = refresh;
    socket.onclose = () => setTimeout(listen, 1000);
}

/* The address of a permalink names channel and message. */
function fromAddress() {
    const match = /^\/archives\/([^/]+)(?:\/p(\d+)(\d{6}))?$/.exec(location.pathname);
    if (!match) return;
    now.channelId = match[1];
    now.focusTs = match[2] ? `${match[2]}.${match[3]}` : null;
    const thread = new URLSearchParams(location.search).get('thread_ts');
    if (thread) now.panel = { kind: 'thread', ts: thread };
    history.replaceState(null, '', '/');
}

$('main').addEventListener('click', (event) => {
    if (!event.target.closest('[data-only="phone"]')) document.body.classList.remove('sidebar-open');
});
$('messages').addEventListener('scroll', closeFloating);
onChange(draw);
fromAddress();
listen();
