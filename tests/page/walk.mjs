/* A walk through the page: steps that stand on each other, with a picture of what was seen. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export class Walk {
    constructor(at, name) {
        this.at = at;
        this.folder = join(import.meta.dirname, 'screenshots', name);
        this.passed = this.failed = this.pictures = 0;
        rmSync(this.folder, { recursive: true, force: true });
        mkdirSync(this.folder, { recursive: true });
    }

    async shoot(name, who = this.at) {
        await who.page.screenshot({ path: join(this.folder, `${String(++this.pictures).padStart(2, '0')}-${name}.png`) });
    }

    /* Each step stands on the one before; after one that failed, the rest says nothing. */
    async step(sentence, act) {
        if (this.failed > 0)
            return;
        const began = performance.now();
        const verdict = await act().then(() => null, (fault) => fault);
        const took = `(${((performance.now() - began) / 1000).toFixed(1)} s)`;
        if (verdict === null) {
            this.passed++;
            console.log(`ok   ${sentence} ${took}`);
            return;
        }
        this.failed++;
        console.log(`FAIL ${sentence} ${took}: ${verdict.stack}`);
        await this.shoot('failed');
    }

    /* Ends the program with what came of it. */
    async end(world) {
        if (this.failed > 0) {
            console.log(`--- daemon\n${world.daemon.said.slice(-4000)}`);
            await world.close();
        }
        console.log(`${this.passed} passed, ${this.failed} failed`);
        process.exit(this.failed === 0 ? 0 : 1);
    }
}
