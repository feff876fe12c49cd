"""Compares the sandbox's truth with the store: nothing lost, nothing doubled, nothing at a wrong time, and a clean chain.

Each check is a function that yields differences, as sentences, and counts what it looked at. The store is read through its
public views alone. What is visible outside of the store is in outside.py.
"""
import collections
import re
import sqlite3

import ears
import outside
import truth

SLACK_MS = 2500  # a command's time is the daemon's own, and it may have taken it a moment before or after we looked
TIMELINE_COMMANDS = {"note": "note", "decision": "decision"}


class Case:
    """All that is known at the end of a run."""

    def __init__(self, stage, plan, ledger, storms, at_first):
        self.stage, self.plan, self.ledger, self.storms, self.at_first = stage, plan, ledger, storms, at_first
        self.state = stage.state()
        self.ids = ledger.ids = {user["name"]: user["id"] for user in self.state["users"]}
        self.database = stage.database
        self.counts = collections.Counter()
        self.channels = {channel["id"]: channel for channel in self.state["channels"]}
        self.disruptions = self.query("SELECT * FROM disruptions")
        self.end_ms = stage.now_ms()
        self.all_events_taken = self.state["envelopes"]["expired"] == 0
        self.settle_mentions()

    def query(self, sql, *values):
        db = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=30)
        try:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, values)]
        finally:
            db.close()

    def settle_mentions(self):
        """Messages come again until they are taken: that a mention was is known when none was given up."""
        for command in self.ledger.commands:
            if command.mouth == "mention" and self.all_events_taken:
                command.taken = True

    def rooms(self):
        """Each disruption's row with its channel."""
        for row in self.disruptions:
            if row["channel_id"] in self.channels:
                yield row, self.channels[row["channel_id"]]

    def commands(self, channel_id, *effects):
        return [one for one in self.ledger.commands if one.channel == channel_id and one.effect in effects]


def times(taken):
    """How often a command may have had its effect."""
    return {True: (1,), False: (0,), None: (0, 1)}[taken]


def check_disruptions(case):
    """Every start that was taken is one disruption with one channel, and there are no others."""
    titles = collections.Counter(row["title"] for row in case.disruptions)
    for command in case.ledger.commands:
        if command.effect == "start":
            case.counts["starts"] += 1
            got = titles.pop(command.words, 0)
            if got not in times(command.taken):
                yield f"start {command.words!r} by {command.mouth} (taken: {command.taken}) made {got} disruptions"
    for title in titles:
        yield f"nobody started {title!r}"
    made = {channel["id"]: channel["name"] for channel in case.state["channels"] if channel.get("name", "").startswith("dis-")}
    known = {row["channel_id"] for row in case.disruptions}
    for channel_id, name in made.items():
        if channel_id not in known:
            yield f"channel #{name} belongs to no disruption: it was made twice"
    for row in case.disruptions:
        if row["channel_id"] not in made:
            yield f"D-{row['number']} has no channel"


def check_entries(case):
    """Every tag that stands is a live entry of its message, at its time, in its words; and nothing else is."""
    for row, channel in case.rooms():
        live = case.query("SELECT * FROM timeline WHERE number = ? AND state = 'live' AND message_ts IS NOT NULL", row["number"])
        got = {}
        for entry in live:
            if entry["message_ts"] in got:
                yield f"doubled: message {entry['message_ts']} of D-{row['number']} is T{entry['entry']} too"
            got[entry["message_ts"]] = entry
        wanted = {ts: one for ts, one in truth.entries(channel, case.ledger).items()
                  if (one.kinds | one.maybe_kinds) & truth.ON_TIMELINE}
        case.counts["tagged messages"] += len(wanted)
        for ts, one in wanted.items():
            if ts in got:
                yield from compare(row, got.pop(ts), one)
            elif one.on_timeline():
                yield f"lost: message {ts} of D-{row['number']} by {one.author} {sorted(one.kinds)}: {one.text[:60]!r}"
        for entry in got.values():
            yield (f"not withdrawn: T{entry['entry']} of D-{row['number']}, message {entry['message_ts']} "
                   f"{entry['kind']}: {entry['text'][:60]!r}")


def compare(row, entry, one):
    name = f"T{entry['entry']} of D-{row['number']} (message {one.ts})"
    kinds, taggers = set(entry["kind"].split(",")), set((entry["tagged_by"] or "").split(",")) - {""}
    if entry["at_ms"] != one.at_ms:
        yield f"wrong time: {name} at {entry['at_ms']} instead of {one.at_ms}"
    if not one.kinds <= kinds <= one.kinds | one.maybe_kinds:
        yield f"wrong kinds: {name} is {sorted(kinds)} instead of {sorted(one.kinds)}"
    if not one.taggers <= taggers <= one.taggers | one.maybe_taggers:
        yield f"wrong taggers: {name} by {sorted(taggers)} instead of {sorted(one.taggers)}"
    if entry["author_id"] != one.author:
        yield f"wrong author: {name} of {entry['author_id']} instead of {one.author}"
    if entry["text"] != one.text:
        yield f"wrong words: {name} {entry['text'][:80]!r} instead of {one.text[:80]!r}"


def check_withdrawn(case):
    """What was on record and is tagged no longer keeps its history."""
    for row, channel in case.rooms():
        standing = truth.entries(channel, case.ledger)
        for entry in case.query("SELECT * FROM timeline WHERE number = ? AND state = 'withdrawn'", row["number"]):
            case.counts["withdrawn entries"] += 1
            one = standing.get(entry["message_ts"])
            if one and one.on_timeline():
                yield f"withdrawn though tagged: T{entry['entry']} of D-{row['number']}: {entry['text'][:60]!r}"


def check_commands(case):
    """Every command that was taken had its effect once, by whom and when it was typed."""
    for row, channel in case.rooms():
        entries = case.query("SELECT * FROM timeline WHERE number = ? AND source = 'command' AND state = 'live'", row["number"])
        changes = {one.of: one for one in case.commands(channel["id"], "edit", "drop", "move")}
        for command in case.commands(channel["id"], *TIMELINE_COMMANDS):
            case.counts["commands"] += 1
            change = changes.get(command.words)
            case.counts["changes by command"] += change is not None
            mine = [entry for entry in entries if entry["text"] in words_of(command, change)]
            entries = [entry for entry in entries if entry not in mine]
            if len(mine) not in times_of(command, change):
                yield f"{command.line[:60]!r} by {command.mouth} in D-{row['number']} (taken: {command.taken}) is there {len(mine)} times"
            for entry in mine:
                yield from compare_command(case, command, change, entry)
        for entry in entries:
            yield f"nobody typed T{entry['entry']} of D-{row['number']}: {entry['text'][:60]!r}"


def words_of(command, change):
    """What a note may say now."""
    if change is None or change.effect != "edit":
        return (command.words,)
    return (change.words,) if change.taken else (command.words, change.words)


def times_of(command, change):
    if change is None or change.effect != "drop":
        return times(command.taken)
    return (0,) if change.taken else (0, 1)


def compare_command(case, command, change, entry):
    name = f"T{entry['entry']}, {command.line[:40]!r} by {command.mouth}"
    if TIMELINE_COMMANDS[command.effect] not in entry["kind"].split(","):
        yield f"wrong kind: {name} is {entry['kind']}"
    if command.mouth != "shell" and entry["author_id"] != case.ids[command.who]:
        yield f"wrong author: {name} of {entry['author_id']}"
    if change is not None and change.effect == "move":
        ago_ms = int(re.sub(r"\D", "", change.words)) * 60_000
        first, last = change.typed_ms - ago_ms - SLACK_MS, (change.acked_ms or case.end_ms) - ago_ms + SLACK_MS
        if any(first + jump <= entry["at_ms"] <= last + jump for jump in case.stage.jumps):
            return
        if change.taken:
            yield f"wrong time: {name} at {entry['at_ms']}, was moved to {first} to {last}"
            return
    if command.mouth == "mention":
        if entry["at_ms"] != truth.stamp_ms(command.ts):
            yield f"wrong time: {name} at {entry['at_ms']} instead of {truth.stamp_ms(command.ts)}"
        return
    first, last = command.typed_ms - SLACK_MS, (command.acked_ms or case.end_ms) + SLACK_MS
    if not any(first + jump <= entry["at_ms"] <= last + jump for jump in case.stage.jumps):
        yield f"wrong time: {name} at {entry['at_ms']}, typed {command.typed_ms}, taken {command.acked_ms}"


def check_retrospective(case):
    """Good, bad, lessons and action items: those of tagged messages and of commands, each once."""
    for row, channel in case.rooms():
        sure, maybe = collections.Counter(), collections.Counter()
        for one in truth.entries(channel, case.ledger).values():
            sure.update((kind, one.text) for kind in (*truth.RETROSPECTIVE, "action") if kind in one.kinds)
            maybe.update((kind, one.text) for kind in (*truth.RETROSPECTIVE, "action") if kind in one.maybe_kinds)
        for command in case.commands(channel["id"], *truth.RETROSPECTIVE, "action"):
            if command.taken is not False:
                (sure if command.taken else maybe).update([(command.effect, command.words)])
        got = collections.Counter((line["kind"], line["text"]) for line in case.query(
            "SELECT * FROM retrospective WHERE number = ?", row["number"]))
        got.update(("action", item["text"]) for item in case.query(
            "SELECT text FROM actions WHERE number = ? AND state = 'open'", row["number"]))
        case.counts["retrospective lines and actions"] += sum(sure.values())
        for (kind, text), count in (sure - got).items():
            yield f"lost: {kind} of D-{row['number']}, {count} times: {text[:60]!r}"
        for (kind, text), count in (got - sure - maybe).items():
            yield f"too many: {kind} of D-{row['number']}, {count} times: {text[:60]!r}"


def check_head(case):
    """State, severity and lead are what somebody typed."""
    for row, channel in case.rooms():
        ended = case.commands(channel["id"], "resolve")
        if any(one.taken for one in ended) and row["state"] != "resolved":
            yield f"D-{row['number']} was resolved and is {row['state']}"
        if not ended and row["state"] != "open":
            yield f"nobody ended D-{row['number']}, and it is {row['state']}"
        levels = [one for one in case.commands(channel["id"], "severity") if one.taken is not False]
        if row["severity"] is None and any(one.taken for one in levels):
            yield f"D-{row['number']} has no severity"
        if row["severity"] is not None and str(row["severity"]) not in {one.words for one in levels}:
            yield f"D-{row['number']} has severity {row['severity']}, which nobody typed"
        if row["lead"] is None and any(one.taken for one in case.commands(channel["id"], "lead")):
            yield f"D-{row['number']} has no lead"
        case.counts["heads"] += 1


def check_journal(case):
    """The chain holds, and every table is what its facts make."""
    done = case.stage.cli("--database", str(case.database), "verify", ok=False)
    case.counts["facts"] = case.query("SELECT count(*) AS n FROM journal")[0]["n"]
    if done.returncode != 0:
        yield f"verify: {done.stdout.strip()} {done.stderr.strip()}"
    rows = case.query("SELECT seq, learnt_ms FROM journal ORDER BY seq")
    if [row["seq"] for row in rows] != list(range(1, len(rows) + 1)):
        yield "the journal's numbers have a hole"


CHECKS = (check_disruptions, check_entries, check_withdrawn, check_commands, check_retrospective, check_head, ears.check_gaps,
          *outside.CHECKS, check_journal, outside.check_report)  # those that start programs of their own are last


def check(case):
    """The differences, one by one; what was looked at is counted in the case."""
    yield from case.stage.faults
    for one in CHECKS:
        yield from one(case)


