#!/bin/sh
# Checks that a Swift toolchain new enough to build Turnout is on the PATH, and says where to get one when it is not.
set -eu

needed_major=6
needed_minor=2

mend() {
    echo "Turnout needs Swift $needed_major.$needed_minor or later." >&2
    echo "Get it from https://www.swift.org/install/linux/ and put its usr/bin folder on the PATH." >&2
    exit 1
}

if ! command -v swift >/dev/null 2>&1; then
    echo "No swift command was found on the PATH." >&2
    mend
fi

# The first line is like "Swift version 6.3.1 (swift-6.3.1-RELEASE)"; a vendor's name may stand before it.
said=$(swift --version 2>/dev/null || true)
found=$(printf '%s\n' "$said" | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | sed -n 1p)
if [ -z "$found" ]; then
    echo "The swift command at $(command -v swift) did not tell its version." >&2
    mend
fi

major=${found%%.*}
rest=${found#*.}
minor=${rest%%.*}
[ "$rest" = "$found" ] && minor=0
if [ "$major" -lt "$needed_major" ] || { [ "$major" -eq "$needed_major" ] && [ "$minor" -lt "$needed_minor" ]; }; then
    echo "The swift command at $(command -v swift) is version $found." >&2
    mend
fi
