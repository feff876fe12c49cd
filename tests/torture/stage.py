"""The real programs with a bad line between them: a world whose line, disk, names, clock and process can be made to fail."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "system"))
import harness  # noqa: E402
from wire import NAME, Wire, make_certificate  # noqa: E402

DISK, NAMES, WRITES_REFUSED, NAMES_REFUSED, WALL_MS, STEADY_MS = range(6)  # cells of the weather's page
END_S = 5  # the promise for SIGTERM
SETTINGS = """channel:
  announce: C0GENERAL
"""


class Stage(harness.World):
    """shims: the folder with the preloaded libraries; without it there is no disk, no name, no clock and no TLS to fail."""

    def __init__(self, shims=None, programs=None):
        self.scratch = pathlib.Path(harness.tempfile.mkdtemp(prefix="torture-"))
        self.shims = shims
        self.wire = Wire(make_certificate(self.scratch) if shims else None)
        settings = SETTINGS + (f"tls:\n  ca_file: {self.scratch}/chat.pem\n" if shims else "")
        super().__init__(programs, settings, sandbox=("--public-url", self.wire.url()))
        where = urllib.parse.urlsplit(self.url)
        self.wire.behind = (where.hostname, where.port)
        self.weather = self.scratch / "weather"
        self.weather.write_bytes(bytes(48))
        self.shift_ms, self.jump_ms, self.jumps = 0, 0, [0]
        self.wrong_clock = []  # [from, to] by the sandbox's clock: the daemon had another time
        self.mute = {}         # socket -> when it ceased to carry anything, though it was open
        self.starts, self.faults = 0, []

    def api_url(self):
        return self.wire.url() + "/api/"

    # the process

    def start_daemon(self, connected=True, env=None, prefix=()):
        env = dict(env or {})
        if self.shims:
            env |= {"LD_PRELOAD": f"{self.shims}/torture/libweather.so", "WEATHER": str(self.weather), "WEATHER_NAME": NAME}
        self.starts += 1
        return super().start_daemon(connected, env, prefix)

    def runs(self):
        return self.daemon is not None and self.daemon.popen.poll() is None

    def signal(self, number):
        if self.runs():
            self.daemon.popen.send_signal(number)

    def kill(self):
        self.signal(signal.SIGKILL)
        self.daemon.popen.wait()

    def terminate(self):
        """Asks it to end, and notes when that takes longer than is promised or ends badly."""
        if not self.runs():
            return
        began = time.monotonic()
        code = self.daemon.end()
        took = time.monotonic() - began
        at_birth = code == -signal.SIGTERM and "event=started" not in self.daemon.said()
        if (code != 0 and not at_birth) or took > END_S:
            self.faults.append(f"SIGTERM: ended with {code} after {took:.1f} s")

    def figures(self):
        """Resident memory in KiB, open files and open sockets of the daemon."""
        proc = pathlib.Path(f"/proc/{self.daemon.popen.pid}")
        memory = re.search(r"VmRSS:\s+(\d+)", (proc / "status").read_text()).group(1)
        open_ones = [os.readlink(one) for one in (proc / "fd").iterdir() if one.is_symlink()]
        sockets = [one for one in open_ones if one.startswith("socket:")]
        return int(memory), len(open_ones) - len(sockets), len(sockets)

    def said_all(self):
        """What every daemon of this stage has logged."""
        path = self.folder / "daemon.log"
        return path.read_text(errors="replace") if path.exists() else ""

    # the weather

    def cell(self, index, value=None):
        with open(self.weather, "r+b") as file:
            file.seek(8 * index)
            if value is None:
                return struct.unpack("=q", file.read(8))[0]
            file.write(struct.pack("=q", value))
        return value

    def pass_ms(self, ms):
        """The time of day goes on, for all."""
        self.shift_ms += ms
        self.cell(WALL_MS, self.shift_ms + self.jump_ms)
        self.control("clock", advance_ms=ms)

    def hurry(self, ms):
        """What the daemon waits for is that much nearer; the time of day is not touched."""
        self.cell(STEADY_MS, self.cell(STEADY_MS) + ms)

    def jump(self, ms):
        """The daemon's clock alone is wrong by that much."""
        if ms != 0 and self.jump_ms == 0:
            self.wrong_clock.append([self.now_ms(), None])
        elif ms == 0 and self.jump_ms != 0:
            self.wrong_clock[-1][1] = self.now_ms()
        self.jump_ms = ms
        self.jumps.append(ms)
        self.cell(WALL_MS, self.shift_ms + self.jump_ms)

    def heal(self):
        """Whatever is broken works again; the daemon runs."""
        self.wire.heal()
        self.cell(DISK, 0)
        self.cell(NAMES, 0)
        self.jump(0)
        self.signal(signal.SIGCONT)
        self.control("clear")
        self.control("sockets", enabled=True)
        self.control("token", state="ok")
        for link in self.state()["links"]:
            if link["stalled"]:
                self.control("link", do="cut", socket=link["socket"])
        if not self.runs():
            self.start_daemon(connected=False)

    # looking

    def silence(self):
        """From now on none of the open sockets carries anything, until they are given up."""
        for socket in self.sockets():
            self.mute.setdefault(socket, self.now_ms())

    def look(self):
        """The sandbox's state without its messages."""
        return harness.request_json(f"{self.url}control/state?messages=0")

    def now_ms(self):
        return int(time.time() * 1000) + self.shift_ms

    def shell(self, *words):
        """Types a command in the shell; does not wait."""
        arguments = [str(self.programs / "disruption"), "--config", str(self.config), *words]
        return subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def sockets(self):
        return [link["socket"] for link in self.look()["links"]]

    def keep(self, where):
        """Copies logs and store for whoever looks for the fault."""
        where = pathlib.Path(where)
        shutil.rmtree(where, ignore_errors=True)
        shutil.copytree(self.folder, where, ignore=shutil.ignore_patterns("*.sock"))
        (where / "sandbox.json").write_text(json.dumps(self.state(), indent=1))
        (where / "deliveries.json").write_text(json.dumps(self.deliveries(), indent=1))
        (where / "calls.json").write_text(json.dumps(self.calls(), indent=1))
        return where

    def __exit__(self, kind, fault, trace):
        with contextlib.ExitStack() as last:  # each in its turn, whatever the one before came to
            last.callback(shutil.rmtree, self.scratch, ignore_errors=True)
            last.callback(self.wire.end)
            last.callback(super().__exit__, None, None, None)  # the run itself says what went wrong, and keeps the logs
            self.heal()
