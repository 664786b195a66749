import Application
import Domain
import Markup

/// Signing in by a mailed link or its six-digit code, and out.
///
/// Every page does the same for every address, known or not (OWASP ASVS 5.0, 6.3.8), and looking at a page never uses a
/// link up: mail programs look before people do.
enum SignInPages {
    static let all = [ask, send, sent, code, look, enter, leave]

    static let ask = Page.show("signIn", .signIn, .open) { visit in
        if visit.visitor.session?.person != nil { return .redirect(visit.destination) }
        return try await asking(visit, .none)
    }

    /// The form that asks for an address. The browser is given the token by which it is known again.
    private static func asking(_ visit: Visit, _ faults: FormFaults, status: Int = 200) async throws -> PageReply {
        let visit = visit.inKnownBrowser()
        let say = visit.say
        let fields = Fields(visit: visit, form: visit.form, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("sign_in.title"))</h1><p>\(say("sign_in.lead"))</p>
            <form method="post" action="\(Path.signIn())" novalidate>\(visit.token)\(visit.destinationField)
            \(fields.text(
                "email", say("sign_in.email"), hint: say("sign_in.email_hint"), type: "email", complete: "email"))
            \(fields.send(say("sign_in.send")))</form>\(ProviderPages.button(visit))
            \(try await DemonstrationPages.people(visit))
            """
        return PageReply.page(say("sign_in.title"), status: status, main).setting(visit.browserCookie)
    }

    static let send = Page.form("sendSignIn", .signIn, .open) { visit in
        let browser = visit.visitor.browser ?? ""
        do {
            try await AskSignIn(visit.house)(visit.form["email"], browser: browser, from: visit.from)
        } catch let refusal as Refusal where refusal.kind == .invalid {
            var faults = FormFaults.none
            faults.add("email", visit.say("sign_in.email_fault"))
            return try await asking(visit, faults, status: 422)
        }
        return .redirect(Path.signInSent().with("to", visit.form["to"]))
    }

    static let sent = Page.show("signInSent", .signInSent, .open) { visit in typing(visit, .none) }

    private static func typing(_ visit: Visit, _ faults: FormFaults, status: Int = 200) -> PageReply {
        let say = visit.say
        let fields = Fields(visit: visit, form: .empty, faults: faults)
        let main: HTML = """
            \(fields.summary)<h1>\(say("sign_in.sent_title"))</h1><p>\(say("sign_in.sent"))</p>
            <form method="post" action="\(Path.signInCode())" novalidate>\(visit.token)\(visit.destinationField)
            \(fields.text(
                "code", say("sign_in.code"), hint: say("sign_in.code_hint"), width: "code", complete: "one-time-code"))
            \(fields.send(say("sign_in.enter")))</form>
            <p>\(say("sign_in.not_there")) <a href="\(Path.signIn())">\(say("sign_in.again"))</a></p>
            """
        return .page(say("sign_in.sent_title"), back: Path.signIn(), status: status, main)
    }

    static let code = Page.form("signInCode", .signInCode, .open) { visit in
        do {
            let session = try await RedeemCode(visit.house)(
                visit.form["code"], browser: visit.visitor.browser ?? "", device: visit.device)
            return PageReply.redirect(visit.destination).setting(.session(session))
        } catch let refusal as Refusal {
            var faults = FormFaults.none
            faults.add("code", HTML(text: refusal.description))
            return typing(visit, faults, status: 422)
        }
    }

    static let look = Page.show("signInLink", .signInLink, .open) { visit in
        let say = visit.say
        let token = visit.query["token"]
        guard try await RedeemLink(visit.house).isGood(token, browser: visit.visitor.browser ?? "") else {
            return spent(visit, status: 200)
        }
        let main: HTML = """
            <h1>\(say("sign_in.link_title"))</h1><p>\(say("sign_in.link"))</p>
            <form method="post" action="\(Path.signInLink())">\(visit.token)\(visit.destinationField)
            <input type="hidden" name="token" value="\(token)">
            <div class="actions"><button class="button">\(say("sign_in.enter"))</button></div></form>
            """
        return .page(say("sign_in.link_title"), main)
    }

    private static func spent(_ visit: Visit, status: Int) -> PageReply {
        let say = visit.say
        let main: HTML = """
            <h1>\(say("sign_in.spent_title"))</h1><p>\(say("sign_in.spent"))</p>
            <p>\(say("sign_in.other_browser"))</p>
            <p class="actions">\(Parts.button(say("sign_in.another"), Path.signIn()))</p>
            """
        return .page(say("sign_in.spent_title"), status: status, main)
    }

    static let enter = Page.form("enterByLink", .signInLink, .open) { visit in
        do {
            let session = try await RedeemLink(visit.house)(
                visit.form["token"], browser: visit.visitor.browser ?? "", device: visit.device)
            return PageReply.redirect(visit.destination).setting(.session(session))
        } catch is Refusal {
            return spent(visit, status: 409)
        }
    }

    static let leave = Page.form("signOut", .signOut, .open) { visit in
        if let token = visit.visitor.token { try await EndSession(visit.house)(token) }
        return PageReply.redirect(Path.start()).setting(Cookie(name: Cookie.session, value: "", seconds: 0))
    }
}

extension Cookie {
    /// The cookie of a session. It ends with the browser; how long it is good for is kept by the service.
    static func session(_ session: NewSession) -> Cookie { Cookie(name: Cookie.session, value: session.token) }
}

extension Visit {
    /// Where somebody goes after signing in: where they wanted to, if that is a page of this service.
    var destination: Link {
        let wanted = form.has("to") ? form["to"] : query["to"]
        return Link(returningTo: wanted) ?? Path.bookings()
    }

    /// The same, carried on in a form.
    var destinationField: HTML {
        let wanted = form.has("to") ? form["to"] : query["to"]
        return "<input type=\"hidden\" name=\"to\" value=\"\(wanted)\">"
    }

    /// The same visit from a browser that is given a token where it has none.
    func inKnownBrowser() -> Visit {
        guard visitor.browser == nil else { return self }
        var visit = self
        let token = AskSignIn.browserToken()
        visit.visitor.browser = token
        if visit.visitor.session == nil { visit.visitor.formKey = token }
        return visit
    }

    /// The cookie by which the browser is known again, for as long as a link may be on its way and then some.
    var browserCookie: Cookie { Cookie(name: Cookie.browser, value: visitor.browser ?? "", seconds: 86_400) }
}
