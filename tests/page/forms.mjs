/* What people press instead of typing: buttons, forms, a message's menu, the shortcut, the home tab; and the other mouths. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
const walk = new Walk(at, 'forms');
const step = walk.step.bind(walk);
const shoot = walk.shoot.bind(walk);
const card = () => at.message('Claim lead').or(at.message('Add note')).last();
const posts = () => messages.locator('article:not(.ephemeral)').count();

await step('the shortcut opens a form from anywhere', async () => {
    await at.open('general');
    await at.shortcut('Start a disruption');
    await at.form().getByText('Title').first().waitFor();
    await shoot('start');
});

await step('a form without its title is not taken', async () => {
    await at.press(at.form(), 'Start');
    await at.form().locator('.wrong').first().waitFor();
    await shoot('title-missing');
});

await step('what is filled in is a disruption', async () => {
    await at.fill({ Title: 'checkout returns 500s', Severity: '2', Services: 'cart', Drill: true });
    await shoot('start-filled');
    await at.submit('Start');
    await page.getByTestId('channel-list').getByRole('button', { name: CHANNEL }).waitFor();
    await at.open(CHANNEL);
    await card().getByRole('button', { name: 'Claim lead' }).waitFor();
    for (const name of ['Add note', 'Severity', 'Update', 'Resolve'])
        await card().getByRole('button', { name, exact: true }).waitFor();
    await shoot('card');
});

await step('a word that is missing is asked for in a form, with what was typed in it', async () => {
    await at.say('/disruption start sev:3 svc:search');
    await at.form().waitFor();
    assert.equal(await at.form().locator('.field', { hasText: 'Services' }).locator('input').inputValue(), 'search');
    await at.press(at.form(), 'Cancel');
});

await step('the lead is claimed by a button, though the page is drawn anew under the finger; then it is gone', async () => {
    await card().getByRole('button', { name: 'Claim lead' }).hover();
    await page.mouse.down();
    const looked = page.waitForResponse((answer) => answer.url().includes('/page/channel'));
    await world.control('say', { user: 'bob', channel: 'general', text: 'Elsewhere' });
    await (await looked).finished();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.mouse.up();
    await at.message('is lead').waitFor();
    await messages.getByRole('button', { name: 'Claim lead' }).waitFor({ state: 'detached' });
});

await step('a note is added by a form', async () => {
    await at.press(card(), 'Add note');
    await at.fill({ 'What happened': 'Restarted the "cache": at:noon it was full', When: '-5m', Kind: 'finding' });
    await shoot('note');
    await at.submit('Note');
    await at.message('Restarted the "cache": at:noon it was full').waitFor();
});

await step('a time that is none is said in the form, which keeps the words', async () => {
    await at.press(card(), 'Add note');
    await at.fill({ 'What happened': 'Something else', When: 'noonish' });
    await at.press(at.form(), 'Note');
    await at.form().getByText('is not a time').waitFor();
    await shoot('note-refused');
    await at.fill({ When: '-2m' });
    await at.submit('Note');
    await at.message('Something else').waitFor();
});

await step('the severity is a choice', async () => {
    await at.press(card(), 'Severity');
    await at.fill({ Severity: '1 worst', Why: 'payments fail too' });
    await shoot('severity');
    await at.submit('Severity');
    await at.message('Severity 1, was 2').waitFor();
});

await step('an update is told by a form', async () => {
    await at.press(card(), 'Update');
    await at.form().locator('textarea').first().fill('A fix is being rolled out');
    await shoot('update');
    await at.form().locator('footer .primary').click();
    await at.message('A fix is being rolled out').waitFor();
});

await step('the menu of a message puts it on the timeline', async () => {
    await at.become('Bob');
    await page.getByRole('button', { name: 'Join channel' }).click();
    await at.say('The cart database is slow');
    await at.pick(at.message('The cart database is slow'), 'Add to timeline');
    await at.confirmed(at.message('The cart database is slow'));
    await at.say('Somebody should alert on that');
    await at.pick(at.message('Somebody should alert'), 'Make action item');
    await at.confirmed(at.message('Somebody should alert'));
    await shoot('menu');
});

await step('a message of no disruption is not taken, and only who tried hears why', async () => {
    await at.open('general');
    await at.say('Lunch?');
    await at.pick(at.message('Lunch?'), 'Add to timeline');
    await at.whisper('belongs to no disruption').waitFor();
    await shoot('menu-elsewhere');
    await at.become('Ana');
    await at.whisper('belongs to no disruption').waitFor({ state: 'detached' });
    await at.message('Lunch?').waitFor();
});

await step('who does not steer hears who does', async () => {
    await at.become('Bob');
    await at.open(CHANNEL);
    await at.say('/disruption resolve it is over');
    await at.whisper('its lead (Ana)').getByText('/disruption lead me').waitFor();
    await shoot('refused');
});

await step('a file is taken with its message', async () => {
    const path = join(world.folder, 'graph.txt');
    writeFileSync(path, 'a graph');
    await at.attach(path, 'the slow queries #evidence');
    await at.confirmed(at.message('the slow queries'));
    await shoot('file');
});

await step('a mention in a thread is answered in the thread, to whoever asked', async () => {
    const before = await posts();
    await at.tool(at.message('The cart database is slow'), 'Reply');
    await page.getByTestId('thread-composer').pressSequentially('@disruption');
    await page.getByTestId('thread-composer').press('Enter');
    await page.getByTestId('thread-composer').pressSequentially(' status');
    await page.getByTestId('thread-composer').press('Enter');
    await page.getByTestId('thread').locator('article.ephemeral', { hasText: 'severity 1' }).waitFor();
    assert.equal(await posts(), before);
    await shoot('thread-answer');
    await page.getByRole('button', { name: 'Close panel' }).click();
});

await step('an answer is shared on request', async () => {
    await at.say('/disruption status share');
    await at.message('Shared by').waitFor();
    assert.equal(await at.message('Shared by').evaluate((node) => node.classList.contains('ephemeral')), false);
    await shoot('shared');
});

await step('a direct message is answered openly between the two', async () => {
    await at.openApp('Messages');
    await at.say('note looked at the graphs');
    await at.message('looked at the graphs').nth(0).waitFor();
    await messages.locator('article', { hasText: 'D-1 checkout returns 500s' }).last().waitFor();
    await at.say('severity');
    await at.message('Which severity').waitFor();
    await shoot('direct');
});

await step('the home tab shows what is open, and what is mine', async () => {
    await at.become('Ana');
    await at.openApp('Home');
    const home = page.getByTestId('home');
    await home.getByText('checkout returns 500s').first().waitFor();
    await home.getByText('No action item is waiting for you').waitFor();
    await shoot('home');
    await at.open(CHANNEL);
    await at.say('/disruption action A1 me');
    await at.message('A1').waitFor();
    await at.openApp('Home');
    await home.getByText('Somebody should alert on that').waitFor();
    await shoot('home-action');
});

await step('an action item is done by a button there', async () => {
    const home = page.getByTestId('home');
    await at.press(home, 'Done: D-1 A1');
    await home.getByText('No action item is waiting for you').waitFor();
});

await step('a note is added from there', async () => {
    await at.press(page.getByTestId('home'), 'Add note');
    await at.fill({ 'What happened': 'Checked from home' });
    await at.submit('Note');
    await at.open(CHANNEL);
    await at.message('Checked from home').waitFor();
});

await step('Resolve asks for what is missing and resolves', async () => {
    await at.press(card(), 'Resolve');
    await at.form().getByText('Summary').first().waitFor();
    assert.equal(await at.form().getByText('Services').count(), 0); /* known already */
    await at.fill({ 'What restored it': 'Rolled back', Summary: 'Carts could not be opened.', Cause: 'A deploy.', Detected: '-4m' });
    await shoot('resolve');
    await at.submit('Resolve');
    await messages.locator('article:not(.ephemeral)', { hasText: 'Resolved' }).last().waitFor();
    const over = at.message('Add facts');
    for (const name of ['Report', 'Add facts', 'Reopen'])
        await over.getByRole('button', { name, exact: true }).waitFor();
    await over.scrollIntoViewIfNeeded();
    await shoot('card-resolved');
});

await step('what is still missing is added by a form', async () => {
    await at.press(at.message('Add facts'), 'Add facts');
    await at.form().getByText('Impact').first().waitFor();
    assert.equal(await at.form().getByText('Summary').count(), 0);
    await at.fill({ Impact: 'One cart in five.', Type: 'deploy' });
    await shoot('facts');
    await at.submit('Resolve');
    await at.message('Resolution corrected').waitFor();
    await messages.getByRole('button', { name: 'Add facts' }).waitFor({ state: 'detached' });
});

await step('the report is one button away, and holds it all', async () => {
    await at.press(messages.locator('article', { has: page.getByRole('button', { name: 'Reopen' }) }).last(), 'Report');
    const report = at.whisper('Supporting Documentation');
    await report.waitFor();
    const text = await report.innerText();
    for (const wanted of ['Carts could not be opened.', 'A deploy.', 'One cart in five.', 'Rolled back', 'The cart database is slow',
        'Checked from home', 'looked at the graphs', 'graph.txt'])
        assert.ok(text.includes(wanted), `the report lacks "${wanted}"`);
    assert.ok(!text.includes('Lunch'));
    await shoot('report');
});

await step('a phone shows forms and home without scrolling sideways', async () => {
    const phone = await Person.sit(world, PHONE, { hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    await phone.shortcut('Start a disruption');
    await phone.form().waitFor();
    await shoot('phone-form', phone);
    await phone.press(phone.form(), 'Cancel');
    await phone.page.getByRole('button', { name: 'Channels' }).tap();
    await phone.openApp('Home');
    await phone.page.getByTestId('home').getByText('Disruptions').first().waitFor();
    await shoot('phone-home', phone);
    const wide = await phone.page.evaluate(() => [document.documentElement, ...document.querySelectorAll('#messages, .home, .dialog')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `${box.id} ${box.className} ${box.scrollWidth}`));
    assert.deepEqual(wide, []);
    assert.deepEqual(phone.faults, []);
});

await step('the journal is whole', async () => assert.match(await world.shell('verify'), /^clean$/m));

await step('the page had no faults of its own', async () => assert.deepEqual(at.faults, []));

await step('the programs end cleanly', async () => assert.deepEqual(await world.close(), [0, 0]));

await walk.end(world);
