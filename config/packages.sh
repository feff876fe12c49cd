# Debian packages by purpose, and the way to install what is missing. Sourced by quickstart.sh and tests/run.sh.

BUILD_PACKAGES="build-essential cmake ninja-build pkg-config libwebsockets-dev libjansson-dev libcurl4-openssl-dev
    libsqlite3-dev libssl-dev libyaml-dev libglib2.0-dev libsystemd-dev libcmocka-dev libcmark-gfm-dev
    libcmark-gfm-extensions-dev ca-certificates tzdata"

TEST_PACKAGES="clang-14 libclang-rt-14-dev python3 sqlite3 curl openssl strace mandoc gcovr jq
    chromium fonts-dejavu-core fonts-noto-color-emoji"

# need_packages NAME...: installs those that are not there; quick and silent when all are.
need_packages() {
    local missing="" package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    local root=""
    if [ "$(id -u)" -ne 0 ]; then
        root=sudo
        command -v sudo >/dev/null || { echo "These packages are missing and only root can install them:$missing" >&2; return 1; }
    fi
    echo "Installing:$missing"
    $root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
