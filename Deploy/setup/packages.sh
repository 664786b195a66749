#!/bin/sh
# Installs the Debian packages that are missing, and only those: `packages.sh run` or `packages.sh test`.
set -eu

usage() {
    echo "usage: packages.sh run|test" >&2
    exit 2
}

# What stands on the machine is looked at before anything is asked of apt, so that a machine that has everything
# needs neither root nor the network.
installed() {
    [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

lacks_postgres() {
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        version=${initdb#/usr/lib/postgresql/}
        version=${version%%/*}
        [ -x "$initdb" ] && [ -x "${initdb%initdb}pgbench" ] && [ "$version" -ge 15 ] 2>/dev/null && return 1
    done
    return 0
}

# The reverse proxies of the examples: the tests start them themselves, with a configuration of their own.
servers="nginx-light caddy"

case "${1:-}" in
    run | test) wanted="build-essential git pkg-config libsqlite3-dev libpq-dev libcurl4-openssl-dev libqrencode-dev libxlsxwriter-dev libpango1.0-dev libcairo2-dev fonts-noto-core tzdata" ;;
    *) usage ;;
esac
[ "$1" = run ] || wanted="$wanted python3 python3-venv sqlite3 postgresql postgresql-contrib curl wrk openssl systemd chromium zbar-tools poppler-utils qpdf fonts-dejavu-core $servers"

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    missing=""
    for tool in cc git pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
    done
    for library in sqlite3 libpq libcurl libqrencode xlsxwriter pangocairo cairo-pdf; do
        pkg-config --exists "$library" 2>/dev/null || missing="$missing $library"
    done
    if [ "$1" = test ]; then
        for tool in python3 sqlite3 curl wrk openssl chromium zbarimg pdftotext qpdf nginx caddy systemd-analyze; do
            command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
        done
        if [ -n "${POSTGRES_BIN:-}" ]; then
            [ -x "$POSTGRES_BIN/initdb" ] || missing="$missing initdb-in-POSTGRES_BIN"
        else
            command -v initdb >/dev/null 2>&1 || missing="$missing postgresql-server"
        fi
    fi
    [ -z "$missing" ] && exit 0
    {
        echo "This is not a Debian machine, so nothing was installed. Missing here:$missing"
        echo "Please install, by your system's own means, what these Debian packages hold:"
        echo "    $wanted"
        echo "PostgreSQL must be version 15 or later; POSTGRES_BIN may name the folder of its initdb."
    } >&2
    exit 1
fi

missing=""
for package in $wanted; do
    case "$package" in
        git | pkg-config | python3 | sqlite3 | curl | openssl)
            command -v "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
        build-essential)
            # Some machines bring a compiler of their own; the headers and the C++ library are what must be there.
            { command -v gcc && command -v g++ && command -v ld; } >/dev/null 2>&1 && installed libc6-dev ||
                missing="$missing $package" ;;
        postgresql | postgresql-contrib)
            ! lacks_postgres || missing="$missing $package" ;;
        *)
            installed "$package" || missing="$missing $package" ;;
    esac
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1; then
    # Without a terminal nobody can type a password, and waiting for one would hang for ever.
    if [ -t 0 ]; then as_root="sudo"; else as_root="sudo -n"; fi
else
    echo "These Debian packages are missing:$missing" >&2
    echo "Installing them needs root. As root, run: apt-get install$missing" >&2
    exit 1
fi

echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# A fresh machine's own first-boot upgrade may hold the lock for a while.
apt() {
    # shellcheck disable=SC2086 # The words are meant to be split: a command and its options.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=180 "$@" </dev/null
}
if ! apt update || { # shellcheck disable=SC2086 # A list of package names.
    ! apt install --no-install-recommends $missing; }; then
    echo "apt-get could not install:$missing" >&2
    echo "Its own message stands above. Once that is mended, run the same command again." >&2
    exit 1
fi

# What was installed only to be tested must not serve anybody.
if [ -d /run/systemd/system ]; then
    for server in $servers; do
        case "$missing " in
            *" $server "*) $as_root systemctl disable --now "${server%-light}" >/dev/null 2>&1 || true ;;
        esac
    done
fi

if [ "$1" = test ] && lacks_postgres; then
    echo "PostgreSQL 15 or later is needed with its pgbench, and this system's packages hold an older one." >&2
    echo "Newer ones for Debian and Ubuntu: https://www.postgresql.org/download/linux/debian/" >&2
    exit 1
fi
