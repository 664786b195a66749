#!/usr/bin/env python3
"""Writes LondonTable.swift: what Python's zoneinfo says about Europe/London, for the tests to compare with.

Run it as `python3 make_zone_table.py > LondonTable.swift`. Ten years, every hour, both ways: a checksum for each year
over every hour, and the hours around each clock change one by one, so that a difference shows where it is.
"""
import datetime as dt
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
UTC = dt.timezone.utc
EPOCH = dt.datetime(1970, 1, 1)
YEARS = range(2018, 2028)


def mix(checksum, value):
    """One step of FNV-1a over the eight bytes of a number, the lowest first."""
    for _ in range(8):
        checksum = ((checksum ^ (value & 0xFF)) * 0x100000001B3) % 2**64
        value >>= 8
    return checksum


def to_local(seconds):
    """The wall clock at an instant, as minutes since 1970-01-01T00:00 on that clock."""
    local = dt.datetime.fromtimestamp(seconds, LONDON).replace(tzinfo=None)
    return int((local - EPOCH).total_seconds()) // 60


def to_instant(minutes):
    """The instant of a wall clock reading; fold=0 is the first of two, and moves forward over a gap."""
    return int((EPOCH + dt.timedelta(minutes=minutes)).replace(tzinfo=LONDON, fold=0).timestamp())


def seconds_of(year):
    return int(dt.datetime(year, 1, 1, tzinfo=UTC).timestamp())


def transitions(first, last):
    """The instants at which the offset changes, found by looking at every half hour."""
    found, before = [], None
    for seconds in range(seconds_of(first), seconds_of(last), 1800):
        offset = int(dt.datetime.fromtimestamp(seconds, LONDON).utcoffset().total_seconds())
        if before is not None and offset != before:
            found.append((seconds, offset))
        before = offset
    return found


def main():
    print("// Made by make_zone_table.py from Python's zoneinfo: do not edit.")
    print("enum LondonTable {")
    print("    /// The clock changes from 2010 to 2040: seconds since the epoch, and the offset from then on.")
    print("    static let transitions: [(at: Int64, offset: Int64)] = [")
    for at, offset in transitions(2010, 2041):
        print(f"        ({at}, {offset}),")
    print("    ]")
    print()
    print("    /// For each year the checksums over every hour: of the wall clock, and of the instant of each reading.")
    print("    static let years: [(year: Int64, hours: Int64, toLocal: UInt64, toInstant: UInt64)] = [")
    for year in YEARS:
        start, end = seconds_of(year), seconds_of(year + 1)
        local = instant = 0xCBF29CE484222325
        for seconds in range(start, end, 3600):
            local = mix(local, to_local(seconds))
            instant = mix(instant, to_instant(seconds // 60))
        print(f"        ({year}, {(end - start) // 3600}, {local:#x}, {instant:#x}),")
    print("    ]")
    print()
    print("    /// Around each change, every half hour: the instant, the wall clock then, and the instant of that reading.")
    print("    static let around: [(seconds: Int64, localMinutes: Int64, back: Int64)] = [")
    for at, _ in transitions(YEARS[0], YEARS[-1] + 1):
        for seconds in range(at - 5400, at + 5401, 1800):
            local = to_local(seconds)
            print(f"        ({seconds}, {local}, {to_instant(local)}),")
    print("    ]")
    print("}")


main()
