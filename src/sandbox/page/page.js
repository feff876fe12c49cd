/* The chat page: keeps what the server knows in front of one person, and acts for that person. */
import { composer } from '/page/composer.js';
import { ask, closeFloating, confirmThat, iconButton, menu, showView, svg, icons, toast } from '/page/dialogs.js';
import { renderBlocks } from '/page/blocks.js';
import { clock, day, h, mrkdwn, tsMs, userName, world } from '/page/text.js';
import { messageList, messageNode, setActions } from '/page/messages.js';
import { drawSidebar } from '/page/sidebar.js';

const $ = (id) => document.getElementById(id);

/* What is shown, and for whom. */
const now = { me: localStorage.getItem('sandbox.me') || 'U0ANA', channelId: null, state: null, conversation: null,
    older: [], panel: null, thread: null, tab: 'messages', focusTs: null, editing: null };
const dismissed = new Set();
const readMarks = JSON.parse(localStorage.getItem('sandbox.read') || '{}');

async function control(name, args) {
    const answer = await fetch(`/control/${name}`, { method: 'POST', body: JSON.stringify(args) }).then((r) => r.json())
        .catch(() => ({ ok: false, error: 'The sandbox does not answer.' }));
    if (!answer.ok)
        toast(answer.error);
    return answer;
}

async function read(name, args) {
    const answer = await fetch(`/page/${name}?${new URLSearchParams({ user: now.me, ...args })}`).then((r) => r.json()).catch(() => null);
    return answer && answer.ok !== false ? answer : null;
}

/* Reading marks: up to which message each person has seen each channel. */
export const isUnread = (channel) => Boolean(channel.latest) && channel.latest_by !== now.me && (channel.is_member || !channel.name)
    && channel.id !== now.channelId && (readMarks[`${now.me}/${channel.id}`] || '0') < channel.latest;

function markRead(channelId, ts) {
    if (!ts)
        return;
    readMarks[`${now.me}/${channelId}`] = ts;
    localStorage.setItem('sandbox.read', JSON.stringify(readMarks));
}

/* Refreshing: one at a time, another one after it when something changed meanwhile. */
let refreshing = false;
let again = false;

async function refresh() {
    if (refreshing) {
        again = true;
        return;
    }
    refreshing = true;
    do {
        again = false;
        await load();
    } while (again);
    refreshing = false;
}

async function load() {
    const state = await read('state', {});
    if (!state)
        return;
    now.state = state;
    learn(state);
    if (!world.channels.has(now.channelId))
        now.channelId = (state.channels.find((channel) => channel.name && channel.is_member) || state.channels[0]).id;
    now.conversation = await read('channel', { channel: now.channelId });
    now.thread = now.panel && now.panel.ts ? await read('thread', { channel: now.channelId, ts: now.panel.ts }) : null;
    draw();
}

function learn(state) {
    world.users = new Map(state.users.map((user) => [user.id, user]));
    world.byName = new Map(state.users.map((user) => [user.name.toLowerCase(), user]));
    world.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
    world.me = now.me;
    world.zone = (world.users.get(now.me) || {}).tz || 'UTC';
}

export function openChannel(id) {
    if (now.channelId !== id)
        Object.assign(now, { channelId: id, older: [], panel: null, thread: null, tab: 'messages', conversation: null });
    document.body.classList.remove('sidebar-open');
    $('messages').dataset.stick = 'yes';
    refresh();
}
world.openChannel = openChannel;

function setPanel(panel) {
    now.panel = panel;
    refresh();
}

/* Acting as the person. */
const here = () => ({ user: now.me, channel: now.channelId });

setActions({
    react: (message, name) => {
        const mine = (message.reactions || []).some((each) => each.name === name && each.users.includes(now.me));
        control(mine ? 'unreact' : 'react', { ...here(), ts: message.ts, name });
    },
    reply: (message) => setPanel({ kind: 'thread', ts: message.thread_ts || message.ts }),
    pin: (message) => control(message.pinned_to ? 'unpin' : 'pin', { ...here(), ts: message.ts }),
    edit: (message) => { now.editing = message.ts; draw(); },
    save: async (message, text) => {
        now.editing = null;
        if (text !== null && text !== message.text)
            await control('edit', { ...here(), ts: message.ts, text });
        draw();
    },
    remove: (message) => confirmThat('Delete message', 'This cannot be undone.', 'Delete', () => control('delete', { ...here(), ts: message.ts })),
    more: (message, anchor) => menu(anchor, [
        ['Add to timeline', () => control('action', { ...here(), ts: message.ts, callback_id: 'tag_timeline' })],
        ['Make action item', () => control('action', { ...here(), ts: message.ts, callback_id: 'make_action' })],
        ['Copy link', () => navigator.clipboard.writeText(`${location.origin}/archives/${now.channelId}/p${message.ts.replace('.', '')}`)],
        ['Copy timestamp', () => navigator.clipboard.writeText(message.ts)],
        ['Show a link preview', () => control('unfurl', { channel: now.channelId, ts: message.ts })],
    ]),
    press: (message, element, block, value) => control('press', { ...here(), ts: message.ts, action_id: element.action_id,
        block_id: block.block_id, value }),
    dismiss: (message) => { dismissed.add(message.ts); draw(); },
    isEditing: (message) => now.editing === message.ts,
    isMine: (message) => message.user === now.me,
    isFocused: (message) => now.focusTs === message.ts,
});

async function send(text, thread, broadcast) {
    const slash = /^\/(\S+)\s*([\s\S]*)$/.exec(text.raw);
    if (slash && !thread) {
        await control('slash', { ...here(), command: `/${slash[1]}`, text: text.labelled.replace(/^\/\S+\s*/, '').trim() });
        return;
    }
    if (slash && `/${slash[1]}` === now.state.app.command) {
        toast('Commands cannot be used in threads.');
        return;
    }
    $('messages').dataset.stick = 'yes';
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
    main: composer({ send: (text) => send(text), upload: (file, text) => upload(file, text), label: 'Message', testid: 'composer',
        command: () => now.state.app.command }),
    thread: composer({ send: (text, broadcast) => send(text, now.panel.ts, broadcast), upload: (file, text) => upload(file, text, now.panel.ts),
        label: 'Reply', testid: 'thread-composer', broadcast: true, command: () => now.state.app.command }),
};

/* Drawing. */
function draw() {
    if (!now.state || !now.conversation)
        return;
    drawPersons();
    drawSidebar($('channel-list'), now, { openChannel, isUnread, createChannel, openDirect });
    drawHeader();
    drawMessages();
    drawComposer();
    drawPanel();
    showView(now.state.view, {
        submit: (view, values) => control('submit', { user: now.me, view_id: view.id, values }),
        close: (view) => control('close', { user: now.me, view_id: view.id }),
        press: (view, element, block, value) => control('press', { user: now.me, view_id: view.id, action_id: element.action_id,
            block_id: block.block_id, value }),
    });
    const connected = now.state.app.sockets > 0;
    $('app-state').textContent = connected ? 'app connected' : 'app not connected';
    $('app-state').className = connected ? 'on' : 'off';
}

function drawPersons() {
    const people = now.state.users.filter((user) => !user.deleted && user.id !== now.state.app.bot_user);
    const key = now.me + JSON.stringify(people.map((user) => [user.id, userName(user.id)]));
    if ($('person').dataset.key === key)
        return;
    $('person').dataset.key = key;
    $('person').replaceChildren(...people.map((user) => h('option', { value: user.id },
        userName(user.id) + (user.is_bot ? ' (bot)' : user.is_restricted ? ' (guest)' : ''))));
    $('person').value = now.me;
}

$('person').addEventListener('change', () => {
    now.me = $('person').value;
    localStorage.setItem('sandbox.me', now.me);
    now.panel = null;
    refresh();
});

function drawHeader() {
    const channel = world.channels.get(now.channelId);
    const bot = now.state.app.bot_user;
    const title = channel.name ? [h('span', { class: 'hash' }, svg(icons[channel.is_private ? 'lock' : 'hash'])), channel.name] : [userName(channel.user)];
    $('channel-header').replaceChildren(
        iconButton('menu', 'Channels', () => document.body.classList.toggle('sidebar-open'), { 'data-only': 'phone' }),
        h('div', { class: 'channel-title' },
            h('h1', { 'data-testid': 'channel-name' }, title, channel.is_archived ? h('span', { class: 'badge' }, 'archived') : null),
            channel.name ? h('button', { type: 'button', class: 'topic', 'data-testid': 'topic', 'aria-label': 'Channel topic', onclick: () => setTopic(channel) },
                channel.topic.value ? mrkdwn(channel.topic.value) : 'Add a topic') : null),
        ...(channel.user === bot ? [tab('messages', 'Messages'), tab('home', 'Home')] : []),
        ...(channel.name ? [
            h('button', { type: 'button', class: 'pill', 'aria-label': 'Members', 'data-testid': 'members', onclick: () => toggle('members') },
                svg(icons.people), String(channel.num_members)),
            h('button', { type: 'button', class: 'pill', 'aria-label': 'Pinned messages', 'data-testid': 'pins', onclick: () => toggle('pins') },
                svg(icons.pin), String(now.conversation.pins.length)),
            iconButton('more', 'Channel menu', (event) => channelMenu(channel, event.currentTarget))] : []));
}

function tab(name, text) {
    return h('button', { type: 'button', class: now.tab === name ? 'pill pill-on' : 'pill', onclick: async () => {
        now.tab = name;
        if (name === 'home')
            await control('home', { user: now.me });
        draw();
    } }, text);
}

const toggle = (kind) => setPanel(now.panel && now.panel.kind === kind ? null : { kind });

function setTopic(channel) {
    ask('Channel topic', [['topic', 'Topic', 'text', channel.topic.value]], 'Save',
        ({ topic }) => control('change', { channel: channel.id, by: now.me, topic }));
}

function channelMenu(channel, anchor) {
    const change = (what) => control('change', { channel: channel.id, by: now.me, ...what });
    const items = [
        ['Set the topic', () => setTopic(channel)],
        ['Rename', () => ask('Rename channel', [['name', 'Name', 'text', channel.name]], 'Rename', change)],
        ['Add somebody', () => ask('Add to channel', [['who', 'Name, or disruption for the app']], 'Add',
            ({ who }) => control('join', { channel: channel.id, user: who.replace(/^@/, ''), by: now.me }))],
        [channel.has_bot ? 'Remove the app' : 'Add the app', () => control(channel.has_bot ? 'leave' : 'join',
            { channel: channel.id, user: now.state.app.bot_user, by: now.me })],
        [channel.is_archived ? 'Unarchive' : 'Archive', () => change({ archived: !channel.is_archived })],
    ];
    if (channel.is_member)
        items.push(['Leave', () => control('leave', here())]);
    menu(anchor, items);
}

function createChannel() {
    ask('New channel', [['name', 'Name'], ['private', 'Private', 'checkbox'], ['bot', 'Add the app', 'checkbox']], 'Create', async (wish) => {
        const made = await control('channel', { ...wish, name: wish.name.toLowerCase().replace(/\s+/g, '-'), by: now.me });
        if (made.ok)
            openChannel(made.channel.id);
    });
}

async function openDirect(userId) {
    const made = await control('dm', { user: now.me, with: userId });
    if (made.ok)
        openChannel(made.channel.id);
}

function drawMessages() {
    const box = $('messages');
    const stick = box.dataset.stick !== 'no' || box.scrollHeight - box.scrollTop - box.clientHeight < 120;
    if (now.tab === 'home') {
        const home = now.state.home;
        box.replaceChildren(h('div', { class: 'home', 'data-testid': 'home' }, home
            ? renderBlocks(home.blocks, (element, block, value) => control('press', { user: now.me, view_id: home.id,
                action_id: element.action_id, block_id: block.block_id, value }))
            : h('p', { class: 'quiet' }, 'The app shows nothing here yet.')));
        return;
    }
    const first = now.conversation.messages[0];
    const all = [...now.older.filter((message) => !first || message.ts < first.ts), ...now.conversation.messages,
        ...now.conversation.ephemerals.filter((message) => !dismissed.has(message.ts) && !message.thread_ts)]
        .sort((a, b) => (tsMs(a.ts) - tsMs(b.ts)) || (a.ts < b.ts ? -1 : 1));
    messageList(box, all, { earlier: now.conversation.has_more && now.older.done !== now.channelId ? loadOlder : null,
        beginning: beginning() });
    if (stick && !now.focusTs)
        box.scrollTop = box.scrollHeight;
    const last = now.conversation.messages[now.conversation.messages.length - 1];
    markRead(now.channelId, last && last.ts);
    focusMessage(box);
}

function beginning() {
    const channel = world.channels.get(now.channelId);
    return channel.name ? `This is the beginning of #${channel.name}.` : `This is the beginning of your conversation with ${userName(channel.user)}.`;
}

async function loadOlder() {
    const first = now.older[0] || now.conversation.messages[0];
    const page = await read('channel', { channel: now.channelId, before: first.ts });
    if (!page)
        return;
    now.older = [...page.messages, ...now.older];
    if (!page.has_more)
        now.older.done = now.channelId;
    $('messages').dataset.stick = 'no';
    draw();
}

$('messages').addEventListener('scroll', () => {
    const box = $('messages');
    box.dataset.stick = box.scrollHeight - box.scrollTop - box.clientHeight < 40 ? 'yes' : 'no';
});

/* Pictures grow when they arrive; who was at the end stays there. */
$('messages').addEventListener('load', () => {
    if ($('messages').dataset.stick !== 'no')
        $('messages').scrollTop = $('messages').scrollHeight;
}, true);

/* A permalink's message, scrolled to once. */
function focusMessage(box) {
    const node = now.focusTs && box.querySelector(`[data-ts="${CSS.escape(now.focusTs)}"]`);
    if (!node)
        return;
    node.scrollIntoView({ block: 'center' });
    node.classList.add('focused');
    now.focusTs = null;
}

function drawComposer() {
    const channel = world.channels.get(now.channelId);
    const slot = $('composer-slot');
    const note = (text, ...rest) => h('div', { class: 'composer-note' }, text, ...rest);
    if (channel.is_archived)
        slot.replaceChildren(note('This channel is archived. '));
    else if (channel.name && !channel.is_member)
        slot.replaceChildren(note(`You are looking at #${channel.name}. `, h('button', { type: 'button', class: 'button primary',
            onclick: () => control('join', here()) }, 'Join channel')));
    else if (slot.firstChild !== composers.main.node)
        slot.replaceChildren(composers.main.node);
    slot.hidden = now.tab === 'home';
    composers.main.setPlaceholder(channel.name ? `Message #${channel.name}` : `Message ${userName(channel.user)}`);
}

const panels = {
    thread: () => {
        if (!now.thread)
            return ['Thread', h('p', { class: 'quiet' }, 'This thread is gone.')];
        const list = h('div', { class: 'panel-list', 'data-testid': 'thread' });
        const whispers = now.thread.ephemerals.filter((each) => each.thread_ts === now.panel.ts && !dismissed.has(each.ts));
        messageList(list, [now.thread.parent, ...[...now.thread.replies, ...whispers].sort((a, b) => (a.ts < b.ts ? -1 : 1))], { inThread: true });
        return ['Thread', list, composers.thread.node];
    },
    pins: () => ['Pinned messages', h('div', { class: 'panel-list', 'data-testid': 'pin-list' }, now.conversation.pins.length === 0
        ? h('p', { class: 'quiet' }, 'Nothing is pinned here.') : now.conversation.pins.map((message) =>
            h('div', { class: 'pin-card' }, h('small', {}, `${day(tsMs(message.ts))}, ${clock(tsMs(message.ts))}`), messageNode(message, { bare: true }))))],
    members: () => ['Members', h('div', { class: 'panel-list', 'data-testid': 'member-list' }, now.conversation.members.map((id) =>
        h('button', { type: 'button', class: 'member', onclick: () => openDirect(id) }, userName(id),
            h('small', {}, ((world.users.get(id) || {}).is_bot ? 'app · ' : '') + ((world.users.get(id) || {}).tz || '')))))],
};

function drawPanel() {
    const panel = $('panel');
    panel.hidden = !now.panel;
    document.body.classList.toggle('panel-open', Boolean(now.panel));
    if (!now.panel)
        return;
    const old = panel.querySelector('.panel-list');
    const kept = old ? old.scrollTop : 0;
    const bottom = old ? old.scrollHeight - old.scrollTop - old.clientHeight < 60 : true;
    const focused = panel.contains(document.activeElement) && document.activeElement === composers.thread.input;
    const [title, ...nodes] = panels[now.panel.kind]();
    panel.replaceChildren(h('header', {}, h('h2', {}, title), iconButton('close', 'Close panel', () => setPanel(null))), ...nodes);
    const list = panel.querySelector('.panel-list');
    if (list)
        list.scrollTop = bottom ? list.scrollHeight : kept;
    if (focused)
        composers.thread.input.focus();
}

/* Live: the server says that something changed, the page looks again. */
function listen() {
    const socket = new WebSocket(`ws://${location.host}/page/socket`);
    socket.onopen = refresh;
    socket.onmessage = refresh;
    socket.onclose = () => setTimeout(listen, 1000);
}

/* The address of a permalink names channel and message. */
function fromAddress() {
    const match = /^\/archives\/([^/]+)(?:\/p(\d+)(\d{6}))?$/.exec(location.pathname);
    if (!match)
        return;
    now.channelId = match[1];
    now.focusTs = match[2] ? `${match[2]}.${match[3]}` : null;
    const thread = new URLSearchParams(location.search).get('thread_ts');
    if (thread)
        now.panel = { kind: 'thread', ts: thread };
    history.replaceState(null, '', '/');
}

$('main').addEventListener('click', (event) => {
    if (!event.target.closest('[data-only="phone"]'))
        document.body.classList.remove('sidebar-open');
});
$('messages').addEventListener('scroll', closeFloating);
fromAddress();
listen();
