/// How all courses together changed from year to year, and how they are expected to change.
struct WholeTrend: Sendable {
    /// The logarithm of the change into each year but the first.
    let changes: [Double]
    /// The logarithm of the change expected.
    let expected: Double
    /// How uncertain that is: the variance of the logarithm.
    let variance: Double

    /// How far the yearly change lies from its own mean where nothing is known, and how many years that weighs.
    private static let usual = (deviation: 0.05, years: 4.0)
    /// How far the mean change lies from nought where nothing is known.
    private static let usualMean = 0.05

    /// Takes the courses' totals, aligned; only courses on offer in both years tell how the whole changed.
    init(_ courses: [[Double?]]) {
        let years = courses.map(\.count).max() ?? 0
        var changes: [Double] = []
        for year in stride(from: 1, to: years, by: 1) {
            var (before, after) = (0.5, 0.5)
            for course in courses {
                guard let one = course[year - 1], let two = course[year] else { continue }
                before += one
                after += two
            }
            changes.append(Numerics.log(after / before))
        }
        // Normal changes with a normal mean; the variance between years is drawn towards what is usual.
        let count = Double(changes.count)
        let mean = changes.isEmpty ? 0 : changes.reduce(0, +) / count
        let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let usual = Self.usual
        let between =
            (usual.years * usual.deviation * usual.deviation + squares) / (usual.years + max(0, count - 1))
        let precision = count / between + 1 / (Self.usualMean * Self.usualMean)
        self.changes = changes
        expected = mean * count / between / precision
        variance = between + 1 / precision
    }
}
