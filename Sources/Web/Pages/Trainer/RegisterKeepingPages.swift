import Application
import Domain
import Markup

/// A trainer's register, on a phone in front of the room: who is there, who is not, who came without a booking.
enum RegisterKeepingPages {
    static let all = [list, show, keep, sheet, askWalkIn, walkIn]

    private static let keepers = AccessPolicy.roles([.trainer, .administrator])

    static let list = Page.show("registers", .registers, keepers) { visit in
        let say = visit.say
        var filter = EventFilter(limit: 100)
        filter.trainer = visit.principal.scope.trainer
        filter.from = visit.house.today.adding(days: -28)
        let events = try await ListEvents(visit.house)(filter, course: nil, by: visit.principal)
        let today = visit.house.today
        let groups: [(String, [EventLine])] = [
            ("registers.today", events.filter { $0.firstDate == today }),
            ("registers.coming", events.filter { ($0.firstDate ?? today) > today }),
            ("registers.past", events.filter { ($0.firstDate ?? today) < today }.reversed()),
        ]
        let parts = groups.map { key, events -> HTML in
            let items = events.map { event -> HTML in
                """
                <li><h3><a href="\(Path.register(event.head.reference))">\(event.title)</a></h3><ul class="meta">
                <li>\(event.head.startsAt.map { visit.spoken($0) } ?? "")</li>
                <li>\(EventCards.place(event.venue, event.delivery, visit))</li>
                <li>\(say("registers.booked", .number(event.head.held)))</li></ul></li>
                """
            }
            let list: HTML = items.isEmpty ? "<p>\(say("registers.none"))</p>" : "<ul class=\"cards\">\(items)</ul>"
            return "<h2>\(say(key))</h2>\(list)"
        }
        return .page(say("registers.title"), "<h1>\(say("registers.title"))</h1>\(parts)")
    }

    static let show = Page.show("register", .register, keepers) { visit in
        try await page(visit, told: visit.query["saved"] == "yes" ? .saved : .nothing)
    }

    /// What is told above the register.
    private enum Told {
        case nothing
        case saved
        case refused(Refusal)
        case changed([String])
    }

    private static func page(_ visit: Visit, told: Told) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let wanted = visit.form.has("session") ? visit.form["session"] : visit.query["session"]
        let page = try await ShowRegister(visit.house)(reference, session: Int64(wanted), by: visit.principal)
        let agencies = try await visit.agencyNames()
        let form: HTML =
            page.hasStarted
            ? """
            <form method="post" action="\(Path.register(reference))">\(visit.once)
            <input type="hidden" name="session" value="\(page.session)">
            \(page.marks.map { row($0, agencies, visit) })
            <div class="actions sticky"><button class="button">\(say("register.save"))</button></div></form>
            """
            : Parts.notice(.plain, "<p>\(say("register.not_started"))</p>") + names(page, agencies)
        let main: HTML = """
            \(tell(told, visit))<h1><span class="caption">\(reference)</span>\(page.title)</h1>
            <p>\(visit.session(page.sessions[Int(page.session) - 1]))</p>\(sessions(page, visit))
            <p>\(say("register.count", .number(Int64(page.marks.count))))</p>
            \(try await NeedsPages.everybody(reference, visit))\(form)
            <p class="actions">\(Parts.button(say("register.walk_in"), Path.walkIn(reference), isPlain: true))
            <a href="\(Path.registerSheet(reference).with("session", String(page.session)))">\
            \(say("register.print"))</a></p>
            """
        let status =
            switch told {
            case .refused, .changed: 409
            case .nothing, .saved: 200
            }
        return .page(HTML(text: page.title), back: Path.registers(), status: status, main)
    }

    private static func tell(_ told: Told, _ visit: Visit) -> HTML {
        switch told {
        case .nothing: .none
        case .saved: "<div role=\"status\">\(Parts.notice(.good, "<p>\(visit.say("register.saved"))</p>"))</div>"
        case .refused(let refusal):
            Fields(visit: visit, form: .empty, faults: FormFaults(refusal)).summary
        case .changed(let references):
            Parts.notice(
                .care, "<p>\(visit.say("register.changed", .text(references.joined(separator: ", "))))</p>")
        }
    }

    private static func sessions(_ page: RegisterPage, _ visit: Visit) -> HTML {
        guard page.sessions.count > 1 else { return .none }
        let items = page.sessions.enumerated().map { index, session -> HTML in
            let number = Int64(index) + 1
            if number == page.session { return "<li><strong>\(visit.session(session))</strong></li>" }
            let link = Path.register(page.event.reference).with("session", String(number))
            return "<li><a href=\"\(link)\">\(visit.session(session))</a></li>"
        }
        return "<nav aria-label=\"\(visit.say("register.sessions"))\"><ul class=\"bare\">\(items)</ul></nav>"
    }

    private static func names(_ page: RegisterPage, _ agencies: AgencyWords) -> HTML {
        let items = page.marks.map { mark -> HTML in
            "<li>\(mark.line.name) <span class=\"quiet\">\(agencies(mark.line.agency))</span></li>"
        }
        return "<ol>\(items)</ol>"
    }

    /// The marks that are offered, each with its minutes where it has any.
    private static let choices = ["attended", "late", "left_early", "did_not_attend"]

    private static func row(_ entry: RegisterMark, _ agencies: AgencyWords, _ visit: Visit) -> HTML {
        let (say, n) = (visit.say, entry.line.booking.ordinal)
        var words = choices
        if !words.contains(entry.mark.word), entry.mark != .notRecorded { words.append(entry.mark.word) }
        let picks = words.map { word -> HTML in
            let mark: HTML = word == entry.mark.word ? " checked" : ""
            return """
                <label class="pick"><input type="radio" name="mark-\(n)" value="\(word)"\(mark)>\
                <span>\(say("mark.\(word)"))</span></label>
                """
        }
        let minutes = entry.mark.minutes > 0 ? String(entry.mark.minutes) : ""
        return """
            <fieldset class="line"><legend>\(entry.line.name)
            <span class="quiet">\(agencies(entry.line.agency))</span></legend>
            <input type="hidden" name="was-\(n)" value="\(entry.mark.word) \(entry.mark.minutes)">
            <div class="marks">\(picks)<label class="minutes">\(say("register.minutes"))
            <input class="w2" name="minutes-\(n)" inputmode="numeric" value="\(minutes)"></label></div></fieldset>
            """
    }

    static let keep = Page.form("keepRegister", .register, keepers) { visit in
        let (reference, form) = (visit.path("reference"), visit.form)
        guard let session = Int64(form["session"]) else { throw Problem.invalid("The session is missing.") }
        let entries = form.names(beginningWith: "was-").compactMap { entry($0, form) }
        do {
            let answer = try await KeepRegister(visit.house)(reference, session: session, entries, by: visit.principal)
            guard answer.changedMeanwhile.isEmpty else {
                return try await page(visit, told: .changed(answer.changedMeanwhile))
            }
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await page(visit, told: .refused(refusal))
        }
        return .redirect(Path.register(reference).with("session", String(session)).with("saved", "yes"))
    }

    /// What a row says; nil for a row that cannot be read, of which nothing is recorded.
    private static func entry(_ number: String, _ form: Form) -> KeepRegister.Entry? {
        let was = form["was-\(number)"].split(separator: " ")
        guard let ordinal = Int64(number), (0..<BookingID.ordinalLimit).contains(ordinal), was.count == 2,
            let before = Mark(word: String(was[0]), minutes: Int64(was[1]) ?? -1)
        else { return nil }
        let word = form.has("mark-\(number)") ? form["mark-\(number)"] : before.word
        let minutes = word == "late" || word == "left_early" ? Int64(form["minutes-\(number)"]) ?? 0 : 0
        guard let mark = Mark(word: word, minutes: minutes) else { return nil }
        return KeepRegister.Entry(ordinal: ordinal, was: before, mark: mark)
    }

    /// How many lines of the register to be signed are left for those who come without a booking.
    private static let spareLines = 4

    /// The register to be signed by hand.
    static let sheet = Page.show("registerSheet", .registerSheet, keepers) { visit in
        let (say, reference) = (visit.say, visit.path("reference"))
        let page = try await ShowRegister(visit.house)(
            reference, session: Int64(visit.query["session"]), by: visit.principal)
        let agencies = try await visit.agencyNames()
        let rows = page.marks.enumerated().map { index, entry -> HTML in
            """
            <tr><td class="right">\(index + 1)</td><th scope="row">\(entry.line.name)</th>
            <td>\(agencies(entry.line.agency))</td><td>\(entry.line.jobRole)</td><td class="sign"></td></tr>
            """
        }
        let spare = (1...spareLines).map { index -> HTML in
            """
            <tr><td class="right">\(rows.count + index)</td><td></td><td></td><td></td><td class="sign"></td></tr>
            """
        }
        let main: HTML = """
            <h1><span class="caption">\(reference)</span>\(page.title)</h1>
            <p>\(visit.session(page.sessions[Int(page.session) - 1]))</p><p>\(say("register.spare"))</p>
            <div class="scroll" tabindex="0" role="region" aria-label="\(say("register.sheet"))"><table class="sheet">\
            <caption>\(say("register.sheet"))</caption><thead><tr>
            <th scope="col" class="right">\(say("register.n"))</th><th scope="col">\(say("book.name"))</th>
            <th scope="col">\(say("booking.agency"))</th>
            <th scope="col">\(say("book.job_role"))</th><th scope="col">\(say("register.signature"))</th></tr></thead>
            <tbody>\(rows)\(spare)</tbody></table></div>
            """
        return .page(say("register.sheet"), back: Path.register(reference), main)
    }

    static let askWalkIn = Page.show("askWalkIn", .walkIn, keepers) { visit in try await walkInPage(visit, .none) }

    private static func walkInPage(_ visit: Visit, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        // There is no such page for a register that one does not keep.
        _ = try await ShowRegister(visit.house)(reference, session: nil, by: visit.principal)
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1><span class="caption">\(reference)</span>\(say("walk_in.title"))</h1>
            <p>\(say("walk_in.lead"))</p>
            <form method="post" action="\(Path.walkIn(reference))" novalidate>\(visit.once)
            \(fields.text("name", say("book.name"), complete: "off"))
            \(fields.text("email", say("book.email"), type: "email", complete: "off"))
            \(try await fields.agencies("agency"))
            \(fields.text("job_role", say("book.job_role"), complete: "off"))
            \(fields.send(say("walk_in.send")))</form>
            """
        return .page(
            say("walk_in.title"), back: Path.register(reference), status: faults.isEmpty ? 200 : 422, main)
    }

    static let walkIn = Page.form("recordWalkIn", .walkIn, keepers) { visit in
        let (form, reference) = (visit.form, visit.path("reference"))
        var faults = FormFaults.none
        for field in ["name", "email", "agency", "job_role"] where form[field].isEmpty {
            faults.add(field, visit.say("walk_in.\(field)_missing"))
        }
        guard faults.isEmpty else { return try await walkInPage(visit, faults) }
        do {
            _ = try await WalkIn(visit.house)(
                .init(
                    event: reference, email: form["email"], name: form["name"], agency: form["agency"],
                    jobRole: form["job_role"]), by: visit.principal)
        } catch let refusal as Refusal where refusal.kind != .notFound {
            return try await walkInPage(visit, FormFaults(refusal))
        }
        return .redirect(Path.register(reference).with("saved", "yes"))
    }
}
