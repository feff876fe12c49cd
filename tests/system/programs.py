"""The programs under test: where they are, starting one, waiting for what it says."""
import contextlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
PATIENCE_S = float(os.environ.get("DISRUPTION_TEST_PATIENCE", "30"))  # sanitized builds are slow to start


def find_programs(given=None):
    """The folder of the built programs: given, $DISRUPTION_BIN, or the newest build below build/."""
    if given or os.environ.get("DISRUPTION_BIN"):
        return pathlib.Path(given or os.environ["DISRUPTION_BIN"])
    found = sorted(TOP.glob("build/*/bin/disruptiond"), key=lambda p: p.stat().st_mtime)
    if not found:
        sys.exit("no build found: run tests/run.sh or config/quickstart.sh once, or set DISRUPTION_BIN")
    return found[-1].parent


def sanitized():
    """Whether the programs are watched by a sanitizer, which has a memory of its own kind."""
    return b"AddressSanitizer" in (find_programs() / "disruptiond").read_bytes()


def wait_for(condition, what, patience_s=PATIENCE_S):
    """The condition's first true value."""
    deadline = time.monotonic() + patience_s
    while True:
        if value := condition():
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience_s:.0f} s in vain: {what}")
        time.sleep(0.005)


class Process:
    """One program, its log in a file that can be waited on."""

    def __init__(self, arguments, log, env=None):
        self.log = pathlib.Path(log)
        self.start_at = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as out:
            self.popen = subprocess.Popen([str(a) for a in arguments], stdout=out, stderr=out,
                                          stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})

    def said(self):
        with open(self.log, "rb") as text:
            text.seek(self.start_at)
            return text.read().decode(errors="replace")

    def wait_said(self, pattern):
        def look():
            ended = self.popen.poll() is not None  # asked first: nothing is said after it
            match = re.search(pattern, self.said())
            if match is None and ended:
                raise AssertionError(f"ended with {self.popen.returncode} before it said {pattern}:\n{self.said()}")
            return match
        return wait_for(look, f"{pattern} in {self.log.name}:\n{self.said()[-2000:]}")

    def end(self, sig=signal.SIGTERM):
        if self.popen.poll() is None:
            self.popen.send_signal(sig)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.popen.wait(timeout=PATIENCE_S)
        self.popen.kill()  # nothing stays behind
        return f"did not end by itself, {self.popen.wait()}"
