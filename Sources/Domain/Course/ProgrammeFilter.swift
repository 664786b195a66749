/// What somebody looks for in the programme; what is nil or empty is not asked for.
public struct ProgrammeFilter: Hashable, Sendable {
    /// In which order events come.
    public enum Order: String, Sendable, CaseIterable {
        /// The next first.
        case date
        /// By title, then by date.
        case title
        /// The most places left first, then by date.
        case places
    }

    /// The most events of one page.
    public static let mostLimit = 1_000

    /// Words of the title, the topic or the course's code, in any case; all of them must be there.
    public var text = ""
    /// Of this topic.
    public var topic: String?
    /// Of this level.
    public var level: String?
    /// Meant for this staff group, or for everybody.
    public var staffGroup: String?
    /// Held this way.
    public var delivery: String?
    /// Beginning in this month, such as `2019-09`.
    public var month: String?
    /// Held here.
    public var venue: String?
    /// Only with a place left.
    public var hasPlaces = false
    /// In which order.
    public var order = Order.date
    /// Behind the event of this reference only.
    public var after: String?
    /// How many at most.
    public var limit = 50

    /// Looks for everything.
    public init() {}

    /// The events that fit, in their order.
    public func chosen(_ entries: [ProgrammeEntry]) -> [ProgrammeEntry] {
        let words = SearchWords(text)
        return entries.filter { fits($0) && words.areIn("\($0.title) \($0.topic) \($0.courseCode)") }
            .sorted { comesBefore($0, $1) }
    }

    /// One page of what was chosen, and the reference behind which the next begins; a reference that is not among them
    /// any more begins at its place in time, which is the beginning.
    public func page(_ chosen: [ProgrammeEntry]) -> (page: ArraySlice<ProgrammeEntry>, next: String?) {
        let start = after.flatMap { after in chosen.firstIndex { $0.event.reference == after } }.map { $0 + 1 } ?? 0
        let page = chosen[start...].prefix(min(max(1, limit), Self.mostLimit))
        return (page, page.endIndex < chosen.endIndex ? page.last?.event.reference : nil)
    }

    private func fits(_ entry: ProgrammeEntry) -> Bool {
        (topic.map { $0 == entry.topic } ?? true) && (level.map { $0 == entry.level } ?? true)
            && (staffGroup.map { entry.staffGroups.isEmpty || entry.staffGroups.contains($0) } ?? true)
            && (delivery.map { $0 == entry.delivery } ?? true) && (month.map { $0 == entry.month } ?? true)
            && (venue.map { $0 == entry.venue } ?? true) && (!hasPlaces || entry.free > 0)
    }

    private func comesBefore(_ a: ProgrammeEntry, _ b: ProgrammeEntry) -> Bool {
        switch order {
        case .date: break
        case .title where a.title != b.title: return a.title < b.title
        case .places where a.free != b.free: return a.free > b.free
        case .title, .places: break
        }
        let (one, other) = (a.event.startsAt ?? a.event.noStart, b.event.startsAt ?? b.event.noStart)
        return (one, a.event.reference) < (other, b.event.reference)
    }
}

extension EventHead {
    /// Behind every start.
    fileprivate var noStart: Instant { Instant(microseconds: .max) }
}

/// What there is to choose from in the programme, each value once and in order.
public struct ProgrammeChoices: Hashable, Sendable {
    /// Topics.
    public let topics: [String]
    /// Levels.
    public let levels: [String]
    /// Staff groups.
    public let staffGroups: [String]
    /// Ways to hold an event.
    public let deliveries: [String]
    /// Months, such as `2019-09`.
    public let months: [String]
    /// Venues.
    public let venues: [String]

    /// What the events there are leave to choose from.
    public init(_ entries: [ProgrammeEntry]) {
        topics = Self.values(entries.map(\.topic))
        levels = Self.values(entries.map(\.level))
        staffGroups = Self.values(entries.flatMap(\.staffGroups))
        deliveries = Self.values(entries.map(\.delivery))
        months = Self.values(entries.map(\.month))
        venues = Self.values(entries.map(\.venue))
    }

    private static func values(_ all: [String]) -> [String] { Set(all).subtracting([""]).sorted() }
}
