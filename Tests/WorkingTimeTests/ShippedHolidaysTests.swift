import Domain
import Testing

/// The dates are those published by the government for each nation, checked by hand.
@Suite("Shipped bank holidays") struct ShippedHolidaysTests {
    private func dates(_ nation: Nation, _ year: Int64) -> [String] {
        ShippedHolidays.entries.filter { $0.nation == nation && $0.date.components.year == year }
            .map { String($0.date.description.dropFirst(5)) }
    }

    @Test("England and Wales, year by year where something was moved or added")
    func england() {
        let spring = "05-27"
        #expect(
            dates(.englandAndWales, 2019)
                == ["01-01", "04-19", "04-22", "05-06", spring, "08-26", "12-25", "12-26"])
        #expect(
            dates(.englandAndWales, 2011)
                == ["01-03", "04-22", "04-25", "04-29", "05-02", "05-30", "08-29", "12-26", "12-27"])
        #expect(
            dates(.englandAndWales, 2012)
                == ["01-02", "04-06", "04-09", "05-07", "06-04", "06-05", "08-27", "12-25", "12-26"])
        #expect(
            dates(.englandAndWales, 2020)
                == ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"])
        #expect(
            dates(.englandAndWales, 2022)
                == ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"])
        #expect(
            dates(.englandAndWales, 2023)
                == ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"])
    }

    @Test("Scotland has 2 January, an early August and St Andrew's Day, and no Easter Monday")
    func scotland() {
        #expect(
            dates(.scotland, 2022)
                == [
                    "01-03", "01-04", "04-15", "05-02", "06-02", "06-03", "08-01", "09-19", "11-30", "12-26", "12-27",
                ])
        #expect(
            dates(.scotland, 2025)
                == ["01-01", "01-02", "04-18", "05-05", "05-26", "08-04", "12-01", "12-25", "12-26"])
        // 1 January 2017 is a Sunday: Monday the 2nd is a holiday of its own, its substitute is Tuesday the 3rd.
        #expect(dates(.scotland, 2017).prefix(2) == ["01-02", "01-03"])
        #expect(dates(.scotland, 2026).contains("06-15"))
        #expect(!dates(.englandAndWales, 2026).contains("06-15"))
    }

    @Test("Northern Ireland adds St Patrick's Day and the Twelfth, with substitutes")
    func northernIreland() {
        // 17 March 2024 is a Sunday: Monday the 18th. 12 July 2025 is a Saturday: Monday the 14th.
        #expect(dates(.northernIreland, 2024).contains("03-18"))
        #expect(dates(.northernIreland, 2025).contains("07-14"))
        #expect(
            dates(.northernIreland, 2019)
                == ["01-01", "03-18", "04-19", "04-22", "05-06", "05-27", "07-12", "08-26", "12-25", "12-26"])
    }

    @Test("every row is a weekday inside the years, named, and stands once")
    func shape() {
        let entries = ShippedHolidays.entries
        #expect(Set(entries.map { "\($0.nation) \($0.date)" }).count == entries.count)
        for entry in entries {
            #expect(entry.date.weekday <= 5)
            #expect(ShippedHolidays.years.contains(entry.date.components.year))
            #expect(!entry.name.isEmpty)
        }
        // 21 years of 8, 9 and 10 holidays; proclaimed in each nation, and one more in Scotland: royal wedding
        // 2011, jubilees 2012 and 2022, funeral 2022, coronation 2023 are five; the moved ones add none.
        #expect(entries.count == 21 * (8 + 9 + 10) + 5 * 3 + 1)
    }
}
