/// The working-day rule written a second time: whole minutes since 1970-01-01T00:00Z, London's clock by its rule, bank
/// holidays of England and Wales as a list copied from the government's own pages.
enum ModelCalendar {
    /// The day number of a date.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var days = 0
        for y in 1970..<year { days += isLeap(y) ? 366 : 365 }
        let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return days + lengths[..<(month - 1)].reduce(0, +) + day - 1
    }

    /// The wall clock at a moment.
    static func local(_ utc: Int) -> Int { utc + (isSummer(utc) ? 60 : 0) }

    /// The moment of a reading of the wall clock; the hours that change are never asked for.
    static func utc(_ local: Int) -> Int { local - (isSummer(local - 60) ? 60 : 0) }

    /// Monday 1 to Sunday 7.
    static func weekday(_ day: Int) -> Int { (day + 3) % 7 + 1 }

    /// The first minute at which cancelling is no longer free: five working days before a date that starts at this
    /// reading of the wall clock are counted back, and the last of them is free to its end.
    static func freeUntil(startLocal: Int) -> Int {
        var day = startLocal / 1440
        var left = 5
        while left > 0 {
            day -= 1
            if weekday(day) < 6, !holidays.contains(day) { left -= 1 }
        }
        return utc((day + 1) * 1440)
    }

    /// The year in which the financial year of a day starts.
    static func financialYear(_ day: Int) -> Int {
        var year = 2010
        while Self.day(year + 1, 4, 1) <= day { year += 1 }
        return year
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func isSummer(_ utc: Int) -> Bool { summers.contains { $0.contains(utc) } }

    /// From 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
    private static let summers: [Range<Int>] = (2014...2025).map { year in
        let (march, october) = (lastSunday(year, 3), lastSunday(year, 10))
        return (march * 1440 + 60)..<(october * 1440 + 60)
    }

    private static func lastSunday(_ year: Int, _ month: Int) -> Int {
        var day = Self.day(year, month, 31)
        while weekday(day) != 7 { day -= 1 }
        return day
    }

    private static let holidays: Set<Int> = {
        let list: [Int: String] = [
            2015: "0101 0403 0406 0504 0525 0831 1225 1228", 2016: "0101 0325 0328 0502 0530 0829 1226 1227",
            2017: "0102 0414 0417 0501 0529 0828 1225 1226", 2018: "0101 0330 0402 0507 0528 0827 1225 1226",
            2019: "0101 0419 0422 0506 0527 0826 1225 1226", 2020: "0101 0410 0413 0508 0525 0831 1225 1228",
            2021: "0101 0402 0405 0503 0531 0830 1227 1228",
            2022: "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
            2023: "0102 0407 0410 0501 0508 0529 0828 1225 1226", 2024: "0101 0329 0401 0506 0527 0826 1225 1226",
        ]
        var days: Set<Int> = []
        for (year, text) in list {
            for entry in text.split(separator: " ") {
                if let number = Int(entry) { days.insert(day(year, number / 100, number % 100)) }
            }
        }
        return days
    }()
}
