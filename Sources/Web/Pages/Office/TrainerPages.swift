import Application
import Domain
import Markup

/// Who teaches an event: they see its bookings and keep its register.
enum TrainerPages {
    static let all = [ask, add, remove]

    static let ask = Page.show("eventTrainers", .eventTrainers, OfficeKit.access) { visit in
        try await asking(visit, .empty, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let trainers = try await ListTrainers(visit.house)(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let rows = trainers.map { trainer -> [HTML] in
            let (name, email) = (trainer.details?.name ?? "", trainer.details?.email ?? "")
            let form: HTML = """
                <form method="post" action="\(Path.removeTrainer(reference))">\(visit.once)
                <input type="hidden" name="email" value="\(email)">
                <button class="button button-plain button-small">\(say("trainers.remove", .text(name)))</button></form>
                """
            return [HTML(text: name), HTML(text: email), form]
        }
        let list: HTML =
            rows.isEmpty
            ? "<p>\(say("office_event.no_trainers"))</p>"
            : Parts.table(
                say("trainers.caption"),
                [
                    .init(name: say("book.name")), .init(name: say("book.email")),
                    .init(name: say("trainers.end"), isAction: true),
                ], rows)
        let main: HTML = """
            \(OfficeKit.told(visit))\(fields.summary)
            <h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\(say("trainers.title"))</h1>\(list)
            <h2>\(say("trainers.add"))</h2>
            <form method="post" action="\(Path.eventTrainers(reference))" novalidate>\(visit.once)
            \(try await known(fields, visit))
            \(fields.text("email", say("trainers.email"), hint: say("trainers.email_hint"), type: "email",
                complete: "off"))\(fields.send(say("trainers.send")))</form>
            """
        return .page(say("trainers.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    /// Those who have the role, to choose from.
    private static func known(_ fields: Fields, _ visit: Visit) async throws -> HTML {
        let users = try await ListUsers(visit.house)(by: visit.principal)
            .filter { $0.roles.contains { $0.role == .trainer } }
        guard !users.isEmpty else { return .none }
        let options = users.compactMap { user in user.email.map { ($0, HTML(text: user.name ?? $0)) } }
        return fields.menu(
            "known", visit.say("trainers.known"), [("", visit.say("trainers.choose"))] + options)
    }

    static let add = Page.form("addTrainerByPage", .eventTrainers, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        let email = visit.form["email"].isEmpty ? visit.form["known"] : visit.form["email"]
        guard !email.isEmpty else {
            var faults = FormFaults.none
            faults.add("email", visit.say("trainers.missing"))
            return try await asking(visit, visit.form, faults)
        }
        _ = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        do {
            _ = try await ShowRecord(visit.house).person(email, by: visit.principal)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            var faults = FormFaults.none
            faults.add("email", visit.say("trainers.unknown"))
            return try await asking(visit, visit.form, faults)
        }
        return try await OfficeKit.attempt(Path.eventTrainers(reference).with("told", "trainer_added")) {
            _ = try await ChangeTrainers(visit.house).add(email, to: reference, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, visit.form, $0)
        }
    }

    static let remove = Page.form("removeTrainerByPage", .removeTrainer, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        return try await OfficeKit.attempt(Path.eventTrainers(reference).with("told", "trainer_removed")) {
            _ = try await ChangeTrainers(visit.house).remove(visit.form["email"], from: reference, by: visit.principal)
            return nil
        } refused: {
            try await asking(visit, .empty, $0)
        }
    }
}
