"""Starts the real programs against each other for system tests: a sandbox, a daemon, people, and a look at the store.

Waiting is polling a condition with a deadline; nothing sleeps for a fixed time and hopes.
"""
import contextlib
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from programs import PATIENCE_S, Process, find_programs, wait_for

BOT = "U0DISRUPTION"
FIRST_S = 15  # for what the platform sends again by itself
REDELIVERY_MS = 61_000  # of the sandbox's time


def request_json(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"} if data else {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as fault:
        raise AssertionError(f"{url}: {fault.code} {fault.read().decode(errors='replace')}") from None


def get(url):
    """Status and text of a page, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as fault:
        return fault.code, fault.read().decode()


class World:
    """A sandbox and a daemon in a folder of their own. Use as a context."""

    BOT_TOKEN, APP_TOKEN = "xoxb-sandbox", "xapp-sandbox"

    def __init__(self, programs=None, settings="", web="", sandbox=()):
        """settings: more lines of the configuration; web: where it listens; sandbox: more words of the sandbox's command."""
        self.programs = find_programs(programs)
        self.folder_handle = tempfile.TemporaryDirectory(prefix="disruption-")
        self.folder = pathlib.Path(self.folder_handle.name)
        self.database = self.folder / "disruption.db"
        self.config = self.folder / "disruption.yaml"
        self.settings = settings
        self.web = web
        self.daemon = None
        self.sandbox = Process([self.programs / "disruption-sandbox", "--listen", "127.0.0.1:0", "--bot-token", self.BOT_TOKEN,
                                "--app-token", self.APP_TOKEN, *sandbox], self.folder / "sandbox.log")
        self.url = self.sandbox.wait_said(r"event=listening url=(\S+)").group(1)

    def __enter__(self):
        return self

    def __exit__(self, kind, fault, trace):
        codes = [one.end() for one in (self.daemon, self.sandbox) if one is not None]
        if kind is not None:
            for path in (self.folder / "sandbox.log", self.folder / "daemon.log"):
                if path.exists():
                    print(f"--- {path.name}\n{path.read_text(errors='replace')[-6000:]}", file=sys.stderr)
        self.folder_handle.cleanup()
        if kind is None and any(code not in (0, -signal.SIGKILL) for code in codes):
            raise AssertionError(f"a program ended badly: {codes}")

    # the daemon

    @property
    def tokens(self):
        return {"DISRUPTION_SLACK_BOT_TOKEN": self.BOT_TOKEN, "DISRUPTION_SLACK_APP_TOKEN": self.APP_TOKEN}

    def api_url(self):
        return f"{self.url}api/"

    def write_config(self):
        self.config.write_text(
            f"database:\n  path: {self.database}\nslack:\n  api_url: {self.api_url()}\nweb:\n  listen: \"{self.web}\"\n"
            f"control:\n  socket: {self.folder}/control.sock\n{self.settings}")

    def start_daemon(self, connected=True, env=None, prefix=()):
        """prefix: words of a command that starts it in another way, as somebody else."""
        self.write_config()
        self.daemon = Process([*prefix, self.programs / "disruptiond", "--config", self.config], self.folder / "daemon.log",
                              {**self.tokens, **(env or {})})
        if connected:
            self.daemon.wait_said(r"event=connected")
        return self.daemon

    def restart_daemon(self, sig=signal.SIGTERM):
        self.daemon.end(sig)
        return self.start_daemon()

    def run_daemon(self, *more, env=None):
        """A daemon that is expected to end by itself: its exit code, and what it said. Uses the file as it lies."""
        if not self.config.exists():
            self.write_config()
        done = subprocess.run([str(self.programs / "disruptiond"), "--config", str(self.config), *more],
                              capture_output=True, text=True, timeout=PATIENCE_S, check=False, stdin=subprocess.DEVNULL,
                              env={**os.environ, **(self.tokens if env is None else env)})
        return done.returncode, done.stdout + done.stderr

    def ready(self):
        """Status and text of /readyz; status 0: nobody answers."""
        try:
            return get(f"http://{self.web}/readyz")
        except OSError as fault:
            return 0, str(fault)

    def cli(self, *words, ok=True, text=None, prefix=()):
        done = subprocess.run([*prefix, str(self.programs / "disruption"), "--config", str(self.config), *words],
                              capture_output=True, text=True, input=text, timeout=PATIENCE_S, check=False)
        if ok and done.returncode != 0:
            raise AssertionError(f"disruption {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def query(self, sql, *values):
        """Rows as dicts, read as an analyst would."""
        db = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=PATIENCE_S)
        try:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, values)]
        finally:
            db.close()

    # the sandbox

    def control(self, call, /, **arguments):
        return request_json(f"{self.url}control/{call}", arguments)

    def state(self):
        return request_json(f"{self.url}control/state")

    def envelopes(self):
        """How many deliveries are on their way, and how many were so far."""
        return request_json(f"{self.url}control/state?messages=0")["envelopes"]

    def calls(self, since=0):
        return request_json(f"{self.url}control/calls?since={since}")["calls"]

    def deliveries(self, since=0):
        return request_json(f"{self.url}control/envelopes?since={since}")["envelopes"]

    def channel(self, channel):
        return request_json(f"{self.url}control/state?channel={channel}")["channels"][0]

    def posts(self, channel):
        """Text by the operation of each message that the bot posted; an operation that was carried out twice is a fault."""
        found = {}
        for message in self.channel(channel)["messages"]:
            operation = message.get("metadata", {}).get("event_payload", {}).get("op")
            if operation is None:
                continue
            if operation in found:
                raise AssertionError(f"posted twice: {operation}: {message.get('text')}")
            found[operation] = message.get("text", "")
        return found

    @staticmethod
    def ids_of(state, user):
        return {person["id"] for person in state["users"] if user in (person["id"], person["name"])}

    def heard(self, user):
        """What was said to one person alone, oldest first."""
        state = self.state()
        return [one["text"] for one in state["ephemerals"] if one["for_user"] in self.ids_of(state, user)]

    def ask(self, user, channel, text):
        """Types a command and waits for what its person alone is told."""
        typed = self.slash(user, channel, text)["response_id"]
        return wait_for(lambda: [one["text"] for one in self.state()["ephemerals"] if one.get("response_id") == typed],
                        f"an answer to {text!r:.60}")[0]

    def told(self, user):
        """What the bot said to one person alone, wherever: the channel's id and the text, oldest first."""
        state = self.state()
        ids = self.ids_of(state, user)
        words = [(one["ts"], one["channel"], one["text"]) for one in state["ephemerals"] if one["for_user"] in ids]
        for channel in state["channels"]:
            if channel["is_im"] and ids & {channel.get("user"), *channel.get("members", [])}:
                words += [(m["ts"], channel["id"], m["text"]) for m in channel["messages"] if m.get("user") == BOT]
        return [(channel, text) for _, channel, text in sorted(words)]

    def wait_told(self, user, pattern, channel=None, after=0):
        """The first thing said to that person alone that is like the pattern, of those after so many."""
        def look():
            return [text for where, text in self.told(user)[after:]
                    if channel in (None, where) and re.search(pattern, text)]
        try:
            return wait_for(look, "")[0]
        except AssertionError:
            raise AssertionError(f"{user} was not told {pattern!r} but {self.told(user)[after:]}") from None

    def direct(self, user):
        """The id of the conversation between a person and the bot."""
        return self.control("dm", user=user)["channel"]["id"]

    def views(self, user, kind="modal"):
        """What is open on a person's screen; kind "home": their home tab."""
        state = self.state()
        return [view for view in state["views"] if view["user"] in self.ids_of(state, user) and view["type"] == kind]

    def form(self, user):
        """The form that opens for somebody."""
        return wait_for(lambda: self.views(user), f"a form for {user}")[-1]

    def submit(self, user, form, **values):
        """Fills in fields by their keys and sends the form."""
        return self.control("submit", user=user, view_id=form["id"],
                            values={key: {"value": value} for key, value in values.items()})

    def say(self, user, channel, text, **more):
        return self.control("say", user=user, channel=channel, text=text, **more)["ts"]

    def react(self, user, channel, ts, name="memo", do="react", **more):
        self.control(do, user=user, channel=channel, ts=ts, name=name, **more)

    def entries(self, number=1, state="live"):
        return self.query("SELECT * FROM timeline WHERE number = ? AND state = ? ORDER BY at_ms, entry", number, state)

    def texts(self, number=1, state="live"):
        return [entry["text"] for entry in self.entries(number, state)]

    def wait_texts(self, *texts, number=1):
        """Until the timeline holds these texts, in any order, and no others."""
        try:
            wait_for(lambda: sorted(self.texts(number)) == sorted(texts), "")
        except AssertionError:
            raise AssertionError(f"timeline: {self.texts(number)} instead of {list(texts)}") from None

    def slash(self, user, channel, text):
        return self.control("slash", user=user, channel=channel, text=text)

    def settled(self):
        """Nothing is on its way: every envelope acknowledged, no outbox row waiting, and no envelope came while we looked."""
        def waiting():
            return [row["key"] for row in self.query("SELECT key FROM outbox WHERE state = 'waiting' AND lane <> ''")]

        def look():
            return (before := self.envelopes())["pending"] == 0 and not waiting() and self.envelopes() == before
        try:
            return wait_for(look, "", patience_s=FIRST_S)
        except AssertionError:
            if self.envelopes()["pending"] > 0:
                self.redeliver()  # it was on its way to a daemon that ended: it comes again, but only after a minute
        try:
            wait_for(look, "it does not come to rest")
        except AssertionError as why:
            raise AssertionError(f"{why}: {self.envelopes()}, waiting {waiting()}") from None

    def redeliver(self):
        """Lets the time pass after which the platform sends again what was not acknowledged, until all of it is."""
        for _ in range(8):  # it tries three times; the minute before an attempt may have begun already
            self.control("clock", advance_ms=REDELIVERY_MS)
            with contextlib.suppress(AssertionError):
                return wait_for(lambda: self.envelopes()["pending"] == 0, "", patience_s=1)
        raise AssertionError(f"not acknowledged: {self.envelopes()}")

    def start_disruption(self, user, text, channel="general"):
        """Types /disruption start and waits for its channel; the number and the channel's id."""
        before = len(self.query("SELECT number FROM disruptions"))
        self.slash(user, channel, f"start {text}")
        number = wait_for(lambda: len(self.query("SELECT number FROM disruptions")) == before + 1 and self.query(
            "SELECT max(number) AS n FROM disruptions")[0]["n"], "the disruption to be recorded")
        channel_id = wait_for(lambda: self.query("SELECT channel_id FROM disruptions WHERE number = ?", number)[0][
            "channel_id"], "the channel to be made")
        return number, channel_id


class Scene(World):
    """A world with a disruption that is open and quiet."""

    def __init__(self, words="a scene", **more):
        super().__init__(**more)
        self.start_daemon()
        self.number, self.room = self.start_disruption("ana", words)
        self.settled()
        self.mark = self.calls()[-1]["n"]

    def made(self, method=None):
        """Calls since the quiet beginning, of a method or all."""
        return [call for call in self.calls(self.mark) if method in (None, call["method"])]

    def sockets(self):
        return [link["socket"] for link in self.state()["links"]]

    def note(self, text):
        return self.say("bob", self.room, text + " #note")

    def command(self, text, channel=None, user="ana"):
        self.slash(user, channel or self.room, text)

    def event(self, **event):
        self.control("event", event=event)

    def join(self, *users):
        for user in users:
            self.control("join", channel=self.room, user=user)

    def card(self, number=None):
        """The pinned message of a disruption."""
        room = self.query("SELECT channel_id FROM disruptions WHERE number = ?", number or self.number)[0]["channel_id"]
        return [m for m in self.channel(room)["messages"] if m.get("pinned_to")][0]

    def press(self, user, label, message=None, view=None):
        """Taps the button of that label: on the card, another message, or a view."""
        place = view or message or self.card()
        button = [e for b in place["blocks"] for e in [*b.get("elements", []), b.get("accessory", {})]
                  if e.get("type") == "button" and e["text"]["text"] == label][0]
        where = {"view_id": view["id"]} if view else {"channel": place.get("channel", self.room), "ts": place["ts"]}
        return self.control("press", user=user, action_id=button["action_id"], **where)

    def said(self, pattern):
        """Posts of the bot in the disruption's channel that are like the pattern, once all is quiet."""
        self.settled()
        return [text for text in self.posts(self.room).values() if re.search(pattern, text)]

    def entry(self, count=1):
        """The only live entry, or as many as are wanted; looked at again when all is quiet."""
        wait_for(lambda: len(self.entries(self.number)) == count, f"{count} entries")
        self.settled()
        if len(self.entries(self.number)) != count:
            raise AssertionError(f"{self.texts(self.number)} instead of {count} entries")
        return self.entries(self.number)[0] if count else None

    def row(self, state):
        """The first entry of that state."""
        return wait_for(lambda: self.entries(self.number, state), f"an entry that is {state}")[0]

    def works(self, text="it goes on"):
        """What is said now is recorded; nothing went out twice."""
        self.note(text)
        wait_for(lambda: text in self.texts(self.number), f"{text!r} in the timeline")
        self.settled()
        self.posts(self.room)
