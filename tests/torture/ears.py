"""When the daemon was not listening, as the harness knows it; and whether the record accounts for every such stretch."""

BLUR_MS = 400  # between our looking, the sandbox's closing and the daemon's noticing


def union(spans):
    """Spans [from, to] put together where they touch."""
    merged = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return merged


def deaf_spans(sockets, silences, until_ms):
    """From the first connection on: no socket was open, or it carried nothing until it was given up."""
    heard = union([opened, until_ms if closed is None else closed] for opened, closed in sockets.values())
    spans = [[one[1], other[0]] for one, other in zip(heard, heard[1:])]
    opened = sorted(opened for opened, _ in sockets.values())
    for begin, end in silences:
        after = [at for at in opened if at >= (end or begin)]
        if after and heard and begin >= heard[0][0]:
            spans.append([begin, after[0]])
    return [span for span in union(spans) if span[1] - span[0] > BLUR_MS]


def check_gaps(case):
    """Every stretch in which nobody listened is a gap of every disruption of that time, and is filled."""
    if "WHERE 0" in case.query("SELECT sql FROM sqlite_master WHERE name = 'gaps'")[0]["sql"]:
        return
    deaf = deaf_spans(case.ledger.sockets, case.stage.silences, case.end_ms)
    for row, _ in case.rooms():
        gaps = case.query("SELECT * FROM gaps WHERE number = ?", row["number"])
        case.counts["gaps"] += len(gaps)
        for gap in gaps:
            if gap["filled_ms"] is None:
                yield f"D-{row['number']}: a gap was not filled: {gap}"
        known = union([gap["from_ms"], gap["to_ms"]] for gap in gaps if gap["from_ms"] <= gap["to_ms"])
        for begin, end in deaf:
            if begin < row["declared_ms"] + BLUR_MS or any(
                    since - BLUR_MS < end and begin < (until or end) + BLUR_MS for since, until in case.stage.wrong_clock):
                continue
            case.counts["deaf stretches accounted for"] += 1
            if not any(since <= begin + BLUR_MS and end - BLUR_MS <= until for since, until in known):
                yield f"D-{row['number']}: nobody listened from {begin} to {end}, and no gap says so: {known}"


CHECKS = (check_gaps,)
