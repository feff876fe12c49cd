/* Text as the wire has it (mrkdwn and its <...> tokens) into nodes, and what people type back into it. */
import { emojiChar } from '/page/emoji.js';

/* What names and times need to know; page.js keeps it current. */
export const world = { users: new Map(), byName: new Map(), channels: new Map(), zone: 'UTC', me: '' };

/* The one way nodes are made here: text is never markup. */
export function h(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
        if (value === null || value === undefined || value === false) continue;
        if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
        else if (key === 'class') node.className = value;
        else if (key === 'value') node.value = value;
        else node.setAttribute(key, value === true ? '' : value);
    }
    node.append(
        ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''),
    );
    return node;
}

export function userName(id) {
    const user = world.users.get(id);
    if (!user) return id === 'USLACKBOT' ? 'Slackbot' : id || 'unknown';
    return user.profile.display_name || user.profile.real_name || user.name;
}

export function channelName(id) {
    const channel = world.channels.get(id);
    return channel ? channel.name || userName(channel.user) : id;
}

/* Times, in the zone of the person the page belongs to. */
export function clock(ms, withSeconds = false) {
    return new Intl.DateTimeFormat('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        second: withSeconds ? '2-digit' : undefined,
        timeZone: world.zone,
    }).format(ms);
}

export function day(ms) {
    return new Intl.DateTimeFormat('en-GB', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: world.zone,
    }).format(ms);
}

export const tsMs = (ts) => Number(ts) * 1000;

function dateToken(body) {
    const [token, fallback] = split(body, '|');
    const [, seconds, format = ''] = token.split('^');
    const ms = Number(seconds) * 1000;
    if (!Number.isFinite(ms) || format === '') return fallback;
    const short = new Intl.DateTimeFormat('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: world.zone,
    });
    return format
        .replace(/\{time_secs\}/g, clock(ms, true))
        .replace(/\{time\}/g, clock(ms))
        .replace(/\{date_long[^}]*\}/g, day(ms))
        .replace(/\{date[^}]*\}/g, short.format(ms))
        .replace(/\{ago\}/g, fallback);
}

/* Before and after the last separator; after is '' when there is none. */
function split(text, separator) {
    const at = text.lastIndexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function mention(text, me, onclick) {
    return h('span', { class: me ? 'mention mention-me' : 'mention', onclick }, text);
}

function link(url, label) {
    const safe = /^(https?|mailto):/i.test(url);
    return safe
        ? h(
              'a',
              { href: url, target: '_blank', rel: 'noopener noreferrer' },
              label || url.replace(/^mailto:/, ''),
          )
        : h('span', {}, label || url);
}

/* One <...> token as a node. */
function token(body) {
    const [target, label] = split(body, '|');
    if (target.startsWith('@'))
        return mention(
            '@' + (world.users.has(target.slice(1)) ? userName(target.slice(1)) : label || target.slice(1)),
            target.slice(1) === world.me,
        );
    if (target.startsWith('#')) {
        const id = target.slice(1);
        const name = world.channels.has(id) ? channelName(id) : label || 'unknown-channel';
        return mention('#' + name, false, () => world.openChannel && world.openChannel(id));
    }
    if (target.startsWith('!date^')) return h('time', {}, dateToken(body));
    if (target.startsWith('!subteam^')) return mention(label || '@group', false);
    if (target.startsWith('!')) return mention('@' + (label || target.slice(1)).replace(/^@/, ''), true);
    return link(unescape(target), unescape(label));
}

export function unescape(text) {
    return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/* Inline marks. Each rule: what it looks like, and the node it becomes; the first that matches earliest wins. */
const rules = [
    [/`([^`\n]+)`/, (m) => h('code', {}, plain(m[1]))],
    [/<([^<>\n]+)>/, (m) => token(m[1])],
    [/(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])/, (m) => h('strong', {}, inline(m[1]))],
    [/(?<![\w_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\w_])/, (m) => h('em', {}, inline(m[1]))],
    [/(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])/, (m) => h('s', {}, inline(m[1]))],
    [/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/, (m) => emojiNode(m[1])],
];

export function emojiNode(name) {
    const char = emojiChar(name);
    return char
        ? h('span', { class: 'emoji', title: `:${name}:`, role: 'img', 'aria-label': name }, char)
        : `:${name}:`;
}

/* Code keeps its marks, but tokens in it still have names. */
function plain(text) {
    return text
        .split(/(<[^<>\n]+>)/)
        .map((piece) =>
            piece.startsWith('<') && piece.endsWith('>')
                ? token(piece.slice(1, -1)).textContent
                : unescape(piece),
        )
        .join('');
}

function inline(text) {
    let first = null;
    for (const [pattern, make] of rules) {
        const match = pattern.exec(text);
        if (match && (first === null || match.index < first.match.index)) first = { match, make };
    }
    if (first === null) return [unescape(text)];
    const { match, make } = first;
    return [
        unescape(text.slice(0, match.index)),
        make(match),
        ...inline(text.slice(match.index + match[0].length)),
    ];
}

function lines(text) {
    const out = [];
    let quote = null;
    for (const line of text.split('\n')) {
        const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
        if (quoted) {
            if (quote === null) out.push((quote = h('blockquote')));
            else quote.append(h('br'));
            quote.append(...inline(quoted[1]));
            continue;
        }
        if (out.length > 0 && quote === null) out.push(h('br'));
        quote = null;
        out.push(...inline(line));
    }
    return out;
}

/* A whole text: fenced blocks first, then lines. */
export function mrkdwn(text) {
    return (text || '')
        .split(/```([\s\S]*?)```/)
        .map((piece, i) =>
            i % 2 === 1
                ? h('pre', {}, h('code', {}, plain(piece.replace(/^\n|\n$/g, ''))))
                : piece === ''
                  ? []
                  : lines(piece),
        );
}

/* Plain text with emoji, for headers and buttons. */
export function emojiText(text) {
    return (text || '')
        .split(/(:[a-z0-9_+'-]+:)/)
        .map((piece) => (/^:.+:$/.test(piece) ? emojiNode(piece.slice(1, -1)) : piece));
}

/* Standard Markdown as far as reports need it: headings, lists, links, the marks that differ. */
export function markdown(text) {
    return text.split('\n').map((line) => {
        const heading = /^(#{1,4}) (.*)$/.exec(line);
        const marked = (rest) =>
            inline(rest.replace(/\*\*(.+?)\*\*/g, '*$1*').replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<$2|$1>'));
        if (heading) return h('div', { class: `md-h md-h${heading[1].length}` }, marked(heading[2]));
        const item = /^(\s*)[-*] (.*)$/.exec(line);
        if (item) return h('div', { class: 'md-li' }, marked(item[2]));
        return h('div', { class: 'md-p' }, marked(line));
    });
}

/* What a person typed as the wire has it: entities, mentions, channels, addresses. */
export function outgoing(typed, labels) {
    const label = (name) => (labels ? `|${name}` : '');
    return typed
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"]/g, (url) => `<${url}>`)
        .replace(/(^|[^\w<@])@([A-Za-z0-9._-]+)/g, (all, before, name) => {
            const special = ['here', 'channel', 'everyone'].includes(name);
            const user = world.byName.get(name.toLowerCase());
            return special ? `${before}<!${name}>` : user ? `${before}<@${user.id}${label(user.name)}>` : all;
        })
        .replace(/(^|[^\w<&#/])#([a-z0-9_-]+)/g, (all, before, name) => {
            const channel = [...world.channels.values()].find((each) => each.name === name);
            return channel ? `${before}<#${channel.id}|${channel.name}>` : all;
        });
}

/* The reverse, to edit a message. */
export function incoming(text) {
    return unescape(
        text
            .replace(/<@([^>|]+)(?:\|[^>]*)?>/g, (all, id) => {
                const user = world.users.get(id);
                return user ? '@' + user.name : all;
            })
            .replace(/<#([^>|]+)(?:\|([^>]*))?>/g, (all, id, name) => '#' + (name || channelName(id)))
            .replace(/<!(here|channel|everyone)>/g, '@$1')
            .replace(/<((?:https?|mailto):[^>|]+)(?:\|[^>]*)?>/g, '$1'),
    );
}
