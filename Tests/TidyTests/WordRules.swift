/// The rules about words that do not belong in the program.
enum WordRules {
    /// Calls and operators that end the process when what they assume is not so.
    static let traps = ["try!", "as!"]
    /// The same, in the program only: a test may end itself.
    static let deliberateTraps = ["fatalError", "preconditionFailure"]
    /// Marks of work left undone. Put together here, so that this file does not hold what it looks for.
    static let leftovers = ["TO" + "DO", "FIX" + "ME"]
    private static let unchecked = ["@unchecked Sendable", "nonisolated(unsafe)"]

    /// Forced tries and casts, and calls that trap.
    static func trapping(_ source: Source) -> [Fault] {
        source.numbered.flatMap { line, code in
            var found = traps.filter { code.contains("!") && contains(code, $0) }
            if source.room != nil {
                found += deliberateTraps.filter { code.contains("(") && code.words.contains(Substring($0)) }
            }
            return found.map { word in
                Fault(source.path, line: line, "`\(word)` ends the process; answer with an error instead.")
            }
        }
    }

    /// Foundation's class for processes reads beyond its buffer and ends the process that has many files open.
    static func launching(_ source: Source) -> [Fault] {
        source.numbered.filter { contains($0.1, "Process" + "()") }.map { line, _ in
            Fault(source.path, line: line, "Foundation's Process ends its parent now and then; use Launched.")
        }
    }

    /// A forced operator counts only as a word of its own: `canTry!` is no `try!`.
    private static func contains(_ code: Substring, _ operation: String) -> Bool {
        code.ranges(of: operation).contains { range in
            guard range.lowerBound > code.startIndex else { return true }
            let before = code[code.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || before == "_")
        }
    }

    /// Notes to oneself that should be work done or a decision written down.
    static func unfinished(_ source: Source) -> [Fault] {
        source.lines.enumerated().flatMap { index, line in
            leftovers.filter { line.contains($0) && line.words.contains(Substring($0)) }.map { word in
                Fault(source.path, line: index + 1, "`\(word)` marks work left undone.")
            }
        }
    }

    /// Promises to the compiler that nobody gave a reason for.
    static func unexplained(_ source: Source) -> [Fault] {
        source.numbered.compactMap { line, code in
            guard let promise = unchecked.first(where: { code.contains($0) }) else { return nil }
            guard !hasReason(source.lines, line - 1) else { return nil }
            return Fault(
                source.path, line: line, "`\(promise)` needs a comment beside or above it that says why it holds.")
        }
    }

    /// A comment of at least three words on the line, or right above it or its attributes.
    private static func hasReason(_ lines: [Substring], _ index: Int) -> Bool {
        if let comment = lines[index].ranges(of: "//").last {
            return lines[index][comment.upperBound...].words.count >= 3
        }
        var above = index - 1
        while above >= 0, lines[above].trimmed.hasPrefix("@") { above -= 1 }
        guard above >= 0, lines[above].trimmed.hasPrefix("//") else { return false }
        return lines[above].words.count >= 3
    }

    /// Broken variants for negative controls that would be compiled into what is shipped.
    static func shippedMutants(_ source: Source) -> [Fault] {
        guard source.room != nil else { return [] }
        var inside: [Bool] = []
        var faults: [Fault] = []
        for (line, code) in source.numbered {
            let text = code.trimmed
            if text.hasPrefix("#if") {
                inside.append(holdsMutants(text))
            } else if text.hasPrefix("#elseif") {
                if !inside.isEmpty { inside[inside.count - 1] = holdsMutants(text) }
            } else if text.hasPrefix("#else") {
                if !inside.isEmpty { inside[inside.count - 1] = elseHoldsMutants(source, before: line) }
            } else if text.hasPrefix("#endif") {
                inside.removeLast(inside.isEmpty ? 0 : 1)
            } else if !inside.contains(true), text.lowercased().contains("mutant") {
                faults.append(
                    Fault(source.path, line: line, "A mutant stands outside `#if MUTANTS` and would be shipped."))
            }
        }
        return faults
    }

    private static func holdsMutants(_ condition: Substring) -> Bool {
        condition.words.contains("MUTANTS") && !condition.contains("!MUTANTS") && !condition.contains("||")
    }

    /// Only the other side of exactly `#if !MUTANTS` is compiled with the mutants and never without.
    private static func elseHoldsMutants(_ source: Source, before line: Int) -> Bool {
        var depth = 0
        for code in source.code[..<(line - 1)].reversed().map(\.trimmed) {
            if code.hasPrefix("#endif") { depth += 1 }
            guard code.hasPrefix("#if") || (depth == 0 && code.hasPrefix("#elseif")) else { continue }
            if depth == 0 { return code == "#if !MUTANTS" }
            depth -= 1
        }
        return false
    }
}
