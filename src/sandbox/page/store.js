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

/* Everything is shown at once or not at all: what was read for another person, channel or panel than is looked at by
 * now is dropped, and whoever moved on has asked for a refresh of their own. */
async function load() {
    const { me, channelId, panel } = now;
    const movedOn = () => me !== now.me || channelId !== now.channelId || panel !== now.panel;
    const state = await read('state', {});
    if (!state || movedOn()) return;
    const channel = shownChannel(state, channelId);
    const [conversation, thread] = await Promise.all([
        read('channel', { channel }),
        panel && panel.ts ? read('thread', { channel, ts: panel.ts }) : null,
    ]);
    if (movedOn()) return;
    Object.assign(now, { state, channelId: channel, conversation, thread });
    learn(state);
    drawAll();
}

/* The one that was looked at, as long as this person sees it. */
function shownChannel(state, wanted) {
    if (state.channels.some((channel) => channel.id === wanted)) return wanted;
    return (state.channels.find((channel) => channel.name && channel.is_member) || state.channels[0]).id;
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
