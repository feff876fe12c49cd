"""What people will do and what will break, all from one seed: the same seed is the same plan, act by act and fault by fault.

Nothing here knows the programs: a plan is made before they start. When exactly a fault meets which act depends on how quick
the machine is, so two runs of a plan are alike and not equal.
"""
import dataclasses
import random

PEOPLE = ("ana", "bob", "chen", "dee")
READER = "dee"  # reads and does nothing else, so that answers can be counted
AT_ONCE = 5     # disruptions that run beside each other

REACTIONS = {"memo": "note", "pushpin": "note", "scales": "decision", "mag": "finding", "boom": "impact", "bug": "cause",
             "wrench": "fix", "heavy_plus_sign": "good", "heavy_minus_sign": "bad", "bulb": "lesson",
             "ballot_box_with_check": "action", "paperclip": "evidence"}
HASHTAGS = ("note", "timeline", "decision", "finding", "impact", "cause", "fix", "good", "bad", "lesson", "action", "evidence")
IDLE_REACTIONS = ("+1", "tada", "eyes")

THINGS = ("checkout", "the cache", "login", "search", "node 7", "the queue", "billing", "mail", "the proxy", "DNS")
DOINGS = ("answers with 500s", "is slow", "was restarted", "fell over", "has no memory left", "is back", "loses packets",
          "was rolled back to v41", "is read-only", "burns through its retries")
ODD = ("", "", "", "", " | with a pipe", " `code | here`", " naïve café ☃", " שלום עולם", " 100 % <b>sure</b> & more",
       " 😀😀", " = 2 * 3 _so_ ~what~", "\nand a second line", " see https://example.com/runbook?a=1&b=2",
       " " + "very long " * 60 + "end")
NO_TAGS = (" `#note` is how one tags", " ticket#note", " at https://example.com/#note", " a # note", " #notes", " #unknown")


@dataclasses.dataclass
class Act:
    kind: str
    who: str
    what: dict
    unheard: bool = False  # the platform may never tell of it


@dataclasses.dataclass
class Incident:
    tag: str      # begins its title, its name for the run
    mouth: str    # how it is started
    private: bool
    acts: list
    ends: bool    # somebody resolves it


@dataclasses.dataclass
class Storm:
    kind: str
    at: int          # before this act of the deck
    length_s: float
    seed: int


@dataclasses.dataclass
class Plan:
    seed: int
    incidents: list
    deck: list       # whose turn it is: indexes of incidents; None: somebody talks elsewhere
    chatter: list
    storms: list

    def acts(self):
        return sum(len(one.acts) for one in self.incidents) + len(self.chatter)


class Writer:
    """Makes up what happens in one disruption, and keeps in mind what stands so that every act is possible."""

    def __init__(self, rng, tag, unheard):
        self.rng, self.tag, self.unheard = rng, tag, unheard
        self.acts, self.messages, self.notes, self.count, self.owl = [], {}, [], 0, ""

    def add(self, kind, who=None, **what):
        self.acts.append(Act(kind, who or self.rng.choice(PEOPLE[:3]), what))
        return self.acts[-1]

    def phrase(self):
        self.count += 1
        return (f"{self.tag}m{self.count}{self.owl} {self.rng.choice(THINGS)} {self.rng.choice(DOINGS)}"
                f"{self.rng.choice(ODD)}")

    def tagged(self, words):
        tags = self.rng.sample(HASHTAGS, self.rng.choice((1, 1, 1, 2)))
        marks = " ".join("#" + (tag.upper() if self.rng.random() < 0.1 else tag) for tag in tags)
        way = self.rng.random()
        if way < 0.45:
            return f"{words} {marks}"
        if way < 0.8:
            return f"{marks}{self.rng.choice(('', ':', ','))} {words}"
        if way < 0.9:
            return f"TODO: {words}"
        return f"{words} so {marks} it is"

    def words(self):
        roll = self.rng.random()
        if roll < 0.35:
            return self.tagged(self.phrase())
        if roll < 0.45:
            return self.phrase() + self.rng.choice(NO_TAGS)
        return self.phrase()

    # messages and what is done to them

    def say(self, thread=None):
        label = f"m{len(self.messages)}"
        who = "monitor" if self.rng.random() < 0.06 else None
        act = self.add("say", who, label=label, text=self.words(), thread=thread)
        self.messages[label] = {"author": act.who, "marks": set(), "pinned": False, "thread": thread, "replies": 0}
        self.maybe_unheard(act)
        if thread:
            self.messages[thread]["replies"] += 1

    def maybe_unheard(self, act):
        act.unheard = self.rng.random() < self.unheard

    def some(self, test=lambda message: True):
        fit = [label for label, message in self.messages.items() if test(message)]
        return self.rng.choice(fit[-12:]) if fit else None

    def reply(self):
        label = self.some(lambda m: m["thread"] is None)
        if label:
            self.say(label)

    def react(self):
        label = self.some()
        who = self.rng.choice(PEOPLE[:3])
        name = self.rng.choice(list(REACTIONS) * 3 + list(IDLE_REACTIONS))
        if label and (who, name) not in self.messages[label]["marks"]:
            self.messages[label]["marks"].add((who, name))
            self.maybe_unheard(self.add("react", who, label=label, name=name))

    def unreact(self):
        label = self.some(lambda m: m["marks"])
        if label:
            who, name = self.rng.choice(sorted(self.messages[label]["marks"]))
            self.messages[label]["marks"].discard((who, name))
            self.add("unreact", who, label=label, name=name)

    def pin(self):
        label = self.some(lambda m: not m["pinned"])
        if label:
            self.messages[label]["pinned"] = True
            self.add("pin", label=label)

    def unpin(self):
        label = self.some(lambda m: m["pinned"])
        if label:
            self.messages[label]["pinned"] = False
            self.add("unpin", label=label)

    def menu(self):
        label = self.some()
        if label:
            self.add("menu", label=label, entry=self.rng.choice(("add_note", "add_note", "make_action")))

    def edit(self):
        label = self.some(lambda m: m["author"] != "monitor")
        if label:
            self.maybe_unheard(self.add("edit", self.messages[label]["author"], label=label, text=self.words()))

    def delete(self):
        label = self.some(lambda m: m["replies"] == 0 and m["author"] != "monitor")
        if label and len(self.messages) > 4:
            message = self.messages.pop(label)
            self.add("delete", message["author"], label=label)

    def unfurl(self):
        label = self.some()
        if label:
            self.add("unfurl", label=label)

    def burst(self):
        for _ in range(self.rng.randint(8, 20)):
            self.say()

    # commands

    def command(self):
        words = self.phrase().replace("\n", " ")
        mouth = self.rng.choice(("slash", "slash", "slash", "mention", "shell", "form"))
        verb = self.rng.choice(("note", "note", "note", "decision", "good", "bad", "lesson", "action", "update"))
        if mouth == "form":
            verb = "note"
        line = {"decision": f"note {words} kind:decision"}.get(verb, f"{verb} {words}")
        self.add("command", mouth=mouth, effect=verb, words=words, line=line)
        if verb in ("note", "decision"):
            self.notes.append(words)

    def revise(self):
        """Once for each note at most, so that what should come of it is plain."""
        if not self.notes:
            return
        words = self.notes.pop(self.rng.randrange(len(self.notes)))
        how = self.rng.choice(("edit", "edit", "drop", "move"))
        more = {"edit": self.phrase().replace("\n", " "), "drop": "", "move": f"-{self.rng.randint(1, 9)}m"}[how]
        self.add("revise", how=how, words=words, more=more)

    def upload(self):
        label = f"m{len(self.messages)}"
        act = self.add("upload", label=label, name=f"{self.tag}-{self.count}.log", text=f"{self.phrase()} #evidence #note",
                       content="".join(self.rng.choice("abc \n") for _ in range(self.rng.randint(50, 5000))))
        self.messages[label] = {"author": act.who, "marks": set(), "pinned": False, "thread": None, "replies": 1}

    def severity(self):
        self.add("command", mouth="slash", effect="severity", words=str(self.rng.randint(1, 5)), line=None)

    def lead(self):
        self.add("command", mouth="slash", effect="lead", words="", line="lead me")

    def read(self):
        line = self.rng.choice(("status", "catchup", "timeline", "list", "actions", "roles"))
        self.add("read", READER, line=line)

    DOES = (("say", 30), ("reply", 12), ("react", 22), ("unreact", 6), ("pin", 4), ("unpin", 2), ("menu", 4), ("edit", 8),
            ("delete", 3), ("unfurl", 2), ("burst", 0.4), ("command", 10), ("revise", 3), ("upload", 1.5), ("severity", 1), ("lead", 1), ("read", 3))

    def write(self, count, resolves):
        names, weights = zip(*self.DOES)
        end = count * 4 // 5 if resolves else -1
        self.say()
        for index in range(count):
            if index == end:
                self.add("resolve")
            getattr(self, self.rng.choices(names, weights)[0])()
        if resolves:
            self.add("read", READER, line="report")
            self.add("export", "ana")
        return self.acts


def make(seed, incidents, acts, kinds, storms, unheard=0.0):
    """kinds: name to (weight, shortest, longest in seconds) of the faults that this run can bring."""
    rng = random.Random(seed)
    made = []
    for index in range(incidents):
        tag = f"k{index:02d}"
        private = index % 7 == 3
        mouth = "slash" if private else rng.choice(("slash", "mention", "form", "shell"))
        writer = Writer(rng, tag, unheard)
        writer.owl = "owl" if private else ""
        count, ends = rng.randint(acts // 2, acts * 3 // 2), rng.random() < 0.8
        made.append(Incident(tag, mouth, private, writer.write(count, ends), ends))
    deck, chatter = deal(rng, made)
    return Plan(seed, made, deck, chatter, brew(rng, kinds, storms, len(deck)))


def deal(rng, incidents):
    """Shuffles the acts of a few disruptions at a time, with talk elsewhere in between."""
    left = [len(one.acts) + 1 for one in incidents]  # one more for its start
    deck, chatter, coming = [], [], list(range(len(incidents)))
    running = []
    while coming or running:
        while coming and len(running) < AT_ONCE:
            running.append(coming.pop(0))
        for _ in range(rng.choice((1, 1, 2, 5))):  # people do not take turns
            index = rng.choice(running)
            deck.append(index)
            left[index] -= 1
            if left[index] == 0:
                running.remove(index)
                break
        if rng.random() < 0.08:
            deck.append(None)
            chatter.append(Act("chatter", rng.choice(PEOPLE[:3]), {
                "channel": rng.choice(("general", "random")),
                "text": f"c{len(chatter)} {rng.choice(THINGS)} {rng.choice(DOINGS)} {rng.choice(('', '#note', '#cause'))}"}))
    return deck, chatter


def brew(rng, kinds, count, length):
    """Every kind at least once when there is room for it, then by weight."""
    names = sorted(kinds)
    rng.shuffle(names)
    while len(names) < count:
        names.append(rng.choices(sorted(kinds), [kinds[name][0] for name in sorted(kinds)])[0])
    storms = []
    for name in names[:count]:
        _, shortest, longest = kinds[name]
        storms.append(Storm(name, rng.randrange(length // 20, max(length * 19 // 20, 1)), rng.uniform(shortest, longest),
                            rng.randrange(1 << 30)))
    return sorted(storms, key=lambda storm: storm.at)
