/* The list on the left: channels one is in, conversations, channels one could join. */
import { avatar } from '/page/messages.js';
import { icons, svg } from '/page/dialogs.js';
import { h, userName } from '/page/text.js';

function row(channel, now, act) {
    const name = channel.name || userName(channel.user);
    const unread = act.isUnread(channel);
    const classes = [
        'channel',
        channel.id === now.channelId && 'current',
        unread && 'unread',
        channel.is_archived && 'archived',
    ];
    return h(
        'button',
        {
            type: 'button',
            class: classes.filter(Boolean).join(' '),
            'data-channel': channel.id,
            title: name,
            'aria-label': unread ? `${name}, unread` : name,
            'aria-current': channel.id === now.channelId ? 'page' : null,
            onclick: () => act.openChannel(channel.id),
        },
        channel.name
            ? h('span', { class: 'hash' }, svg(icons[channel.is_private ? 'lock' : 'hash']))
            : avatar(channel.user),
        h('span', { class: 'channel-name' }, name),
        unread ? h('span', { class: 'dot' }) : null,
    );
}

function section(title, rows, extra) {
    return h('section', {}, h('h2', {}, title, extra || null), rows);
}

/* People without a conversation yet are offered too, so that one click starts it. */
function directs(now, act) {
    const open = now.state.channels.filter((channel) => !channel.name && channel.user);
    const known = new Set(open.map((channel) => channel.user));
    const others = now.state.users
        .filter((user) => !known.has(user.id) && user.id !== now.me && !user.deleted)
        .slice(0, 30);
    return [
        ...open.map((channel) => row(channel, now, act)),
        ...others.map((user) =>
            h(
                'button',
                {
                    type: 'button',
                    class: 'channel',
                    'data-user': user.id,
                    onclick: () => act.openDirect(user.id),
                },
                avatar(user.id),
                h('span', { class: 'channel-name' }, userName(user.id)),
            ),
        ),
    ];
}

export function drawSidebar(box, now, act) {
    const named = now.state.channels
        .filter((channel) => channel.name)
        .sort((a, b) => a.name.localeCompare(b.name));
    const mine = named.filter((channel) => channel.is_member && !channel.is_archived);
    const others = named.filter((channel) => !channel.is_member && !channel.is_archived);
    const archived = named.filter((channel) => channel.is_archived);
    const add = h(
        'button',
        {
            type: 'button',
            class: 'add',
            'aria-label': 'Create channel',
            title: 'Create channel',
            onclick: act.createChannel,
        },
        svg(icons.plus),
    );
    box.replaceChildren(
        section(
            'Channels',
            mine.map((channel) => row(channel, now, act)),
            add,
        ),
        others.length > 0
            ? section(
                  'More channels',
                  others.map((channel) => row(channel, now, act)),
              )
            : '',
        archived.length > 0
            ? section(
                  'Archived',
                  archived.map((channel) => row(channel, now, act)),
              )
            : '',
        section('Direct messages', directs(now, act)),
    );
}
