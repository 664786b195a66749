import Application
import Domain
import Markup

/// What the pages of the office have in common.
enum OfficeKit {
    /// Who may use them.
    static let access = AccessPolicy.administrators

    /// Does what a form asks for and leads on; what a rule refuses is told above the form, which is shown again.
    ///
    /// A form that was sent before and done leads to `done`, as it did then.
    static func attempt(
        _ done: Link, _ work: () async throws -> Link?, refused: (FormFaults) async throws -> PageReply
    ) async throws -> PageReply {
        do {
            return .redirect(try await work() ?? done)
        } catch is Replayed {
            return .redirect(done)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await refused(FormFaults(told: refusal))
        }
    }

    /// What was done before this page was shown, told once above it.
    static func told(_ visit: Visit) -> HTML {
        let key = "office.told_\(visit.query["told"])"
        guard visit.query.has("told"), visit.say.keys.contains(key) else { return .none }
        let count = Int64(visit.query["count"]).flatMap { (0...1_000_000).contains($0) ? $0 : nil } ?? 0
        let promoted: HTML = count > 0 ? " \(visit.say("office.promoted", .number(count)))" : .none
        return "<div role=\"status\">\(Parts.notice(.good, "<p>\(visit.say(key))\(promoted)</p>"))</div>"
    }

    /// The steps of a record, the latest first, folded away.
    static func history(_ steps: [RecordStep], _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = steps.reversed().prefix(50).map { step -> [HTML] in
            let key = "office_history.\(step.happened)"
            let what = say.keys.contains(key) ? say(key) : HTML(text: step.happened)
            // An opaque name tells nobody anything; who it was stands in the audit.
            let detail = step.detail.hasPrefix("person:") ? "" : step.detail
            return [HTML(text: visit.spoken(step.at)), what, HTML(text: detail)]
        }
        let table = Parts.table(
            say("booking.history_office"),
            [.init(name: say("event.when")), .init(name: say("booking.what")), .init(name: say("booking.why"))],
            Array(rows), isCaptionSeen: false)
        return "<details><summary>\(say("booking.history_office"))</summary><div>\(table)</div></details>"
    }

    /// The link to the next page of a list, with what was asked for.
    static func more(_ link: Link?, _ visit: Visit) -> HTML {
        guard let link else { return .none }
        return """
            <nav class="pages" aria-label="\(visit.say("programme.pages"))">\
            <a href="\(link)" rel="next">\(visit.say("office.more"))</a></nav>
            """
    }

    /// A button that looks like a link's neighbour and changes nothing by itself.
    static func action(_ key: String, _ link: Link, _ visit: Visit) -> HTML {
        "<li><a href=\"\(link)\">\(visit.say(key))</a></li>"
    }
}

extension FormFaults {
    /// Why a rule said no and what to do, above the form. A mend that names a command is for another place.
    init(told refusal: Refusal) {
        self = .none
        let mend = refusal.mend.flatMap { $0.contains("`") || $0.contains("turnout ") ? nil : $0 }
        add("", HTML(text: [refusal.reason, mend ?? ""].filter { !$0.isEmpty }.joined(separator: " ")))
    }

    /// The status of a page that shows them: 409 for what a rule refused, 422 for what is filled in wrongly.
    var status: Int { isEmpty ? 200 : list.allSatisfy(\.field.isEmpty) ? 409 : 422 }
}
