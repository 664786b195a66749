#!/bin/bash
# Runs tests under a sanitizer, in a build folder of its own; its first finding ends the run.
# SANITIZER: thread (the default: the tests of the service and of the store) or address (all but the trials).
# FILTER chooses other tests.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
sanitizer=${SANITIZER:-thread}
case $sanitizer in
    thread)
        # The rooms lock by means that the sanitizer sees (Sources/Locking).
        export SANITIZE_THREAD=1
        export TSAN_OPTIONS="halt_on_error=1 suppressions=$here/thread.supp ${TSAN_OPTIONS:-}"
        chosen=(--filter "${FILTER:-^(WebTests|StoreTests|WebhookTests)\\.|LaneTests|(Serve|Guide|EndToEndTests.Webhook)Tests}")
        ;;
    address)
        # What lives as long as the process is never given back, which is no leak.
        export ASAN_OPTIONS="halt_on_error=1 detect_leaks=0 ${ASAN_OPTIONS:-}"
        chosen=(--skip TrialTests --skip BrowserTests)
        [ -z "${FILTER:-}" ] || chosen=(--filter "$FILTER")
        ;;
    *)
        echo "SANITIZER is thread or address, not $sanitizer." >&2
        exit 2
        ;;
esac
options=("--sanitize=$sanitizer" --scratch-path ".build-$sanitizer")
swift build --build-tests "${options[@]}" </dev/null
# The service that the end-to-end tests start is built the same way: it ends at a finding, and its test sees that.
export SWIFT_BACKTRACE=enable=no
FSYNC=${FSYNC:-off} "$here/with-postgres.sh" timeout --foreground --signal=INT --kill-after=60 "${TEST_TIMEOUT:-60m}" \
    swift test --skip-build "${options[@]}" --disable-xctest "${chosen[@]}" </dev/null
