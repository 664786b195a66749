#!/bin/bash
# Everything that must hold before a change is taken: the tests on both engines, style, coverage and the release build.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

step() { printf '\n== %s\n' "$1"; }

step "Tests, on SQLite and on PostgreSQL"
"$here/suite.sh"

step "Style"
"$here/lint.sh"

step "Coverage of the rooms that hold the rules"
"$here/coverage.sh"

step "Release build"
"$here/release.sh"

step "All passed; the test runner's closing lines"
cat results/closing-lines
