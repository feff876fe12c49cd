"""How a daemon is asked to end, and what it must not wait for. What shows it is what was said, not how long it took."""
import signal

from programs import PATIENCE_S
from runner import has, lacks, same


def ends_by_itself(world):
    """One signal, and nobody has to kill it."""
    same(world.daemon.end(), 0)
    has(world.daemon.said(), "event=ended code=0")


def leaves_at_once(world):
    """Two signals of different kinds, so that both are heard however late they are read: the second skips the goodbye."""
    for one in (signal.SIGTERM, signal.SIGINT):
        world.daemon.popen.send_signal(one)
    same(world.daemon.popen.wait(timeout=PATIENCE_S), 0)
    has(world.daemon.said(), "event=ending")
    lacks(world.daemon.said(), "event=ended")
