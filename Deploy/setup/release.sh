#!/bin/bash
# Builds the programs as they are shipped: `release.sh [PRODUCT…]`, by default turnout alone.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for product in "${@:-turnout}"; do
    swift build -c release --product "$product" --explicit-target-dependency-import-check error </dev/null
done
