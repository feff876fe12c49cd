#!/usr/bin/env bash
# The long run: builds as released, sends events through one daemon process, prints what it holds on the way, and checks
# the record's chain afterwards.
#
#   tests/bench/soak.sh [EVENTS]    default: 1000000, some minutes
#
# The database lies below $TMPDIR (default /tmp) and takes about half a gigabyte for a million. Ends with 1 when the process
# grew beyond what tests/bench/soak.c allows, or the record is not what was acknowledged.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

# shellcheck source=config/packages.sh
. "$top/config/packages.sh"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES $TEST_PACKAGES

build="$top/build/release"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo >/dev/null
ninja -C "$build" --quiet disruptiond disruption bench-soak

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
echo "$(nproc) processors, $(uname -m), load $(cut -d' ' -f1-3 /proc/loadavg)"
"$build/tests/bench/bench-soak" "$build/bin/disruptiond" "$work" "${1:-1000000}" measured
"$build/bin/disruption" --config "$work/soak.yaml" verify
