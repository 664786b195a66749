public import Domain
public import Money

/// What a booking would cost its agency, as it is shown before anybody decides.
struct ShownTerms {
    /// Until when cancelling is free.
    let freeUntil: FreeUntil
    /// What cancelling costs at most, at the last moment before the start.
    let late: Pence
    /// What not coming costs.
    let absent: Pence
    /// What attending costs.
    let attending: Pence

    /// The terms of a policy for a booking; nil for an event without dates.
    init?(
        _ version: PolicyID, _ booking: Booking, _ event: EventHead, _ sessions: [SessionTime], _ view: any ReadView,
        _ house: House
    ) throws {
        guard let times = EventTimes(sessions: sessions) else { return nil }
        let policy = try house.policies.policy(version, view)
        let calendar = try house.policies.calendar(house.zone, view)
        let terms = try view.terms(of: booking, event, times)
        freeUntil = policy.freeUntil(times, calendar)
        let last = house.zone.instant(times.firstStart).adding(minutes: -1)
        late = policy.costOfCancelling(at: max(last, freeUntil.instant), terms: terms, calendar: calendar)
        absent = policy.costOfNotAttending(terms: terms, calendar: calendar)
        attending = policy.costOfAttending(terms: terms, calendar: calendar)
    }
}

/// What a booking made today would cost an agency without terms of its own, as everybody is told.
public struct OpenTerms: Hashable, Sendable {
    /// Until when cancelling is free.
    public let freeUntil: FreeUntil
    /// What cancelling after that costs at most, in pence: at the last moment before the start.
    public let late: Pence
    /// What not coming costs, in pence.
    public let absent: Pence

    /// The terms of a policy for an event of that kind and fee.
    init(
        _ policy: Policy, _ times: EventTimes, _ kind: EventKind, fee: Pence, _ calendar: WorkingCalendar, _ zone: Zone
    ) {
        var terms = BookingTerms(times: times, kind: kind, sector: "", band: nil)
        terms.courseFee = fee
        freeUntil = policy.freeUntil(times, calendar)
        let last = zone.instant(times.firstStart).adding(minutes: -1)
        late = policy.costOfCancelling(at: max(last, freeUntil.instant), terms: terms, calendar: calendar)
        absent = policy.costOfNotAttending(terms: terms, calendar: calendar)
    }
}
