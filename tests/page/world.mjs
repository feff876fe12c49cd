/* A sandbox, a daemon and a browser for the page's tests, in a folder of their own. Waiting is for conditions only. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

export const TOP = resolve(import.meta.dirname, '../..');
export const PATIENCE_MS = 1000 * Number(process.env.DISRUPTION_TEST_PATIENCE || 30); /* sanitized builds are slow to start */

const TOKENS = { DISRUPTION_SLACK_BOT_TOKEN: 'xoxb-sandbox', DISRUPTION_SLACK_APP_TOKEN: 'xapp-sandbox' };
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--hide-scrollbars'];

/* The folder of the built programs: $DISRUPTION_BIN, or the newest build below build/. */
function findPrograms() {
    if (process.env.DISRUPTION_BIN)
        return process.env.DISRUPTION_BIN;
    const build = join(TOP, 'build');
    const made = (folder) => statSync(join(build, folder, 'bin/disruptiond'), { throwIfNoEntry: false })?.mtimeMs || 0;
    const builds = statSync(build, { throwIfNoEntry: false }) ? readdirSync(build) : [];
    const newest = builds.filter(made).sort((a, b) => made(b) - made(a))[0];
    if (!newest)
        throw new Error('no build found: run tests/run.sh or config/quickstart.sh once, or set DISRUPTION_BIN');
    return join(build, newest, 'bin');
}

/* A program whose log can be waited on. */
class Program {
    constructor(path, args, env) {
        this.said = '';
        this.waiting = [];
        this.child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
        process.once('exit', () => this.child.kill('SIGKILL')); /* nothing stays behind a test that broke off */
        this.ended = new Promise((done) => this.child.on('exit', (code, signal) => done(signal || code)));
        for (const stream of [this.child.stdout, this.child.stderr]) {
            stream.on('data', (bytes) => {
                this.said += bytes;
                this.waiting.forEach((look) => look());
            });
        }
    }

    wait(pattern) {
        return new Promise((found, failed) => {
            const late = setTimeout(() => failed(new Error(`no ${pattern} in:\n${this.said}`)), PATIENCE_MS);
            const look = () => {
                const match = pattern.exec(this.said);
                if (match) {
                    clearTimeout(late);
                    found(match);
                }
            };
            this.ended.then((code) => failed(new Error(`ended with ${code} before ${pattern}:\n${this.said}`)));
            this.waiting.push(look);
            look();
        });
    }

    async end() {
        this.child.kill('SIGTERM');
        return this.ended;
    }
}

export class World {
    static async open() {
        const world = new World();
        world.programs = findPrograms();
        world.folder = mkdtempSync(join(tmpdir(), 'disruption-page-'));
        world.config = join(world.folder, 'disruption.yaml');
        world.sandbox = new Program(join(world.programs, 'disruption-sandbox'), ['--listen', '127.0.0.1:0']);
        world.url = (await world.sandbox.wait(/event=listening url=(\S+)/))[1];
        writeFileSync(world.config, `database:\n  path: ${world.folder}/disruption.db\nslack:\n  api_url: ${world.url}api/\n`
            + `web:\n  listen: ""\ncontrol:\n  socket: ${world.folder}/control.sock\n`);
        world.daemon = new Program(join(world.programs, 'disruptiond'), ['--config', world.config], TOKENS);
        await world.daemon.wait(/event=connected/);
        world.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET });
        return world;
    }

    /* What the shell prints for `disruption WORDS...`. */
    async shell(...words) {
        const { stdout } = await promisify(execFile)(join(this.programs, 'disruption'), ['--config', this.config, ...words]);
        return stdout;
    }

    /* Acts at the sandbox's control interface; what a person could do is done in the page instead. */
    async control(name, args) {
        const answer = await fetch(`${this.url}control/${name}`, { method: 'POST', body: JSON.stringify(args) }).then((r) => r.json());
        if (!answer.ok)
            throw new Error(`${name}: ${answer.error}`);
        return answer;
    }

    /* The codes the programs ended with. */
    async close() {
        await this.browser.close();
        const codes = [await this.daemon.end(), await this.sandbox.end()];
        rmSync(this.folder, { recursive: true, force: true });
        return codes;
    }
}
