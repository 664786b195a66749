/// Works out the bank holidays of one nation in one calendar year.
struct HolidayYear {
    let nation: Nation
    let year: Int64

    /// By date; each day stands once, so that two holidays never share a substitute.
    var entries: [ShippedHolidays.Entry] {
        var taken: [LocalDate: String] = [:]
        for (date, name) in fixedByWeekday + proclaimed { taken[date] = name }
        // A holiday on its own day keeps it; those at the weekend then move, in order, to the next free weekday.
        for (date, name) in fixedByDate where date.weekday <= 5 { taken[date] = name }
        for (date, name) in fixedByDate where date.weekday > 5 {
            var day = date
            while day.weekday > 5 || taken[day] != nil { day = day.adding(days: 1) }
            taken[day] = "\(name) (substitute day)"
        }
        return taken.sorted { $0.key < $1.key }
            .map { ShippedHolidays.Entry(nation: nation, date: $0.key, name: $0.value) }
    }

    /// Holidays of a fixed date, in the order in which substitutes are given.
    private var fixedByDate: [(LocalDate, String)] {
        var list = [day(1, 1, "New Year's Day")]
        switch nation {
        case .englandAndWales: break
        case .scotland: list += [day(1, 2, "2 January"), day(11, 30, "St Andrew's Day")]
        case .northernIreland: list += [day(3, 17, "St Patrick's Day"), day(7, 12, "Battle of the Boyne")]
        }
        return list + [day(12, 25, "Christmas Day"), day(12, 26, "Boxing Day")]
    }

    /// Holidays that fall on a weekday by their own rule.
    private var fixedByWeekday: [(LocalDate, String)] {
        var list = [(easter.adding(days: -2), "Good Friday")]
        if nation != .scotland { list.append((easter.adding(days: 1), "Easter Monday")) }
        // The early May holiday of 2020 moved to the 75th anniversary of VE Day, the spring holidays of 2012 and 2022
        // beside the jubilees.
        list.append(year == 2020 ? day(5, 8, "Early May") : (firstMonday(5), "Early May"))
        switch year {
        case 2012: list.append(day(6, 4, "Spring"))
        case 2022: list.append(day(6, 2, "Spring"))
        default: list.append((lastMonday(5), "Spring"))
        }
        list.append((nation == .scotland ? firstMonday(8) : lastMonday(8), "Summer"))
        return list.map { ($0.0, $0.1.hasSuffix("day") ? $0.1 : "\($0.1) bank holiday") }
    }

    /// Holidays proclaimed once.
    private var proclaimed: [(LocalDate, String)] {
        switch year {
        case 2011: [day(4, 29, "Royal wedding")]
        case 2012: [day(6, 5, "Queen's Diamond Jubilee")]
        case 2022: [day(6, 3, "Queen's Platinum Jubilee"), day(9, 19, "State funeral of Queen Elizabeth II")]
        case 2023: [day(5, 8, "Coronation of King Charles III")]
        case 2026 where nation == .scotland: [day(6, 15, "Men's football World Cup")]
        default: []
        }
    }

    private func day(_ month: Int64, _ day: Int64, _ name: String) -> (LocalDate, String) { (date(month, day), name) }

    private func date(_ month: Int64, _ day: Int64) -> LocalDate {
        // Every date asked for exists in every year of the table.
        LocalDate(year: year, month: month, day: day) ?? LocalDate(dayNumber: 0)
    }

    private func firstMonday(_ month: Int64) -> LocalDate {
        let first = date(month, 1)
        return first.adding(days: (8 - first.weekday) % 7)
    }

    /// The last Monday of a month of 31 days, as May and August are.
    private func lastMonday(_ month: Int64) -> LocalDate {
        let last = date(month, 31)
        return last.adding(days: 1 - last.weekday)
    }

    /// Easter Sunday of the Gregorian calendar (the computus of Butcher and Meeus, integers only).
    private var easter: LocalDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let monthAndDay = h + l - 7 * m + 114
        return date(monthAndDay / 31, monthAndDay % 31 + 1)
    }
}
