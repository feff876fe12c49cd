/* Above the conversation: who one is, which channel this is, and what can be done with it. */
import { ask, iconButton, icons, menu, svg } from '/page/dialogs.js';
import { control, here, now, openChannel, refresh, setPanel } from '/page/store.js';
import { h, mrkdwn, userName, world } from '/page/text.js';

const $ = (id) => document.getElementById(id);

export function drawPersons() {
    const people = now.state.users.filter((user) => !user.deleted && user.id !== now.state.app.bot_user);
    const key = now.me + JSON.stringify(people.map((user) => [user.id, userName(user.id)]));
    if ($('person').dataset.key === key) return;
    $('person').dataset.key = key;
    $('person').replaceChildren(
        ...people.map((user) =>
            h(
                'option',
                { value: user.id },
                userName(user.id) + (user.is_bot ? ' (bot)' : user.is_restricted ? ' (guest)' : ''),
            ),
        ),
    );
    $('person').value = now.me;
}

$('person').addEventListener('change', () => {
    now.me = $('person').value;
    localStorage.setItem('sandbox.me', now.me);
    now.panel = null;
    refresh();
});

export function drawHeader() {
    const channel = world.channels.get(now.channelId);
    const bot = now.state.app.bot_user;
    const title = channel.name
        ? [h('span', { class: 'hash' }, svg(icons[channel.is_private ? 'lock' : 'hash'])), channel.name]
        : [userName(channel.user)];
    $('channel-header').replaceChildren(
        iconButton('menu', 'Channels', () => document.body.classList.toggle('sidebar-open'), {
            'data-only': 'phone',
        }),
        h(
            'div',
            { class: 'channel-title' },
            h(
                'h1',
                { 'data-testid': 'channel-name' },
                title,
                channel.is_archived ? h('span', { class: 'badge' }, 'archived') : null,
            ),
            channel.name
                ? h(
                      'button',
                      {
                          type: 'button',
                          class: 'topic',
                          'data-testid': 'topic',
                          'aria-label': 'Channel topic',
                          onclick: () => setTopic(channel),
                      },
                      channel.topic.value ? mrkdwn(channel.topic.value) : 'Add a topic',
                  )
                : null,
        ),
        ...(channel.user === bot ? [tab('messages', 'Messages'), tab('home', 'Home')] : []),
        ...(channel.name
            ? [
                  h(
                      'button',
                      {
                          type: 'button',
                          class: 'pill',
                          'aria-label': 'Members',
                          'data-testid': 'members',
                          onclick: () => toggle('members'),
                      },
                      svg(icons.people),
                      String(channel.num_members),
                  ),
                  h(
                      'button',
                      {
                          type: 'button',
                          class: 'pill',
                          'aria-label': 'Pinned messages',
                          'data-testid': 'pins',
                          onclick: () => toggle('pins'),
                      },
                      svg(icons.pin),
                      String(now.conversation.pins.length),
                  ),
                  iconButton('more', 'Channel menu', (event) => channelMenu(channel, event.currentTarget)),
              ]
            : []),
    );
}

function tab(name, text) {
    return h(
        'button',
        {
            type: 'button',
            class: now.tab === name ? 'pill pill-on' : 'pill',
            onclick: async () => {
                now.tab = name;
                if (name === 'home') await control('home', { user: now.me });
                refresh();
            },
        },
        text,
    );
}

const toggle = (kind) => setPanel(now.panel && now.panel.kind === kind ? null : { kind });

function setTopic(channel) {
    ask('Channel topic', [['topic', 'Topic', 'text', channel.topic.value]], 'Save', ({ topic }) =>
        control('change', { channel: channel.id, by: now.me, topic }),
    );
}

function channelMenu(channel, anchor) {
    const change = (what) => control('change', { channel: channel.id, by: now.me, ...what });
    const items = [
        ['Set the topic', () => setTopic(channel)],
        ['Rename', () => ask('Rename channel', [['name', 'Name', 'text', channel.name]], 'Rename', change)],
        [
            'Add somebody',
            () =>
                ask('Add to channel', [['who', 'Name, or disruption for the app']], 'Add', ({ who }) =>
                    control('join', { channel: channel.id, user: who.replace(/^@/, ''), by: now.me }),
                ),
        ],
        [
            channel.has_bot ? 'Remove the app' : 'Add the app',
            () =>
                control(channel.has_bot ? 'leave' : 'join', {
                    channel: channel.id,
                    user: now.state.app.bot_user,
                    by: now.me,
                }),
        ],
        [channel.is_archived ? 'Unarchive' : 'Archive', () => change({ archived: !channel.is_archived })],
    ];
    if (channel.is_member) items.push(['Leave', () => control('leave', here())]);
    menu(anchor, items);
}

export function createChannel() {
    ask(
        'New channel',
        [
            ['name', 'Name'],
            ['private', 'Private', 'checkbox'],
            ['bot', 'Add the app', 'checkbox'],
        ],
        'Create',
        async (wish) => {
            const made = await control('channel', {
                ...wish,
                name: wish.name.toLowerCase().replace(/\s+/g, '-'),
                by: now.me,
            });
            if (made.ok) openChannel(made.channel.id);
        },
    );
}

export async function openDirect(userId) {
    const made = await control('dm', { user: now.me, with: userId });
    if (made.ok) openChannel(made.channel.id);
}
