"""A machine whose process 1 is systemd, made of namespaces of this one; only root can make it, and not everywhere."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import uuid

from harness import wait_for
from runner import Skip

HERE = pathlib.Path(__file__).resolve().parent
CGROUPS = pathlib.Path("/sys/fs/cgroup")
HIERARCHIES = ("memory", "pids", "devices", "systemd")  # what the unit's limits need, in the older layout of cgroups


def may_be_made():
    """Raises Skip where it cannot be."""
    if os.geteuid() != 0:
        raise Skip("only root can start systemd")
    for tool in ("unshare", "nsenter", "systemctl", "pivot_root", "systemd-sysusers"):
        if shutil.which(tool) is None:
            raise Skip(f"{tool} is not installed")
    if not pathlib.Path("/usr/lib/systemd/systemd").exists():
        raise Skip("systemd is not installed")
    for one in HIERARCHIES:
        if not os.access(CGROUPS / one / "cgroup.procs", os.W_OK):
            raise Skip(f"there is no cgroup hierarchy for {one} that could be used")


class Machine:
    """Booted and empty. Use as a context."""

    def __init__(self):
        may_be_made()
        self.folder = tempfile.TemporaryDirectory(prefix="disruption-machine-")
        self.log = open(f"{self.folder.name}/boot.log", "w+b")
        mounts = pathlib.Path(self.folder.name) / "mounts"
        self.state = pathlib.Path(self.folder.name) / "state"  # /var/lib/disruption inside
        mounts.mkdir()
        self.state.mkdir()
        self.groups = [CGROUPS / one / f"disruption-{uuid.uuid4().hex}" for one in HIERARCHIES]
        for group in self.groups:
            group.mkdir()
        enter = " && ".join(f"echo $$ > {group}/cgroup.procs" for group in self.groups)
        self.popen = subprocess.Popen(
            ["sh", "-c", f'{enter} && exec "$@"', "sh", "unshare", "--mount", "--pid", "--fork", "--kill-child", "--uts",
             "--ipc", "--cgroup", HERE / "machine.sh", mounts, self.state, *HIERARCHIES],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.first = None

    def __enter__(self):
        try:
            self.first = wait_for(self._process_one, "systemd to be process 1")
            wait_for(lambda: self.run("systemctl", "is-system-running", ok=False).stdout.strip() == "running", "systemd to run")
        except AssertionError as fault:
            said = pathlib.Path(self.log.name).read_text(errors="replace")
            self.__exit__()
            raise AssertionError(f"{fault}\n{said}") from None
        return self

    def __exit__(self, *_):
        self.popen.kill()  # and with it process 1, and with that everything
        self.popen.wait()
        for group in self.groups:
            wait_for(lambda group=group: self._removed(group), f"{group} to be empty")
        self.log.close()
        self.folder.cleanup()

    @staticmethod
    def _removed(group):
        try:
            for folder, _, _ in os.walk(group, topdown=False):
                os.rmdir(folder)
            return True
        except OSError:
            return False

    def _process_one(self):
        if self.popen.poll() is not None:
            raise AssertionError(f"it ended with {self.popen.returncode}")
        children = pathlib.Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children").read_text().split()
        if not children:
            return None
        name = pathlib.Path(f"/proc/{children[0]}/comm").read_text().strip()
        return int(children[0]) if name == "systemd" else None

    def prefix(self):
        """The front of a command that runs inside."""
        return ("nsenter", f"--target={self.first}", "--mount", "--pid", "--uts", "--ipc", "--cgroup", "--root", "--wd=/")

    def run(self, *words, ok=True, text=None):
        done = subprocess.run([*self.prefix(), *[str(word) for word in words]], capture_output=True, text=True, input=text,
                              timeout=60, check=False)
        if ok and done.returncode != 0:
            raise AssertionError(f"{' '.join(str(word) for word in words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def path(self, inside):
        """A file of the machine, as seen from here."""
        return pathlib.Path(f"/proc/{self.first}/root") / str(inside).lstrip("/")

    def show(self, unit, name):
        return self.run("systemctl", "show", "--value", "-p", name, unit).stdout.strip()
