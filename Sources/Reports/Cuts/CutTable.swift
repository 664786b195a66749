/// A cut of one period: a cell for each group of the one dimension, or for each pair of groups of the two, with the
/// sums over each dimension and over both.
///
/// A person is counted once for each event. Where a dimension does not partition, as trainers do not, sums are over
/// events and not over cells: an event of two trainers is in two cells and once in the whole.
public struct CutTable: Hashable, Sendable {
    /// Which cell: the group of each dimension; nil for the sum over all.
    public typealias Key = [CutGroup?]

    /// What it is cut by.
    public let cut: Cut
    /// Of which dates.
    public let period: CutPeriod
    /// The figures of each cell and of each sum.
    public let figures: [Key: CutFigures]

    /// Adds the parts up.
    ///
    /// - Parameters:
    ///   - parts: The parts of the cut.
    ///   - whole: For a cut with a dimension that does not partition, the parts of the cut without that dimension.
    public init(_ cut: Cut, _ period: CutPeriod, parts: CutParts, whole: CutParts? = nil, names: CutNames) {
        self.cut = cut
        self.period = period
        var sums = CutSums(cut, names)
        sums.add(parts) { key in
            // A sum over what does not partition is made of the parts without it.
            whole == nil || !zip(cut.dimensions, key).contains { !$0.partitions && $1 == nil }
        }
        if let whole {
            sums.add(whole) { key in zip(cut.dimensions, key).allSatisfy { $0.partitions || $1 == nil } }
        }
        figures = sums.figures
    }

    /// Which cells there are, sums left out, in the order of their groups.
    public var cells: [Key] { figures.keys.filter { !$0.contains(nil) }.sorted(by: Self.precedes) }

    /// Every cell and every sum: each group behind what it holds, the whole last.
    public var keys: [Key] { figures.keys.sorted(by: Self.precedes) }

    /// The sum over everything.
    public var whole: CutFigures { figures[cut.dimensions.map { _ in nil }] ?? CutFigures() }

    /// In the order of groups; sums come last.
    static func precedes(_ a: Key, _ b: Key) -> Bool {
        for (one, other) in zip(a, b) where one != other {
            guard let one else { return false }
            guard let other else { return true }
            return one < other
        }
        return false
    }
}

/// Adds parts to every cell and sum they belong to.
private struct CutSums {
    private struct Pair: Hashable {
        let person: Int64
        let course: Int64
    }

    private let cut: Cut
    private let names: CutNames
    private var events: [CutTable.Key: CutFigures] = [:]
    private var bookings: [CutTable.Key: CutFigures] = [:]
    private var waiters: [CutTable.Key: Set<Pair>] = [:]
    private var known: [Place: CutGroup] = [:]

    private struct Place: Hashable {
        let index: Int
        let value: CutValue
    }

    init(_ cut: Cut, _ names: CutNames) {
        self.cut = cut
        self.names = names
    }

    mutating func add(_ parts: CutParts, _ takes: (CutTable.Key) -> Bool) {
        for part in parts.events {
            for key in keys(part.keys) where takes(key) {
                events[key, default: CutFigures()].addEvents(part)
                if !cut.isOfPeople { bookings[key, default: CutFigures()].addBookings(part) }
            }
        }
        for part in parts.people {
            for key in keys(part.keys) where takes(key) { bookings[key, default: CutFigures()].addBookings(part) }
        }
        for waiter in parts.waiters {
            let pair = Pair(person: waiter.person, course: waiter.course)
            for key in keys(waiter.keys) where takes(key) { waiters[key, default: []].insert(pair) }
        }
    }

    /// The cell of a part and the sums it is in.
    private mutating func keys(_ values: [CutValue?]) -> [CutTable.Key] {
        var keys: [CutTable.Key] = [[]]
        for (index, dimension) in cut.dimensions.enumerated() {
            guard index < values.count, let value = values[index] else {
                keys = keys.map { $0 + [nil] }
                continue
            }
            let group = known[Place(index: index, value: value)] ?? names.group(value, by: dimension)
            known[Place(index: index, value: value)] = group
            keys = keys.flatMap { [$0 + [group], $0 + [nil]] }
        }
        return keys
    }

    var figures: [CutTable.Key: CutFigures] {
        var all: [CutTable.Key: CutFigures] = [:]
        for key in Set(bookings.keys).union(waiters.keys).union(events.keys) {
            // The events of people are those of all: the cell without the groups of people.
            let isOfPeople = zip(cut.dimensions, key).contains { $0.isOfPeople && $1 != nil }
            let shared = zip(cut.dimensions, key).map { $0.isOfPeople ? nil : $1 }
            var cell = events[shared] ?? CutFigures()
            let own = bookings[key] ?? CutFigures()
            cell.counts = own.counts
            cell.charges = cut.isOfRecords ? nil : own.charges
            for (places, size) in own.sizes { cell.sizes[places, default: .init()].attended = size.attended }
            if isOfPeople { cell.lostPlaces = nil }
            cell.unmet = Int64(waiters[key]?.count ?? 0)
            all[key] = cell
        }
        return all
    }
}
