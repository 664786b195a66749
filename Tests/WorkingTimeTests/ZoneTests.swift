import Domain
import Testing

@Suite("Local time in Europe/London") struct ZoneTests {
    /// FNV-1a over the eight bytes of a number, as in make_zone_table.py.
    private func mix(_ checksum: UInt64, _ value: Int64) -> UInt64 {
        (0..<8).reduce(checksum) { ($0 ^ UInt64((value >> (8 * $1)) & 0xFF)) &* 0x100_0000_01B3 }
    }

    private func minutes(_ local: LocalDateTime) -> Int64 { local.date.dayNumber * 1_440 + local.minuteOfDay }

    private func reading(_ minutes: Int64) throws -> LocalDateTime {
        let date = LocalDate(dayNumber: minutes / 1_440)
        return try #require(LocalDateTime(date: date, minuteOfDay: minutes % 1_440))
    }

    private func checksums(_ year: Int64, _ hours: Int64, _ zone: Zone) throws -> (local: UInt64, instant: UInt64) {
        let first = try #require(LocalDate(year: year, month: 1, day: 1)).dayNumber * 86_400
        var sums = (local: UInt64(0xCBF2_9CE4_8422_2325), instant: UInt64(0xCBF2_9CE4_8422_2325))
        for hour in 0..<hours {
            let seconds = first + hour * 3_600
            sums.local = mix(sums.local, minutes(zone.local(Instant(seconds: seconds))))
            sums.instant = mix(sums.instant, zone.instant(try reading(seconds / 60)).seconds)
        }
        return sums
    }

    @Test("ten years, every hour, both ways, are as Python's zoneinfo says", arguments: LondonTable.years.indices)
    func everyHour(index: Int) throws {
        let year = LondonTable.years[index]
        let sums = try checksums(year.year, year.hours, London.zone)
        #expect(sums.local == year.toLocal)
        #expect(sums.instant == year.toInstant)
    }

    @Test("a zone without summer time fails the same table, so that the table can fail")
    func negativeControl() throws {
        let wrong = Zone(name: "Etc/UTC", initialOffset: 0, transitions: [])
        let year = try #require(LondonTable.years.first)
        let sums = try checksums(year.year, year.hours, wrong)
        #expect(sums.local != year.toLocal)
        #expect(sums.instant != year.toInstant)
    }

    @Test("every half hour around each clock change is as zoneinfo says")
    func aroundChanges() throws {
        #expect(LondonTable.around.count == 20 * 7)
        for row in LondonTable.around {
            #expect(minutes(London.zone.local(Instant(seconds: row.seconds))) == row.localMinutes)
            #expect(London.zone.instant(try reading(row.localMinutes)).seconds == row.back)
        }
    }

    @Test("a time that does not exist moves forward by the gap")
    func gap() throws {
        // 31 March 2019: 01:00 GMT becomes 02:00 BST. 01:30 moves to 02:30 BST, which is 01:30 UTC.
        let instant = London.zone.instant(try London.time("2019-03-31T01:30"))
        #expect(London.zone.local(instant).description == "2019-03-31T02:30")
        #expect(instant.seconds % 86_400 == 5_400)
    }

    @Test("a time that exists twice takes the first")
    func twice() throws {
        // 27 October 2019: 02:00 BST becomes 01:00 GMT. The first 01:30 is BST, which is 00:30 UTC.
        let instant = London.zone.instant(try London.time("2019-10-27T01:30"))
        #expect(instant.seconds % 86_400 == 1_800)
    }

    @Test("the days of a clock change are 23 and 25 hours long")
    func lengths() throws {
        let spring = try London.date("2019-03-31")
        let autumn = try London.date("2019-10-27")
        #expect(London.zone.end(of: spring).seconds - London.zone.start(of: spring).seconds == 23 * 3_600)
        #expect(London.zone.end(of: autumn).seconds - London.zone.start(of: autumn).seconds == 25 * 3_600)
    }

    @Test("half past midnight on a summer night is already the next day")
    func summerNight() throws {
        // 00:30 BST on 8 May is 23:30 UTC on 7 May.
        let instant = London.zone.instant(try London.time("2019-05-08T00:30"))
        #expect(instant.seconds % 86_400 == 84_600)
        #expect(London.zone.date(instant).description == "2019-05-08")
    }
}
