"""Compares what is visible outside with what should be: posts, reactions, answers, the report, the log, who hears what."""
import collections
import hashlib
import re

import truth

ERRORS_EXPLAINED = {  # lines of the log at level error, and the faults after which they may stand
    "store_stuck": ("disk full",),
    "not_started": ("disk full",),
}
CONFIRMED = "eyes"
FAILED = "the app did not respond in time"
NO_REPORT = "has no report yet"  # was asked for in the moment after the end
GROWN = (40_000, 3, 12)  # KiB; files; sockets, most of them kept for the next call
SANITIZED_KIB = 60_000   # who begins with more keeps what was freed, to catch its use


def own_posts(channel):
    """Messages of the bot in a channel with their operation, in order."""
    for message in channel.get("messages", []):
        if message.get("user") == truth.BOT and not message.get("subtype"):
            yield message.get("metadata", {}).get("event_payload", {}).get("op"), message


def check_posts(case):
    """No operation was carried out twice, whatever became of its answer."""
    for channel in case.state["channels"]:
        seen = collections.Counter(op for op, _ in own_posts(channel) if op)
        case.counts["posts"] += sum(seen.values())
        for op, count in seen.items():
            private = op.startswith(("answer/", "tell/")) and any(case.storms.counts.values())  # rather twice than never
            case.counts["answers said again"] += private and count > 1
            if count > 1 and not private:
                yield f"posted {count} times in {channel.get('name', channel['id'])}: {op}"


def check_lines(case):
    """A command that changes something is one line in its channel, in the order of typing."""
    for row, channel in case.rooms():
        texts = [truth.shown(message.get("text", "")) for _, message in own_posts(channel)]
        places = []
        for command in case.commands(channel["id"], "note", "decision", "good", "bad", "lesson", "action", "update"):
            token = re.match(r"k\d\dm\d+", command.words).group()
            at = [index for index, text in enumerate(texts) if re.search(token + r"(owl)?\b", text)]
            case.counts["lines in channels"] += len(at)
            if len(at) not in ((1,) if command.taken else (0,) if command.taken is False else (0, 1)):
                yield f"{command.line[:60]!r} by {command.mouth} in D-{row['number']} (taken: {command.taken}) was told {len(at)} times"
            if len(at) == 1 and command.acked_ms:
                places.append((command, at[0]))
        for index, (later, at) in enumerate(places):
            for earlier, before in places[:index]:
                if earlier.acked_ms < later.typed_ms - 50 and before > at:
                    yield (f"out of order in D-{row['number']}: {earlier.line[:40]!r} was taken before {later.line[:40]!r} "
                           "was typed, and told after it")


def check_confirmed(case):
    """The bot's reaction stands on what is on record, and on nothing else."""
    for row, channel in case.rooms():
        standing = truth.entries(channel, case.ledger)
        for message in channel["messages"]:
            one = standing.get(message["ts"])
            eyes = any(truth.BOT in reaction["users"] for reaction in message.get("reactions", []) if reaction["name"] == CONFIRMED)
            case.counts["confirmations"] += eyes
            if one and one.sure and not eyes:
                yield f"not confirmed: message {message['ts']} of D-{row['number']}: {message['text'][:50]!r}"
            if not one and eyes:
                yield f"confirmed though not on record: message {message['ts']} of D-{row['number']}: {message['text'][:50]!r}"


def check_answers(case):
    """Whoever read was answered where they typed it, for each time; and undisturbed, once."""
    asked, may, heard = collections.Counter(), collections.Counter(), collections.Counter()
    for command in case.ledger.commands:
        if command.effect == "read":
            (asked if command.taken else may)[command.channel, case.ids[command.who]] += 1
    for one in case.state["ephemerals"]:
        if FAILED not in one["text"]:
            heard[one["channel"], one["for_user"]] += 1
    for place, count in asked.items():
        case.counts["answers"] += count
        again = any(case.storms.counts.values())  # an answer whose own answer was lost is said once more
        if heard[place] < count or (heard[place] > count + may[place] and not again):
            yield f"{place[1]} read {count} times in {place[0]} and was answered {heard[place]} times"


def check_outbox(case):
    """Nothing was given up, and nothing waits."""
    for row in case.query("SELECT * FROM outbox WHERE state <> 'done'"):
        yield f"outbox: {row['key']} is {row['state']}: {row['reason']}"
    case.counts["effects"] = case.query("SELECT count(*) AS n FROM outbox")[0]["n"]


def check_log(case):
    """Nothing that somebody must act on, but for what was done to it."""
    storms = case.storms.counts
    for line in case.stage.said_all().splitlines():
        match = re.search(r"level=error event=(\S+)", line)
        if match and not any(storms[kind] for kind in ERRORS_EXPLAINED.get(match.group(1), ())):
            yield f"log: {line[:300]}"


def check_report(case):
    """Every report has the timeline's rows, and no others."""
    for row, _ in case.rooms():
        if row["state"] != "resolved":
            continue
        report = case.stage.cli("--database", str(case.database), "report", str(row["number"]), ok=False)
        if report.returncode != 0:
            yield f"report {row['number']}: {report.stdout}{report.stderr}"
            continue
        yield from check_documents(case, row, report.stdout)
        section = report.stdout.split("## Timeline", 1)[-1].split("\n## ", 1)[0]
        got = [int(number) for number in re.findall(r"(?m)^\|\s*\[?T(\d+)", section)]
        times = {entry["entry"]: entry["at_ms"] for entry in case.query(
            "SELECT entry, at_ms FROM timeline WHERE number = ? AND state = 'live'", row["number"])}
        case.counts["report rows"] += len(got)
        if sorted(got) != sorted(times):
            yield f"report of D-{row['number']}: rows {sorted(got)} instead of {sorted(times)}"
        elif [times[number] for number in got] != sorted(times.values()):
            yield f"report of D-{row['number']}: rows {got} are not in the order of time"


def check_documents(case, row, report):
    """Each file of a tagged message is kept as it was, once."""
    tagged = truth.entries(case.channels[row["channel_id"]], case.ledger)
    for channel, ts, name, content in case.ledger.files:
        if channel != row["channel_id"] or ts not in tagged or not tagged[ts].sure:
            continue
        case.counts["files"] += 1
        lines = [line for line in report.splitlines() if line.startswith("- ") and name in line.replace("\\", "")]
        if len(lines) != 1 or hashlib.sha256(content).hexdigest() not in lines[0]:
            yield f"report of D-{row['number']}: {name} is there {len(lines)} times: {lines[:2]}"


def check_uploads(case):
    """A report that was exported is one file."""
    for row, channel in case.rooms():
        wanted = [one.taken for one in case.commands(channel["id"], "export")]
        files = [file for file in case.state["files"] if file.get("user") == truth.BOT and channel["id"] in
                 [*file.get("channels", []), *file.get("groups", [])]]
        case.counts["uploads"] += len(files)
        early = sum(one["channel"] == channel["id"] and NO_REPORT in one["text"] for one in case.state["ephemerals"])
        if not sum(one is True for one in wanted) - early <= len(files) <= sum(one is not False for one in wanted):
            yield f"the report of D-{row['number']} was uploaded {len(files)} times instead of {wanted}"


def check_private(case):
    """What is said in a private disruption is seen by nobody outside of it."""
    names = {name.lower() for row, name in ((row, row["title"]) for row in case.disruptions) if row["private"]}
    members = {}
    for row, channel in case.rooms():
        if row["private"]:
            members |= {user: True for user in channel["members"]}
    for channel in case.state["channels"]:
        if channel.get("is_private") or channel.get("is_im"):
            continue
        for _, message in own_posts(channel):
            case.counts["public posts looked at for leaks"] += 1
            text = message.get("text", "").lower() + str(message.get("blocks", "")).lower()
            if re.search(r"k\d\dm\d+owl", text) or any(name in text for name in names):
                yield f"leaked into {channel.get('name', channel['id'])}: {message['text'][:100]!r}"
    if re.search(r"k\d\dm\d+", case.stage.said_all()):
        yield "words of people are in the log"


def check_figures(case):
    """It holds as much at the end as at the beginning."""
    if not case.stage.runs():
        yield "the daemon does not run"
        return
    for name, most, first, last in zip(("KiB resident", "open files", "sockets"), GROWN, case.at_first, case.stage.figures()):
        case.counts[f"{name} at the end"] = last
        if last > first + most and not (name == "KiB resident" and first > SANITIZED_KIB):
            yield f"{last} {name}, {first} at the start"


CHECKS = (check_posts, check_lines, check_confirmed, check_answers, check_outbox, check_log, check_uploads, check_private,
          check_figures)
