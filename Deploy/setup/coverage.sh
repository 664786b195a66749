#!/bin/bash
# Holds the coverage of the last test run against what is asked of the rooms with rules; `coverage.sh --html` also
# writes coverage/index.html, which shows each line.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

export_file=$(swift test --show-codecov-path)
if [ "${1:-}" = --html ]; then
    # The system's own llvm-cov cannot read what a newer compiler wrote; the one beside swiftc can.
    beside=$(dirname "$(readlink -f "$(command -v swiftc)")")
    runner=$(find .build/debug/ -maxdepth 1 -name '*PackageTests.xctest' | sort | sed -n 1p)
    "$beside/llvm-cov" show "$runner" -instr-profile=.build/debug/codecov/default.profdata -format=html \
        -output-dir=coverage -ignore-filename-regex='\.build/|/Tests/'
    echo "Each line is shown in coverage/index.html."
fi
python3 "$here/coverage.py" "$export_file" Money Domain Invoicing Reports Evidence
