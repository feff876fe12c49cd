#!/usr/bin/env node
/*
 * The official client of the platform against the sandbox: what it takes for real must be so. A small app is started, people
 * use it through the control interface, and what they would see is looked at there.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import bolt from '@slack/bolt';

const PATIENCE_MS = 1000 * Number(process.env.DISRUPTION_TEST_PATIENCE ?? 30);
const LOOK_AGAIN_MS = 10;
const REDELIVERY_MS = 61_000; // of the sandbox's time
const ACKNOWLEDGED_MS = 200; // longer than an acknowledgement takes; if not, there is one try less
const BOT = 'U0DISRUPTION';
const ROOM = 'C0GENERAL';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/* The condition's first true value. */
async function waitFor(what, condition) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await pause(LOOK_AGAIN_MS);
  }
}

/* the sandbox -------------------------------------------------------------------------------------------------- */

function startSandbox() {
  const program = path.join(process.env.DISRUPTION_BIN ?? '', 'disruption-sandbox');
  const child = spawn(program, ['--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the sandbox ended with ${code}: ${said}`)));
    child.stderr.on('data', (text) => {
      said += text;
      const url = /event=listening url=(\S+)/.exec(said)?.[1];
      if (url) resolve({ child, url });
    });
  });
}

class Sandbox {
  constructor({ child, url }) {
    this.child = child;
    this.url = url;
  }

  async control(call, args) {
    const answer = await fetch(`${this.url}control/${call}`, { method: 'POST', body: JSON.stringify(args) });
    const reply = await answer.json();
    assert.ok(reply.ok, `${call}: ${reply.error}`);
    return reply;
  }

  async state() {
    return (await fetch(`${this.url}control/state`)).json();
  }

  async messages(channel = ROOM) {
    return (await this.state()).channels.find((one) => one.id === channel).messages;
  }

  /* Lets the time pass after which what was not acknowledged is sent again. */
  async redeliver() {
    await waitFor('everything to be acknowledged', async () => {
      await this.control('clock', { advance_ms: REDELIVERY_MS });
      await pause(ACKNOWLEDGED_MS);
      return (await this.state()).envelopes.pending === 0;
    });
  }

  message(what, matches) {
    return waitFor(what, async () => (await this.messages()).find(matches));
  }

  heard(what, matches) {
    return waitFor(what, async () => (await this.state()).ephemerals.find(matches));
  }

  view(what, matches) {
    return waitFor(what, async () => (await this.state()).views.find(matches));
  }
}

/* the app ------------------------------------------------------------------------------------------------------ */

const form = {
  type: 'modal',
  callback_id: 'form',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'A form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [{
    type: 'input',
    block_id: 'title',
    label: { type: 'plain_text', text: 'Title' },
    element: { type: 'plain_text_input', action_id: 'text' },
  }],
};

const button = [{
  type: 'actions',
  block_id: 'row',
  elements: [{ type: 'button', action_id: 'press_me', value: 'seven', text: { type: 'plain_text', text: 'Press me' } }],
}];

/* What the handlers were given, by name. */
const got = new Map();

function makeApp(url) {
  const app = new bolt.App({
    token: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${url}api/` },
  });
  const commands = {
    say: ({ ack, command }) => ack(`You typed ${command.text}.`),
    tell: ({ ack }) => ack({ response_type: 'in_channel', text: 'Told to all.' }),
    later: async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'It took a while.', response_type: 'ephemeral' });
    },
    form: async ({ ack, client, command }) => {
      await ack();
      got.set('opened', await client.views.open({ trigger_id: command.trigger_id, view: form }));
    },
  };
  app.command('/disruption', (args) => commands[args.command.text.split(' ')[0]](args));
  app.message('ping', async ({ message, say }) => {
    got.set('message', message);
    await say({ text: 'pong', thread_ts: message.ts });
  });
  app.event('reaction_added', async ({ event, client }) => {
    got.set('reaction', event);
    if (event.user !== BOT) await client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'eyes' });
  });
  app.event('app_mention', async ({ event }) => { got.set('mention', event); });
  app.action('press_me', async ({ ack, body, action, client }) => {
    await ack();
    got.set('action', action);
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'pressed', blocks: [] });
  });
  app.view('form', async ({ ack, view }) => {
    const title = view.state.values.title.text.value;
    if (title.length < 3) return ack({ response_action: 'errors', errors: { title: 'A title has three letters or more.' } });
    got.set('submitted', title);
    return ack();
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, view }) => {
    await ack();
    got.set('closed', view.callback_id);
  });
  app.shortcut('anywhere', async ({ ack, shortcut }) => {
    await ack();
    got.set('shortcut', shortcut);
  });
  app.shortcut('on_message', async ({ ack, shortcut }) => {
    await ack();
    got.set('message_action', shortcut);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const view = { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Welcome home' } }] };
    got.set('home', await client.views.publish({ user_id: event.user, view }));
  });
  return app;
}

const given = (name) => waitFor(`the app to be given ${name}`, () => got.get(name));

/* tests -------------------------------------------------------------------------------------------------------- */

const tests = {
  async 'the app starts and knows who it is'({ app }) {
    const who = await app.client.auth.test();
    assert.equal(who.user_id, BOT);
  },

  async 'a command is answered to its person by the acknowledgement'({ sandbox }) {
    await sandbox.control('slash', { user: 'ana', channel: ROOM, text: 'say hello' });
    const answer = await sandbox.heard('the answer', (one) => one.text === 'You typed say hello.');
    assert.equal(answer.for_user, 'U0ANA');
  },

  async 'a command is answered to all when the acknowledgement says so'({ sandbox }) {
    await sandbox.control('slash', { user: 'ana', channel: ROOM, text: 'tell' });
    await sandbox.message('the answer in the channel', (one) => one.text === 'Told to all.');
  },

  async 'a command is answered later through its address'({ sandbox }) {
    await sandbox.control('slash', { user: 'bob', channel: ROOM, text: 'later' });
    const answer = await sandbox.heard('the answer', (one) => one.text === 'It took a while.');
    assert.equal(answer.for_user, 'U0BOB');
  },

  async 'a message is heard and answered in its thread'({ sandbox }) {
    const { ts } = await sandbox.control('say', { user: 'ana', channel: ROOM, text: 'ping' });
    const heard = await given('message');
    assert.deepEqual([heard.user, heard.channel, heard.text, heard.ts], ['U0ANA', ROOM, 'ping', ts]);
    const answer = await sandbox.message('the reply', (one) => one.text === 'pong');
    assert.equal(answer.thread_ts, ts);
    assert.equal((await sandbox.messages()).find((one) => one.ts === ts).reply_count, 1);
  },

  async 'a reaction is heard and answered by another'({ sandbox }) {
    const { ts } = await sandbox.control('say', { user: 'ana', channel: ROOM, text: 'react to this' });
    await sandbox.control('react', { user: 'bob', channel: ROOM, ts, name: 'memo' });
    const event = await given('reaction');
    assert.deepEqual([event.reaction, event.item.ts, event.item_user], ['memo', ts, 'U0ANA']);
    await sandbox.message('our reaction', (one) => one.ts === ts
      && one.reactions?.some((reaction) => reaction.name === 'eyes' && reaction.users.includes(BOT)));
  },

  async 'a mention is heard as such'({ sandbox }) {
    const { ts } = await sandbox.control('say', { user: 'chen', channel: ROOM, text: `<@${BOT}> are you there?` });
    assert.equal((await given('mention')).ts, ts);
  },

  async 'a button does what it says'({ app, sandbox }) {
    const posted = await app.client.chat.postMessage({ channel: ROOM, text: 'a button', blocks: button });
    await sandbox.control('press', { user: 'ana', channel: ROOM, ts: posted.ts, action_id: 'press_me', block_id: 'row' });
    assert.equal((await given('action')).value, 'seven');
    const changed = await sandbox.message('the change', (one) => one.ts === posted.ts && one.text === 'pressed');
    assert.deepEqual(changed.blocks ?? [], []);
  },

  async 'a form shows what is wrong and closes when it is right'({ sandbox }) {
    await sandbox.control('slash', { user: 'ana', channel: ROOM, text: 'form' });
    const { id } = (await given('opened')).view;
    await sandbox.control('submit', { user: 'ana', view_id: id, values: { title: { text: 'x' } } });
    const wrong = await sandbox.view('the complaint', (one) => one.id === id && one.errors && Object.keys(one.errors).length);
    assert.deepEqual(wrong.errors, { title: 'A title has three letters or more.' });
    await sandbox.control('submit', { user: 'ana', view_id: id, values: { title: { text: 'checkout is down' } } });
    assert.equal(await given('submitted'), 'checkout is down');
    await waitFor('the form to close', async () => !(await sandbox.state()).views.some((one) => one.id === id));
  },

  async 'a form that is put away is told'({ sandbox }) {
    got.delete('opened');
    await sandbox.control('slash', { user: 'ana', channel: ROOM, text: 'form' });
    const { id } = (await given('opened')).view;
    await sandbox.control('close', { user: 'ana', view_id: id });
    assert.equal(await given('closed'), 'form');
  },

  async 'shortcuts arrive, from anywhere and from a message'({ sandbox }) {
    const { ts } = await sandbox.control('say', { user: 'ana', channel: ROOM, text: 'use the menu here' });
    await sandbox.control('shortcut', { user: 'ana', callback_id: 'anywhere' });
    await sandbox.control('action', { user: 'bob', channel: ROOM, ts, callback_id: 'on_message' });
    assert.equal((await given('shortcut')).user.id, 'U0ANA');
    const chosen = await given('message_action');
    assert.deepEqual([chosen.user.id, chosen.message.text, chosen.channel.id], ['U0BOB', 'use the menu here', ROOM]);
  },

  async 'the home page is published'({ sandbox }) {
    await sandbox.control('home', { user: 'ana' });
    assert.equal((await given('home')).view.type, 'home');
    await sandbox.view('the page', (one) => one.type === 'home' && one.user === 'U0ANA');
  },

  async 'a file is uploaded, shared and read back'({ app, sandbox }) {
    const content = Buffer.from('minute,errors\n1,0\n2,981\n');
    await app.client.filesUploadV2({ channel_id: ROOM, filename: 'errors.csv', title: 'Errors', file: content });
    const shared = await sandbox.message('the file', (one) => one.files?.some((file) => file.name === 'errors.csv'));
    const file = shared.files.find((one) => one.name === 'errors.csv');
    assert.deepEqual([file.title, file.size], ['Errors', content.length]);
    const bytes = await fetch(file.url_private, { headers: { authorization: 'Bearer xoxb-sandbox' } });
    assert.equal(await bytes.text(), content.toString());
  },

  async 'history, replies and people are read in pages'({ app, sandbox }) {
    await sandbox.control('flood', { user: 'bob', channel: ROOM, count: 25, text: 'flood %n', quiet: true });
    const seen = [];
    for await (const page of app.client.paginate('conversations.history', { channel: ROOM, limit: 10 })) {
      seen.push(...page.messages.map((one) => one.text));
    }
    assert.equal(seen.filter((text) => /^flood \d+$/.test(text)).length, 25);
    const { user } = await app.client.users.info({ user: 'U0CHEN' });
    assert.equal(user.tz, 'Asia/Shanghai');
  },

  async 'errors of the Web API reach the caller by name'({ app }) {
    const failed = await app.client.chat.postMessage({ channel: 'C0NOWHERE', text: 'lost' }).catch((error) => error);
    assert.equal(failed.data?.error, 'channel_not_found');
  },

  async 'a rate limit is waited out'({ app, sandbox }) {
    await sandbox.control('api', { method: 'chat.postMessage', retry_after: 1 });
    const posted = await app.client.chat.postMessage({ channel: ROOM, text: 'in the end' });
    assert.ok(posted.ok);
    assert.equal((await sandbox.messages()).filter((one) => one.text === 'in the end').length, 1);
  },

  async 'a socket that is closed is replaced, and what was sent meanwhile arrives'({ sandbox }) {
    got.delete('message');
    const before = (await sandbox.state()).links.map((link) => link.socket);
    await sandbox.control('link', { do: 'disconnect', reason: 'refresh_requested' });
    await waitFor('the old socket to go', async () => (await sandbox.state()).links.every((one) => !before.includes(one.socket)));
    await sandbox.control('say', { user: 'dee', channel: ROOM, text: 'ping again' });
    await waitFor('another socket', async () => (await sandbox.state()).links.length);
    await sandbox.redeliver();
    assert.equal((await given('message')).text, 'ping again');
  },
};

/* The number of tests that failed. */
async function perform(app, sandbox) {
  let failed = 0;
  for (const [sentence, test] of Object.entries(tests)) {
    try {
      await test({ app, sandbox });
      console.log(`ok   ${sentence}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${sentence}: ${error.stack}`);
    }
  }
  return failed;
}

async function main() {
  const sandbox = new Sandbox(await startSandbox());
  try {
    await sandbox.control('join', { channel: ROOM, user: 'disruption' });
    const app = makeApp(sandbox.url);
    await app.start();
    const failed = await perform(app, sandbox);
    await app.stop();
    console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
  } finally {
    sandbox.child.removeAllListeners('exit');
    sandbox.child.kill('SIGTERM');
  }
}

await main();
