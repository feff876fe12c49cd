/* Somebody at the chat page: looks, clicks and types as people do. */
import { PATIENCE_MS } from './world.mjs';

const TAKEN = 'eyes'; /* how the bot says that it took a tag */

export class Person {
    /* A window of that size, with a profile of its own. */
    static async sit(world, size, more = {}) {
        const context = await world.browser.newContext({ viewport: size, deviceScaleFactor: 1, reducedMotion: 'reduce', ...more });
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        const person = new Person();
        person.page = page;
        person.faults = [];
        page.on('pageerror', (fault) => person.faults.push(String(fault)));
        page.on('console', (line) => line.type() === 'error' && person.faults.push(line.text()));
        await page.goto(world.url);
        await page.getByText('app connected', { exact: true }).waitFor({ state: 'attached' });
        return person;
    }

    /* Until then the page still offers the conversations of who one was. */
    async become(name) {
        const [person] = await this.page.getByTestId('person').selectOption({ label: name });
        await this.page.locator(`body[data-person="${person}"]`).waitFor();
    }

    async open(channel) {
        await this.page.getByTestId('channel-list').getByRole('button', { name: channel }).click();
        await this.page.getByTestId('channel-name').getByText(channel).waitFor();
    }

    async say(text) {
        await this.write(this.page.getByTestId('composer'), text);
    }

    /* Enter takes what is offered for the last word, as long as something is. */
    async write(input, text) {
        await input.click();
        await input.pressSequentially(text);
        if (await input.locator('xpath=..').getByTestId('suggestions').isVisible())
            await input.press('Enter');
        await input.press('Enter');
    }

    /* The newest message that holds a text. */
    message(text) {
        return this.page.getByTestId('messages').locator('article', { hasText: text }).last();
    }

    /* The newest answer that only this person sees. */
    whisper(text) {
        return this.page.getByTestId('messages').locator('article.ephemeral', { hasText: text }).last();
    }

    async tool(message, name) {
        await message.hover();
        await message.getByRole('button', { name, exact: true }).click();
    }

    async react(message, emoji) {
        await this.tool(message, 'React');
        const picker = this.page.getByTestId('emoji-picker');
        await picker.getByRole('searchbox').fill(emoji);
        await picker.getByRole('button', { name: emoji, exact: true }).click();
    }

    /* Takes away, or adds, one's own part of a reaction that stands below a message. */
    async toggle(message, emoji) {
        await message.locator(`[data-reaction="${emoji}"]`).click();
    }

    /* An entry of the menu of a message. */
    async pick(message, entry) {
        await this.tool(message, 'More actions');
        await this.page.getByTestId('menu').getByText(entry).click();
    }

    async press(block, button) {
        await block.getByRole('button', { name: button, exact: true }).click();
    }

    /* The form that lies over the page. */
    form() {
        return this.page.getByTestId('view');
    }

    /* Fills in fields by their labels: a text, an option, true for a box to tick. */
    async fill(fields) {
        for (const [label, value] of Object.entries(fields)) {
            const field = this.form().locator('.field', { hasText: label }).first();
            await field.waitFor();
            if (value === true)
                await field.getByRole('checkbox').check();
            else if (await field.locator('select').count() > 0)
                await field.locator('select').selectOption({ label: value });
            else
                await field.locator('input, textarea').first().fill(value);
        }
    }

    async submit(button) {
        await this.press(this.form(), button);
        await this.form().waitFor({ state: 'detached' });
    }

    async shortcut(entry) {
        await this.page.getByRole('button', { name: 'Shortcuts' }).click();
        await this.page.getByTestId('menu').getByText(entry).click();
    }

    /* The conversation with the app, and its home tab. */
    async openApp(tab) {
        await this.page.getByTestId('channel-list').getByRole('button', { name: /^disruption(, unread)?$/ }).click();
        await this.page.getByRole('button', { name: tab, exact: true }).click();
    }

    async attach(path, text) {
        await this.page.getByTestId('composer-file').setInputFiles(path);
        await this.say(text);
    }

    async edit(message, text) {
        await this.tool(message, 'Edit');
        const editor = this.page.getByRole('textbox', { name: 'Edit message' });
        await editor.fill(text);
        await this.page.getByRole('button', { name: 'Save' }).click();
    }

    async remove(message) {
        await this.tool(message, 'Delete');
        await this.page.getByTestId('dialog').getByRole('button', { name: 'Delete' }).click();
    }

    async reply(message, text) {
        await this.tool(message, 'Reply');
        await this.write(this.page.getByTestId('thread-composer'), text);
        const posted = this.page.getByTestId('thread').locator('article', { hasText: text });
        await posted.waitFor();
        return posted;
    }

    /* How long the bot's confirming reaction took to appear, or to go. */
    async confirmed(message, state = 'visible') {
        const began = performance.now();
        await message.locator(`[data-reaction="${TAKEN}"]`).waitFor({ state: state === 'visible' ? 'visible' : 'detached' });
        return performance.now() - began;
    }
}
