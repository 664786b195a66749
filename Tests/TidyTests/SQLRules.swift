/// The rules about SQL files.
enum SQLRules {
    /// A file that does not open with the sentence it answers.
    static func opening(_ source: Source) -> [Fault] {
        let comment = source.lines.prefix { $0.hasPrefix("--") }
        let sentence = comment.map { $0.dropFirst(2).trimmed }.joined(separator: " ")
        let begins = source.lines.first?.hasPrefix("-- ") == true && sentence.first?.isLetter == true
        guard begins, sentence.contains(where: { ".?:".contains($0) }) else {
            return [Fault(source.path, line: 1, "The file must open with a comment: the sentence that it answers.")]
        }
        return []
    }

    /// Double quotes, which one engine silently takes for a string when the name between them does not exist.
    static func quotes(_ source: Source) -> [Fault] {
        source.numbered.compactMap { line, code in
            // A collation of PostgreSQL can be named in no other way.
            let rest = code.replacing(/COLLATE\s+"[A-Za-z0-9_.-]+"/.ignoresCase(), with: "")
            guard rest.contains("\"") else { return nil }
            return Fault(source.path, line: line, "Double quotes: a string takes single quotes, a name none.")
        }
    }

    /// Migrations that the dialects do not share, or whose numbers leave a gap.
    static func migrations(_ paths: [String]) -> [Fault] {
        let dialects = ["sqlite", "postgres"]
        let names = dialects.map { dialect in
            let folder = "SQL/\(dialect)/migrations/"
            return Set(paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".sql") }.map { $0.dropFirst(folder.count) })
        }
        var faults = zip(dialects, [names[1].subtracting(names[0]), names[0].subtracting(names[1])])
            .flatMap { dialect, missing in
                missing.sorted().map {
                    Fault("SQL/\(dialect)/migrations/\($0)", "The other dialect has it, and this not.")
                }
            }
        for (dialect, all) in zip(dialects, names) {
            faults += Numbered.gaps(in: all.map(String.init), folder: "SQL/\(dialect)/migrations")
        }
        return faults
    }
}

/// The rule of numbered files: 0001, 0002 and so on, each once, in four digits.
enum Numbered {
    /// Names without a number, numbers used twice and numbers left out.
    static func gaps(in names: [String], folder: String) -> [Fault] {
        names.sorted().enumerated().compactMap { index, name in
            let expected = index + 1
            let digits = name.prefix { $0.isASCII && $0.isNumber }
            guard digits.count == 4, ["-", "_"].contains(name.dropFirst(4).first), let number = Int(digits) else {
                return Fault("\(folder)/\(name)", "The name must begin with a number of four digits and a dash.")
            }
            guard number != expected else { return nil }
            return Fault("\(folder)/\(name)", "The number should be \(expected): numbers have no gap and no repeat.")
        }
    }
}
