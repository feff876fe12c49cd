"""What should be on record, worked out from the sandbox's last state and from what people typed.

The rules are written from the documentation (the tables of tags and commands in README.md), not from the program.
"""
import dataclasses
import html
import re

from plan import REACTIONS

KINDS = ("note", "decision", "finding", "impact", "cause", "fix", "good", "bad", "lesson", "action", "evidence")
ON_TIMELINE = set(KINDS[:6])
RETROSPECTIVE = ("good", "bad", "lesson")
WORDS = {kind: kind for kind in KINDS} | {"timeline": "note"}
MENU = {"add_note": "note", "make_action": "action"}
BOT = "U0DISRUPTION"
TAG = r"(?:#(?:" + "|".join(WORDS) + r")(?![\w-])|TODO:)"


@dataclasses.dataclass
class Wanted:
    """A message that is on record; sure False: nobody knows whether its only tag arrived."""
    channel: str
    ts: str
    at_ms: int
    kinds: set
    author: str
    text: str
    taggers: set
    sure: bool = True
    maybe_kinds: set = dataclasses.field(default_factory=set)
    maybe_taggers: set = dataclasses.field(default_factory=set)

    def on_timeline(self):
        return bool(self.kinds & ON_TIMELINE)


def shown(text):
    """What a person sees of a text as it travels: links unwrapped, entities back."""
    return html.unescape(re.sub(r"<(https?://[^>|]+)>", r"\1", text))


def kinds_of_text(text):
    """The tags in a text: a hashtag as a word of its own, not in code, not in an address; TODO: at the front."""
    bare = re.sub(r"```.*?```|`[^`\n]*`", " ", text, flags=re.DOTALL)
    bare = re.sub(r"(?i)https?://\S*", " ", bare)
    found = {WORDS[word.lower()] for word in re.findall(r"(?<![\w#/&-])#([\w-]+)", bare) if word.lower() in WORDS}
    if re.match(r"(?i)\s*(?:" + TAG + r"[:,]?\s+)*TODO:", bare):
        found.add("action")
    return found


def without_tags(text):
    """Tags at either end are marks; those inside are words."""
    text = text.strip()
    left = re.sub(r"(?i)^(?:" + TAG + r"(?:[:,](?=\s|$))?\s*)+", "", text)
    left = re.sub(r"(?i)(?:\s+#(?:" + "|".join(WORDS) + r"))+$", "", left).strip()
    return left or text


def stamp_ms(ts):
    seconds, micros = ts.split(".")
    return int(seconds) * 1000 + int(micros) // 1000


def tags_of(message, channel, ledger):
    """Kinds and taggers that stand on a message for sure, and those that may."""
    kinds, taggers, maybe_kinds, maybe_taggers = set(), set(), set(), set()
    for reaction in message.get("reactions", []):
        kind = REACTIONS.get(reaction["name"].split("::")[0])
        people = {user for user in reaction["users"] if user != BOT}
        if kind and people:
            kinds.add(kind)
            taggers |= people
    if (channel, message["ts"]) in ledger.pins:
        kinds.add("note")
        taggers.add(ledger.ids[ledger.pins[channel, message["ts"]]])
    for where, ts, who, entry, envelope in ledger.menus:
        if (where, ts) == (channel, message["ts"]):
            sure = envelope in ledger.acks
            (kinds if sure else maybe_kinds).add(MENU[entry])
            (taggers if sure else maybe_taggers).add(ledger.ids[who])
    said = kinds_of_text(shown(message.get("text", "")))
    if said:
        kinds |= said
        taggers.add(message["user"])
    return kinds, taggers, maybe_kinds - kinds, maybe_taggers - taggers


def entries(channel, ledger):
    """Every message of a channel that is tagged, or may be; by its stamp."""
    found = {}
    for message in channel["messages"]:
        if message.get("user") == BOT or message.get("subtype") in ("tombstone", "channel_join", "channel_topic",
                                                                    "channel_purpose", "channel_name"):
            continue
        kinds, taggers, maybe_kinds, maybe_taggers = tags_of(message, channel["id"], ledger)
        if kinds or maybe_kinds:
            found[message["ts"]] = Wanted(channel["id"], message["ts"], stamp_ms(message["ts"]), kinds, message["user"],
                                          without_tags(shown(message["text"])), taggers, bool(kinds), maybe_kinds,
                                          maybe_taggers)
    return found
