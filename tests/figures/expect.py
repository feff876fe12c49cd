#!/usr/bin/env python3
"""Works the figures of a table out a second time, by the plainest means, for tests/fixtures/figures.

usage: expect.py TABLE.csv...   prints {NAME: {figure: ...}}

Nothing is shared with the program on purpose: exact fractions for the ranks, every disruption against every other.
"""
import csv
import datetime
import fractions
import json
import math
import pathlib
import sys
import zoneinfo

DAY = 86400
EDGES = [("<1m", 0), ("1-5m", 60), ("5-15m", 300), ("15-30m", 900), ("30-60m", 1800), ("1-2h", 3600), ("2-4h", 7200),
         ("4-8h", 14400), ("8-24h", 28800), ("1-3d", DAY), ("3-7d", 3 * DAY), (">=7d", 7 * DAY)]


def instant(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()) if text else None


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["s"], row["d"], row["e"] = (instant(row[f"{name}_at"]) for name in ("started", "detected", "ended"))
        row["services"] = [name for name in row["services"].split(";") if name]
    return rows


def quantile(values, q):
    place = (len(values) - 1) * q
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return float(values[low] + (place - low) * (values[high] - values[low]))


def interval(values, q):
    n, q = len(values), fractions.Fraction(q)
    below, low, high = fractions.Fraction(0), 0, n + 1
    for k in range(n + 1):
        below += math.comb(n, k) * q**k * (1 - q)**(n - k)
        if below <= fractions.Fraction(25, 1000):
            low = k + 1
        if below >= fractions.Fraction(975, 1000):
            high = k + 1
            break
    if low == 0 or high > n:
        return None
    return {"lo": float(values[low - 1]), "hi": float(values[high - 1]), "rank_lo": low, "rank_hi": high}


def spread(values):
    values = sorted(values)
    if not values:
        return {"n": 0}
    return {"n": len(values), "min": float(values[0]), "p25": quantile(values, 0.25), "median": quantile(values, 0.5),
            "p75": quantile(values, 0.75), "p90": quantile(values, 0.9), "p95": quantile(values, 0.95),
            "max": float(values[-1]), "mean": sum(values) / len(values), "median_ci95": interval(values, "1/2"),
            "p90_ci95": interval(values, "9/10")}


def ended(row):
    return row["e"] is not None and row["e"] >= row["s"]


def lengths(rows):
    return [row["e"] - row["s"] for row in rows if ended(row)]


def detections(rows):
    return [row["d"] - row["s"] for row in rows if row["d"] is not None and row["d"] >= row["s"]]


def covered(rows):
    """Every second that something was disrupted, by the stretches between all edges."""
    stretches = [(row["s"], row["e"]) for row in rows if ended(row)]
    edges = sorted({edge for stretch in stretches for edge in stretch})
    return sum(to - begin for begin, to in zip(edges, edges[1:])
               if any(a <= begin and to <= b for a, b in stretches))


def order(rows):
    return {row["id"]: place for place, row in enumerate(sorted(rows, key=lambda row: row["s"]))}


def overlaps(rows):
    place = order(rows)
    return sum(1 for row in rows if ended(row) and any(
        ended(other) and place[other["id"]] < place[row["id"]] and row["s"] < other["e"] for other in rows))


def repeats(rows, days):
    place = order(rows)
    count = concurrent = 0
    with_service = [row for row in rows if row["services"]]
    for row in with_service:
        earlier = [other for other in rows if set(other["services"]) & set(row["services"])
                   and place[other["id"]] < place[row["id"]]]
        if any(ended(other) and 0 <= row["s"] - other["e"] <= days * DAY for other in earlier):
            count += 1
        elif any(other["e"] is None or other["e"] > row["s"] for other in earlier):
            concurrent += 1
    out = {"repeats": count, "with_service": len(with_service), "concurrent_only": concurrent}
    if with_service:
        n, z = len(with_service), 1.959963984540054
        p = count / n
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        out["rate"] = p
        out["wilson95"] = [max(0.0, (p + z * z / (2 * n) - half) / (1 + z * z / n)),
                           min(1.0, (p + z * z / (2 * n) + half) / (1 + z * z / n))]
    return out


def service_figures(rows):
    known, found = lengths(rows), detections(rows)
    out = {"count": len(rows), "n_closed": len(known), "sum_length": sum(known), "disrupted_union": covered(rows),
           "n_ttd": len(found)}
    if known:
        out |= {"median_length": quantile(sorted(known), 0.5), "p90_length": quantile(sorted(known), 0.9),
                "mean_length": sum(known) / len(known)}
    if found:
        out["median_ttd"] = quantile(sorted(found), 0.5)
    return out


def zone_figures(rows, zone):
    week = [[0] * 24 for _ in range(7)]
    months = {}
    for row in rows:
        wall = datetime.datetime.fromtimestamp(row["s"], zoneinfo.ZoneInfo(zone))
        week[wall.weekday()][wall.hour] += 1
        months.setdefault(f"{wall:%Y-%m}", []).append(row)
    months = dict(sorted(months.items()))
    return {"weekday_hour": week, "by_weekday_mon_first": [sum(day) for day in week],
            "by_hour": [sum(day[hour] for day in week) for hour in range(24)],
            "weekend": sum(map(sum, week[5:])), "office_mon_fri_09_17": sum(sum(day[9:17]) for day in week[:5]),
            "by_month": {month: len(those) for month, those in months.items()},
            "median_length_by_month": {month: quantile(sorted(lengths(those)), 0.5)
                                       for month, those in months.items() if lengths(those)},
            "ttd_by_month": {month: {"n": len(detections(those)), "median": quantile(sorted(detections(those)), 0.5)}
                             for month, those in months.items() if detections(those)}}


def figures(path):
    table = read(path)
    rows = [row for row in table if row["type"] != "maintenance"]
    known = lengths(rows)
    services = sorted({name for row in rows for name in row["services"]})
    severities = sorted({row["severity"] for row in rows})
    per_service = {name: service_figures([row for row in rows if name in row["services"]]) for name in services}
    bare = [row for row in rows if not row["services"]]
    if bare:
        per_service["(none)"] = service_figures(bare)
    out = {"rows_total": len(table), "maintenance_excluded": len(table) - len(rows), "incidents": len(rows),
           "open": sum(row["e"] is None for row in rows), "zero_length": known.count(0),
           "end_before_start_ids": [row["id"] for row in rows if row["e"] is not None and row["e"] < row["s"]],
           "detected_before_start_ids": [row["id"] for row in rows if row["d"] is not None and row["d"] < row["s"]],
           "detection_unknown": sum(row["d"] is None for row in rows),
           "length_seconds": spread(known), "ttd_seconds": spread(detections(rows)), "length_buckets": {},
           "per_service": per_service, "sum_length": sum(known), "disrupted_union": covered(rows),
           "started_while_another_running": overlaps(rows),
           "severity": {word: sum(row["severity"] == word for row in rows) for word in severities},
           "per_severity_length": {word: spread(lengths([row for row in rows if row["severity"] == word]))
                                   for word in severities if lengths([r for r in rows if r["severity"] == word])},
           "repeat_7d": repeats(rows, 7), "repeat_30d": repeats(rows, 30)}
    for (name, low), (_, high) in zip(EDGES, EDGES[1:] + [("", math.inf)]):
        out["length_buckets"][name] = sum(low <= length < high for length in known)
    for zone in ("UTC", "Europe/London", "America/Los_Angeles"):
        out[f"tz:{zone}"] = zone_figures(rows, zone)
    return out


if __name__ == "__main__":
    print(json.dumps({pathlib.Path(path).stem: figures(path) for path in sys.argv[1:]}, indent=1, ensure_ascii=False))
