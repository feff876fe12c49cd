"""Whether the checker sees what it should: a run that was clean, spoilt in one way at a time, must not pass.

Stores are spoilt in a copy of the database, the outside in what the sandbox is said to hold.
"""
import collections
import copy
import pathlib
import sqlite3

from checker import check

# Each: the sentence's beginning that must be among the differences, and what is done to the copy.
STORES = {
    "an entry is gone": ("lost: message", [
        "DELETE FROM entry WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an entry is there twice": ("doubled: message", [
        "CREATE TEMP TABLE twin AS SELECT * FROM entry WHERE (incident, number) IN (SELECT * FROM tagged)",
        "UPDATE twin SET number = number + 500", "INSERT INTO entry SELECT * FROM twin"]),
    "an entry has another time": ("wrong time: T", [
        "UPDATE entry SET at_ms = at_ms + 1000 WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an entry has other words": ("wrong words: T", [
        "UPDATE entry SET text = text || '.' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an entry has another author": ("wrong author: T", [
        "UPDATE entry SET author_id = 'U0NOBODY' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an entry has another kind": ("wrong kinds: T", [
        "UPDATE entry SET kinds = 'note,lesson,evidence' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "a tagger is missing": ("wrong taggers: T", [
        "UPDATE entry SET taggers = '' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an entry is withdrawn though its tag stands": ("withdrawn though tagged", [
        "UPDATE entry SET state = 'withdrawn' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "an un-tagged message is still there": ("not withdrawn: T", [
        "UPDATE entry SET message_ts = '1.000001' WHERE (incident, number) IN (SELECT * FROM tagged)"]),
    "a command took effect twice": ("'note ", [
        "CREATE TEMP TABLE twin AS SELECT * FROM entry WHERE (incident, number) IN (SELECT * FROM typed)",
        "UPDATE twin SET number = number + 500", "INSERT INTO entry SELECT * FROM twin"]),
    "commands took no effect": ("'note ", ["DELETE FROM entry WHERE source = 'command' AND kinds = 'note'"]),
    "a command has another time": ("wrong time: T", [
        "UPDATE entry SET at_ms = at_ms - 60000 WHERE (incident, number) IN (SELECT * FROM typed)"]),
    "a lesson is gone": ("lost: ", ["UPDATE entry SET kinds = 'note' WHERE kinds IN ('good', 'bad', 'lesson')"]),
    "action items are gone": ("lost: action", ["DELETE FROM action_item"]),
    "a disruption is there twice": ("start ", [
        "CREATE TEMP TABLE twin AS SELECT * FROM incident WHERE number = 1", "UPDATE twin SET number = 900",
        "INSERT INTO incident SELECT * FROM twin"]),
    "a resolved one is open": ("D-", ["UPDATE incident SET state = 'open' WHERE state = 'resolved'"]),
    "a gap is not on record": ("a gap is missing", ["DELETE FROM gap"]),
    "a gap was never read back": ("a gap was not filled", ["UPDATE gap SET filled_ms = NULL"]),
    "an effect is parked": ("outbox: ", ["UPDATE outbox SET state = 'parked', reason = 'spoilt' WHERE kind = 'post'"]),
    "a fact was rewritten": ("verify: ", [
        "UPDATE journal SET body = replace(body, '{', '{ ') WHERE seq = (SELECT max(seq) / 2 FROM journal)"]),
    "the chain is broken": ("verify: ", [
        "DROP TRIGGER journal_is_not_rewritten",
        "UPDATE journal SET prev_hash = hash WHERE seq = (SELECT max(seq) / 2 FROM journal)"]),
    "a fact is gone": ("the journal's numbers", [
        "DROP TRIGGER journal_is_not_shortened", "DELETE FROM journal WHERE seq = (SELECT max(seq) / 2 FROM journal)"]),
}

CHOSEN = """
CREATE TEMP TABLE tagged AS SELECT incident, number FROM entry WHERE state = 'live' AND message_ts IS NOT NULL AND on_timeline
    ORDER BY incident, number LIMIT 1;
CREATE TEMP TABLE typed AS SELECT incident, number FROM entry WHERE state = 'live' AND source = 'command' AND on_timeline
    AND kinds = 'note' ORDER BY incident, number LIMIT 1;
"""


def rooms(case):
    return [channel for _, channel in case.rooms()]


def post_again(case):
    own = next(m for room in rooms(case) for m in room["messages"] if m.get("metadata"))
    next(room for room in rooms(case) if own in room["messages"])["messages"].append(copy.deepcopy(own))


def unconfirm(case):
    for room in rooms(case):
        for message in room["messages"]:
            message["reactions"] = [one for one in message.get("reactions", []) if one["name"] != "eyes"]


def confirm_talk(case):
    bare = next(m for room in rooms(case) for m in room["messages"] if not m.get("reactions") and m["user"] == "U0DISRUPTION")
    bare["reactions"] = [{"name": "eyes", "users": ["U0DISRUPTION"], "count": 1}]


def make_channel_again(case):
    room = copy.deepcopy(rooms(case)[0])
    room["id"], room["name"] = "C0TWIN", room["name"] + "-2"
    case.state["channels"].append(room)


def swallow_answer(case):
    who = next(one for one in case.ledger.commands if one.effect == "read" and one.taken)
    case.state["ephemerals"] = [one for one in case.state["ephemerals"] if one["channel"] != who.channel]


def leak(case):
    general = case.channels["C0GENERAL"]
    general["messages"].append({"user": "U0DISRUPTION", "ts": "1.000002", "text": "they say k03m1owl broke"})


OUTSIDES = {
    "a line is posted twice": ("posted 2 times", post_again),
    "nothing is confirmed": ("not confirmed", unconfirm),
    "talk is confirmed": ("confirmed though", confirm_talk),
    "a channel was made twice": ("channel #", make_channel_again),
    "nobody is answered": ("U0DEE read", swallow_answer),
    "a private word is public": ("leaked into", leak),
}


def spoilt_store(case, statements):
    path = pathlib.Path(str(case.stage.database) + ".spoilt")
    with sqlite3.connect(case.stage.database) as source, sqlite3.connect(path) as target:
        source.backup(target)
        target.executescript(CHOSEN)
        changed = target.total_changes
        for statement in statements:
            target.execute(statement)
        if target.total_changes == changed and not any("DROP" in one for one in statements):
            raise AssertionError(f"nothing to spoil in this run: {statements[0]}")
    return path


def another(case):
    twin = copy.copy(case)
    twin.counts = collections.Counter()
    return twin


def unseen(case):
    """The ways of spoiling that the checker did not see, as sentences."""
    missed = []
    for name, (sentence, statements) in STORES.items():
        spoilt = another(case)
        spoilt.database = spoilt_store(case, statements)
        spoilt.disruptions = spoilt.query("SELECT * FROM disruptions")
        missed += judge(name, sentence, check(spoilt))
    for name, (sentence, spoil) in OUTSIDES.items():
        spoilt = another(case)
        spoilt.state = copy.deepcopy(case.state)
        spoilt.channels = {channel["id"]: channel for channel in spoilt.state["channels"]}
        spoil(spoilt)
        missed += judge(name, sentence, check(spoilt))
    print(f"  self-test: {len(STORES) + len(OUTSIDES) - len(missed)} of {len(STORES) + len(OUTSIDES)} ways of spoiling a clean "
          "run are seen")
    return missed


def judge(name, sentence, differences):
    seen = []
    for difference in differences:
        if difference.startswith(sentence):
            return []
        seen.append(difference)
    return [f"the checker does not see that {name}: {seen[:3]}"]
