"""Several people on one machine, where the tests run as root: a program as somebody else."""
import contextlib
import os
import shutil

ROOT = os.geteuid() == 0
DAEMON_ID = 12001  # a user that no system knows


@contextlib.contextmanager
def own_user(world):
    """The front of a command that runs it as the daemon's user, with the world's files in that user's hands."""
    if not ROOT:
        yield ()
        return
    programs = world.folder / "bin"
    shutil.copytree(world.programs, programs)
    world.programs = programs
    for path in (world.folder, programs, *programs.iterdir()):
        path.chmod(0o755)
    os.chown(world.folder, DAEMON_ID, DAEMON_ID)
    yield as_user(DAEMON_ID)


def as_user(user, group=None):
    return ("setpriv", f"--reuid={user}", f"--regid={group or user}", "--clear-groups")
