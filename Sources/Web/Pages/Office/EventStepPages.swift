import Application
import Domain
import Markup

/// Publishing, closing, reopening and completing an event: what it means is told first, then comes the button.
enum EventStepPages {
    static let all = [ask, take]

    private static let steps: [EventStep] = [.published, .closed, .reopened, .delivered]

    private static func step(_ word: String) throws -> EventStep {
        guard let step = EventStep(rawValue: word), steps.contains(step) else { throw Problem.notFound() }
        return step
    }

    static let ask = Page.show("askStep", .stepEvent, OfficeKit.access) { visit in
        try await asking(visit, try step(visit.query["to"]), .none)
    }

    private static func asking(_ visit: Visit, _ step: EventStep, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\
            \(say("event_step.\(step.rawValue)_title"))</h1>
            \(Parts.facts([
                .init(name: say("event.course"), value: HTML(text: sheet.course.title)),
                .init(name: say("event.when"), value: visit.when(sheet.plan.dates?.times ?? [])),
                .init(name: say("event.places"), value: say(
                    "invite.places", .number(sheet.counts[.held]), .number(sheet.plan.bookable))),
            ]))<p>\(say("event_step.\(step.rawValue)_means"))</p>\(try await more(step, sheet, visit))
            <form method="post" action="\(Path.stepEvent(reference))">\(visit.once)
            <input type="hidden" name="to" value="\(step.rawValue)">
            \(fields.send(say("event_step.\(step.rawValue)_do")))</form>
            """
        return .page(
            say("event_step.\(step.rawValue)_title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    /// Whom a step concerns.
    private static func more(_ step: EventStep, _ sheet: EventSheet, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        switch step {
        case .published:
            let wishes = try await ListInterests(visit.house)(sheet.course.code, by: visit.principal).count
            return wishes == 0 ? .none : "<p>\(say("event_step.interested", .number(Int64(wishes))))</p>"
        case .delivered:
            guard sheet.unrecorded > 0 else { return .none }
            let link: HTML = "<a href=\"\(Path.register(sheet.plan.reference))\">\(say("event_step.register"))</a>"
            return Parts.notice(
                .care, "<p>\(say("event_step.unrecorded", .number(sheet.unrecorded)))</p><p>\(link)</p>")
        case .reopened:
            return sheet.counts[.waiting] == 0
                ? .none : "<p>\(say("event_step.waiting", .number(sheet.counts[.waiting])))</p>"
        case .closed, .cancelled, .postponed: return .none
        }
    }

    static let take = Page.form("takeStep", .stepEvent, OfficeKit.access) { visit in
        let (reference, step) = (visit.path("reference"), try step(visit.form["to"]))
        let done = Path.officeEvent(reference).with("told", step.rawValue)
        return try await OfficeKit.attempt(done) {
            let promotions = try await StepEvent(visit.house)(reference, step, by: visit.principal)
            return done.with("count", String(promotions.count))
        } refused: {
            try await asking(visit, step, $0)
        }
    }
}
