/// Bookings of events that were held over twenty years, written by plain SQL.
struct PastBookings {
    /// Bookings of an event.
    static let perEvent: Int64 = 28
    /// Over how many years they are spread.
    static let years: Int64 = 20
    /// Among how many agencies.
    static let agencies: Int64 = 50

    let store: BenchStore
    /// Among how many people.
    let people: Int64

    /// Fills the store with at least so many bookings, less than an event's worth missing.
    func fill(_ bookings: Int64) async throws {
        let events = bookings / Self.perEvent
        try await store.script(self.events(events))
        let step: Int64 = 20_000
        for first in stride(from: Int64(0), to: events, by: Int64.Stride(step)) {
            try await store.script(self.bookings(first: first + 1, count: min(step, events - first)))
        }
    }

    private func events(_ events: Int64) -> String {
        """
        INSERT INTO event (id, reference, kind, course_id, delivery, venue, status, reason, places, bookable, minimum,
            needs_approval, offer_minutes, priority, has_allocations, year, month, first_date, starts_at, ends_at,
                arrivals,
            held, attended, did_not_attend, version)
        SELECT 1000 + i, 'P' || i, 'course', 1, 'face_to_face', '', 'delivered', '', 30, 30, 0, 0, 2880, '', 0,
            2005 + i * \(Self.years) / \(events + 1), 200506, '2005-06-01', 1117612800000000, 1117623600000000, 28,
                28, 26, 2, 1
        FROM \(store.numbers(events)) AS x;
        INSERT INTO event_tally (event_id, agency_id, year, arrivals, requested, held, offered, waiting, walk_ins,
            attended,
            left_early, refused_late, did_not_attend, excused, cancelled_in_time, cancelled_late, cancelled_unjudged,
            event_cancelled, substituted, moved)
        SELECT 1000 + x.i, (x.i + y.i) % \(Self.agencies) + 1, 2005 + x.i * \(Self.years) / \(events + 1), 3, 0, 3,
            0, 0, 0,
            3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        FROM \(store.numbers(events)) AS x CROSS JOIN \(store.numbers(10)) AS y;
        """
    }

    private func bookings(first: Int64, count: Int64) -> String {
        let pairs = "\(store.numbers(count)) AS x CROSS JOIN \(store.numbers(Self.perEvent)) AS y"
        let event = "(1000 + \(first) - 1 + x.i)"
        return """
            INSERT INTO booking (id, event_id, person_id, agency_id, state, origin, outcome, priority, policy_id,
                job_role,
                booked_at, placed_at, version)
            SELECT \(event) * 1048576 + y.i, \(event), (x.i * 31 + y.i) % \(people) + 1, (x.i + y.i % 10) %
                \(Self.agencies) + 1,
                'confirmed', 'booked', 'attended', 0, 1, 'nurse', 1110000000000000, 1110000000000000, 1
            FROM \(pairs);
            INSERT INTO booking_history (booking_id, n, at, actor, happened, state, why)
            SELECT \(event) * 1048576 + y.i, 1, 1110000000000000, 'bench', 'placed', 'confirmed', '' FROM \(pairs);
            """
    }
}
