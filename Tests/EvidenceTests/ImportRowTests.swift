import Domain
import Testing

@testable import Evidence

@Suite("The rows of an import folder")
struct ImportRowTests {
    private func faults(_ file: ImportFile, _ row: String) throws -> [String] {
        var rows = ImportRows()
        let text = file.columns.joined(separator: ",") + "\n" + row + "\n"
        try rows.read(file, from: chunks(of: Array(text.utf8)))
        return rows.faults.faults.map { String($0.description.dropFirst(file.name.count)) }
    }

    @Test("An agency with everything and one with little")
    func agencies() throws {
        let rows = try Folder().rows().agencies
        #expect(rows.map(\.code) == ["BCC", "UHB"])
        #expect(rows[0].name == "City Council" && rows[0].sector == "local_authority")
        #expect(rows[0].billingAddress == ["Finance", "1 Example Street"] && rows[0].billingEmail == "pay@bcc.example")
        #expect(rows[0].purchaseOrder == nil && !rows[0].isChargeExempt)
        #expect(rows[1].billingAddress.isEmpty && rows[1].billingEmail == nil)
        #expect(rows[1].purchaseOrder == "PO-7" && rows[1].isChargeExempt && rows[1].line == 3)
    }

    @Test("Every bad cell of an agency is told")
    func badAgency() throws {
        #expect(
            try faults(.agencies, "B C,,Local authority,a\tb,nobody,x\ty,maybe") == [
                ":2: code: \"B C\" is not a code; write up to 40 unaccented letters, digits, '-', "
                    + "'_', '.' or '/', without spaces",
                ":2: name: the value is missing; fill it in",
                ":2: sector: \"Local authority\" is not a word of the list; write lower-case letters and '_' only, "
                    + "such as early_years",
                ":2: billing_address: \"a\u{FFFD}b\" has a control character (a tab, a line end or an invisible one); "
                    + "write it on one line, without it",
                ":2: billing_email: \"nobody\" is not an e-mail address; write it as name@example.org",
                ":2: purchase_order: \"x\u{FFFD}y\" has a control character (a tab, a line end or an invisible one); "
                    + "write it on one line, without it",
                ":2: charge_exempt: \"maybe\" is neither yes nor no; write yes or no",
            ])
        #expect(try faults(.agencies, ",x,a,;; ;,,,no") == [":2: code: the value is missing; fill it in"])
    }

    @Test(
        "Hours become minutes",
        arguments: [("3", 180), ("1.5", 90), ("0.25", 15), ("12", 720), ("1000", 60_000), ("0.1", 6)])
    func hours(_ text: String, _ minutes: Int64) throws {
        var folder = Folder()
        folder.add("X1,Title,,Topic,\(text),all; nurses ;", to: .courses)
        let row = try #require(try folder.rows().courses.last)
        #expect(row.minutes == minutes)
        #expect(row.level == nil && row.targetGroups == ["all", "nurses"])
    }

    @Test(
        "Hours that are no whole minutes are refused",
        arguments: ["0", "0.33", "1.", ".5", "1.500", "1001", "-1", "1,5", "x", "", "1.2.3"])
    func badHours(_ text: String) throws {
        let found = try faults(.courses, "X1,Title,1,Topic,\"\(text)\",all")
        #expect(
            found == [
                ":2: hours: \"\(text)\" is not a number of hours that comes to whole minutes; write "
                    + "it as 3 or 1.5, at most 1000"
            ])
    }

    @Test("Every bad cell of a course and of an event is told")
    func badCourseAndEvent() throws {
        #expect(try faults(.courses, ",,10,,x,").count == 5)
        #expect(try faults(.events, ",party,,On line,a\tb,0,done,x\ty").count == 8)
        #expect(
            try faults(.events, "E1,course,EH1,virtual,,2,delivered,Snow") == [
                ":2: cancellation_reason: a reason for cancelling stands beside status delivered; "
                    + "empty it or correct the status"
            ])
        #expect(try faults(.events, "E1,course,EH1,virtual,,2,cancelled,").isEmpty)
        #expect(try faults(.events, "E1,course,EH1,virtual,,2,cancelled,Snow").isEmpty)
    }

    @Test(
        "31 February, 24:00 and half a time are not times",
        arguments: [
            "2019-02-31T10:00", "2019-02-01T24:00", "2019-02-01T10:60", "2019-02-01", "2019-02-01 10:00",
            "2019-02-01T10:00:00",
            "2019-02-01T1000:", "2019-02-01Tx0:00",
        ])
    func times(_ text: String) throws {
        #expect(
            try faults(.sessions, "E1,\(text),2019-03-01T10:00")
                == [":2: starts_at: \"\(text)\" is not a date and time; write YYYY-MM-DDTHH:MM"])
    }

    @Test("What one booking row cannot say")
    func bookingAgreement() throws {
        func booking(_ tail: String) throws -> [String] {
            try faults(.bookings, "E1,a@x.example,Ann,BCC,,2019-01-01T10:00,\(tail)")
        }
        #expect(try booking("booked,,attended,").isEmpty)
        #expect(
            try booking("cancelled,,,") == [
                ":2: cancelled_at: the time is missing though the status is cancelled; write YYYY-MM-DDTHH:MM"
            ])
        #expect(try booking("substituted,,,").count == 1)
        #expect(
            try booking("waitlisted,2019-01-02T10:00,,") == [
                ":2: cancelled_at: a time stands here though the status is waitlisted; empty it or correct the status"
            ])
        #expect(
            try booking("event_cancelled,,absent,") == [
                ":2: attendance: attendance stands here though the status is event_cancelled; empty "
                    + "it or correct the status"
            ])
        #expect(try booking("walk_in,,absent,").first?.contains("cannot be absent") == true)
        #expect(try booking("walk_in,,left_early,b@x.example").first?.contains("takes over a booked place") == true)
        #expect(try booking("waitlisted,,,b@x.example").count == 1)
        #expect(try booking("lost,yesterday,maybe,b").count == 4)
    }

    @Test("Every bad cell of a booking and of a waiver is told")
    func badBookingAndWaiver() throws {
        #expect(try faults(.bookings, ",,,,x\ty,,,,,").count == 7)
        #expect(try faults(.waivers, ",,,").count == 4)
        #expect(
            try faults(.waivers, "E1,a@x.example,flu,2019-01-01") == [
                ":2: reason: \"flu\" is not known here; write one of sickness, bereavement, court_attendance, "
                    + "operational_emergency, adverse_weather, administrative_error, other"
            ])
    }

    @Test("A booking keeps what was written and finds the person by key")
    func bookingCells() throws {
        var folder = Folder("E3,Bo@X.example,2019-06-01T10:00,substituted,2019-06-02T10:00,,")
        folder.add("E3,CY@x.example,Cy Poe,UHB,,2019-06-02T10:00,booked,,,bo@x.EXAMPLE", to: .bookings)
        let rows = try folder.rows()
        let (one, two) = (rows.bookings[0], rows.bookings[1])
        #expect(rows.strings[one.email] == "Bo@X.example" && rows.strings[one.emailKey] == "bo@x.example")
        #expect(rows.strings[one.name] == "Ann Lee" && one.jobRole.map { rows.strings[$0] } == "nurse")
        #expect(one.bookedAt.description == "2019-06-01T10:00" && one.cancelledAt?.description == "2019-06-02T10:00")
        #expect(two.replaces == one.emailKey && two.jobRole == nil && two.line == 3)
        #expect(
            one.attendance == nil && one.status == .substituted && one.event == two.event && one.agency != two.agency)
    }
}
