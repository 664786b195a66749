#!/bin/bash
# Builds the tests and runs all of them, with coverage, beside a private PostgreSQL cluster; results/ keeps the outcome.
# Arguments go to `swift test`: `suite.sh --filter Booking` runs some tests, and then PostgreSQL need not be among them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
mkdir -p results
rm -rf results/tests*.xml results/tests.log results/closing-lines .build/debug/codecov

options=(--enable-code-coverage --explicit-target-dependency-import-check error)
swift build --build-tests "${options[@]}" </dev/null
# The service is tried from outside as it ships.
"$here/release.sh" turnout

required=--all
[ $# -eq 0 ] || required=--some

# A test that hangs must end the run with a message, not hold a continuous-integration machine for hours. The output is
# written line by line, so that what was said until then shows which one it was.
run() {
    local name=$1 status=0
    shift
    FSYNC=${FSYNC:-off} "$here/with-postgres.sh" \
        timeout --foreground --signal=INT --kill-after=60 "${TEST_TIMEOUT:-40m}" \
        stdbuf -oL swift test --skip-build "${options[@]}" --disable-xctest --xunit-output "results/$name.xml" "$@" \
        </dev/null 2>&1 | tee -a results/tests.log || status=$?
    if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
        echo "The tests did not end within ${TEST_TIMEOUT:-40m}; TEST_TIMEOUT allows more." >&2
    fi
    [ "$status" -eq 0 ] || tell_again
    return "$status"
}

# The log is long, and who reads its end wants to know what failed and where a crash came from.
tell_again() {
    grep -E "^✘" results/tests.log | head -n "${FAILURES_SHOWN:-60}" || true
    awk '/Program crashed/ { print } /^Thread .* crashed:/ { shown = 1 } /^(Registers|Thread [0-9]+( "[^"]*")?):/ { shown = 0 }
        shown && /^ *[0-9]+ .* in / && count++ < 60' results/tests.log
}

if [ $# -eq 0 ]; then
    # What a service promises within seconds is tried before the other tests and beside nothing, one trial after the
    # other: the storm itself is to be what the machine is busy with.
    run tests-service --no-parallel --filter ServiceTrialTests --filter MailTrialTests --filter BrowserTests
    run tests --parallel --skip ServiceTrialTests --skip MailTrialTests --skip BrowserTests
else
    run tests --parallel "$@"
fi

python3 "$here/results.py" "$required" results/tests.log results/tests*.xml
# Kept so that the runner's own last words can close `make test`, after the gates that come behind it.
tail -n "${CLOSING_LINES:-3}" results/tests.log >results/closing-lines
