#!/usr/bin/env python3
"""Compares the figures of tables with numbers worked out elsewhere, to the last one.

usage: check.py PROGRAM FOLDER   FOLDER has incidents/NAME.csv and expected/statistics*.json: {NAME: {figure: ...}}

Counts must be equal, durations within a second, shares within a billionth. Months without any are not expected by name.
"""
import json
import pathlib
import subprocess
import sys

SECONDS = 1.0
SHARES = {"rate", "wilson95"}
OPTIONAL = {"by_month"}  # ours also has the months without any


def compare(path, expected, ours, faults):
    """Appends what differs; returns how many numbers were compared."""
    if isinstance(expected, dict):
        if not isinstance(ours, dict):
            faults.append(f"{path}: {ours} instead of a group")
            return 0
        extra = [key for key, value in ours.items() if key not in expected]
        if path.split("/")[-1] in OPTIONAL:
            extra = [key for key in extra if ours[key] != 0]
        faults.extend(f"{path}/{key}: not expected" for key in extra)
        return sum(compare(f"{path}/{key}", value, ours.get(key), faults) for key, value in expected.items())
    if isinstance(expected, list):
        if not isinstance(ours, list) or len(ours) != len(expected):
            faults.append(f"{path}: {ours} instead of {expected}")
            return 0
        return sum(compare(f"{path}/{i}", value, ours[i], faults) for i, value in enumerate(expected))
    good = ours == expected
    if isinstance(expected, float) and isinstance(ours, (int, float)):
        within = 1e-9 if SHARES & set(path.split("/")) else SECONDS
        good = abs(ours - expected) <= within
    if not good:
        faults.append(f"{path}: {ours} instead of {expected}")
    return 1


def check(program, table, name, expected):
    total = 0
    for way in ([], ["--store"]):
        told = subprocess.run([program, table, *way], capture_output=True, text=True, check=False)
        if told.returncode != 0:
            print(f"{name}: {told.stderr.strip()}")
            return False
        faults = []
        count = compare(name, expected, json.loads(told.stdout), faults)
        for fault in faults[:20]:
            print(" ".join([fault, *way]))
        if faults:
            print(f"{name}: {len(faults)} of {count} numbers differ", *way)
            return False
        total += count
    print(f"{name}: {total} numbers agree, straight and through the store")
    return True


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    good, seen = True, 0
    for path in sorted(folder.glob("expected/statistics*.json")):
        suffix = path.name[len("statistics"):-len(".json")]
        for name, expected in json.loads(path.read_text(encoding="utf-8")).items():
            table = folder / "incidents" / f"{name}{suffix}.csv"
            good = check(program, table, name, expected) and good
            seen += 1
    if seen == 0:
        print(f"{folder} holds no expected figures")
    return 0 if good and seen > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
