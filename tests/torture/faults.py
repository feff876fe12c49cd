"""Everything that can break, as a table: how it begins, how it ends, how often and how long.

A fault that is over at once has no end. `slow` ones keep the daemon away for longer than the short form lasts; `shim` ones
need the preloaded libraries.
"""
import base64
import collections
import dataclasses
import random
import signal
import time
import typing

from stage import DISK, NAMES

METHODS = ("chat.postMessage", "chat.update", "reactions.add", "conversations.create", "conversations.invite", "pins.add",
           "users.info", "conversations.history", "conversations.replies", "conversations.setTopic", "*")
MINUTE_MS = 60_000
RESTART_S = 0.5


@dataclasses.dataclass
class Fault:
    strike: typing.Callable      # (stage, rng): it begins
    lift: typing.Callable = None  # (stage): it ends
    weight: float = 1
    span_s: tuple = (0, 0)
    shim: bool = False
    slow: bool = False
    deaf: bool = False           # the daemon may hear nothing while it lasts


def api(**fault):
    """One or a few calls of a method go wrong."""
    def strike(stage, rng):
        stage.control("api", method=rng.choice(METHODS), count=rng.choice((1, 1, 2)),
                      **{key: value(rng) if callable(value) else value for key, value in fault.items()})
    return strike


def link(do, **more):
    def strike(stage, rng):
        stage.control("link", do=do, **{key: value(rng) if callable(value) else value for key, value in more.items()})
    return strike


def envelopes(name, most):
    return (lambda stage, rng: stage.control("envelopes", **{name: rng.randint(1, most)}),
            lambda stage: stage.control("envelopes", **{name: 0}))


def one_of(*values):
    return lambda rng: rng.choice(values)


def kill(stage, rng):
    stage.kill()


def kill_twice(stage, rng):
    """The second blow falls while it gets up."""
    stage.kill()
    stage.start_daemon(connected=False)
    time.sleep(rng.uniform(0, 0.4))
    stage.kill()


def rise(stage):
    if not stage.runs():
        stage.start_daemon(connected=False)


def terminate(stage, rng):
    stage.signal(signal.SIGCONT)
    stage.terminate()


def names_fail(stage, rng):
    """Names matter to whoever has to connect again."""
    stage.cell(NAMES, 1)
    stage.wire.cut()


def stall(stage, rng):
    del rng
    stage.silence()
    stage.wire.stall(True)


def unstall(stage):
    stage.wire.cut()
    stage.wire.stall(False)


def end_stall(stage):
    for one in stage.look()["links"]:
        if one["stalled"]:
            stage.control("link", do="cut", socket=one["socket"])


def frame_in_parts(stage, rng):
    text = '{"envelope_id":"torture-parts","type":"future_kind","payload":{"n":%d,"x":"%s"}}' % (rng.randrange(9), "y" * 300)
    stage.control("link", do="fragment", text=text, fragments=rng.randint(2, 200))


ODD_FRAMES = ("not JSON", "", "[]", "null", "{", "UNAUTHENTICATED: cache_error", "{}", '{"type":7}', '{"type":"events_api"}',
              '{"envelope_id":"x","type":"events_api","payload":null}', '{"type":"disconnect","rea', "[" * 3000)

FAULTS = {
    # the line
    "line cut": Fault(lambda stage, rng: stage.wire.cut(), weight=3, deaf=True),
    "port refused": Fault(lambda stage, rng: stage.wire.refuse(), lambda stage: stage.wire.accept(), 2, (0.2, 2.5), deaf=True),
    "line stalled": Fault(lambda stage, rng: stage.wire.stall(True), lambda stage: stage.wire.stall(False), 2, (0.2, 3)),
    "line half open": Fault(stall, unstall, 2, (0.3, 3), deaf=True),
    "line slow": Fault(lambda stage, rng: stage.wire.slow(rng.uniform(0.02, 0.3)), lambda stage: stage.wire.slow(0), 1, (0.5, 3)),
    "bytes dribble": Fault(lambda stage, rng: stage.wire.dribble(True), lambda stage: stage.wire.dribble(False), 1, (0.3, 1.5)),
    "garbage on the line": Fault(lambda stage, rng: stage.wire.garbage(rng.randrange(1 << 30)), weight=1.5, deaf=True),
    "names do not resolve": Fault(names_fail, lambda stage: stage.cell(NAMES, 0), 1.5, (0.3, 2.5), shim=True, deaf=True),
    # the socket
    "socket cut": Fault(link("cut"), weight=2, deaf=True),
    "socket closed": Fault(link("close", code=one_of(1000, 1001, 1011, 1013)), weight=1.5, deaf=True),
    "disconnect warning": Fault(link("disconnect", reason="warning")),
    "disconnect refresh_requested": Fault(link("disconnect", reason="refresh_requested")),
    "disconnect of unknown reason": Fault(link("disconnect", reason="moon_phase"), weight=0.5, deaf=True),
    "too many websockets": Fault(link("disconnect", reason="too_many_websockets"), weight=0.3, slow=True, deaf=True),
    "link disabled": Fault(lambda stage, rng: stage.control("sockets", enabled=False),
                           lambda stage: stage.control("sockets", enabled=True), 0.3, (1, 5), slow=True, deaf=True),
    "upgrades refused": Fault(lambda stage, rng: (stage.control("sockets", refuse=rng.choice((408, 409, 503)), count=1),
                                                  stage.control("link", do="cut")), weight=0.7, deaf=True),
    "no hello": Fault(lambda stage, rng: (stage.control("sockets", no_hello=1), stage.control("link", do="cut")),
                      weight=0.3, slow=True, deaf=True),
    "socket half open": Fault(link("stall"), end_stall, 1, (0.5, 3), deaf=True),
    "socket half open until noticed": Fault(link("stall"), None, 0.3, slow=True, deaf=True),
    # frames
    "odd text frame": Fault(link("text", text=one_of(*ODD_FRAMES)), weight=1.5),
    "binary frame": Fault(link("binary", base64=lambda rng: base64.b64encode(rng.randbytes(rng.randint(1, 400))).decode())),
    "frame in pieces": Fault(frame_in_parts),
    "endless frame": Fault(link("oversize"), weight=0.5, deaf=True),
    # deliveries
    "deliveries twice": Fault(*envelopes("duplicate", 12), weight=2, span_s=(0.5, 2)),
    "deliveries out of order": Fault(*envelopes("reorder", 6), weight=2, span_s=(0.2, 1)),
    "acks lost": Fault(*envelopes("drop_acks", 4), weight=1.5, span_s=(0.2, 1)),
    "deliveries lost": Fault(*envelopes("drop", 4), weight=1.5, span_s=(0.2, 1)),
    "deliveries held back": Fault(lambda stage, rng: stage.control("envelopes", hold=True),
                                  lambda stage: stage.control("envelopes", hold=False), 1, (0.3, 2)),
    # the Web API
    "answers late": Fault(api(delay_ms=lambda rng: rng.randint(300, 3000)), weight=2),
    "answer lost, work done": Fault(api(lose=True), weight=3),
    "answer lost, nothing done": Fault(api(lose=True, perform=False), weight=1.5),
    "429 with Retry-After": Fault(api(retry_after=one_of(1, 2)), weight=2),
    "5xx": Fault(api(status=one_of(500, 502, 503)), weight=2),
    "5xx, work done": Fault(api(status=one_of(500, 503), perform=True), weight=1.5),
    "internal_error": Fault(api(error="internal_error"), weight=1),
    "internal_error, work done": Fault(api(error="internal_error", perform=True), weight=1),
    "answer is HTML": Fault(api(body="html"), weight=1),
    "answer is half": Fault(api(body="truncated", perform=True), weight=1),
    "answer is empty": Fault(api(body="empty"), weight=0.5),
    "no answer": Fault(api(delay_ms=45_000), weight=0.3, slow=True),
    "limits by tier": Fault(lambda stage, rng: stage.control("limit", method="*", per_minute=1),
                            lambda stage: stage.control("limit", method="*", per_minute=0), 0.3, (3, 10), slow=True),
    # the process
    "SIGKILL": Fault(kill, rise, 3, (0, 1.5), deaf=True),
    "SIGKILL twice": Fault(kill_twice, rise, 1, (0, 0.5), deaf=True),
    "SIGSTOP": Fault(lambda stage, rng: stage.signal(signal.SIGSTOP), lambda stage: stage.signal(signal.SIGCONT), 2, (0.3, 4)),
    "SIGTERM": Fault(terminate, rise, 1.5, (0, 1), deaf=True),
    "SIGHUP": Fault(lambda stage, rng: stage.signal(signal.SIGHUP), weight=0.5),
    # the host
    "clock ahead": Fault(lambda stage, rng: stage.jump(rng.randint(1, 180) * MINUTE_MS), lambda stage: stage.jump(0), 1,
                         (0.5, 3), shim=True),
    "clock behind": Fault(lambda stage, rng: stage.jump(-rng.randint(1, 180) * MINUTE_MS), lambda stage: stage.jump(0), 1,
                          (0.5, 3), shim=True),
    "disk full": Fault(lambda stage, rng: stage.cell(DISK, 1), lambda stage: stage.cell(DISK, 0), 2, (0.3, 3), shim=True),
}


def kinds(shims, slow, only=(), without=()):
    """What a run can bring: name to weight and span, for the plan."""
    return {name: (fault.weight, *fault.span_s) for name, fault in FAULTS.items()
            if (shims or not fault.shim) and (slow or not fault.slow) and (not only or any(word in name for word in only))
            and not any(word in name for word in without)}


class Storms:
    """Brings the faults of a plan and takes them away again."""

    def __init__(self, stage, storms, now):
        self.stage, self.coming, self.now = stage, list(storms), now
        self.raging = []  # (ends at, storm)
        self.counts = collections.Counter()
        self.down_at = None

    def step(self, act):
        """Faults whose turn has come, and those whose time is over."""
        self.lift(lambda ends: ends <= self.now())
        while self.coming and self.coming[0].at <= act:
            self.strike(self.coming.pop(0))
        self.supervise()

    def supervise(self):
        """What a service manager does: who ended by himself is started again, after a moment."""
        killed = any(FAULTS[storm.kind].lift is rise for _, storm in self.raging)
        if self.stage.runs() or killed:
            self.down_at = None
        elif self.down_at is None:
            self.down_at = self.now()
        elif self.now() - self.down_at > RESTART_S:
            self.down_at = None
            rise(self.stage)

    def strike(self, storm):
        fault = FAULTS[storm.kind]
        if not self.stage.runs() and fault.lift is not rise:
            rise(self.stage)  # the dead feel nothing: it gets up for this one
        fault.strike(self.stage, random.Random(storm.seed))
        self.counts[storm.kind] += 1
        self.raging.append((self.now() + storm.length_s, storm))

    def lift(self, over):
        for ends, storm in [one for one in self.raging if over(one[0])]:
            self.raging.remove((ends, storm))
            others = [FAULTS[other.kind].lift for _, other in self.raging]
            end = FAULTS[storm.kind].lift
            if end is not None and end not in others:
                end(self.stage)

    def end(self):
        self.lift(lambda _: True)
        self.stage.heal()
