/// A size in which an event can be held.
public struct EventSize: Hashable, Sendable {
    /// Its places, from 1 to 5,000.
    public let places: Int64
    /// The half days of trainers that it takes, from 0 to 1,000.
    public let trainerHalfDays: Int64

    /// Takes the places and the half days of trainers.
    public init(places: Int64, trainerHalfDays: Int64) {
        self.places = min(5_000, max(1, places))
        self.trainerHalfDays = min(1_000, max(0, trainerHalfDays))
    }
}

/// What an offer may take together.
public struct OfferBudget: Hashable, Sendable {
    /// Half days of trainers.
    public let trainerHalfDays: Int64
    /// Places; at most a million.
    public let places: Int64

    /// Takes both; neither is below nought.
    public init(trainerHalfDays: Int64, places: Int64) {
        self.trainerHalfDays = max(0, trainerHalfDays)
        self.places = min(1_000_000, max(0, places))
    }

    /// Whether an event can be paid for.
    func covers(_ size: EventSize) -> Bool { size.trainerHalfDays <= trainerHalfDays && size.places <= places }

    /// What is left after it.
    func less(_ size: EventSize) -> OfferBudget {
        OfferBudget(trainerHalfDays: trainerHalfDays - size.trainerHalfDays, places: places - size.places)
    }
}

/// A course of which events may be planned.
public struct PlannedCourse: Hashable, Sendable {
    /// What people will want of it.
    public let forecast: DemandForecast
    /// The sizes its events can have.
    public let sizes: [EventSize]
    /// The least number of people that an event must be expected to serve besides those before it.
    public let minimum: Int64

    /// Takes the forecast, the sizes in any order, and the minimum.
    public init(_ forecast: DemandForecast, sizes: [EventSize], minimum: Int64) {
        self.forecast = forecast
        self.sizes = Set(sizes).sorted { ($0.places, $0.trainerHalfDays) < ($1.places, $1.trainerHalfDays) }
        self.minimum = max(0, minimum)
    }
}

/// One event added to a plan, and why.
public struct PlanStep: Hashable, Sendable {
    /// The course.
    public let course: String
    /// The size of the event.
    public let size: EventSize
    /// How many people it is expected to serve besides those whom the events before it serve.
    public let gain: Double
    /// The chance that at least one person wants a place of the course beyond those planned before it.
    public let chanceWanted: Double
    /// What of the budget is left after it.
    public let left: OfferBudget

    /// What its sentence is made of.
    public var parts: [SentencePart] {
        [
            SentencePart(.subject, .name(course)), SentencePart(.places, .count(size.places)),
            SentencePart(.gain, .number(gain)), SentencePart(.chanceWanted, .share(chanceWanted)),
            SentencePart(.halfDaysLeft, .count(left.trainerHalfDays)), SentencePart(.placesLeft, .count(left.places)),
        ]
    }
}

/// What a plan holds of one course.
public struct CourseOffer: Hashable, Sendable {
    /// The course.
    public let course: String
    /// Its events, largest first.
    public let events: [EventSize]
    /// How many people are expected to get a place.
    public let served: Double
    /// How many are expected to get none.
    public let unserved: Double
    /// The chance that everybody gets one.
    public let chanceAllServed: Double
}
