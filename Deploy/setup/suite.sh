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
status=0
FSYNC=${FSYNC:-off} "$here/with-postgres.sh" \
    timeout --foreground --signal=INT --kill-after=60 "${TEST_TIMEOUT:-40m}" \
    stdbuf -oL swift test --skip-build "${options[@]}" --parallel --disable-xctest \
    --xunit-output results/tests.xml "$@" \
    </dev/null 2>&1 | tee results/tests.log || status=$?
if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
    echo "The tests did not end within ${TEST_TIMEOUT:-40m}; TEST_TIMEOUT allows more." >&2
fi
[ "$status" -eq 0 ] || exit "$status"

python3 "$here/results.py" "$required" results/tests.log results/tests*.xml
# Kept so that the runner's own last words can close `make test`, after the gates that come behind it.
tail -n "${CLOSING_LINES:-3}" results/tests.log >results/closing-lines
