#!/usr/bin/env bash
# Builds as released, measures the daemon and its ceiling in turn, several times, and prints the medians as one table.
#
#   tests/bench/run.sh [ROUNDS [SECONDS]]    default: 5 rounds, 4 seconds for each phase
#
# The database lies below $TMPDIR (default /tmp): what the disk there takes for one sync is printed with the table, since
# that is the price of a durable acknowledgement. Ends with 1 when an acknowledged note was lost; times never fail.
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
rounds="${1:-5}"
seconds="${2:-4}"

# shellcheck source=config/packages.sh
. "$top/config/packages.sh"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES $TEST_PACKAGES

build="$top/build/release"
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DDISRUPTION_BENCH=ON >/dev/null
ninja -C "$build" --quiet disruptiond bench-load bench-ceiling bench-draft bench-disk bench-figures
bench="$build/tests/bench"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# figures NAME COMMAND...: appends "NAME figure value" lines to the collection.
figures() {
    local name="$1"
    shift
    "$@" | sed "s/^/$name /" >>"$work/all"
}

loads="$(cut -d' ' -f1-3 /proc/loadavg)"
for round in $(seq "$rounds"); do
    echo "round $round of $rounds" >&2
    for side in ceiling disruption; do
        folder="$work/$side-$round"
        mkdir -m 700 "$folder"
        program="$bench/bench-ceiling"
        [ "$side" = ceiling ] || program="$build/bin/disruptiond"
        figures "$side" "$bench/bench-load" "$side" "$program" "$folder" "$seconds"
    done
    figures disruption "$bench/bench-draft" "$work/disruption-$round/drafts.db" 4
    figures disruption "$bench/bench-figures"
    figures machine "$bench/bench-disk" "$work"
    rm -rf "$work/ceiling-$round" "$work/disruption-$round"
done

echo "$(nproc) processors, $(uname -m); $rounds rounds of $seconds s for each phase, medians"
echo "load average $loads at the start, $(cut -d' ' -f1-3 /proc/loadavg) now; on a busy machine only the ratios mean anything"
awk -f "$top/tests/bench/table.awk" "$work/all"
