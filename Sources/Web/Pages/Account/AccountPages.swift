import Application
import Domain
import Markup

/// Who one is here, what one may do, and where one is signed in.
enum AccountPages {
    static let all = [show, endSession, endOthers]

    static let people = AccessPolicy.roles([.practitioner])

    /// The most sessions shown; a session lasts a day or so, and each took a mail.
    private static let mostSessions = 50

    static let show = Page.show("account", .account, people) { visit in
        let (say, me, who) = (visit.say, try await visit.me(), try visit.signedIn())
        let agency = try await ShowRecord(visit.house).agency(me.agencyCode, by: visit.principal).agency
        let sessions = try await ListSessions(visit.house)(by: who)
        let told = visit.query["done"] == "others" ? Parts.done(say("account.ended")) : HTML.none
        let main: HTML = """
            \(told)<h1>\(say("account.title"))</h1><h2>\(say("account.details"))</h2>
            \(Parts.facts([
                .init(name: say("book.name"), value: HTML(text: me.person.details?.name ?? "")),
                .init(name: say("book.email"), value: HTML(text: me.person.details?.email ?? "")),
                .init(name: say("booking.agency"), value: HTML(text: agency.name)),
                .init(name: say("book.job_role"), value: HTML(text: me.person.details?.jobRole ?? "")),
                .init(name: say("account.roles"), value: roles(who, visit)),
                .init(name: say("account.second"), value: secondFactor(who, visit)),
            ]))
            <p>\(say("account.wrong"))</p>\(factorForm(who, visit))
            <h2>\(say("account.yours"))</h2><ul class="cards">
            \(card(Path.myRecord(), "account.record", visit))\(card(Path.myCalendar(), "account.calendar", visit))
            \(card(Path.myInterests(), "account.interests", visit))\(card(Path.myMail(), "account.mail", visit))</ul>
            <h2>\(say("account.sessions"))</h2>\(list(sessions.prefix(mostSessions), who, visit))
            """
        return .page(say("account.title"), main)
    }

    private static func card(_ link: Link, _ key: String, _ visit: Visit) -> HTML {
        "<li><h3><a href=\"\(link)\">\(visit.say("\(key)"))</a></h3><p>\(visit.say("\(key)_lead"))</p></li>"
    }

    private static func roles(_ who: SignedIn, _ visit: Visit) -> HTML {
        let say = visit.say
        let now = Set(who.roles.map(\.role.rawValue)).sorted().map { say("role.\($0)") }
        let later = Set(who.heldBack.map(\.role.rawValue)).sorted().map { role -> HTML in
            say("account.held", .html(say("role.\(role)")))
        }
        return HTML.joined(now + later, by: ", ")
    }

    private static func secondFactor(_ who: SignedIn, _ visit: Visit) -> HTML {
        guard who.hasSecondFactor else { return Parts.tag(visit.say("account.second_none")) }
        return Parts.tag(visit.say("account.second_set"), .good)
    }

    /// To set the second factor up, to show it, or to set it up anew, which gives new recovery codes too.
    private static func factorForm(_ who: SignedIn, _ visit: Visit) -> HTML {
        let say = visit.say
        let link = Path.secondFactor().with("to", Path.account().text)
        guard who.hasSecondFactor else {
            return "<p class=\"actions\">\(Parts.button(say("account.second_begin"), link, isPlain: true))</p>"
        }
        guard who.secondFactorAt != nil else {
            return "<p class=\"actions\">\(Parts.button(say("account.second_show"), link, isPlain: true))</p>"
        }
        return """
            <details><summary>\(say("account.second_again"))</summary><div><p>\(say("account.second_again_lead"))</p>
            <form method="post" action="\(Path.enrolSecondFactor())">\(visit.token)
            <input type="hidden" name="to" value="\(Path.account())"><div class="actions">
            <button class="button button-plain">\(say("account.second_again"))</button></div></form></div></details>
            """
    }

    private static func list(_ sessions: ArraySlice<SessionRecord>, _ who: SignedIn, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = sessions.map { session -> [HTML] in
            let device = DeviceWords.device(session.label, visit)
            let action: HTML =
                session.id == who.session
                ? Parts.tag(say("account.this"), .info)
                : """
                <form method="post" action="\(Path.endSession())">\(visit.once)
                <input type="hidden" name="session" value="\(session.id.raw)">
                <button class="button button-plain button-small">\
                \(say("account.end", .html(named(device))))</button></form>
                """
            return [
                device, HTML(text: visit.spoken(session.life.beganAt)), HTML(text: visit.spoken(session.life.seenAt)),
                action,
            ]
        }
        let others: HTML =
            sessions.count > 1
            ? """
            <form method="post" action="\(Path.endOtherSessions())">\(visit.once)<div class="actions">
            <button class="button button-plain">\(say("account.end_others"))</button></div></form>
            """ : .none
        let columns: [Parts.Column] = [
            .init(name: say("account.device")), .init(name: say("account.began")), .init(name: say("account.seen")),
            .init(name: say("account.what"), isAction: true),
        ]
        return "<div class=\"said\">\(Parts.table(say("account.sessions"), columns, rows))</div>\(others)"
    }

    /// What a button is about, for those who hear it without what stands around it.
    static func named(_ name: HTML) -> HTML { "<span class=\"unseen\">\(name)</span>" }

    static let endSession = Page.form("endSession", .endSession, people) { visit in
        let who = try visit.signedIn()
        guard let id = Int64(visit.form["session"]) else { throw Problem.notFound() }
        _ = try await visit.again { try await EndSession(visit.house)(SessionID(id), by: who) }
        return .redirect(Path.account())
    }

    static let endOthers = Page.form("endOtherSessions", .endOtherSessions, people) { visit in
        let who = try visit.signedIn()
        _ = try await visit.again { try await EndOtherSessions(visit.house)(by: who) }
        return .redirect(Path.account().with("done", "others"))
    }
}

extension Visit {
    /// Who has signed in.
    ///
    /// - Throws: ``Problem`` for nobody.
    func signedIn() throws -> SignedIn {
        guard let who = visitor.signedIn else { throw Problem.notFound() }
        return who
    }
}
