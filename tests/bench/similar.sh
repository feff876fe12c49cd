#!/usr/bin/env bash
# How often the right past disruption comes up first, ours against plain full-text search, and how fast.
#
#   tests/bench/similar.sh FOLDER PAIRS.csv...
#
# FOLDER holds post-mortems (FOLDER/team/document); each line of a CSV names a later one and the earlier one it belongs to.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }

# shellcheck source=config/packages.sh
. "$top/config/packages.sh"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES $TEST_PACKAGES

build="$top/build/release"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DDISRUPTION_BENCH=ON >/dev/null
ninja -C "$build" --quiet bench-similar
exec "$build/tests/bench/bench-similar" "$@"
