/* Block Kit into nodes: what messages, forms and the home tab show. */
import { emojiText, h, markdown, mrkdwn, emojiNode, userName, channelName, world } from '/page/text.js';

/* A text object, or a plain string. */
export function textObject(object) {
    if (!object) return [];
    return object.type === 'mrkdwn' ? mrkdwn(object.text) : emojiText(object.text);
}

const label = (object) => (object && object.text) || '';

function option(each, chosen) {
    const node = h('option', { value: each.value }, label(each.text));
    node.selected = chosen === each.value;
    return node;
}

function optionsOf(element) {
    return element.options || (element.option_groups || []).flatMap((group) => group.options);
}

/* A choice made in a message acts at once. */
function chooser(options, placeholder, aria, choose) {
    const select = h(
        'select',
        { class: 'bk-select', 'aria-label': aria, onchange: () => choose(select.value) },
        h('option', { value: '' }, placeholder),
        options,
    );
    return select;
}

const peopleOptions = () =>
    [...world.users.values()]
        .filter((user) => !user.deleted)
        .map((user) => h('option', { value: user.id }, userName(user.id)));

/* Elements that act: press(element, value) tells the app. */
const elements = {
    button: (element, press) =>
        h(
            'button',
            {
                class: `bk-button ${element.style || ''}`,
                type: 'button',
                'data-action-id': element.action_id,
                onclick: () => (
                    element.url ? window.open(element.url, '_blank', 'noopener') : null,
                    press(element)
                ),
            },
            textObject(element.text),
        ),
    static_select: (element, press) =>
        chooser(
            optionsOf(element).map((each) =>
                option(each, element.initial_option && element.initial_option.value),
            ),
            label(element.placeholder) || 'Choose…',
            label(element.placeholder) || element.action_id,
            (value) => value && press(element, value),
        ),
    overflow: (element, press) =>
        chooser(
            optionsOf(element).map((each) => option(each)),
            '⋯',
            'More actions',
            (value) => value && press(element, value),
        ),
    radio_buttons: (element, press) =>
        h(
            'div',
            { class: 'bk-choices' },
            optionsOf(element).map((each) =>
                h(
                    'label',
                    {},
                    h('input', {
                        type: 'radio',
                        name: element.action_id,
                        onchange: () => press(element, each.value),
                    }),
                    textObject(each.text),
                ),
            ),
        ),
    users_select: (element, press) =>
        chooser(
            peopleOptions(),
            label(element.placeholder) || 'Choose somebody…',
            label(element.placeholder) || element.action_id,
            (value) => value && press(element, value),
        ),
    datepicker: (element, press) => {
        const input = h('input', {
            type: 'date',
            class: 'bk-select',
            value: element.initial_date || '',
            'aria-label': label(element.placeholder) || 'Date',
            onchange: () => press(element, input.value),
        });
        return input;
    },
    image: (element) => picture(element),
};

function picture(element) {
    const url = element.image_url || '';
    return url.startsWith('data:image/')
        ? h('img', { src: url, alt: element.alt_text || '', class: 'bk-image' })
        : h('span', { class: 'bk-image-away', title: url }, element.alt_text || 'image');
}

function act(element, press) {
    return elements[element.type] ? elements[element.type](element, press) : null;
}

function contextElement(element) {
    return h(
        'span',
        { class: 'bk-context-item' },
        element.type === 'image' ? picture(element) : textObject(element),
    );
}

/* rich_text, as other clients send it. */
const leaves = {
    text: (leaf) => styled(leaf.text, leaf.style),
    link: (leaf) => mrkdwn(`<${leaf.url}|${leaf.text || leaf.url}>`),
    user: (leaf) => h('span', { class: 'mention' }, '@' + userName(leaf.user_id)),
    channel: (leaf) => h('span', { class: 'mention' }, '#' + channelName(leaf.channel_id)),
    emoji: (leaf) => emojiNode(leaf.name),
    broadcast: (leaf) => h('span', { class: 'mention mention-me' }, '@' + leaf.range),
};

function styled(text, style = {}) {
    let node = text;
    for (const [name, tag] of [
        ['code', 'code'],
        ['bold', 'strong'],
        ['italic', 'em'],
        ['strike', 's'],
    ]) {
        if (style[name]) node = h(tag, {}, node);
    }
    return node;
}

function richElement(element) {
    const tags = { rich_text_quote: 'blockquote', rich_text_preformatted: 'pre', rich_text_section: 'div' };
    if (element.type === 'rich_text_list')
        return h(
            element.style === 'ordered' ? 'ol' : 'ul',
            {},
            element.elements.map((item) => h('li', {}, richElement(item))),
        );
    return h(
        tags[element.type] || 'div',
        {},
        (element.elements || []).map((leaf) => (leaves[leaf.type] ? leaves[leaf.type](leaf) : [])),
    );
}

const kinds = {
    header: (block) => h('h3', { class: 'bk-header' }, textObject(block.text)),
    divider: () => h('hr', { class: 'bk-divider' }),
    section: (block, press) =>
        h(
            'div',
            { class: 'bk-section' },
            h(
                'div',
                { class: 'bk-section-text' },
                textObject(block.text),
                block.fields
                    ? h(
                          'div',
                          { class: 'bk-fields' },
                          block.fields.map((field) => h('div', {}, textObject(field))),
                      )
                    : null,
            ),
            block.accessory ? h('div', { class: 'bk-accessory' }, act(block.accessory, press(block))) : null,
        ),
    context: (block) => h('div', { class: 'bk-context' }, block.elements.map(contextElement)),
    actions: (block, press) =>
        h(
            'div',
            { class: 'bk-actions' },
            block.elements.map((element) => act(element, press(block))),
        ),
    markdown: (block) => h('div', { class: 'bk-markdown' }, markdown(block.text || '')),
    rich_text: (block) => h('div', { class: 'bk-rich' }, (block.elements || []).map(richElement)),
    image: (block) => h('div', { class: 'bk-section' }, picture(block)),
};

/*
 * The blocks as one node. onPress(element, block, value) is called for elements that act; makeInput(block) makes
 * input blocks, where there are any.
 */
export function renderBlocks(blocks, onPress, makeInput) {
    const press = (block) => (element, value) => onPress(element, block, value);
    return h(
        'div',
        { class: 'bk' },
        (blocks || []).map((block) => {
            if (block.type === 'input' && makeInput) return makeInput(block);
            return kinds[block.type] ? kinds[block.type](block, press) : null;
        }),
    );
}

/* What an input block's element holds, for the form's values. */
const readers = {
    checkboxes: (box) => [...box.querySelectorAll('input:checked')].map((input) => input.value),
    radio_buttons: (box) => (box.querySelector('input:checked') || {}).value || '',
    multi_static_select: (box) => [...box.querySelector('select').selectedOptions].map((each) => each.value),
    multi_users_select: (box) => [...box.querySelector('select').selectedOptions].map((each) => each.value),
};

export function readInput(type, box) {
    return readers[type] ? readers[type](box) : box.querySelector('input,textarea,select').value;
}

function choices(element, type, chosen) {
    return h(
        'div',
        { class: 'bk-choices' },
        optionsOf(element).map((each) => {
            const input = h('input', { type, name: element.action_id, value: each.value });
            input.checked = chosen.includes(each.value);
            return h(
                'label',
                {},
                input,
                h(
                    'span',
                    {},
                    textObject(each.text),
                    each.description ? h('small', {}, textObject(each.description)) : null,
                ),
            );
        }),
    );
}

function selectInput(element, id, options, chosen, many) {
    const empty = many ? null : h('option', { value: '' }, label(element.placeholder) || 'Choose…');
    const select = h('select', { id, multiple: many }, empty, options);
    for (const each of select.options) each.selected = chosen.includes(each.value);
    return select;
}

const initialValue = (each) => each && each.value;

/* The control of an input block; kept: what was typed before, or undefined. */
export function inputControl(element, id, kept) {
    const initial = (fallback) => (kept === undefined ? fallback : kept);
    const typed = {
        email_text_input: 'email',
        url_text_input: 'url',
        number_input: 'number',
        datepicker: 'date',
        timepicker: 'time',
    };
    switch (element.type) {
        case 'static_select':
        case 'external_select':
            return selectInput(
                element,
                id,
                optionsOf(element).map((each) => option(each)),
                [initial(initialValue(element.initial_option) || '')],
                false,
            );
        case 'multi_static_select':
            return selectInput(
                element,
                id,
                optionsOf(element).map((each) => option(each)),
                initial((element.initial_options || []).map(initialValue)),
                true,
            );
        case 'users_select':
            return selectInput(element, id, peopleOptions(), [initial(element.initial_user || '')], false);
        case 'multi_users_select':
            return selectInput(element, id, peopleOptions(), initial(element.initial_users || []), true);
        case 'conversations_select':
        case 'channels_select':
            return selectInput(
                element,
                id,
                [...world.channels.values()]
                    .filter((each) => each.name)
                    .map((each) => h('option', { value: each.id }, '#' + each.name)),
                [initial(element.initial_channel || element.initial_conversation || '')],
                false,
            );
        case 'checkboxes':
            return choices(element, 'checkbox', initial((element.initial_options || []).map(initialValue)));
        case 'radio_buttons':
            return choices(element, 'radio', [initial(initialValue(element.initial_option))]);
        default:
            return h(element.multiline ? 'textarea' : 'input', {
                id,
                type: element.multiline ? null : typed[element.type] || 'text',
                rows: element.multiline ? 4 : null,
                placeholder: label(element.placeholder),
                maxlength: element.max_length,
                value: initial(element.initial_value || element.initial_date || element.initial_time || ''),
            });
    }
}
