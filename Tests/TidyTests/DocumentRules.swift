import Foundation

/// The rules about documents, and about what no file says.
enum DocumentRules {
    /// Words that speak of how the work was done and not of the product. Put together here, so that this file does not
    /// hold what it looks for.
    static let foreign = [
        "/wo" + "rk/", "sub" + "agent", "sub" + "-agent", "agent" + " tool", "language" + " model", "../sha" + "red/",
    ]

    /// Traces of the machine or the way in which the product was made.
    static func traces(_ path: String, _ text: String) -> [Fault] {
        // Most files hold none; looking at each line only then keeps the rule quick.
        let folded = text.lowercased()
        return foreign.filter { folded.contains($0) }.flatMap { word in
            folded.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
                guard line.ranges(of: word).contains(where: { !isInsideWord(line, $0) }) else { return nil }
                return Fault(path, line: index + 1, "`\(word)` speaks of how the product was made.")
            }
        }
    }

    /// `example/wo`+`rk/list` is a path of somebody's own; only one that begins there is a trace.
    private static func isInsideWord(_ line: Substring, _ range: Range<Substring.Index>) -> Bool {
        guard range.lowerBound > line.startIndex else { return false }
        let before = line[line.index(before: range.lowerBound)]
        return before.isLetter || before.isNumber
    }

    /// Files named after what they do for another instead of what they are.
    static func names(_ path: String) -> [Fault] {
        let name = path.split(separator: "/").last?.lowercased() ?? ""
        guard ["helper", "util", "misc", "common.swift"].contains(where: { name.contains($0) }) else { return [] }
        return [Fault(path, "Name the file after what it holds.")]
    }

    /// Links of a Markdown file that lead nowhere. `exists` answers for a path from the root.
    static func links(_ path: String, _ text: String, exists: (String) -> Bool) -> [Fault] {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode else { return [Fault]() }
            return line.matches(of: /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/).compactMap { match in
                let target = String(match.1)
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { return nil }
                let resolved = resolve(target.removingPercentEncoding ?? target, in: folder)
                guard resolved.map(exists) != true else { return nil }
                return Fault(path, line: index + 1, "The link to \(target) leads nowhere.")
            }
        }
    }

    /// The path from the root that a relative link means; nil when it leaves the repository.
    private static func resolve(_ link: String, in folder: String) -> String? {
        var parts = folder.split(separator: "/").map(String.init)
        for part in link.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }

    /// Decisions whose numbers leave a gap; the folder's own list of them has no number.
    static func decisions(_ paths: [String]) -> [Fault] {
        let folder = "docs/decisions"
        let names = paths.filter { $0.hasPrefix("\(folder)/") && $0 != "\(folder)/README.md" }
        return Numbered.gaps(in: names.map { String($0.dropFirst(folder.count + 1)) }, folder: folder)
    }
}
