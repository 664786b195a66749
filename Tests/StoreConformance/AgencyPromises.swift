import Application
import Domain
import Money
import TestSupport
import Testing

/// What the lead of an agency is shown of it, and that nothing of another agency is among it.
public enum AgencyPromises {
    private static func lead(_ agency: AgencyID) -> Principal {
        Principal(name: "person:1", role: .agencyLead, scope: .agency(agency))
    }

    /// Bookings are listed by the start of their events, filtered, page by page.
    public static func bookingsAreListed(_ stage: Stage) async throws {
        try await stage.event("E1", places: 9)
        try await stage.event("E2", places: 9, date: "2019-05-07", needsApproval: true)
        // Two events that start at the same moment are told apart by their bookings.
        try await stage.event("E3", places: 9)
        for (event, person) in [("E1", 1), ("E1", 2), ("E2", 1), ("E3", 3)] { try await stage.book(event, person) }
        try await stage.book("E1", 8, agency: "BBB")
        let list = ListAgencyBookings(stage.house)
        let own = lead(stage.first)
        let all = try await list(AgencyBookingFilter(), by: own)
        #expect(all.map(\.reference) == ["E2-1", "E1-1", "E1-2", "E3-1"])
        #expect(all.first?.name == "Person 1" && all.first?.state == .requested && all.first?.jobRole == "nurse")
        var paged: [String] = []
        var filter = AgencyBookingFilter(limit: 1)
        while let line = try await list(filter, by: own).first {
            paged.append(line.reference)
            filter.after = line.position
        }
        #expect(paged == all.map(\.reference))
        filter = AgencyBookingFilter(state: .requested)
        #expect(try await list(filter, by: own).map(\.reference) == ["E2-1"])
        filter = AgencyBookingFilter()
        filter.event = "E1"
        #expect(try await list(filter, by: own).map(\.reference) == ["E1-1", "E1-2"])
        let texts = [("PERSON 2", ["E1-2"]), ("person3@", ["E3-1"]), ("a course", all.map(\.reference)), ("%", [])]
        for (text, found) in texts {
            filter.event = nil
            filter.text = text
            #expect(try await list(filter, by: own).map(\.reference) == found, "\(text)")
        }
        try stage.setClock("2019-05-14T09:31")
        #expect(try await list(AgencyBookingFilter(), by: own).isEmpty)
        var past = AgencyBookingFilter(isPast: true, limit: 2)
        let last = try await list(past, by: own)
        #expect(last.map(\.reference) == ["E3-1", "E1-2"])
        past.after = last.last?.position
        #expect(try await list(past, by: own).map(\.reference) == ["E1-1", "E2-1"])
        #expect(try await list(AgencyBookingFilter(isPast: true), by: lead(stage.second)).map(\.reference) == ["E1-3"])
        for scope in [AccessScope.everything, .figures, .agency(stage.first)] {
            let other = Principal(name: "person:2", role: .finance, scope: scope)
            #expect(try await refusal { try await list(AgencyBookingFilter(), by: other) } == .forbidden)
        }
        // Even a question about another agency is answered within the scope.
        let now = stage.house.now
        let foreign = try await stage.house.store.read(.agency(stage.second)) { view in
            (
                try view.bookings(of: stage.first, AgencyBookingFilter(isPast: true), at: now).count,
                try view.waiting(for: stage.first, at: now) == nil
            )
        }
        #expect(foreign == (0, true))
    }

    /// What waits and what a year came to agree with the bookings and charges one by one.
    public static func deskAndYearAgree(_ stage: Stage) async throws {
        let document = (stage.house.samples["sample-year"] ?? "").replacing(
            "response_days: 0", with: "response_days: 14")
        let from = try #require(LocalDate(iso: "2018-04-01"))
        _ = try await AddPolicy(stage.house)(.init(name: nil, from: from, document: document), by: Stage.admin)
        try await stage.event("E1", places: 9)
        try await stage.event("E2", places: 9, date: "2019-06-11", needsApproval: true)
        for person in 1...4 { try await stage.book("E1", person) }
        try await stage.book("E2", 1)
        try await stage.book("E1", 8, agency: "BBB")
        _ = try await RegisterSelf(stage.house)(
            .init(email: "new@mail.example", name: "New", jobRole: "", agency: "AAA"))
        try stage.setClock("2019-05-08T00:30")
        try await stage.cancel("E1-1")
        try stage.setClock("2019-05-15T08:00")
        for (booking, mark) in [("E1-2", Mark.didNotAttend), ("E1-3", .attended), ("E1-4", .attended)] {
            _ = try await Attend(stage.house)(.init(booking: booking, mark: mark), by: Stage.admin)
        }
        _ = try await StepEvent(stage.house)("E1", .delivered, by: Stage.admin)
        _ = try await AssessCharges(stage.house)(through: stage.house.today, by: Stage.admin)
        _ = try await NotifyCharges(stage.house)(through: stage.house.today, by: Stage.admin)
        let own = lead(stage.first)
        let desk = try await ShowAgencyDesk(stage.house)(by: own)
        let until = LocalDate(iso: "2019-05-29")
        #expect(
            desk.waiting
                == AgencyWaiting(
                    requests: 1, toConfirm: 1, proposed: 2, proposedSum: Pence(10_000), answerBy: until))
        #expect(desk.agency.code == "AAA" && desk.next.isEmpty)
        let year = try #require(FinancialYear("2019/20"))
        let lines = try await ReportAgencyYear(stage.house)(year, by: own)
        let line = try #require(lines.first)
        #expect(lines.count == 1 && line.courseCode == "C1" && line.events == 1 && line.held == 3)
        #expect(line.attended == 2 && line.attendedOfHeld == 2 && line.absent == 1 && line.cancelledLate == 1)
        #expect(line.cost == Pence(10_000) && line.charged == Pence(10_000) && line.waived == .zero)
        let theirs = try await stage.house.store.read(.agency(stage.second)) {
            try $0.courses(of: stage.first, in: year)
        }
        #expect(theirs.isEmpty)
    }
}
