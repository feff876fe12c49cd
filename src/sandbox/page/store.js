/* What the server knows in front of one person, how the page asks for it, and how it acts for that person. */
import { toast } from '/page/dialogs.js';
import { world } from '/page/text.js';

/* What is shown, and for whom. */
export const now = {
    me: localStorage.getItem('sandbox.me') || 'U0ANA',
    channelId: null,
    state: null,
    conversation: null,
    older: [],
    panel: null,
    thread: null,
    tab: 'messages',
    focusTs: null,
    editing: null,
};
export const dismissed = new Set();
const readMarks = JSON.parse(localStorage.getItem('sandbox.read') || '{}');

export async function control(name, args) {
    const answer = await fetch(`/control/${name}`, { method: 'POST', body: JSON.stringify(args) })
        .then((r) => r.json())
        .catch(() => ({ ok: false, error: 'The sandbox does not answer.' }));
    if (!answer.ok) toast(answer.error);
    return answer;
}

export async function read(name, args) {
    const answer = await fetch(`/page/${name}?${new URLSearchParams({ user: now.me, ...args })}`)
        .then((r) => r.json())
        .catch(() => null);
    return answer && answer.ok !== false ? answer : null;
}

export const here = () => ({ user: now.me, channel: now.channelId });

/* Reading marks: up to which message each person has seen each channel. */
export const isUnread = (channel) =>
    Boolean(channel.latest) &&
    channel.latest_by !== now.me &&
    (channel.is_member || !channel.name) &&
    channel.id !== now.channelId &&
    (readMarks[`${now.me}/${channel.id}`] || '0') < channel.latest;

export function markRead(channelId, ts) {
    if (!ts) return;
    readMarks[`${now.me}/${channelId}`] = ts;
    localStorage.setItem('sandbox.read', JSON.stringify(readMarks));
}

/* Refreshing: one at a time, another one after it when something changed meanwhile. */
let refreshing = false;
let again = false;
let drawAll = () => {};

/* Who draws what was read. */
export function onChange(draw) {
    drawAll = draw;
}

export async function refresh() {
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
    if (!state) return;
    now.state = state;
    learn(state);
    if (!world.channels.has(now.channelId))
        now.channelId = (
            state.channels.find((channel) => channel.name && channel.is_member) || state.channels[0]
        ).id;
    now.conversation = await read('channel', { channel: now.channelId });
    now.thread =
        now.panel && now.panel.ts ? await read('thread', { channel: now.channelId, ts: now.panel.ts }) : null;
    drawAll();
}

function learn(state) {
    world.users = new Map(state.users.map((user) => [user.id, user]));
    world.byName = new Map(state.users.map((user) => [user.name.toLowerCase(), user]));
    world.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
    world.me = now.me;
    world.zone = (world.users.get(now.me) || {}).tz || 'UTC';
}

/* The end of the conversation stays in sight. */
export function stickToEnd() {
    document.getElementById('messages').dataset.stick = 'yes';
}

export function openChannel(id) {
    if (now.channelId !== id)
        Object.assign(now, {
            channelId: id,
            older: [],
            panel: null,
            thread: null,
            tab: 'messages',
            conversation: null,
        });
    document.body.classList.remove('sidebar-open');
    stickToEnd();
    refresh();
}
world.openChannel = openChannel;

export function setPanel(panel) {
    now.panel = panel;
    refresh();
}
