public import Domain

/// What the course events of one cell add up to; every measure follows from it.
public struct CutFigures: Hashable, Sendable {
    /// Course events held.
    public var delivered: Int64 = 0
    /// Those called off.
    public var cancelled: Int64 = 0
    /// Those published and neither held nor called off.
    public var toCome: Int64 = 0
    /// The places of those held.
    public var places: Int64 = 0
    /// Places of those held that were empty although somebody waited; nil for people of some events, whose places are
    /// those of all.
    public var lostPlaces: Int64? = 0
    /// What the bookings of those held add up to.
    public var counts = Counts()
    /// What the charges of all of them add up to; nil where charges are not cut.
    public var charges: ChargeCounts? = ChargeCounts()
    /// Persons and courses waited for in vain, each pair once.
    public var unmet: Int64 = 0
    /// Events held, and who attended them, by places.
    var sizes: [Int64: Size] = [:]

    /// Events held of one size.
    struct Size: Hashable, Sendable {
        var events: Int64 = 0
        var attended: Int64 = 0
    }

    /// Nothing yet.
    public init() {}

    /// The shares of the events held, by size.
    public var shares: MeanOfShares {
        MeanOfShares(
            sizes.map { MeanOfShares.Group(places: $0.key, events: $0.value.events, attended: $0.value.attended) })
    }

    /// Adds the events of a part.
    mutating func addEvents(_ part: CutPart) {
        switch part.status {
        case .delivered:
            delivered += part.events
            places += part.places * part.events
            lostPlaces = (lostPlaces ?? 0) + part.lostPlaces
            sizes[part.places, default: Size()].events += part.events
        case .cancelled: cancelled += part.events
        case .published, .closed: toCome += part.events
        case .draft: break
        }
    }

    /// Adds what the bookings of a part add up to.
    mutating func addBookings(_ part: CutPart) {
        charges = (charges ?? ChargeCounts()) + part.charges
        guard part.status == .delivered else { return }
        counts = counts + part.counts
        sizes[part.places, default: Size()].attended += part.counts[.attended]
    }

    /// The measures that a cell has, in the words of the year report.
    ///
    /// - Parameter isClosed: Whether the period is over.
    public func measures(isClosed: Bool) -> [Measure] {
        var groups = [
            EventGroup(
                kind: .course, status: .delivered, events: delivered, places: places, lostPlaces: lostPlaces ?? 0,
                counts: counts, charges: charges ?? ChargeCounts()),
            EventGroup(
                kind: .course, status: .cancelled, events: cancelled, places: 0, lostPlaces: 0, counts: Counts(),
                charges: ChargeCounts()),
        ]
        groups.append(
            EventGroup(
                kind: .course, status: .published, events: toCome, places: 0, lostPlaces: 0, counts: Counts(),
                charges: ChargeCounts()))
        // A cell has no date of its own; the year of the data is printed nowhere.
        var data = YearData(year: FinancialYear(containing: LocalDate(dayNumber: 0)), groups: groups)
        data.shares = shares
        data.unmetDemand = unmet
        let figures = YearMeasures(data, isClosed: isClosed)
        let uses = figures.places.filter { lostPlaces != nil || $0.definition.key != "lost_places" }
        return figures.offer + uses + figures.bookings + figures.demand + (charges == nil ? [] : figures.standing)
    }

    /// The counts of people among them, each to be guarded where it is small; none can be negative.
    var people: [Int64] {
        let charged = charges ?? ChargeCounts()
        return Counter.allCases.map { counts[$0] }
            + [lostPlaces ?? 0, charged[.assessed], charged[.exempt], charged[.relieved], charged[.waived]]
    }
}
