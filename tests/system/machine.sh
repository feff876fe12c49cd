#!/bin/bash
# Becomes process 1 of a machine of its own: systemd over a writable copy of this machine's files, with the network of
# this one. Run in new mount, process, host name, IPC and cgroup namespaces by machine.py; nothing here outlives them.
#
#   machine.sh FOLDER STATE HIERARCHY...    an empty folder to mount in, the folder that becomes /var/lib/disruption,
#                                           and the cgroup hierarchies that it may manage
set -euo pipefail
top="$1" state="$2"
shift 2
mount --make-rprivate /
mount -t tmpfs tmpfs "$top"
mkdir "$top/changed" "$top/work" "$top/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$top/changed,workdir=$top/work" "$top/root"
root="$top/root"

mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s /proc/self/fd "$root/dev/fd"
ln -s pts/ptmx "$root/dev/ptmx"
mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
for one in "$@"; do
    mkdir "$root/sys/fs/cgroup/$one"
    if [ "$one" = systemd ]; then
        mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/$one"
    else
        mount -t cgroup -o "$one" cgroup "$root/sys/fs/cgroup/$one"
    fi
done

# None of this machine's own services: what is tested is what the test starts.
rm -rf "$root"/usr/lib/systemd/system/*.wants "$root"/etc/systemd/system/* "$root/etc/disruption" "$root/var/lib/disruption"
mkdir "$root/var/lib/disruption"
mount --bind "$state" "$root/var/lib/disruption"
printf '[Unit]\nDefaultDependencies=no\n' >"$root/etc/systemd/system/quiet.target"

cd "$root"
mkdir -p old
pivot_root . old
umount -l /old
mount --make-rshared / # what systemd expects of a container
exec env -i container=unshare PATH=/usr/local/bin:/usr/bin:/usr/sbin:/bin:/sbin TERM=dumb \
    /usr/lib/systemd/systemd --unit=quiet.target --log-target=console --show-status=no
