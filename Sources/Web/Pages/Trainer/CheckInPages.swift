import Application
import Domain
import Markup

/// Checking in by a square code: its owner shows it, and whoever keeps the register points a phone at it and presses
/// one button. Nothing is lost with a lost connection: pressed again, it records nothing twice.
enum CheckInPages {
    static let all = [show, record]

    private static let keepers = AccessPolicy.roles([.trainer, .administrator])

    /// Ways of holding an event in which nobody stands before the trainer.
    private static let elsewhere: Set = ["online", "virtual", "e_learning"]

    /// On the page of a booking: its code, until the event is over. It leads to the public address, so that there is
    /// none where nobody said what that is.
    static func code(_ card: BookingCard, _ delivery: String, _ visit: Visit) async throws -> HTML {
        guard let base = visit.site.publicURL, !elsewhere.contains(delivery),
            let code = try await MakeCheckInCode(visit.house)(card.reference, by: visit.principal)
        else { return .none }
        let say = visit.say
        return """
            <h2>\(say("check_in.own"))</h2><p>\(say("check_in.own_lead"))</p>
            \(Parts.square(base + Path.checkIn(code).text, say("check_in.picture", .text(card.reference))))
            """
    }

    static let show = Page.show("checkIn", .checkIn, keepers) { visit in try await page(visit, .none, status: 200) }

    private static func page(_ visit: Visit, _ told: HTML, status: Int) async throws -> PageReply {
        let (say, pass) = (visit.say, visit.path("pass"))
        let sheet = try await ShowCheckIn(visit.house)(pass, by: visit.principal)
        let register = Path.register(sheet.event).with("session", String(sheet.session))
        let link: HTML = "<a href=\"\(register)\">\(say("check_in.register"))</a>"
        let main: HTML = """
            \(told)<h1><span class="caption">\(sheet.line.reference)</span>\(sheet.line.name)</h1>
            \(Parts.facts([
                .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(sheet.line.agency))),
                .init(name: say("book.job_role"), value: HTML(text: sheet.line.jobRole)),
                .init(name: say("event.course"), value: HTML(text: sheet.title)),
                .init(name: say("event.when"), value: visit.session(sheet.time)),
                .init(name: say("check_in.mark"), value: tag(sheet.mark, visit)),
            ]))
            \(button(sheet, visit))<p>\(link)</p>
            """
        return .page(HTML(text: sheet.line.name), back: register, status: status, main)
    }

    private static func tag(_ mark: Mark, _ visit: Visit) -> HTML {
        let look: Parts.Look = mark.wasPresent ? .good : mark == .notRecorded ? .plain : .bad
        return Parts.tag(visit.say("mark.\(mark.word)"), look)
    }

    /// The one button; where the person is here already there is nothing to press.
    private static func button(_ sheet: CheckInSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        if !sheet.hasStarted { return Parts.notice(.care, "<p>\(say("check_in.not_started"))</p>") }
        if sheet.mark.wasPresent { return Parts.done(say("check_in.done")) }
        return """
            <form method="post" action="\(Path.checkIn(visit.path("pass")))">\(visit.once)
            <input type="hidden" name="session" value="\(sheet.session)">
            <input type="hidden" name="was" value="\(sheet.mark.word) \(sheet.mark.minutes)">
            <div class="actions"><button class="button">\(say("check_in.send"))</button></div></form>
            """
    }

    static let record = Page.form("recordCheckIn", .checkIn, keepers) { visit in
        let (form, say) = (visit.form, visit.say)
        let sheet = try await ShowCheckIn(visit.house)(visit.path("pass"), by: visit.principal)
        let was = form["was"].split(separator: " ")
        guard let session = Int64(form["session"]), was.count == 2,
            let before = Mark(word: String(was[0]), minutes: Int64(was[1]) ?? -1)
        else { throw Problem.invalid("The session is missing.") }
        let entry = KeepRegister.Entry(ordinal: sheet.line.booking.ordinal, was: before, mark: .attended)
        do {
            let answer = try await visit.again {
                try await KeepRegister(visit.house)(sheet.event, session: session, [entry], by: visit.principal)
            }
            guard answer?.changedMeanwhile.isEmpty ?? true else {
                return try await page(visit, Parts.notice(.care, "<p>\(say("check_in.changed"))</p>"), status: 409)
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            let fields = Fields(visit: visit, form: .empty, faults: FormFaults(refusal))
            return try await page(visit, fields.summary, status: 409)
        }
        return .redirect(Path.checkIn(visit.path("pass")))
    }
}
