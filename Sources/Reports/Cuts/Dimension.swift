/// What a report can be cut by; raw values are stable.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
    /// The course, by its code.
    case course
    /// The topic of the course.
    case topic
    /// The level of the course.
    case level
    /// The agency that booked, by its code.
    case agency
    /// The sector of the agency that booked.
    case sector
    /// The staff group of whom it was booked for, as their record has it now.
    case staffGroup = "staff_group"
    /// How the event was delivered.
    case mode
    /// Where it was held.
    case venue
    /// Who taught it; an event with two trainers is in two groups.
    case trainer
    /// The day of the week of its first session.
    case weekday
    /// The time of day at which its first session began.
    case timeOfDay = "time_of_day"
    /// The month of its first session.
    case month
    /// The quarter of the financial year of its first session.
    case quarter
    /// The financial year of its first session.
    case year

    /// As shown to people.
    public var name: String {
        switch self {
        case .course: "Course"
        case .topic: "Topic"
        case .level: "Level"
        case .agency: "Agency"
        case .sector: "Sector"
        case .staffGroup: "Staff group"
        case .mode: "Mode"
        case .venue: "Venue"
        case .trainer: "Trainer"
        case .weekday: "Weekday"
        case .timeOfDay: "Time of day"
        case .month: "Month"
        case .quarter: "Quarter"
        case .year: "Year"
        }
    }

    /// The fact by which the store tells its groups apart: several dimensions are read off one.
    public var fact: CutFact {
        switch self {
        case .course, .topic, .level: .course
        case .agency, .sector: .agency
        case .staffGroup: .staffGroup
        case .mode: .mode
        case .venue: .venue
        case .trainer: .trainer
        case .weekday: .date
        case .timeOfDay: .hour
        case .month, .quarter, .year: .month
        }
    }

    /// Whether it tells the people of one event apart. Their events and places are then those of all: an agency's share
    /// is its attended ÷ all places.
    public var isOfPeople: Bool { fact == .agency || fact == .staffGroup }

    /// Whether each event, or each of its people, is in one group only, so that groups add up to the whole.
    public var partitions: Bool { self != .trainer }
}

/// What the store groups events and bookings by; raw values name it in statements.
public enum CutFact: String, Hashable, Sendable, CaseIterable {
    /// The id of the course, a number.
    case course
    /// The id of the agency, a number.
    case agency
    /// The staff group, a text.
    case staffGroup = "staff_group"
    /// The mode of delivery, a text.
    case mode
    /// The venue, a text.
    case venue
    /// The id of the trainer's record, a number; nought where nobody is named.
    case trainer
    /// The local date of the first session, a text.
    case date
    /// The local hour at which it began, a text of two digits.
    case hour
    /// The month as a number, such as 201905.
    case month

    /// Whether it is a number.
    public var isNumber: Bool {
        switch self {
        case .course, .agency, .trainer, .month: true
        case .staffGroup, .mode, .venue, .date, .hour: false
        }
    }
}

/// The value of a fact.
public enum CutValue: Hashable, Sendable {
    /// Of a fact that is a number.
    case number(Int64)
    /// Of a fact that is a text.
    case text(String)
}

/// One group of a dimension.
public struct CutGroup: Hashable, Comparable, Sendable {
    /// Its place among the groups, before the order of codes.
    public let rank: Int64
    /// What programs know it by; empty where nothing is stated.
    public let code: String
    /// As shown to people.
    public let name: String

    /// Takes the rank, the code and the name.
    public init(rank: Int64 = 0, code: String, name: String) {
        self.rank = rank
        self.code = code
        self.name = name
    }

    /// By rank, then by code, then by name.
    public static func < (a: CutGroup, b: CutGroup) -> Bool {
        (a.rank, a.code, a.name) < (b.rank, b.code, b.name)
    }
}
