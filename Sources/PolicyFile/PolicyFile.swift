public import Domain
import Yams

/// Policies as files that people write: YAML, read strictly and written in one canonical form.
///
/// The format is described in `docs/policy-format.md`.
public enum PolicyFile {
    /// Reads a policy from text; all faults are reported, each with its line.
    ///
    /// - Throws: ``PolicyFaults``.
    public static func read(_ text: String, file: String) throws(PolicyFaults) -> Policy {
        try read(bytes: Array(text.utf8), file: file)
    }

    /// Reads a policy from bytes, which must be UTF-8, with or without a byte order mark, and at most 64 KiB.
    ///
    /// - Throws: ``PolicyFaults``.
    public static func read(bytes: [UInt8], file: String) throws(PolicyFaults) -> Policy {
        let log = FaultLog(file: file)
        if let policy = parse(bytes[...], log), log.isEmpty { return policy }
        if log.isEmpty { log.add(.start, "The file holds no policy.", "Start with “policy: \"Our charging policy\"”.") }
        throw log.all
    }

    private static func parse(_ bytes: ArraySlice<UInt8>, _ log: FaultLog) -> Policy? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
        var precheck = Precheck(log)
        guard precheck.passes(content) else { return nil }
        guard let text = String(validating: content, as: UTF8.self) else {
            log.add(place(ofInvalid: content), "The file is not UTF-8 text.", "Save it as UTF-8.")
            return nil
        }
        do {
            guard let root = try Yams.compose(yaml: text) else { return nil }
            return PolicyReader(log: log).read(Field(path: "the file", node: root, log: log))
        } catch {
            report(error, text, log)
            return nil
        }
    }

    private static func report(_ error: any Error, _ text: String, _ log: FaultLog) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            log.add(
                Place(line: mark.line, column: mark.column), "The text cannot be read: \(problem).",
                "Check the indentation, the colons and the quotes.")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "“\(excerpt($0))”" }.joined(separator: ", ")
            log.add(
                Place(line: context.mark.line, column: context.mark.column), "\(names) stands more than once here.",
                "Keep one of them.")
        case .reader(let problem, let offset, _, _):
            log.add(place(at: offset ?? 0, text), "The text cannot be read: \(problem).", "Take the character out.")
        default:
            log.add(.start, "The text cannot be read as YAML.", "Compare it with `turnout policy samples`.")
        }
    }

    private static func place(at offset: Int, _ text: String) -> Place {
        let before = text.prefix(max(0, offset)).split(separator: "\n", omittingEmptySubsequences: false)
        return Place(line: max(1, before.count), column: (before.last?.count ?? 0) + 1)
    }

    /// The first place where the bytes stop being UTF-8.
    private static func place(ofInvalid bytes: ArraySlice<UInt8>) -> Place {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return Place(line: line, column: 1) }
            line += 1
        }
        return .start
    }
}
