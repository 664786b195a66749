/// Why a result is what it is: the clause, the facts, the arithmetic, and one line for people in a hurry.
public struct Explanation: Hashable, Sendable {
    /// One step of the reasoning.
    public struct Step: Hashable, Sendable {
        /// The clause of the policy, such as `notice.working_days`; stable, so that programs can name it.
        public let clause: String
        /// The fact the clause was applied to.
        public let fact: String
        /// What follows from it.
        public let result: String

        /// Takes the clause, the fact and the result.
        public init(clause: String, fact: String, result: String) {
            self.clause = clause
            self.fact = fact
            self.result = result
        }
    }

    /// One line: `cancelled Wed 8 May 2019 00:30; free until the end of Tue 7 May, …; half day; £50`.
    public let summary: String
    /// The steps, in the order in which they were taken.
    public let steps: [Step]

    /// Takes the line and the steps.
    public init(summary: String, steps: [Step]) {
        self.summary = summary
        self.steps = steps
    }
}

/// Collects the steps and the parts of the summary while a rule is worked out.
struct Reasoning {
    private var steps: [Explanation.Step] = []
    private var parts: [String] = []

    mutating func step(_ clause: String, _ fact: String, _ result: String) {
        steps.append(Explanation.Step(clause: clause, fact: fact, result: result))
    }

    mutating func say(_ part: String) { parts.append(part) }

    var explanation: Explanation { Explanation(summary: parts.joined(separator: "; "), steps: steps) }
}
