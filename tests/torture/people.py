"""People: they perform a plan's acts through the sandbox as a client would, look for what became of them, and try again.

The ledger keeps what they did and what they were told, for the checker; nothing in it comes from the daemon's store.
"""
import dataclasses
import re
import time

from plan import PEOPLE, READER

PATIENCE_S = 4     # after which somebody types a start again
UNHEARD_MS = 1500  # of everybody's time since the last act
FORM_WAIT_S = 4    # after which somebody gives a form up
ATTEMPTS = "abcdefghij"
CHANNEL = re.compile(r"dis-\d+-(k\d\d[a-j])")


def as_sent(text):
    """As a client sends what a person typed: entities escaped, links wrapped."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"(https?://[^\s)`'\"]+[^\s)`'\",.;:])", r"<\1>", text)


@dataclasses.dataclass
class Command:
    """Something typed, and how it went: taken is True (acknowledged), False (refused) or None (nobody knows)."""
    tag: str
    who: str
    mouth: str
    effect: str
    words: str
    line: str
    channel: str
    typed_ms: int
    order: int
    envelope: str = None
    ts: str = None
    shell: object = None
    taken: bool = None
    acked_ms: int = None
    said: str = ""
    of: str = None       # the words of the note that it changes


class Ledger:
    def __init__(self):
        self.commands = []
        self.stamps = {}    # (tag, label) -> (channel, ts)
        self.pins = {}      # (channel, ts) -> who pinned it last
        self.menus = []     # (channel, ts, who, entry, envelope)
        self.unheard = []   # acts the platform never told of
        self.sockets = {}   # number -> [opened, closed] by the sandbox's clock; closed None: it is open
        self.files = []     # (channel, ts, name, bytes)
        self.acks = {}      # envelope -> when it was acknowledged first
        self.acts = {}      # kind -> count

    def add(self, command):
        command.order = len(self.commands)
        self.commands.append(command)
        return command


class Scribbler:
    """One disruption's people, act by act."""

    def __init__(self, play, incident):
        self.play, self.stage, self.ledger, self.plan = play, play.stage, play.ledger, incident
        self.tag, self.left = incident.tag, list(incident.acts)
        self.attempt, self.tried_at, self.channel = 0, None, None
        self.form = None  # (command, views before, until)
        self.turns, self.ended, self.ended_at, self.endings, self.replies = 0, False, 0, [], set()

    def done(self):
        return self.channel is not None and not self.left and self.form is None and self.over()

    def over(self):
        """Whoever ends it types that until it was taken."""
        return not self.plan.ends or any(one.taken or one.envelope in self.ledger.acks for one in self.endings)

    def turn(self):
        """As many acts as turns were given and can be done now; whether one was."""
        self.turns += 1
        return self.catch_up()

    def catch_up(self, all_of_it=False):
        moved = False
        while (self.turns > 0 or all_of_it) and not self.done() and self.step():
            self.turns, moved = self.turns - 1, True
        return moved

    def step(self):
        if self.form is not None and not self.fill_in():
            return False
        if self.channel is None and not self.begin():
            return False
        if not self.left:
            if time.monotonic() - self.ended_at > PATIENCE_S and self.play.linked:
                self.do_resolve(None)
            return False
        act = self.left[0]
        if getattr(self, "do_" + act.kind)(act) is False:
            return False
        self.left.pop(0)
        self.ledger.acts[act.kind] = self.ledger.acts.get(act.kind, 0) + 1
        return True

    # starting

    def begin(self):
        """Types a start, or sees the channel that came of it; true when acts can follow."""
        for name, channel in self.play.channels.items():
            match = CHANNEL.match(name)
            if match and match.group(1)[:3] == self.tag and self.play.greeted(channel):
                self.channel = channel
                for user in PEOPLE:
                    self.stage.control("join", channel=channel, user=user, by="ana")
                return True
        now = time.monotonic()
        if self.tried_at is None or (now - self.tried_at > PATIENCE_S and self.play.linked and self.attempt < len(ATTEMPTS)):
            self.start()
            self.tried_at = now
        return False

    def start(self):
        title = f"{self.tag}{ATTEMPTS[self.attempt]} trouble"
        mouth = self.plan.mouth if self.attempt == 0 else "slash"
        self.attempt += 1
        line = f"start {title}" + (" private" if self.plan.private else "")
        self.type(mouth, "ana", "start", title, line, "general")

    # the mouths

    def type(self, mouth, who, effect, words, line, channel):
        command = self.ledger.add(Command(self.tag, who, mouth, effect, words, line, channel, self.stage.now_ms(), 0))
        if mouth == "slash":
            command.envelope = self.stage.control("slash", user=who, channel=channel, text=as_sent(line))["envelope_id"]
        elif mouth == "mention":
            command.ts = self.stage.say(who, channel, "<@U0DISRUPTION> " + as_sent(line))
        elif mouth == "shell":
            self.play.shell(command)
        elif mouth == "form":
            self.open_form(command)
        return command

    def open_form(self, command):
        before = {view["id"] for view in self.play.views(command.who)}
        if command.effect == "start":
            self.stage.control("shortcut", user=command.who, callback_id="start")
        else:
            card = self.card()
            self.stage.control("press", user=command.who, action_id=card[0], channel=self.channel, ts=card[1])
        self.form = (command, before, time.monotonic() + FORM_WAIT_S)

    def card(self):
        """The card's button for a note and its message; None: it is not there yet."""
        for message in self.stage.channel(self.channel)["messages"]:
            for block in message.get("blocks", []) if message.get("pinned_to") else []:
                for element in block.get("elements", []):
                    if element.get("type") == "button" and element["text"]["text"] == "Add note":
                        return element["action_id"], message["ts"]
        return None

    def fill_in(self):
        """False while the form is not there; whoever waited long enough gives up."""
        command, before, until = self.form
        fresh = [view for view in self.play.views(command.who) if view["id"] not in before]
        if not fresh and time.monotonic() < until:
            return False
        self.form = None
        if not fresh:
            command.taken, command.said = False, "no form came"
            return True
        command.typed_ms = self.stage.now_ms()
        try:
            command.envelope = self.stage.control("submit", user=command.who, view_id=fresh[-1]["id"],
                                                  values={"text": {"value": command.words}})["envelope_id"]
        except AssertionError:  # it was closed meanwhile
            command.taken, command.said = False, "the form was gone"
        return True

    # acts: false when it cannot be done yet

    def place(self, act):
        channel, ts = self.ledger.stamps[self.tag, act.what["label"]]
        return {"channel": channel, "ts": ts}

    def quiet(self, act):
        """Whether the platform never tells of it: of what is compared before the report, at any time; else while nobody
        listens, of what stands in the channel itself."""
        if not act.unheard:
            return {}
        self.play.look()
        compared = self.plan.ends and not self.ended
        if not (compared or (not self.play.linked and not self.is_reply(act))):
            return {}
        self.stage.pass_ms(UNHEARD_MS)  # edits have whole seconds, and nobody can tell moments apart that closely
        self.ledger.unheard.append((self.stage.now_ms(), "linked" if self.play.linked else "nobody listens", self.tag, act))
        return {"quiet": True}

    def is_reply(self, act):
        return act.what.get("thread") is not None or act.what["label"] in self.replies

    def do_say(self, act):
        thread = act.what["thread"]
        more = {"thread": self.ledger.stamps[self.tag, thread][1]} if thread else {}
        ts = self.stage.say(act.who, self.channel, as_sent(act.what["text"]), **more, **self.quiet(act))
        self.ledger.stamps[self.tag, act.what["label"]] = (self.channel, ts)
        if thread:
            self.replies.add(act.what["label"])

    def do_react(self, act):
        self.stage.control("react", user=act.who, name=act.what["name"], **self.place(act), **self.quiet(act))

    def do_unreact(self, act):
        self.stage.control("unreact", user=act.who, name=act.what["name"], **self.place(act), **self.quiet(act))

    def do_pin(self, act):
        place = self.place(act)
        self.stage.control("pin", user=act.who, **place)
        self.ledger.pins[place["channel"], place["ts"]] = act.who

    def do_unpin(self, act):
        place = self.place(act)
        self.stage.control("unpin", user=act.who, **place)
        self.ledger.pins.pop((place["channel"], place["ts"]))

    def do_menu(self, act):
        place = self.place(act)
        done = self.stage.control("action", user=act.who, callback_id=act.what["entry"], **place)
        self.ledger.menus.append((place["channel"], place["ts"], act.who, act.what["entry"], done["envelope_id"]))

    def do_edit(self, act):
        self.stage.control("edit", user=act.who, text=as_sent(act.what["text"]), **self.place(act), **self.quiet(act))

    def do_delete(self, act):
        self.stage.control("delete", user=act.who, **self.place(act), **self.quiet(act))

    def do_unfurl(self, act):
        self.stage.control("unfurl", **self.place(act))

    def do_command(self, act):
        what = act.what
        line = what["line"] or f"severity {what['words']}"
        mouth = "slash" if what["mouth"] == "form" and self.ended else what["mouth"]
        if mouth == "form" and (self.card() is None or self.play.form_open(act.who)):
            return False
        if mouth == "shell":
            number = self.play.number(self.channel)
            verb, _, rest = line.partition(" ")
            line = f"{verb} D-{number} {rest}"
        self.type(mouth, act.who, what["effect"], what["words"], line, self.channel)
        return True

    def do_revise(self, act):
        """People change what they see: a note whose line is not in the channel yet is left alone."""
        token = act.what["words"].split(" ")[0]
        lines = [m["text"] for m in self.stage.channel(self.channel)["messages"] if m.get("user") == "U0DISRUPTION"]
        shown = [number for line in lines for number in re.findall(r"\bT(\d+)\*? [^\n]*" + token + r"\b", line)]
        if not shown or self.play.form_open(act.who):
            return
        line = f"{act.what['how']} T{shown[0]} {act.what['more']}".strip()
        self.type("slash", act.who, act.what["how"], act.what["more"], line, self.channel).of = act.what["words"]

    def do_upload(self, act):
        done = self.stage.control("upload", user=act.who, channel=self.channel, name=act.what["name"],
                                  text=as_sent(act.what["text"]), content=act.what["content"])
        self.ledger.stamps[self.tag, act.what["label"]] = (self.channel, done["ts"])
        self.ledger.files.append((self.channel, done["ts"], act.what["name"], act.what["content"].encode()))

    def do_export(self, act):
        self.type("slash", act.who, "export", "", "report export md share", self.channel)

    def do_read(self, act):
        self.type("slash", READER, "read", act.what["line"], act.what["line"], self.channel)

    def do_resolve(self, act):
        """Whoever declared it may end it; at the shell, whoever sits there."""
        del act
        self.ended, self.ended_at = True, time.monotonic()  # its card has other buttons from now on
        mouth = "shell" if self.plan.mouth == "shell" else "slash"
        line = f"resolve D-{self.play.number(self.channel)}"
        self.endings.append(self.type(mouth, "ana", "resolve", "", line, self.channel))


class Play:
    """All people at once, by the deck."""

    def __init__(self, stage, plan):
        self.stage, self.plan, self.ledger = stage, plan, Ledger()
        self.channels, self.linked, self.open_views, self.shells = {}, False, [], []
        self.people = [Scribbler(self, incident) for incident in plan.incidents]
        self.chatter = list(plan.chatter)

    def deal(self, index):
        if index is None:
            act = self.chatter.pop(0)
            self.stage.say(act.who, act.what["channel"], as_sent(act.what["text"]))
        else:
            self.people[index].turn()

    def look(self):
        """What everybody sees on their screens now."""
        state = self.stage.look()
        self.channels = {channel["name"]: channel["id"] for channel in state["channels"] if channel.get("name")}
        self.linked = bool(state["links"])
        self.open_views = state["views"]
        self.users = {user["id"]: user["name"] for user in state["users"]}
        for link in state["links"]:
            self.ledger.sockets.setdefault(link["socket"], [link["opened_ms"], None])
        for link in state["closed"]:
            self.ledger.sockets.setdefault(link["socket"], [link["at_ms"], None])[1] = link["at_ms"]
        for ack in state["acks"]:
            self.ledger.acks.setdefault(ack["envelope_id"], ack["at_ms"])
        for command in [one for one in self.shells if one.shell.poll() is not None]:
            self.shells.remove(command)
            command.said = command.shell.stdout.read()
            code = command.shell.returncode
            command.taken = True if code == 0 else False if code in (1, 2, 3) else None  # 4: nobody knows
            command.acked_ms = self.stage.now_ms()
        return state

    def greeted(self, channel):
        """Whether the bot has said something there: nobody comes before."""
        return any(m.get("user") == "U0DISRUPTION" and not m.get("subtype") for m in self.stage.channel(channel)["messages"])

    def views(self, who):
        return [view for view in self.open_views if self.users[view["user"]] == who and view["type"] == "modal"
                and not view["waiting"]]

    def form_open(self, who):
        return any(one.form is not None and one.form[0].who == who for one in self.people)

    def number(self, channel):
        name = next(name for name, one in self.channels.items() if one == channel)
        return int(name.split("-")[1])

    def shell(self, command):
        command.shell = self.stage.shell(*command.line.split(" "))
        self.shells.append(command)

    def wants(self):
        return [(one.tag, one.channel, one.attempt, one.form and one.form[0], one.left[:1]) for one in self.people
                if not one.done()]

    def left(self):
        return sum(len(one.left) for one in self.people)

    def settle(self):
        """Whatever was typed and is known to have been acknowledged."""
        for command in self.ledger.commands:
            if command.envelope in self.ledger.acks:
                command.taken, command.acked_ms = True, self.ledger.acks[command.envelope]
