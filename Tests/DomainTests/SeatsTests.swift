import Domain
import Testing

@Suite struct SeatsTests {
    static let now = Instant(seconds: 1_000)
    static let school = Claimant(agency: AgencyID(1), sector: "school")
    static let otherSchool = Claimant(agency: AgencyID(2), sector: "school")
    static let trust = Claimant(agency: AgencyID(3), sector: "nhs")

    @Test func `offers hold places like bookings, and free places are never negative`() {
        #expect(Seats(bookable: 12, held: 10, offered: 1).free == 1)
        #expect(Seats(bookable: 12, held: 11, offered: 1).free == 0)
        // After an import a lower limit may stand beside more places held: nobody gets one then.
        #expect(Seats(bookable: 5, held: 7, offered: 0).free == 0)
        #expect(Seats(bookable: 5, held: 7, offered: 0).free(for: Self.school, at: Self.now) == 0)
    }

    @Test func `without allocations everybody may take what is free`() {
        #expect(Seats(bookable: 3, held: 1, offered: 0).free(for: Self.trust, at: Self.now) == 2)
    }

    @Test func `places kept for a group are taken by nobody else`() {
        let seats = seats([keep(.sector("school"), 4)], bookable: 6)
        // 6 places, 4 of them kept: the trust may take 2, a school 6.
        #expect(seats.free(for: Self.trust, at: Self.now) == 2)
        #expect(seats.free(for: Self.school, at: Self.now) == 6)
    }

    @Test func `what the group took is no longer kept for it`() {
        let seats = seats([keep(.sector("school"), 4)], bookable: 6, taken: [Self.school: 1, Self.otherSchool: 2])
        // 3 of 6 held; 4 kept, 3 of those used: 1 is still kept, so that of 3 free the trust may take 2.
        #expect(seats.free(for: Self.trust, at: Self.now) == 2)
        #expect(seats.free(for: Self.otherSchool, at: Self.now) == 3)
    }

    @Test func `a group that took more than was kept for it owes nobody anything`() {
        let seats = seats([keep(.agency(AgencyID(1)), 1)], bookable: 4, taken: [Self.school: 3])
        #expect(seats.free(for: Self.trust, at: Self.now) == 1)
    }

    @Test func `one agency that tries to take everything stops at its limit`() {
        let capped = Allocation(group: .agency(AgencyID(1)), reserved: 0, cap: 2, releaseAt: nil)
        var seats = seats([capped], bookable: 10)
        #expect(seats.free(for: Self.school, at: Self.now) == 2)
        seats.take(Self.school, asOffer: false)
        seats.take(Self.school, asOffer: true)
        #expect(seats.held == 1 && seats.offered == 1 && seats.free == 8)
        #expect(seats.free(for: Self.school, at: Self.now) == 0)
        #expect(seats.free(for: Self.otherSchool, at: Self.now) == 8)
    }

    @Test func `a limit never gives more than is free`() {
        let capped = Allocation(group: .agency(AgencyID(1)), reserved: 0, cap: 5, releaseAt: nil)
        #expect(seats([capped], bookable: 3).free(for: Self.school, at: Self.now) == 3)
    }

    @Test func `at the moment of release the places are everybody's`() {
        let release = Instant(seconds: 2_000)
        let kept = Allocation(group: .sector("school"), reserved: 4, cap: 4, releaseAt: release)
        let seats = seats([kept], bookable: 6)
        #expect(seats.free(for: Self.trust, at: Instant(seconds: 1_999)) == 2)
        #expect(seats.free(for: Self.school, at: Instant(seconds: 1_999)) == 4)
        #expect(seats.free(for: Self.trust, at: release) == 6)
        #expect(seats.free(for: Self.school, at: release) == 6)
    }

    @Test func `several groups are kept for at once`() {
        let seats = seats([keep(.sector("school"), 2), keep(.agency(AgencyID(3)), 3)], bookable: 6)
        // 6 free, less 3 kept for the trust; less 2 kept for schools; less both for a stranger.
        #expect(seats.free(for: Self.school, at: Self.now) == 3)
        #expect(seats.free(for: Self.trust, at: Self.now) == 4)
        #expect(seats.free(for: Claimant(agency: AgencyID(9), sector: "police"), at: Self.now) == 1)
    }

    private func keep(_ group: Allocation.Group, _ reserved: Int64) -> Allocation {
        Allocation(group: group, reserved: reserved, cap: nil, releaseAt: nil)
    }

    private func seats(
        _ allocations: [Allocation], bookable: Int64, taken: [Claimant: Int64] = [:]
    ) -> Seats {
        Seats(
            bookable: bookable, held: taken.values.reduce(0, +), offered: 0, allocations: allocations, taken: taken)
    }
}
