#!/usr/bin/env python3
"""Prints line coverage by room, and fails when a room that holds rules is covered less than it must be.

usage: coverage.py JSON [--least PERCENT] ROOM…

JSON is what llvm-cov exports. The rooms named must each reach the least percentage (95); all others are only shown.
"""

import json
import os
import sys

# The file is three folders down: Deploy/setup/coverage.py.
ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def room_of(path):
    """The room a source file belongs to, or nothing for tests, packages of others and generated files."""
    parts = path.replace("\\", "/").split("/")
    if ".build" in parts or "Sources" not in parts:
        return None
    at = parts.index("Sources")
    return parts[at + 1] if len(parts) > at + 2 else None


def by_room(export):
    """Lines that can run and lines that did, by room and by file."""
    rooms, files = {}, {}
    for file in export["data"][0]["files"]:
        room = room_of(file["filename"])
        if room is None:
            continue
        lines = file["summary"]["lines"]
        total = rooms.setdefault(room, [0, 0])
        total[0] += lines["count"]
        total[1] += lines["covered"]
        files.setdefault(room, []).append((file["filename"], lines["count"], lines["covered"]))
    return rooms, files


def percent(covered, count):
    """Rounded down to a hundredth, so that 94.999 never reads as 95."""
    return 100.0 if count == 0 else covered * 10000 // count / 100


def main(arguments):
    least, gated, path = 95.0, [], None
    words = iter(arguments)
    for word in words:
        if word == "--least":
            least = float(next(words, "95"))
        elif path is None:
            path = word
        else:
            gated.append(word)
    if path is None or not gated:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(path, encoding="utf-8") as file:
            rooms, files = by_room(json.load(file))
    except OSError as error:
        print(f"No coverage was written: {error}", file=sys.stderr)
        return 1

    low = []
    print(f"{'Room':<16} {'Lines':>7} {'Covered':>8} {'Percent':>8}  Least")
    for room in gated + sorted(set(rooms) - set(gated)):
        count, covered = rooms.get(room, (0, 0))
        share = percent(covered, count)
        bound = f"{least:g}" if room in gated else "–"
        print(f"{room:<16} {count:>7} {covered:>8} {share:>7.2f}%  {bound}")
        if room in gated and (count == 0 or share < least):
            low.append(room)
    for room in low:
        count, covered = rooms.get(room, (0, 0))
        print(f"\n{room} has {covered} of {count} lines covered; {least:g} % is the least.", file=sys.stderr)
        print("Most is missing in:", file=sys.stderr)
        missing = sorted(files.get(room, []), key=lambda file: file[2] - file[1])
        for name, lines, hit in missing[:10]:
            if lines > hit:
                print(f"  {lines - hit:>5} lines  {os.path.relpath(name, ROOT)}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
