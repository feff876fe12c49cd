"""Runs the test functions of a file, several at once: most of their time is waiting for programs.

A test is a function marked with @test; its name is the sentence that is printed. Words after the program's name choose
those tests whose name has one of them.
"""
import concurrent.futures
import os
import re
import sys
import time
import traceback

_tests = []


class Skip(Exception):
    """What this machine cannot show, and why."""


def test(function):
    _tests.append(function)
    return function


def same(got, wanted, what=""):
    if got != wanted:
        raise AssertionError(f"{what}: {got!r} instead of {wanted!r}")


def has(text, *patterns):
    for pattern in patterns:
        if not re.search(pattern, text):
            raise AssertionError(f"nothing like {pattern!r} in:\n{text}")


def lacks(text, *secrets):
    for secret in secrets:
        if secret in text:
            raise AssertionError(f"{secret} is shown:\n{text}")


def _perform(function):
    began = time.monotonic()
    try:
        function()
        verdict, why = "ok  ", ""
    except Skip as reason:
        verdict, why = "skip", f": {reason}"
    except AssertionError as fault:
        verdict, why = "FAIL", f": {fault}\n{_where(fault)}"
    except Exception:  # a test that breaks is a test that fails; the others go on
        verdict, why = "FAIL", "\n" + traceback.format_exc()
    sentence = function.__name__.replace("_", " ")
    print(f"{verdict} {sentence} ({time.monotonic() - began:.1f} s){why}", flush=True)
    return verdict


def _where(fault):
    """The lines of the test that led to the fault."""
    frames = traceback.extract_tb(fault.__traceback__)
    return "".join(f"    {os.path.basename(frame.filename)}:{frame.lineno} {frame.line}\n" for frame in frames[1:])


def run(jobs=4):
    wanted = [one for one in _tests if len(sys.argv) < 2 or any(word in one.__name__ for word in sys.argv[1:])]
    with concurrent.futures.ThreadPoolExecutor(max_workers=jobs) as pool:
        verdicts = list(pool.map(_perform, wanted))
    passed, skipped = verdicts.count("ok  "), verdicts.count("skip")
    failed = len(verdicts) - passed - skipped
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed or not verdicts else 0)
