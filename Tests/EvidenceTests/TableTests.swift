import Domain
import Testing

@testable import Evidence

@Suite("Typed rows")
struct TableTests {
    private let holidays = "nation,date,name\n"

    private func holidayFaults(_ text: String) throws -> [String] {
        var faults = FaultLog()
        _ = try BankHolidayRow.read(file: "h.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        return faults.faults.map(\.description)
    }

    @Test("Columns may stand in any order")
    func anyOrder() throws {
        var faults = FaultLog()
        let text = "name,nation,date\nGood Friday,scotland,2019-04-19\n"
        let rows = try BankHolidayRow.read(file: "h.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        #expect(faults.isEmpty)
        let row = try #require(rows.first)
        #expect(row.line == 2 && row.nation == .scotland && row.name == "Good Friday")
        #expect(row.date.description == "2019-04-19")
    }

    @Test("The apostrophe that our own tables put before a formula is taken off again")
    func defused() throws {
        var faults = FaultLog()
        let text = "name,nation,date\n'=Easter,scotland,2019-04-19\n'Twas,scotland,2019-04-22\n"
        let rows = try BankHolidayRow.read(file: "h.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        #expect(faults.isEmpty && rows.map(\.name) == ["=Easter", "'Twas"])
    }

    @Test("Missing, unknown and repeated columns are all told")
    func header() throws {
        #expect(
            try holidayFaults("nation,Date,nation\nscotland,x,y\n") == [
                "h.csv:1: column 2: \"Date\" is not a column of this file; take it out; the columns "
                    + "are nation,date,name",
                "h.csv:1: nation: the column stands twice; take one of them out",
                "h.csv:1: date: the column is missing; add it; the columns are nation,date,name",
                "h.csv:1: name: the column is missing; add it; the columns are nation,date,name",
            ])
        #expect(
            try holidayFaults("") == ["h.csv: the file is empty; its first line must be nation,date,name"])
        #expect(
            try holidayFaults("nation;date;name\n") == [
                "h.csv:1: the columns are separated by semicolons; save the file with commas between the values"
            ])
        #expect(try holidayFaults("nation\tdate\tname\n").first?.contains("separated by tabs") == true)
        #expect(
            try holidayFaults("nation,da\"te,name\n").first?.hasPrefix("h.csv:1: column 2: a quotation mark") == true)
    }

    @Test("A row with too few or too many values is a fault, and faults of form name the column")
    func shape() throws {
        #expect(
            try holidayFaults(holidays + "scotland,2019-04-19\nscotland,2019-04-19,a,b\nscotland,2019\"04,x\n") == [
                "h.csv:2: the row has 2 values, the header 3; look for a missing or extra comma, "
                    + "or a value with a comma that needs quotation marks",
                "h.csv:3: the row has 4 values, the header 3; look for a missing or extra comma, "
                    + "or a value with a comma that needs quotation marks",
                "h.csv:4: date: a quotation mark stands inside a value that does not begin with one; "
                    + "put the whole value in quotation marks and double those within",
            ])
    }

    @Test(
        "Dates that do not exist are refused",
        arguments: [
            "2019-02-31", "2019-02-29", "2019-13-01", "2019-00-10", "19-02-01", "2019/02/01", "2019-2-001", "",
            "2019-01-0x",
            "0000-01-01", "2019-01-011",
        ])
    func dates(_ text: String) throws {
        #expect(
            try holidayFaults(holidays + "scotland,\(text),x\n")
                == ["h.csv:2: date: \"\(text)\" is not a date; write YYYY-MM-DD"])
    }

    @Test("A leap day is a date")
    func leapDay() throws {
        #expect(try holidayFaults(holidays + "scotland,2020-02-29,x\n").isEmpty)
    }

    @Test("Texts have no control characters, are not blank and have at most 500 characters")
    func texts() throws {
        func fault(_ name: String) throws -> String? {
            try holidayFaults(holidays + "scotland,2019-04-19,\(name)\n").first
        }
        for bad in ["a\tb", "\"a\nb\"", "a\0b", "a\u{7F}b", "a\u{85}b", "\u{9F}"] {
            #expect(try fault(bad)?.contains("has a control character") == true)
        }
        #expect(try fault("   ") == "h.csv:2: name: the value is missing; fill it in")
        #expect(try fault("") == "h.csv:2: name: the value is missing; fill it in")
        #expect(try fault(String(repeating: "é", count: 500)) == nil)
        #expect(try fault(String(repeating: "é", count: 501))?.contains("longer than 500 characters") == true)
        #expect(try fault("\u{A0}â\u{2019}") == nil)
    }

    @Test("A nation is one of three, and a day stands once for each")
    func nations() throws {
        #expect(
            try holidayFaults(holidays + "wales,2019-04-19,x\n,2019-04-19,x\n") == [
                "h.csv:2: nation: \"wales\" is not known here; write one of england_and_wales, "
                    + "scotland, northern_ireland",
                "h.csv:3: nation: the value is missing; write one of england_and_wales, scotland, northern_ireland",
            ])
        #expect(
            try holidayFaults(
                holidays + "scotland,2019-04-19,x\nnorthern_ireland,2019-04-19,x\nscotland,2019-04-19,y\n")
                == ["h.csv:4: date: line 2 says this already; take one of them out"])
    }

    @Test("Programme targets")
    func targets() throws {
        let text = """
            year,course,planned_events,planned_places
            2019/20,EH1,12,240
            2019-20,EH2,0,0
            2019/21,EH1,1,1
            2019/20,E H,1,1
            2019/20,EH1,x,10000001
            2019/20,EH1,1,1

            """
        var faults = FaultLog()
        let rows = try ProgrammeTargetRow.read(file: "p.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        #expect(rows.map(\.course) == ["EH1", "EH2"])
        #expect(rows[0].year == FinancialYear(startYear: 2019) && rows[0].plannedEvents == 12)
        #expect(rows[0].plannedPlaces == 240 && rows[0].line == 2)
        #expect(
            faults.faults.map(\.description) == [
                "p.csv:4: year: \"2019/21\" is not a financial year; write it as 2019/20",
                "p.csv:5: course: \"E H\" is not a code; write up to 40 unaccented letters, digits, "
                    + "'-', '_', '.' or '/', "
                    + "without spaces",
                "p.csv:6: planned_events: \"x\" is not a whole number from 0 to 100000; write digits only",
                "p.csv:6: planned_places: \"10000001\" is not a whole number from 0 to 10000000; write digits only",
                "p.csv:7: course: line 2 says this already; take one of them out",
            ])
    }

    @Test("The workforce in scope")
    func workforce() throws {
        let text = """
            agency,staff_group,headcount,as_of
            BCC,social workers,412,2019-03-31
            BCC,social workers,400,2020-03-31
            BCC,social workers,1,2019-03-31
            BCC,,-1,yesterday

            """
        var faults = FaultLog()
        let rows = try WorkforceRow.read(file: "w.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        #expect(rows.map(\.headcount) == [412, 400])
        #expect(rows.map(\.line) == [2, 3])
        #expect(rows[0].agency == "BCC" && rows[0].staffGroup == "social workers")
        #expect(rows[1].asOf.description == "2020-03-31")
        #expect(faults.faults.map(\.line) == [4, 5, 5, 5])
    }

    @Test(
        "Forms of an e-mail address",
        arguments: [
            ("ann.lee@bcc.example", true), ("o'brien+x@a-b.example.org", true), ("zoë@münchen.example", true),
            ("ann", false), ("@bcc.example", false), ("ann@", false), ("ann@bcc", false), ("a@b@c.example", false),
            ("a..b@c.example", false), (".a@c.example", false), ("a.@c.example", false), ("a b@c.example", false),
            ("a@c..example", false), ("a@-c.example", false), ("a@c-.example", false), ("a@c.example.", false),
            ("a,b@c.example", false), ("<a@c.example>", false), ("a@c_d.example", false), ("a@b.c\"", false),
        ])
    func emailForms(_ text: String, _ good: Bool) {
        #expect(isEmailAddress(Array(text.utf8)[...]) == good)
    }

    @Test("Long addresses are refused at the lengths of RFC 5321")
    func emailLengths() {
        func isGood(_ local: Int, _ label: Int) -> Bool {
            let text = String(repeating: "a", count: local) + "@" + String(repeating: "b", count: label) + ".example"
            return isEmailAddress(Array(text.utf8)[...])
        }
        #expect(isGood(64, 63))
        #expect(!isGood(65, 63))
        #expect(!isGood(64, 64))
        #expect(!isEmailAddress(Array(("a@" + String(repeating: "b.", count: 130) + "example").utf8)[...]))
    }

    @Test("Addresses that differ in case only have one key")
    func emailKeys() {
        #expect(emailKey("Ann.Lee@BCC.example") == "ann.lee@bcc.example")
        #expect(emailKey(Array("ZOË@x.example".utf8)[...]).elementsEqual("zoë@x.example".utf8))
        #expect(emailKey(Array("ann@x.example".utf8)[...]).elementsEqual("ann@x.example".utf8))
    }
}
