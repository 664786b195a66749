#!/bin/bash
# Runs the tests of the service and of the store under the Thread Sanitizer, in a build folder of its own; the
# first race ends the run. FILTER chooses other tests.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
options=(--sanitize=thread --scratch-path .build-thread)
# The rooms lock by means that the sanitizer sees (Sources/Locking).
export SANITIZE_THREAD=1
swift build --build-tests "${options[@]}" </dev/null
# The service that the end-to-end tests start is built the same way: it ends at a race, and its test sees that.
export SWIFT_BACKTRACE=enable=no
export TSAN_OPTIONS="halt_on_error=1 suppressions=$here/thread.supp ${TSAN_OPTIONS:-}"
FSYNC=${FSYNC:-off} "$here/with-postgres.sh" timeout --foreground --signal=INT --kill-after=60 "${TEST_TIMEOUT:-40m}" \
    swift test --skip-build "${options[@]}" --disable-xctest \
    --filter "${FILTER:-^(WebTests|StoreTests|WebhookTests)\\.|LaneTests|(Serve|Guide|EndToEndTests.Webhook)Tests}" </dev/null
