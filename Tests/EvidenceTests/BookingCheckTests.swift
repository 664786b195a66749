import Domain
import Testing

@testable import Evidence

@Suite("Places, substitutes and waivers of an import")
struct BookingCheckTests {
    @Test("More held places than the event has are a fault at the row that goes over")
    func overCapacity() throws {
        // E1 has two places. Three are held from 3 April, four from 4 April.
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
                "E1,b@x.example,2019-04-02T10:00,booked,,attended,",
                "E1,c@x.example,2019-04-03T10:00,cancelled,2019-04-09T10:00,,",
                "E1,d@x.example,2019-04-04T10:00,booked,,absent,"
            ).faults() == [
                "bookings.csv:4: event: with this row E1 has more held places than its 2 (4 at most); "
                    + "correct the places in events.csv, or the bookings"
            ])
    }

    @Test("A place given up is taken in the same instant; walk-ins and waiting ones hold none")
    func sameInstant() throws {
        let folder = Folder(
            "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
            "E1,c@x.example,2019-04-05T10:00,booked,,attended,b@x.example",
            "E1,b@x.example,2019-04-02T10:00,substituted,2019-04-05T10:00,,",
            "E1,d@x.example,2019-05-14T09:30,walk_in,,attended,", "E1,e@x.example,2019-04-03T10:00,waitlisted,,,")
        #expect(try folder.faults().isEmpty)
        #expect(try folder.warnings() == [:])
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
                "E1,b@x.example,2019-04-02T10:00,cancelled,2019-04-05T10:00,,",
                "E1,c@x.example,2019-04-05T09:59,booked,,attended,"
            ).faults().count == 1)
    }

    @Test("Waiting while a place was free, and being overtaken, are warnings")
    func waiting() throws {
        // b gives up at 10:00 on 5 April; w waited from the 3rd, c took the place on the 9th, v came after that.
        let rows = [
            "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
            "E1,b@x.example,2019-04-02T10:00,cancelled,2019-04-05T10:00,,",
            "E1,w@x.example,2019-04-03T10:00,waitlisted,,,", "E1,c@x.example,2019-04-09T10:00,booked,,attended,",
            "E1,v@x.example,2019-04-10T10:00,waitlisted,,,",
        ]
        #expect(
            try Folder(rows[0], rows[1], rows[2], rows[3], rows[4]).warnings() == [
                .waitedWhilePlaceFree: 1, .overtaken: 1,
            ])
        // Nobody booked at all: a place is free from the start.
        #expect(try Folder(rows[2]).warnings() == [.waitedWhilePlaceFree: 1])
        // The last place goes in the minute in which the waiting begins: none was free.
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,booked,,attended,",
                "E1,b@x.example,2019-04-03T10:00,booked,,attended,", rows[2]
            ).warnings() == [:])
        // Waiting from after the start is waiting for nothing.
        #expect(try Folder("E1,w@x.example,2019-05-15T10:00,waitlisted,,,").warnings() == [:])
    }

    @Test("A person has one live booking of an event at a time")
    func liveBookings() throws {
        let second =
            "this person has the booking on line 2 of the same event already; take one of them out, "
            + "or correct the times"
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,booked,,attended,", "E1,A@X.example,2019-04-02T10:00,booked,,absent,"
            ).faults()
                == ["bookings.csv:3: email: \(second)"])
        // Live again before the first was cancelled.
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,cancelled,2019-04-09T10:00,,",
                "E1,a@x.example,2019-04-02T10:00,booked,,absent,"
            ).faults() == ["bookings.csv:3: email: \(second)"])
        // Twice the same row, ended as it was made.
        let row = "E1,a@x.example,2019-04-01T10:00,cancelled,2019-04-01T10:00,,"
        #expect(try Folder(row, row).faults() == ["bookings.csv:3: email: \(second)"])
        #expect(
            try Folder("E3,a@x.example,2019-04-01T10:00,waitlisted,,,", "E3,a@x.example,2019-04-02T10:00,booked,,,")
                .faults().count == 1)
    }

    @Test("A short booking within a long one does not hide the long one")
    func nested() throws {
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,cancelled,2019-04-20T10:00,,",
                "E1,a@x.example,2019-04-02T10:00,cancelled,2019-04-03T10:00,,",
                "E1,a@x.example,2019-04-10T10:00,booked,,attended,"
            ).faults().count == 2)
    }

    @Test("Booking again after cancelling, and walking in after waiting, are as they should be")
    func successiveBookings() throws {
        #expect(
            try Folder(
                "E1,a@x.example,2019-04-01T10:00,cancelled,2019-04-02T10:00,,",
                "E1,a@x.example,2019-04-02T10:00,booked,,absent,",
                "E1,b@x.example,2019-04-01T10:00,waitlisted,,,", "E1,b@x.example,2019-05-14T09:30,walk_in,,attended,"
            ).faults().isEmpty)
    }

    @Test("A substitute names a substituted booking that ended in the same minute")
    func substitutes() throws {
        let given = "E1,b@x.example,2019-04-02T10:00,substituted,2019-04-05T10:00,,"
        let nobody =
            "bookings.csv:2: status: nobody took over this place, though the status is substituted; "
            + "name this person in replaces on the substitute's row, booked in the same minute, or write cancelled"
        func missing(_ time: String) -> String {
            "bookings.csv:3: replaces: no substituted booking of that person on this event ended at \(time); "
                + "correct the address, or make booked_at here the same as cancelled_at there"
        }
        #expect(try Folder(given).faults() == [nobody])
        #expect(
            try Folder(given, "E1,c@x.example,2019-04-05T10:01,booked,,absent,b@x.example").faults()
                == [nobody, missing("2019-04-05T10:01")])
        #expect(
            try Folder(given, "E3,c@x.example,2019-04-05T10:00,booked,,,b@x.example").faults()
                == [nobody, missing("2019-04-05T10:00")])
        // Only a substituted row gives its place away; a cancelled one does not.
        #expect(
            try Folder(
                "E1,b@x.example,2019-04-02T10:00,cancelled,2019-04-05T10:00,,",
                "E1,c@x.example,2019-04-05T10:00,booked,,absent,b@x.example"
            ).faults() == [missing("2019-04-05T10:00")])
    }

    @Test("The person replaced is found whatever the case of the address")
    func substituteCase() throws {
        let folder = Folder(
            "E1,Bo@X.example,2019-04-02T10:00,substituted,2019-04-05T10:00,,",
            "E1,c@x.example,2019-04-05T10:00,booked,,attended,bo@x.EXAMPLE")
        #expect(try folder.plan()?.successors == [0: 1])
    }

    @Test("One place has one substitute, who may be substituted in turn")
    func chains() throws {
        let rows = [
            "E1,b@x.example,2019-04-02T10:00,substituted,2019-04-05T10:00,,",
            "E1,c@x.example,2019-04-05T10:00,substituted,2019-04-06T10:00,,b@x.example",
            "E1,d@x.example,2019-04-06T10:00,booked,,attended,c@x.example",
            "E1,e@x.example,2019-04-06T10:00,booked,,attended,c@x.example",
        ]
        #expect(try Folder(rows[0], rows[1], rows[2]).plan()?.successors == [0: 1, 1: 2])
        #expect(
            try Folder(rows[0], rows[1], rows[2], rows[3]).faults()
                == ["bookings.csv:5: replaces: the row on line 4 took over that place already; correct one of them"])
    }

    @Test("Nobody substitutes themselves")
    func ownSubstitute() throws {
        #expect(
            try Folder("E1,b@x.example,2019-04-02T10:00,substituted,2019-04-02T10:00,,b@x.example").faults().count == 2)
    }

    @Test("A waiver names a booking, once; of several the last")
    func waivers() throws {
        var folder = Folder(
            "E1,a@x.example,2019-04-01T10:00,cancelled,2019-04-02T10:00,,",
            "E1,a@x.example,2019-04-03T10:00,booked,,absent,")
        folder.add("E1,a@x.example,other,2019-06-01", to: .waivers)
        #expect(try folder.plan()?.waivedBookings == [1])
        folder.add("E1,A@x.example,sickness,2019-06-02", to: .waivers)
        folder.add("E1,z@x.example,sickness,2019-06-02", to: .waivers)
        #expect(
            try folder.faults() == [
                "waivers.csv:3: email: line 2 waives the same booking already; take one of them out",
                "waivers.csv:4: email: this person has no booking of E1; correct the address or the event",
            ])
    }
}
