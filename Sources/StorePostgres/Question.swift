import SQLSession

/// What is asked with one statement: one call, or all those of a statement that may be asked together.
struct Question {
    /// Which calls of the query it answers.
    private(set) var calls: [Int]
    /// Whether the statement takes the place of the call as its last value and gives it back in its last column.
    let isGathered: Bool

    /// Puts the calls of each statement that may be asked together where the first of them stands.
    static func gather(_ calls: [Call]) -> [Question] {
        var questions: [Question] = []
        var places: [String: Int] = [:]
        for (index, call) in calls.enumerated() {
            let isGathered = call.statement.isAskedTogether
            if isGathered, let place = places[call.statement.name] {
                questions[place].calls.append(index)
            } else {
                if isGathered { places[call.statement.name] = questions.count }
                questions.append(Question(calls: [index], isGathered: isGathered))
            }
        }
        return questions
    }

    /// Cuts it into parts of the sizes there are statements for, the largest first, and of one.
    func parts(_ sizes: [Int]) -> [Question] {
        var rest = calls[...]
        var parts: [Question] = []
        while !rest.isEmpty {
            let size = sizes.first { $0 <= rest.count } ?? 1
            parts.append(Question(calls: Array(rest.prefix(size)), isGathered: isGathered))
            rest = rest.dropFirst(size)
        }
        return parts
    }

    /// The values of its calls, each with its place.
    func rows(_ calls: [Call]) -> [[SQLValue]] {
        self.calls.enumerated().map { place, index in calls[index].values + [.integer(Int64(place))] }
    }

    /// Gives each call its own rows back.
    static func sort(_ answers: [[Row]], of questions: [Question], count: Int) -> [[Row]] {
        var sorted = [[Row]](repeating: [], count: count)
        for (answer, question) in zip(answers, questions) {
            guard question.isGathered else {
                sorted[question.calls[0]] = answer
                continue
            }
            for row in answer {
                guard case .integer(let place)? = row.values.last, let place = Int(exactly: place),
                    question.calls.indices.contains(place)
                else { continue }
                sorted[question.calls[place]].append(Row(row.shape, Array(row.values.dropLast())))
            }
        }
        return sorted
    }
}
