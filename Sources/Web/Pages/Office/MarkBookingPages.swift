import Application
import Domain
import Markup

/// What is recorded of one booking, put right after the day: marks that a register in the room does not offer too.
enum MarkBookingPages {
    static let all = [ask, mark]

    private static let words = [
        "attended", "late", "left_early", "refused_late", "did_not_attend", "excused", "not_recorded",
    ]

    static let ask = Page.show("askMark", .markBooking, OfficeKit.access) { visit in try await asking(visit, nil, .none)
    }

    private static func asking(_ visit: Visit, _ filled: Form?, _ faults: FormFaults) async throws -> PageReply {
        let card = try await ShowBooking(visit.house)(visit.path("booking"), by: visit.principal)
        let say = visit.say
        let marks = try await ShowMarks(visit.house)(card.reference, by: visit.principal).filter(\.hasStarted)
        guard card.booking.state.code == .confirmed, !marks.isEmpty else {
            return .redirect(Path.officeBooking(card.reference))
        }
        let form = marks.reduce(filled ?? .empty) { form, mark in
            guard filled == nil else { return form }
            let minutes = mark.mark.minutes > 0 ? String(mark.mark.minutes) : ""
            return form.setting("mark-\(mark.session)", to: mark.mark.word)
                .setting("minutes-\(mark.session)", to: minutes)
        }
        let fields = Fields(visit: visit, form: form, faults: faults)
        let rows = marks.map { mark -> HTML in
            let options = words.map { Fields.Option(value: $0, text: say("mark_of.\($0)")) }
            return """
                <input type="hidden" name="was-\(mark.session)" value="\(mark.mark.word) \(mark.mark.minutes)">
                \(fields.radios("mark-\(mark.session)", visit.session(mark.time), options))
                \(fields.number("minutes-\(mark.session)", say("mark_booking.minutes")))
                """
        }
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(card.reference), \(card.name)</span>\
            \(say("mark_booking.title"))</h1><p>\(say("mark_booking.lead"))</p>
            <form method="post" action="\(Path.markBooking(card.reference))" novalidate>\(visit.once)\(rows)
            \(fields.send(say("mark_booking.send")))</form>
            """
        return .page(
            say("mark_booking.title"), back: Path.officeBooking(card.reference), status: faults.status, main)
    }

    static let mark = Page.form("markBookingByPage", .markBooking, OfficeKit.access) { visit in
        let (reference, form) = (visit.path("booking"), visit.form)
        let parsed = try BookingReference(reference)
        // Each session is a register of its own; the first that somebody else changed stops what follows.
        for name in form.names(beginningWith: "was-") {
            guard let session = Int64(name), let was = mark(form["was-\(name)"], ""),
                let wanted = mark(form["mark-\(name)"], form["minutes-\(name)"])
            else {
                var faults = FormFaults.none
                faults.add("minutes-\(name)", visit.say("mark_booking.minutes_fault"))
                return try await asking(visit, form, faults)
            }
            guard was != wanted else { continue }
            do {
                let answer = try await KeepRegister(visit.house)(
                    parsed.event, session: session, [.init(ordinal: parsed.ordinal, was: was, mark: wanted)],
                    by: visit.principal)
                guard answer.changedMeanwhile.isEmpty else {
                    var faults = FormFaults.none
                    faults.add("", visit.say("mark_booking.changed"))
                    return try await asking(visit, nil, faults)
                }
            } catch is Replayed {
                continue
            } catch let refusal as Refusal where refusal.kind != .notFound {
                return try await asking(visit, form, FormFaults(told: refusal))
            }
        }
        return .redirect(Path.officeBooking(reference).with("told", "marked"))
    }

    /// A mark from its word and the minutes that only two of them have; nil where they are no number.
    private static func mark(_ text: String, _ minutes: String) -> Mark? {
        let parts = text.split(separator: " ").map(String.init)
        guard let word = parts.first else { return nil }
        if parts.count == 2 { return Mark(word: word, minutes: Int64(parts[1]) ?? -1) }
        guard word == "late" || word == "left_early" else { return Mark(word: word, minutes: 0) }
        return Int64(minutes).flatMap { $0 > 0 ? Mark(word: word, minutes: $0) : nil }
    }
}
