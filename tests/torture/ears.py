"""When the daemon was not listening, as the harness knows it; and whether the record accounts for every such stretch."""

import outside
import truth

BLUR_MS = 1500  # between our looking, the sandbox's closing and the daemon's noticing


def union(spans, blur_ms=0):
    """Spans [from, to] put together where they touch, or nearly."""
    merged = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1] + blur_ms:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return merged


def deaf_spans(sockets, mute, until_ms):
    """From the first connection on: no socket was open, or those that were carried nothing."""
    heard = union([opened, max(opened, min(until_ms if closed is None else closed, mute.get(socket, until_ms)))]
                  for socket, (opened, closed) in sockets.items())
    return [[one[1], other[0]] for one, other in zip(heard, heard[1:]) if other[0] - one[1] > BLUR_MS]


def counts_gaps(store):
    return "WHERE 0" not in store.query("SELECT sql FROM sqlite_master WHERE name = 'gaps'")[0]["sql"]


def check_gaps(case):
    """Every stretch in which nobody listened is a gap of every disruption of that time, and is filled."""
    if not counts_gaps(case):
        return
    deaf = deaf_spans(case.ledger.sockets, case.stage.mute, case.end_ms)
    for row, channel in case.rooms():
        greeted_ms = min((truth.stamp_ms(message["ts"]) for op, message in outside.own_posts(channel) if op), default=case.end_ms)
        gaps = case.query("SELECT * FROM gaps WHERE number = ?", row["number"])
        case.counts["gaps"] += len(gaps)
        for gap in gaps:
            if gap["filled_ms"] is None:
                yield f"a gap was not filled: {gap}"
        known = union(([gap["from_ms"], gap["to_ms"]] for gap in gaps if gap["from_ms"] <= gap["to_ms"]), BLUR_MS)
        for begin, end in deaf:
            if begin < greeted_ms + BLUR_MS or any(
                    since - BLUR_MS < end and begin < (until or end) + BLUR_MS for since, until in case.stage.wrong_clock):
                continue
            case.counts["deaf stretches accounted for"] += 1
            if not any(since <= begin + BLUR_MS and end - BLUR_MS <= until for since, until in known):
                yield f"a gap is missing: D-{row['number']} was not listened to from {begin} to {end}, on record is {known}"
