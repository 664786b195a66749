extension Event {
    /// The most groups that places of one event can be kept for.
    public static let allocationLimit = 100

    /// Whether the allocations fit the limit of booking.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    static func mustFit(_ allocations: [Allocation], bookable: Int64) throws(Refusal) {
        guard allocations.count <= allocationLimit else {
            throw Refusal(.invalid, "Places can be kept for \(allocationLimit) groups.", mend: "Clear some first.")
        }
        var sum: Int64 = 0
        for allocation in allocations {
            _ = try Field.number(allocation.reserved, 0...100_000, "number of places kept")
            if let cap = allocation.cap {
                _ = try Field.number(cap, 0...100_000, "most places of a group")
                guard cap >= allocation.reserved else {
                    throw Refusal(
                        .invalid, "A group cannot have \(allocation.reserved) places kept and be limited to \(cap).",
                        mend: "Raise the limit, or keep fewer places.")
                }
            }
            sum += allocation.reserved
        }
        guard sum <= bookable else {
            throw Refusal(
                .invalid, "\(sum) places would be kept, but only \(bookable) can be booked.",
                mend: "Keep fewer places, or raise the number that can be booked.")
        }
    }

    /// The event with places kept for a group, in place of what the group had before.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` when it does not fit, or when the release is not before the start;
    ///   `wrong_state` or `too_late` once the event is over or has started.
    public func allocating(_ allocation: Allocation, at now: Instant) throws(Refusal) -> Event {
        try mayAllocate(at: now)
        if let releaseAt = allocation.releaseAt, let dates, releaseAt >= dates.startsAt {
            throw Refusal(
                .invalid, "The places of \(reference) would be released after its start.",
                mend: "Give a release before the first session.")
        }
        var next = self
        if let index = allocations.firstIndex(where: { $0.group == allocation.group }) {
            next.allocations[index] = allocation
        } else {
            next.allocations.append(allocation)
        }
        try Event.mustFit(next.allocations, bookable: bookable)
        return next
    }

    /// The event without places kept for a group, or for any group when `group` is nil.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` when there is nothing to clear; `wrong_state` or `too_late` as above.
    public func clearing(_ group: Allocation.Group?, at now: Instant) throws(Refusal) -> Event {
        try mayAllocate(at: now)
        var next = self
        next.allocations.removeAll { group == nil || $0.group == group }
        guard next.allocations.count < allocations.count else {
            throw Refusal(
                .notFound, "\(reference) keeps no such places.",
                mend: "See what it keeps with `turnout event show \(reference)`.")
        }
        return next
    }

    private func mayAllocate(at now: Instant) throws(Refusal) {
        guard status != .delivered, status != .cancelled else {
            throw Refusal(.wrongState, "\(reference) is \(status.rawValue), so it stays as it is.")
        }
        if status != .draft, let dates, now >= dates.startsAt {
            throw Refusal(.tooLate, "\(reference) has started.")
        }
    }
}
