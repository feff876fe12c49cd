/* Beside the conversation: a thread, the pinned messages, the members. */
import { iconButton } from '/page/dialogs.js';
import { openDirect } from '/page/header.js';
import { messageList, messageNode } from '/page/messages.js';
import { dismissed, now, setPanel } from '/page/store.js';
import { clock, day, h, tsMs, userName, world } from '/page/text.js';

/* composer: the one for replies */
const panels = {
    thread: (composer) => {
        if (!now.thread) return ['Thread', h('p', { class: 'quiet' }, 'This thread is gone.')];
        const list = h('div', { class: 'panel-list', 'data-testid': 'thread' });
        const whispers = now.thread.ephemerals.filter(
            (each) => each.thread_ts === now.panel.ts && !dismissed.has(each.ts),
        );
        messageList(
            list,
            [
                now.thread.parent,
                ...[...now.thread.replies, ...whispers].sort((a, b) => (a.ts < b.ts ? -1 : 1)),
            ],
            { inThread: true },
        );
        return ['Thread', list, composer.node];
    },
    pins: () => [
        'Pinned messages',
        h(
            'div',
            { class: 'panel-list', 'data-testid': 'pin-list' },
            now.conversation.pins.length === 0
                ? h('p', { class: 'quiet' }, 'Nothing is pinned here.')
                : now.conversation.pins.map((message) =>
                      h(
                          'div',
                          { class: 'pin-card' },
                          h('small', {}, `${day(tsMs(message.ts))}, ${clock(tsMs(message.ts))}`),
                          messageNode(message, { bare: true }),
                      ),
                  ),
        ),
    ],
    members: () => [
        'Members',
        h(
            'div',
            { class: 'panel-list', 'data-testid': 'member-list' },
            now.conversation.members.map((id) =>
                h(
                    'button',
                    { type: 'button', class: 'member', onclick: () => openDirect(id) },
                    userName(id),
                    h(
                        'small',
                        {},
                        ((world.users.get(id) || {}).is_bot ? 'app · ' : '') +
                            ((world.users.get(id) || {}).tz || ''),
                    ),
                ),
            ),
        ),
    ],
};

export function drawPanel(composer) {
    const panel = document.getElementById('panel');
    panel.hidden = !now.panel;
    document.body.classList.toggle('panel-open', Boolean(now.panel));
    if (!now.panel) return;
    const old = panel.querySelector('.panel-list');
    const kept = old ? old.scrollTop : 0;
    const bottom = old ? old.scrollHeight - old.scrollTop - old.clientHeight < 60 : true;
    const focused = panel.contains(document.activeElement) && document.activeElement === composer.input;
    const [title, ...nodes] = panels[now.panel.kind](composer);
    panel.replaceChildren(
        h(
            'header',
            {},
            h('h2', {}, title),
            iconButton('close', 'Close panel', () => setPanel(null)),
        ),
        ...nodes,
    );
    const list = panel.querySelector('.panel-list');
    if (list) list.scrollTop = bottom ? list.scrollHeight : kept;
    if (focused) composer.input.focus();
}
