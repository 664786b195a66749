/// The word nearest to what was written, for "did you mean".
enum NearestWord {
    /// The nearest of the known words, nil when none is near: more than a third of the letters differ.
    static func of(_ written: String, among known: [String]) -> String? {
        let letters = Array(written.lowercased().prefix(60).map { $0 == "-" || $0 == " " ? "_" : $0 })
        let ranked = known.map { (word: $0, distance: distance(letters, Array($0))) }
        guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }),
            best.distance * 3 <= max(best.word.count, letters.count) + 1
        else { return nil }
        return best.word
    }

    /// How many letters must be put in, left out, changed, or swapped with their neighbour (the optimal string
    /// alignment distance).
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(previous[j] + 1, row[j - 1] + 1, change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
            }
            (before, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
