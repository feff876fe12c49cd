/* Makes the pictures of README.md again: a disruption as it looks while it lasts, and its report. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Person } from './person.mjs';
import { TOP, World } from './world.mjs';

const folder = join(TOP, 'config/pictures');
const GENERAL = 'general';
const CHANNEL = 'dis-1-checkout-returns-500s';
const BEAT_MS = 6000; /* so that the timeline looks like one */

/* What people say, and how it is tagged. */
const talk = [
    ['bob', 'Alerts say the cart database refuses new connections', { react: ['memo', 'ana'] }],
    ['dee', 'About every third checkout fails, phones and web alike #impact'],
    ['bob', 'looking', { untagged: true }],
    ['chen', 'The 17:40 deploy lowered `max_connections` to 20', { react: ['bug', 'bob'] }],
    ['ana', 'We roll back first and ask later #decision'],
    ['chen', 'Rolled back; the pool is at 400 again', { react: ['wrench', 'ana'] }],
    ['dee', 'Errors are gone from all three dashboards', { pin: 'ana' }],
];

const asked = [
    'mark started -17m',
    'mark detected -14m',
    'type database',
    'summary a setting that was meant for staging went to production',
    'good the first alert named the right database',
    'bad nobody could tell from the deploy log which environment it was for',
    'lesson a limit belongs in the same file for every environment',
    'action alert on refused connections @bob due:fri',
];

const world = await World.open();
const at = await Person.sit(world, { width: 1280, height: 840 });
const { page } = at;

async function tell() {
    for (const [user, text, how = {}] of talk) {
        await page.waitForTimeout(BEAT_MS);
        const { ts } = await world.control('say', { user, channel: CHANNEL, text });
        const message = page.locator(`#messages [data-ts="${ts}"]`);
        await message.waitFor();
        if (how.react)
            await world.control('react', { user: how.react[1], channel: CHANNEL, ts, name: how.react[0] });
        if (how.pin)
            await world.control('pin', { user: how.pin, channel: CHANNEL, ts });
        if (!how.untagged)
            await at.confirmed(message);
    }
}

await at.open(GENERAL);
await at.say('/disruption start checkout returns 500s sev:2 svc:cart,payments');
await at.whisper('has its channel').getByText(`#${CHANNEL}`).click();
await at.message('D-1 checkout').getByText('Pinned').waitFor();
for (const user of ['bob', 'chen', 'dee'])
    await world.control('join', { channel: CHANNEL, user });
await at.say('/disruption lead me');
await at.message('@Ana is lead').waitFor();
await tell();
await page.getByTestId('pins').click();
await page.getByTestId('pin-list').getByText('@Ana').waitFor();
await page.mouse.move(0, 0);
mkdirSync(folder, { recursive: true });
await page.screenshot({ path: join(folder, 'chat.png') });
await page.getByRole('button', { name: 'Close panel' }).click();

for (const words of asked)
    await at.say(`/disruption ${words}`);
await at.say('/disruption resolve the deploy was rolled back');
await at.whisper('being drafted').waitFor();
await at.say('/disruption report');
const report = at.whisper('Supporting Documentation');
await report.waitFor();
await page.setViewportSize({ width: 1010, height: 2000 });
await report.evaluate((node) => node.scrollIntoView({ block: 'start' }));
await page.mouse.move(0, 0);
const box = await report.boundingBox();
const rest = await report.getByText('Supporting Documentation', { exact: true }).boundingBox();
await page.screenshot({ path: join(folder, 'report.png'), clip: { ...box, height: rest.y - box.y } });
process.exitCode = (await world.close()).some((code) => code !== 0) ? 1 : 0;
