#!/bin/bash
# Checks the style of every Swift file, and of the shell scripts where shellcheck is installed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

swift format lint --strict --parallel --recursive Package.swift Sources Tests SQL
if command -v shellcheck >/dev/null 2>&1; then
    shellcheck Deploy/setup/*.sh .ci/run
fi
echo "The style is clean."
