#!/usr/bin/env bash
# From a fresh clone to a chat page with the scribe in it: installs what the build needs, builds, starts the sandbox and
# the daemon, prints the page's address. Ctrl-C ends both; what was recorded stays for the next time.
#
#   config/quickstart.sh [PORT]      the page is at http://127.0.0.1:PORT/ (default 8080)
set -euo pipefail
top="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
port="${1:-8080}"
build="$top/build/release"
data="$top/build/quickstart"

# shellcheck source=config/packages.sh
. "$top/config/packages.sh"
# shellcheck disable=SC2086
need_packages $BUILD_PACKAGES

if [ ! -f "$build/build.ninja" ]; then
    cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo >/dev/null
fi
echo "Building (a minute the first time, a moment afterwards) ..."
mkdir -p "$data"
ninja -C "$build" --quiet disruptiond disruption disruption-sandbox >"$data/build.log" || { cat "$data/build.log" >&2; exit 1; }
chmod 750 "$data"
earlier=""
if [ -f "$data/disruption.db" ]; then
    earlier="
  Recorded earlier: /disruption list all   (the chat itself begins anew each time)"
fi
cat >"$data/disruption.yaml" <<YAML
database:
  path: $data/disruption.db
slack:
  api_url: http://127.0.0.1:$port/api/
web:
  listen: ""
control:
  socket: $data/control.sock
YAML

sandbox="" daemon=""
finish() {
    trap - EXIT INT TERM
    for process in $daemon $sandbox; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ -z "$daemon" ] || printf '\nEnded. What was recorded is in %s\n' "$data/disruption.db"
}
trap finish EXIT
trap 'exit 0' INT TERM

"$build/bin/disruption-sandbox" --listen "127.0.0.1:$port" 2>"$data/sandbox.log" &
sandbox=$!
for _ in $(seq 100); do
    grep -q event=listening "$data/sandbox.log" && break
    kill -0 "$sandbox" 2>/dev/null || { cat "$data/sandbox.log" >&2; echo "Another port: $0 PORT" >&2; exit 1; }
    sleep 0.1
done

DISRUPTION_SLACK_BOT_TOKEN=xoxb-sandbox DISRUPTION_SLACK_APP_TOKEN=xapp-sandbox \
    "$build/bin/disruptiond" --config "$data/disruption.yaml" 2>"$data/daemon.log" &
daemon=$!
for _ in $(seq 100); do
    grep -q event=connected "$data/daemon.log" && break
    kill -0 "$daemon" 2>/dev/null || { cat "$data/daemon.log" >&2; exit 1; }
    sleep 0.1
done

cat <<TEXT

  The chat page:    http://127.0.0.1:$port/
  Type there:       /disruption start checkout returns 500s sev:2 svc:cart$earlier
  In a shell:       $build/bin/disruption --config $data/disruption.yaml list
  Logs:             $data/daemon.log

  Ctrl-C ends it.

TEXT
wait -n "$sandbox" "$daemon"
echo "One of the two ended by itself; the end of the logs:" >&2
tail -n 5 "$data/sandbox.log" "$data/daemon.log" >&2
exit 1
