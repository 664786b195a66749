/// Chooses which counts of a two-way table are masked besides the small ones.
///
/// The table with its totals is a circulation: people flow from the whole to the rows, from there by the cells to the
/// columns, and back to the whole; what a reader knows is that as much leaves each node as enters it (Gusfield 1988,
/// "A graph theoretic approach to statistical data security"). Where a circle of masked counts passes through a masked
/// count, all of the circle can be changed by one to four, up along the flow and down against it, and every total that
/// is shown stays as it is. So each masked count is given a circle, the one that hides the fewest people, found as a
/// shortest path; and for every row on it another circle that does without that row, because whoever has the row knows
/// it. Counts that must go down have five people at least, so that the reader cannot exclude what comes out.
struct Suppression {
    private let rows: Int
    private let columns: Int
    /// The counts, with the totals as a last row and a last column.
    private let counts: [[Int64]]
    private var isMasked: [[Bool]]
    private var waiting: [Place] = []
    private let guardsEvery: Bool
    #if MUTANTS
    /// A broken variant that guards against the public alone.
    var forgetsReadersOfRows = false
    #endif

    /// A count's place in the table; beyond the last row and column stand the totals.
    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// A step along a circle.
    private struct Step {
        let place: Place
        let from: Int
    }

    /// Takes the counts, and which of them and of their totals are masked anyway, the totals as a last row and column.
    ///
    /// - Parameter guardsEvery: Whether masked counts of five and more are given circles as well. Small ones are hidden
    ///   without: what could be worked out of a large one leaves every circle of theirs as it is.
    init(_ cells: [[Int64]], masked: [[Bool]]? = nil, guardsEvery: Bool = true) {
        self.guardsEvery = guardsEvery
        rows = cells.count
        columns = cells.first?.count ?? 0
        var all = cells.map { $0 + [$0.reduce(0, +)] }
        all.append((0...columns).map { column in all.reduce(0) { $0 + $1[column] } })
        counts = all
        isMasked = masked ?? all.map { $0.map { _ in false } }
    }

    /// Which counts are masked, the totals as a last row and a last column.
    var masked: [[Bool]] { isMasked }

    /// The table as it may be shown.
    var table: [[MaskedCount]] {
        zip(counts, isMasked).map { zip($0, $1).map { $1 ? .masked : .shown($0) } }
    }

    /// Masks what is small, and then whatever guards a masked count, until each is guarded.
    mutating func run() {
        for row in 0...rows {
            for column in 0...columns where (1..<MaskedTable.least).contains(counts[row][column]) {
                isMasked[row][column] = true
                waiting.append(Place(row: row, column: column))
            }
        }
        while let place = waiting.popLast() {
            let others = guardPlace(place, without: nil)
            #if MUTANTS
            if forgetsReadersOfRows { continue }
            #endif
            for row in others where row != place.row { _ = guardPlace(place, without: row) }
        }
    }

    private mutating func mask(_ place: Place) {
        guard !isMasked[place.row][place.column] else { return }
        isMasked[place.row][place.column] = true
        if guardsEvery { waiting.append(place) }
    }

    /// Masks a circle through a place that leaves out a row; gives the rows on it. Where there is none, the count is
    /// made of noughts, which are shown, and of that row, whose owner is told nothing new.
    private mutating func guardPlace(_ place: Place, without row: Int?) -> [Int] {
        let circle = circle(through: place, without: row)
        for step in circle { mask(step) }
        return Set(circle.map(\.row)).filter { $0 < rows }.sorted()
    }

    // The nodes: each row, each column, where the whole comes from, and where it goes.
    private var source: Int { rows + columns }
    private var sink: Int { rows + columns + 1 }

    private func tail(_ place: Place) -> Int {
        if place.row < rows { return place.column < columns ? place.row : source }
        return place.column < columns ? rows + place.column : sink
    }

    private func head(_ place: Place) -> Int {
        if place.row < rows { return place.column < columns ? rows + place.column : place.row }
        return place.column < columns ? sink : source
    }

    /// The counts that enter or leave a node.
    private func places(at node: Int) -> [Place] {
        if node < rows { return (0...columns).map { Place(row: node, column: $0) } }
        if node < source { return (0...rows).map { Place(row: $0, column: node - rows) } }
        let whole = Place(row: rows, column: columns)
        if node == source { return (0..<rows).map { Place(row: $0, column: columns) } + [whole] }
        return (0..<columns).map { Place(row: rows, column: $0) } + [whole]
    }

    /// What masking a count costs: those who are hidden by it. Nil when the step cannot be taken.
    private func cost(_ place: Place, forward: Bool) -> Int64? {
        let count = counts[place.row][place.column]
        // A nought is shown, and what goes down by four must leave somebody.
        guard count > 0, forward || count >= MaskedTable.least else { return nil }
        return isMasked[place.row][place.column] ? 0 : count + 1
    }

    /// The cheapest way from where a count flows back to where it comes from (Dijkstra 1959); empty when there is none.
    private func circle(through start: Place, without left: Int?) -> [Place] {
        let goal = tail(start)
        var best = [Int64](repeating: .max, count: sink + 1)
        var done = [Bool](repeating: false, count: sink + 1)
        var cameBy = [Step?](repeating: nil, count: sink + 1)
        if let left { done[left] = true }
        best[head(start)] = 0
        while let node = Self.nearest(best, done) {
            done[node] = true
            if node == goal { return path(to: goal, from: head(start), cameBy) }
            for place in places(at: node) where place != start {
                let forward = tail(place) == node
                let next = forward ? head(place) : tail(place)
                guard !done[next], let cost = cost(place, forward: forward), best[node] + cost < best[next] else {
                    continue
                }
                best[next] = best[node] + cost
                cameBy[next] = Step(place: place, from: node)
            }
        }
        return []
    }

    /// The nearest node that is not done; the first of several.
    private static func nearest(_ best: [Int64], _ done: [Bool]) -> Int? {
        var found: Int?
        for node in best.indices where !done[node] && best[node] < (found.map { best[$0] } ?? .max) { found = node }
        return found
    }

    private func path(to goal: Int, from start: Int, _ cameBy: [Step?]) -> [Place] {
        var path: [Place] = []
        var node = goal
        while node != start, let step = cameBy[node] {
            path.append(step.place)
            node = step.from
        }
        return path
    }
}
