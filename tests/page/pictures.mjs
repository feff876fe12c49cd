/* Makes the pictures of README.md again: a disruption as it looks while it lasts, and its report. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Person } from './person.mjs';
import { TOP, World } from './world.mjs';

const folder = join(TOP, 'config/pictures');
const GENERAL = 'general';
const CHANNEL = 'dis-1-checkout-returns-500s';
const MINUTE_MS = 60000;

/* A quarter of an hour as it was: minute, who, text, and how it was tagged. */
const talk = [
    [1, 'bob', 'Alerts say the cart database refuses new connections', { react: ['memo', 'ana'] }],
    [2, 'dee', 'About every third checkout fails, phones and web alike #impact'],
    [3, 'bob', 'looking', {}],
    [5, 'chen', 'The 17:40 deploy lowered `max_connections` to 20', { react: ['bug', 'bob'] }],
    [6, 'ana', 'We roll back first and ask later #decision'],
    [9, 'chen', 'Rolled back; the pool is at 400 again', { react: ['wrench', 'ana'] }],
    [11, 'dee', 'Errors are gone from all three dashboards', { pin: 'ana' }],
];

const asked = [
    'mark started -17m',
    'mark detected -14m',
    'lead me',
    'type database',
    'good the first alert named the right database',
    'action alert on refused connections @bob due:fri',
];

const world = await World.open();
const at = await Person.sit(world, { width: 1200, height: 820 });
const { page } = at;

async function tell() {
    let clock = await world.control('clock', {});
    let minute = 0;
    for (const [at_minute, user, text, marks = { waits: true }] of talk) {
        clock = await world.control('clock', { advance_ms: (at_minute - minute) * MINUTE_MS });
        minute = at_minute;
        const { ts } = await world.control('say', { user, channel: CHANNEL, text });
        if (marks.react)
            await world.control('react', { user: marks.react[1], channel: CHANNEL, ts, name: marks.react[0] });
        if (marks.pin)
            await world.control('pin', { user: marks.pin, channel: CHANNEL, ts });
        await page.locator(`[data-ts="${ts}"]`).waitFor();
        if (marks.react || marks.pin || marks.waits)
            await at.confirmed(page.locator(`[data-ts="${ts}"]`));
    }
    return clock;
}

await at.open(GENERAL);
await at.say('/disruption start checkout returns 500s sev:2 svc:cart,payments');
await at.whisper('has its channel').getByText(`#${CHANNEL}`).click();
await at.message('D-1 checkout').getByText('Pinned').waitFor();
for (const user of ['bob', 'chen', 'dee'])
    await world.control('join', { channel: CHANNEL, user });
await tell();
await at.reply(at.message('17:40 deploy'), 'It was meant for staging; the files differ in one letter #cause');
await at.confirmed(page.getByTestId('thread').locator('article').last());
await page.getByTestId('messages').evaluate((box) => { box.scrollTop = box.scrollHeight; });
mkdirSync(folder, { recursive: true });
await page.mouse.move(0, 0);
await page.screenshot({ path: join(folder, 'chat.png') });
await page.getByRole('button', { name: 'Close panel' }).click();

for (const words of asked) {
    await at.say(`/disruption ${words}`);
}
await at.say('/disruption resolve the deploy was rolled back');
await at.whisper('being drafted').waitFor();
await at.say('/disruption report');
const report = at.whisper('Supporting Documentation');
await report.waitFor();
await page.setViewportSize({ width: 1200, height: 1500 });
await report.evaluate((node) => node.scrollIntoView({ block: 'start' }));
await page.mouse.move(0, 0);
await page.screenshot({ path: join(folder, 'report.png'), clip: { x: 250, y: 61, width: 950, height: 1320 } });
process.exitCode = (await world.close()).some((code) => code !== 0) ? 1 : 0;
