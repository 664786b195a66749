/// Whether somebody is to take a course: because they never did, or because its refresher period has passed.
public enum Due: Hashable, Sendable {
    /// They never took it.
    case neverDone
    /// They took it last on `done`, and are to take it again on `on` or later.
    case again(on: LocalDate, done: LocalDate)
    /// They took it on this date, and it need not be taken again.
    case done(LocalDate)

    /// What the last date of attending, and the refresher period in months where the course has one, come to.
    public init(lastDone: LocalDate?, refresherMonths: Int64?) {
        switch (lastDone, refresherMonths) {
        case (nil, _): self = .neverDone
        case (let done?, let months?): self = .again(on: done.adding(months: months), done: done)
        case (let done?, nil): self = .done(done)
        }
    }

    /// Whether they are to take it by a date.
    public func isDue(by date: LocalDate) -> Bool {
        switch self {
        case .neverDone: true
        case .again(let on, _): on <= date
        case .done: false
        }
    }

    /// When they took it last.
    public var lastDone: LocalDate? {
        switch self {
        case .neverDone: nil
        case .again(_, let done), .done(let done): done
        }
    }

    /// From when on they are to take it again; nil for who never did, and for what is taken once.
    public var on: LocalDate? { if case .again(let on, _) = self { on } else { nil } }
}
