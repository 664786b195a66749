public import Domain

/// An explanation as one text, always the same for the same explanation: how a charge keeps its reasons.
///
/// The first line is the summary. Every other line is a step: clause, fact and result with tabs between them.
public enum ExplanationText {
    /// Writes an explanation down; tabs and line breaks inside a part become blanks.
    public static func write(_ explanation: Explanation) -> String {
        let steps = explanation.steps.map { step in
            [step.clause, step.fact, step.result].map(onOneLine).joined(separator: "\t")
        }
        return ([onOneLine(explanation.summary)] + steps).joined(separator: "\n")
    }

    /// Reads what was written; a line that is no step is passed over.
    public static func read(_ text: String) -> Explanation {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let steps = lines.dropFirst().compactMap { line -> Explanation.Step? in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { return nil }
            return Explanation.Step(clause: parts[0], fact: parts[1], result: parts[2])
        }
        return Explanation(summary: lines.first.map(String.init) ?? "", steps: steps)
    }

    private static func onOneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
