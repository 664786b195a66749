import Application
import Domain
import Markup
import PolicyFile

/// The versions of the charging policy, and one of them as it was written, clause by clause.
enum PolicyPages {
    static let all = [list, show]

    static let list = Page.show("officePolicies", .officePolicies, RecordParts.access) { visit in
        let say = visit.say
        let versions = try await ListPolicies(visit.house)(by: visit.principal)
        let inForce = versions.last { $0.from <= visit.house.today }?.id
        let rows = versions.reversed().prefix(RecordParts.rows).map { version -> [HTML] in
            [
                RecordParts.link(version.name, Path.officePolicy(version.from.description)),
                HTML(text: version.from.spoken), standing(version, inForce, visit),
                HTML(text: visit.spoken(version.addedAt)),
            ]
        }
        let table = Parts.table(
            say("policies.table"),
            [
                .init(name: say("book.name")), .init(name: say("policies.from")), .init(name: say("booking.status")),
                .init(name: say("policies.added")),
            ], rows)
        let main: HTML = """
            <h1>\(say("records.policies"))</h1><p>\(say("policies.lead"))</p>
            \(rows.isEmpty ? "<p>\(say("policies.nothing"))</p>" : table)<p>\(say("policies.add"))</p>
            <p><code>turnout policy add POLICY.yaml --from 2026-04-01</code></p>
            """
        return .page(say("records.policies"), back: Path.officeSettings(), main)
    }

    private static func standing(_ version: PolicyVersion, _ inForce: PolicyID?, _ visit: Visit) -> HTML {
        let say = visit.say
        if version.id == inForce { return Parts.tag(say("policies.in_force"), .good) }
        return version.from > visit.house.today
            ? Parts.tag(say("policies.to_come"), .info) : Parts.tag(say("policies.before"))
    }

    static let show = Page.show("officePolicy", .officePolicy, RecordParts.access) { visit in
        let (say, from) = (visit.say, visit.path("from"))
        let versions = try await ListPolicies(visit.house)(by: visit.principal)
        guard let version = versions.first(where: { $0.from.description == from }) else { throw Problem.notFound() }
        let main: HTML = """
            <h1><span class="caption">\(say("policies.from_date", .text(version.from.spoken)))</span>
            \(version.name)</h1>
            <p>\(standing(version, versions.last { $0.from <= visit.house.today }?.id, visit))</p>
            <p>\(say("policies.binds"))</p><h2>\(say("policies.clauses"))</h2>
            <p class="quiet">\(say("policies.clauses_hint"))</p>\(clauses(version, visit))
            <details><summary>\(say("policies.written"))</summary><div><pre>\(version.document)</pre></div></details>
            """
        return .page(HTML(text: version.name), back: Path.officePolicies(), main)
    }

    /// Every rule with what applies where nothing is written, in the order of the file's canonical form: a line that is
    /// not indented begins a clause.
    private static func clauses(_ version: PolicyVersion, _ visit: Visit) -> HTML {
        guard let policy = try? PolicyFile.read(version.document, file: version.name) else { return .none }
        var clauses: [(name: String, lines: [String])] = []
        for line in PolicyFile.write(policy).split(separator: "\n") {
            if !line.hasPrefix(" "), !line.hasPrefix("-"), let colon = line.firstIndex(of: ":") {
                let rest = line[line.index(after: colon)...].drop { $0 == " " }
                clauses.append((String(line[..<colon]), rest.isEmpty ? [] : [String(rest)]))
            } else if !clauses.isEmpty {
                clauses[clauses.count - 1].lines.append(String(line.dropFirst(line.hasPrefix("  ") ? 2 : 0)))
            }
        }
        return Parts.facts(
            clauses.map { clause in
                .init(
                    name: RecordParts.word("policies", "clause", clause.name, visit),
                    value: "<pre class=\"clause\">\(HTML.joined(clause.lines.map { line($0, visit) }, by: "\n"))</pre>")
            })
    }

    /// The sentences of the words that a policy is made of.
    private static let rooms = ["nation", "event_kind", "channel", "giver"]

    /// A line of a clause in words, without the marks by which a file is read.
    private static func line(_ text: String, _ visit: Visit) -> HTML {
        let indent = text.prefix { $0 == " " }
        var rest = text.dropFirst(indent.count)
        if rest.hasPrefix("- ") { rest = rest.dropFirst(2) }
        // A quoted text is somebody's own and may hold anything; a list has its words between commas.
        guard !rest.contains("\""), let colon = rest.firstRange(of: ": ") else {
            return HTML(text: indent + plain(words(String(rest), visit)))
        }
        let name = rest[..<colon.lowerBound]
        return HTML(text: "\(indent)\(plain(String(name))): \(plain(words(String(rest[colon.upperBound...]), visit)))")
    }

    private static func words(_ text: String, _ visit: Visit) -> String {
        text.replacing("[]", with: "–").filter { !"[]{}".contains($0) }.split(separator: ", ").map { word in
            let key = rooms.map { "\($0).\(word)" }.first(where: visit.say.keys.contains)
            return key.map { visit.say.text($0) } ?? String(word)
        }.joined(separator: ", ")
    }

    private static func plain(_ text: String) -> String {
        text.replacing("_", with: " ").filter { $0 != "\"" }
    }
}
