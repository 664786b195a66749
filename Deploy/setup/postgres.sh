#!/bin/bash
# A private PostgreSQL cluster for tests and measurements: `postgres.sh start DIR`, `postgres.sh stop DIR`.
#
# It listens on a Unix socket inside DIR and nowhere else, so it can neither meet nor disturb a cluster of the system.
# `start` prints the lines that tell the tests where it is. FSYNC=off makes it faster and unfit for measuring
# durability; ICU_LOCALE=en-GB sorts text as that language does instead of by code point.
set -euo pipefail

mark=turnout-cluster

usage() {
    echo "usage: postgres.sh start|stop DIR" >&2
    exit 2
}

refuse() {
    echo "postgres.sh: $1" >&2
    exit 1
}

# The newest server at or above 15; POSTGRES_BIN overrides it.
server_folder() {
    local folder version best="" best_version=14
    if [ -n "${POSTGRES_BIN:-}" ]; then
        [ -x "$POSTGRES_BIN/initdb" ] || refuse "there is no initdb in POSTGRES_BIN=$POSTGRES_BIN."
        echo "$POSTGRES_BIN"
        return
    fi
    for folder in /usr/lib/postgresql/*/bin; do
        version=${folder#/usr/lib/postgresql/}
        version=${version%/bin}
        if [ -x "$folder/initdb" ] && [[ "$version" =~ ^[0-9]+$ ]] && [ "$version" -gt "$best_version" ]; then
            best=$folder
            best_version=$version
        fi
    done
    if [ -z "$best" ] && command -v initdb >/dev/null 2>&1; then
        best=$(dirname "$(command -v initdb)")
    fi
    [ -n "$best" ] || refuse "no PostgreSQL server of version 15 or later was found; \`make setup-test\` installs one."
    echo "$best"
}

# The server refuses to run as root, so root hands over to the user that its package made. Settings of the person's
# own shell (PGHOST, PGDATA, …) must not lead it elsewhere.
as_server_user() {
    local clean=(env -u PGHOST -u PGPORT -u PGDATA -u PGUSER -u PGDATABASE -u PGOPTIONS -u PGSERVICE LC_ALL=C.UTF-8)
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser -u postgres -- "${clean[@]}" "$@")
    else
        "${clean[@]}" "$@"
    fi
}

configure() {
    cat >>"$1/data/postgresql.conf" <<CONFIGURATION
listen_addresses = ''
unix_socket_directories = '$1'
port = 5432
fsync = ${FSYNC:-on}
synchronous_commit = on
shared_buffers = 256MB
max_connections = 1000
max_wal_size = 2GB
log_timezone = 'UTC'
CONFIGURATION
}

start() {
    local folder=$1 bin locale=(--locale=C)
    bin=$(server_folder)
    # A socket's path is limited to 107 bytes, the socket's own name included.
    [ "${#folder}" -le 80 ] || refuse "the path $folder is too long for a Unix socket; 80 characters are the limit."
    [[ "$folder" =~ ^/[A-Za-z0-9._/-]+$ ]] ||
        refuse "the path $folder must be absolute and plain (letters, digits, . _ -)."
    mkdir -p "$folder"
    [ -z "$(ls -A "$folder")" ] || refuse "$folder is not empty; give a fresh folder."
    chmod 755 "$folder"
    touch "$folder/$mark"
    if [ "$(id -u)" -eq 0 ]; then
        id postgres >/dev/null 2>&1 || refuse "there is no user named postgres to run the server as."
        chown postgres "$folder" "$folder/$mark"
        as_server_user test -w "$folder" ||
            refuse "the user postgres cannot reach $folder; choose a folder under /var/tmp."
    fi
    [ -z "${ICU_LOCALE:-}" ] || locale=(--locale=C.UTF-8 --locale-provider=icu --icu-locale="$ICU_LOCALE")
    as_server_user "$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 \
        "${locale[@]}" --no-sync >"$folder.log" 2>&1 || { cat "$folder.log" >&2; refuse "initdb failed."; }
    rm -f "$folder.log"
    if [ "$(id -u)" -eq 0 ]; then
        configure "$folder" && chown postgres "$folder/data/postgresql.conf"
    else
        configure "$folder"
    fi
    if ! as_server_user "$bin/pg_ctl" start --pgdata="$folder/data" --log="$folder/server.log" --wait --timeout=60 \
        </dev/null >/dev/null 2>&1; then
        tail -n 20 "$folder/server.log" >&2 || true
        refuse "the server did not start; its last lines stand above."
    fi
    as_server_user "$bin/createdb" --host="$folder" --port=5432 --username=postgres turnout
    echo "export TURNOUT_TEST_POSTGRES='postgres:///turnout?host=$folder&port=5432&user=postgres'"
    echo "export POSTGRES_BIN='$bin'"
}

stop() {
    local folder=$1 bin
    # Only what `start` made is ever stopped or removed.
    [ -e "$folder" ] || return 0
    [ -n "$(ls -A "$folder")" ] || { rmdir "$folder"; return 0; }
    [ -f "$folder/$mark" ] || refuse "$folder was not made by postgres.sh start; it is left alone."
    bin=$(server_folder)
    if [ -f "$folder/data/postmaster.pid" ]; then
        as_server_user "$bin/pg_ctl" stop --pgdata="$folder/data" --mode=fast --timeout=20 >/dev/null 2>&1 ||
            as_server_user "$bin/pg_ctl" stop --pgdata="$folder/data" --mode=immediate --timeout=20 >/dev/null 2>&1 ||
            refuse "the server in $folder did not stop."
    fi
    rm -rf "$folder"
}

[ $# -eq 2 ] || usage
case "$1" in
    start) start "$2" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
