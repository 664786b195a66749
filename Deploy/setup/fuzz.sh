#!/bin/bash
# Holds the running service to its own document: schemathesis, with every check on, against both engines.
# EXAMPLES (2000) is how many requests are tried for each operation; PHASES leaves some kinds of them out,
# and TAG takes the operations of one heading of the document, ONLY those whose id matches a pattern, so that the hours
# of a whole run can be had in parts.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
tools=$PWD/.build/fuzz-tools
[ -x "$tools/bin/schemathesis" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet schemathesis; }
turnout=$PWD/.build/release/turnout

against() {
    local store=$1 port=$2 token service status=0
    "$turnout" init --store "$store" >/dev/null
    [ -n "${KEEP:-}" ] || "$turnout" demo --store "$store" >/dev/null
    token=$("$turnout" token add --role administrator --store "$store" --format json |
        sed -n 's/.*"token" : "\([^"]*\)".*/\1/p')
    # Bodies of any length it sends are read, so that what is wrong with them is told and not only that they are long.
    TURNOUT_HTTP_MOST_BYTES=$((64 << 20)) "$turnout" serve --port "$port" --store "$store" >/dev/null 2>"results/fuzz-$port.log" &
    service=$!
    for _ in $(seq 100); do
        if curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; then break; fi
        sleep 0.1
    done
    # What it remembers between two requests lies with the results.
    mkdir -p "results/fuzz-$port"
    (cd "results/fuzz-$port" && SCHEMATHESIS_HOOKS=fuzz_hooks PYTHONPATH=$here "$tools/bin/schemathesis" --config-file "$here/schemathesis.toml" run \
        "http://127.0.0.1:$port/api/openapi.json" -H "Authorization: Bearer $token" \
        --phases "${PHASES:-examples,coverage,fuzzing,stateful}" \
        ${TAG:+--include-tag "$TAG"} ${ONLY:+--include-operation-id-regex "$ONLY"} --max-examples "${EXAMPLES:-2000}" --checks all) || status=$?
    # A service that has gone is a finding, whatever else was found.
    if ! kill -TERM "$service" || ! wait "$service"; then status=1; fi
    "$turnout" verify --store "$store" || status=1
    return "$status"
}

mkdir -p results
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Both at once: the tool keeps one processor busy, and each engine has a service of its own.
against "sqlite:$folder/fuzz.db" 18081 >results/fuzz-sqlite.txt 2>&1 &
sqlite=$!
against "$TURNOUT_TEST_POSTGRES" 18082 >results/fuzz-postgres.txt 2>&1 &
postgres=$!
status=0
wait "$sqlite" || status=1
wait "$postgres" || status=1
for engine in sqlite postgres; do
    echo "== $engine"
    cat "results/fuzz-$engine.txt"
done
exit "$status"
