/* The main road as people walk it: a disruption from its first line to its report, in a browser, against the real programs. */
import assert from 'node:assert/strict';
import { Person } from './person.mjs';
import { Walk } from './walk.mjs';
import { World } from './world.mjs';

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const CHANNEL = 'dis-1-checkout-returns-500s';

const world = await World.open();
const at = await Person.sit(world, DESK);
const { page } = at;
const messages = page.getByTestId('messages');
const walk = new Walk(at, 'main_road');
let slowest_ms = 0;

const step = walk.step.bind(walk);
const shoot = walk.shoot.bind(walk);

async function soon(message, state) {
    const took = await at.confirmed(message, state);
    slowest_ms = Math.max(slowest_ms, took);
}

/* "| T1 | time | party | text |" of Markdown, and "T1 · time · party · text" of chat, as [number, text]. */
function rowsOfMarkdown(text) {
    const rows = text.matchAll(/^\| \[?(T\d+)[^|]*\| [^|]* \| ([^|]*) \| (.*) \|$/gm);
    return [...rows].map((row) => [row[1], row[2], row[3].replace(/\*\(/g, '(').replace(/\)\*/g, ')').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')]);
}

function rowsOfChat(text) {
    const rows = text.matchAll(/^(T\d+) · [^·]* · ([^·]*) · (.*)$/gm);
    return [...rows].map((row) => [row[1], row[2], row[3]]);
}

await step('Ana opens the page and finds the general channel', async () => {
    await at.open('general');
    assert.equal(await page.getByTestId('person').evaluate((select) => select.selectedOptions[0].text), 'Ana');
    await shoot('opened');
});

await step('a slash offers the command', async () => {
    await page.getByTestId('composer').pressSequentially('/dis');
    await page.getByTestId('suggestions').getByText('/disruption').waitFor();
    await shoot('command-offered');
    await page.getByTestId('composer').fill('');
});

await step('help is answered to her alone', async () => {
    await at.say('/disruption help');
    await at.whisper('start TITLE').waitFor();
    await shoot('help');
});

await step('a declaration is answered to her alone, with its channel', async () => {
    await at.say('/disruption start checkout returns 500s sev:2 svc:cart');
    await at.whisper('has its channel').getByText(`#${CHANNEL}`).waitFor();
    await shoot('declared');
});

await step('nobody else sees the answer', async () => {
    await at.become('Bob');
    await messages.locator('article.ephemeral').first().waitFor({ state: 'detached' });
    assert.equal(await messages.locator('article.ephemeral').count(), 0);
    await at.become('Ana');
});

await step('the channel is one click away and holds the pinned card', async () => {
    await at.whisper('has its channel').getByText(`#${CHANNEL}`).click();
    await page.getByTestId('channel-name').getByText(CHANNEL).waitFor();
    const card = at.message('D-1 checkout returns 500s');
    for (const fact of ['open', 'SEV2', 'cart', 'assumed'])
        await card.getByText(fact).first().waitFor();
    await card.getByText('Pinned').waitFor();
    await page.getByTestId('topic').getByText('SEV2').waitFor();
    await shoot('card');
});

await step('a message of Bob is tagged by a reaction of Chen', async () => {
    await at.become('Bob');
    await page.getByRole('button', { name: 'Join channel' }).click();
    await at.say('The cart database refuses new connections');
    await at.become('Chen');
    await page.getByRole('button', { name: 'Join channel' }).click();
    const message = at.message('refuses new connections');
    await at.react(message, 'memo');
    await soon(message);
    await shoot('reaction');
});

await step('a hashtag tags', async () => {
    await at.say('A deploy at noon lowered max_connections to 20 #cause');
    await soon(at.message('lowered max_connections'));
});

await step('TODO: makes an action item', async () => {
    await at.say('TODO: alert on refused connections @bob');
    await soon(at.message('alert on refused'));
});

await step('chat that nobody tags is left alone', async () => {
    await at.say('brb, coffee');
    await at.message('brb, coffee').waitFor();
});

await step('a pin tags', async () => {
    await at.become('Bob');
    await at.say('max_connections is back at 400');
    await at.tool(at.message('back at 400'), 'Pin');
    await soon(at.message('back at 400'));
    await shoot('pin');
});

await step('a reply in a thread is tagged', async () => {
    await at.become('Ana');
    const reply = await at.reply(at.message('refuses new connections'), 'About every third checkout fails #impact');
    await soon(reply);
    await shoot('thread');
    await page.getByRole('button', { name: 'Close panel' }).click();
});

await step('an edit is followed', async () => {
    await at.become('Bob');
    const message = at.message('refuses new connections');
    await at.edit(message, 'The cart database refuses two of three new connections');
    await at.message('refuses two of three').getByText('(edited)').waitFor();
    await shoot('edited');
});

await step('a tag that is taken off takes its confirmation along', async () => {
    await at.say('Perhaps it was the cache');
    const message = at.message('Perhaps it was the cache');
    await at.react(message, 'mag');
    await soon(message);
    await shoot('tagged-in-haste');
    await at.toggle(message, 'mag');
    await soon(message, 'gone');
});

await step('a tagged message is deleted', async () => {
    await at.say('My password is in the wiki #note');
    const message = at.message('password is in the wiki');
    await soon(message);
    await at.remove(message);
    await message.waitFor({ state: 'detached' });
});

await step('a message has more tools, and its link can be taken along', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await at.tool(at.message('back at 400'), 'More actions');
    await shoot('more');
    await page.getByTestId('menu').getByText('Copy link').click();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/archives\/C\w+\/p\d{16}$/);
});

await step('the timeline is told on the way', async () => {
    await at.become('Ana');
    await at.say('/disruption timeline');
    const answer = at.whisper('T1');
    await answer.waitFor();
    const text = await answer.innerText();
    assert.match(text, /refuses two of three/);
    assert.doesNotMatch(text, /password/);
    await shoot('timeline');
});

await step('a word that is not known is answered with what was meant', async () => {
    await at.say('/disruption reprot');
    await at.whisper('Did you mean').waitFor();
    await shoot('misspelt');
});

await step('the disruption is resolved in front of all', async () => {
    await at.say('/disruption resolve');
    const told = messages.locator('article:not(.ephemeral)', { hasText: 'Resolved' }).last();
    await told.waitFor();
    await page.getByTestId('topic').getByText('resolved').waitFor();
    await at.whisper('/disruption report').waitFor();
    await shoot('resolved');
});

let told = '';
await step('the report is pulled and holds what was tagged, in order', async () => {
    await at.say('/disruption report');
    const answer = at.whisper('Supporting Documentation');
    await answer.waitFor();
    told = await answer.innerText();
    const rows = rowsOfChat(told).map(([number, party, text]) => `${number} ${party}: ${text}`);
    assert.deepEqual(rows, [
        'T1 Bob: The cart database refuses two of three new connections (edited)',
        'T2 Chen: A deploy at noon lowered max_connections to 20 (cause)',
        'T4 Bob: max_connections is back at 400',
        'T5 Ana: About every third checkout fails (impact)',
    ]);
    await shoot('report-end');
    await answer.evaluate((node) => node.scrollIntoView({ block: 'start' }));
    await shoot('report');
});

await step('the report has what must be there and nothing of what must not', async () => {
    for (const wanted of [/Service\(s\): cart/, /Severity: 2/, /A\d+ alert on refused connections/, /Open question/, /Ana/, /Bob/, /Chen/])
        assert.match(told, wanted);
    for (const unwanted of [/password/, /brb/, /cache/, /undefined|\(null\)|NaN/, /<@|<#|&amp;|\*\*/])
        assert.doesNotMatch(told, unwanted);
});

await step('the shell prints the same rows in the same order', async () => {
    assert.deepEqual(rowsOfMarkdown(await world.shell('report', '1')), rowsOfChat(told));
});

await step('a row leads to its message', async () => {
    const link = at.whisper('Supporting Documentation').getByRole('link', { name: 'T4', exact: true }).first();
    const opened = page.context().waitForEvent('page');
    await link.click();
    const other = await opened;
    await other.getByTestId('messages').locator('article', { hasText: 'back at 400' }).first().waitFor();
    await other.close();
});

await step('the journal is whole', async () => {
    assert.match(await world.shell('verify'), /^clean$/m);
});

await step('a phone shows the same, its end in view, without scrolling sideways', async () => {
    const phone = await Person.sit(world, PHONE, { hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    await shoot('phone', phone);
    const left = await phone.page.getByTestId('messages').evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
    assert.ok(left < 2, `the last ${left} pixels are hidden`);
    await phone.page.getByRole('button', { name: 'Channels' }).tap();
    await phone.page.getByTestId('channel-list').getByRole('button', { name: CHANNEL }).waitFor();
    await shoot('phone-channels', phone);
    await phone.open(CHANNEL);
    await phone.message('Resolved').waitFor();
    await shoot('phone-channel', phone);
    await phone.page.getByTestId('messages').evaluate((box) => { box.scrollTop = 0; });
    await shoot('phone-card', phone);
    await phone.say('/disruption report');
    await phone.whisper('Supporting Documentation').waitFor();
    await phone.whisper('Supporting Documentation').evaluate((node) => node.scrollIntoView({ block: 'start' }));
    await shoot('phone-report', phone);
    const wide = await phone.page.evaluate(() => [document.documentElement, ...document.querySelectorAll('#messages, #messages article')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `${box.id} ${box.className} ${box.scrollWidth}`));
    assert.deepEqual(wide, []);
    assert.deepEqual(phone.faults, []);
});

await step('the page had no faults of its own', async () => assert.deepEqual(at.faults, []));

await step('the programs end cleanly', async () => assert.deepEqual(await world.close(), [0, 0]));

console.log(`The slowest confirmation of a tag took ${slowest_ms.toFixed(0)} ms.`);
await walk.end(world);
