/// What is to be different about an event; what is nil stays as it is.
public struct EventChange: Hashable, Sendable {
    /// The new kind, of a draft only.
    public var kind: EventKind?
    /// The new course, of a draft only.
    public var course: CourseID?
    /// The new way it is held.
    public var delivery: String?
    /// The new venue; empty: none.
    public var venue: String?
    /// The new number of places.
    public var places: Int64?
    /// The new limit of booking.
    public var bookable: Int64?
    /// The new minimum.
    public var minimum: Int64?
    /// Whether bookings are to wait for approval.
    public var needsApproval: Bool?
    /// How long an offer is to last, in minutes.
    public var offerMinutes: Int64?
    /// Whom the waiting list is to serve first.
    public var priority: PriorityRule?
    /// The new dates, of a draft only.
    public var dates: EventDates?

    /// Changes nothing.
    public init() {}

    var changesCapacity: Bool { places != nil || bookable != nil }
    var changesPlan: Bool { kind != nil || course != nil || dates != nil }
}

extension Event {
    /// The event after a change, and the change in words.
    ///
    /// `held` and `offered` are the places taken now. A change of ``places`` takes ``bookable`` along where the two
    /// were the same and the change does not name it.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a value that cannot be, `full` when more places are taken than would
    ///   be left, `wrong_state` or `too_late` for what can no longer be changed.
    public func changed(
        _ change: EventChange, held: Int64, offered: Int64, at now: Instant
    ) throws(Refusal) -> (event: Event, words: [String]) {
        try mayBeChanged(change, at: now)
        var next = self
        next.kind = change.kind ?? kind
        next.course = change.course ?? course
        next.dates = change.dates ?? dates
        if let delivery = change.delivery { next.delivery = try Field.word(delivery, "way to hold an event") }
        if let venue = change.venue { next.venue = try Field.optional(venue, "venue") ?? "" }
        next.places = change.places ?? places
        next.bookable = change.bookable ?? (bookable == places ? next.places : bookable)
        next.minimum = change.minimum ?? minimum
        next.needsApproval = change.needsApproval ?? needsApproval
        next.offerMinutes = change.offerMinutes ?? offerMinutes
        next.priority = change.priority ?? priority
        try next.mustBePossible()
        let excess = held + offered - next.bookable
        if excess > 0 {
            throw Refusal(
                .full,
                "\(reference) has \(held) places held and \(offered) offered, more than \(next.bookable).",
                mend: "Cancel or move bookings first (\(excess) too many), or give a higher number.")
        }
        return (next, differences(next))
    }

    /// Whether the numbers and dates fit together.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public func mustBePossible() throws(Refusal) {
        _ = try Field.number(places, 1...100_000, "number of places")
        _ = try Field.number(bookable, 1...100_000, "number of bookable places")
        _ = try Field.number(minimum, 0...places, "minimum")
        _ = try Field.number(offerMinutes, 60...43_200, "length of an offer in minutes")
        if kind != .conference, let dates, dates.hasOverlap {
            throw Refusal(
                .invalid, "Two sessions of \(reference) overlap.",
                mend: "Correct the times; only a conference has sessions side by side.")
        }
        try Event.mustFit(allocations, bookable: bookable)
    }

    private func mayBeChanged(_ change: EventChange, at now: Instant) throws(Refusal) {
        guard status != .delivered, status != .cancelled else {
            throw Refusal(.wrongState, "\(reference) is \(status.rawValue), so it stays as it is.")
        }
        if change.changesPlan, status != .draft {
            throw Refusal(
                .wrongState, "\(reference) is published, so its course, kind and dates stay.",
                mend: "Give it new dates with `turnout event postpone`, which asks everybody booked.")
        }
        if change.changesCapacity, status != .draft, let dates, now >= dates.startsAt {
            throw Refusal(
                .tooLate, "\(reference) has started, and its capacity is that at its start.",
                mend: "Record who came without a booking as a walk-in.")
        }
    }

    private func differences(_ next: Event) -> [String] {
        var words: [String] = []
        func note(_ what: String, _ old: some CustomStringConvertible, _ new: some CustomStringConvertible) {
            if old.description != new.description { words.append("\(what): \(old) → \(new)") }
        }
        note("kind", kind.rawValue, next.kind.rawValue)
        note("course", course.raw, next.course.raw)
        note("delivery", delivery, next.delivery)
        note("venue", venue, next.venue)
        note("places", places, next.places)
        note("bookable", bookable, next.bookable)
        note("minimum", minimum, next.minimum)
        note("approval", needsApproval ? "yes" : "no", next.needsApproval ? "yes" : "no")
        note("offer minutes", offerMinutes, next.offerMinutes)
        note("priority", priority.text, next.priority.text)
        if dates != next.dates { words.append("dates: \(next.dates?.times.count ?? 0) sessions") }
        return words
    }
}
