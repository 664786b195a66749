import Application
import Domain
import Markup

/// Signing in at an identity provider (OpenID Connect Core 1.0), where one is configured.
///
/// There and back leads over a page with one link or button, which follows itself where scripts run: the policy of
/// content keeps a form from leading to another site, and coming back must not begin a session before a form of ours
/// was sent.
enum ProviderPages {
    static let all = [begin, back, enter]

    /// The button on the page that asks for an address; nothing where no provider is configured.
    static func button(_ visit: Visit) -> HTML {
        guard let provider = visit.provider else { return .none }
        let say = visit.say
        return """
            <h2>\(say("provider.title"))</h2><p>\(say("provider.lead"))</p>
            <form method="post" action="\(Path.provider())">\(visit.token)\(visit.destinationField)
            <div class="actions"><button class="button button-plain">\
            \(say("provider.send", .text(provider.label)))</button></div></form>
            """
    }

    static let begin = Page.form("beginProvider", .provider, .open) { visit in
        guard let provider = visit.provider else { throw Problem.notFound() }
        let say = visit.say
        do {
            let address = try await BeginFederatedSignIn(visit.house, at: provider)(
                browser: visit.visitor.browser ?? "", from: visit.from)
            let main: HTML = """
                <h1>\(say("provider.leave_title"))</h1><p>\(say("provider.leave", .text(provider.label)))</p>
                <p class="actions"><a class="button" href="\(address)" rel="noreferrer" data-proceed>\
                \(say("provider.go", .text(provider.label)))</a></p>
                """
            let way = Cookie(name: Cookie.way, value: Link.encode(visit.destination.text), seconds: 600)
            return PageReply.page(say("provider.leave_title"), back: Path.signIn(), main).setting(way)
        } catch let refusal as Refusal where refusal.kind != .tooMany {
            return failed(visit, refusal)
        }
    }

    static let back = Page.show("backFromProvider", .provider, .open) { visit in
        guard visit.provider != nil else { throw Problem.notFound() }
        let (say, code, state) = (visit.say, visit.query["code"], visit.query["state"])
        guard !code.isEmpty, !state.isEmpty else { return failed(visit, nil) }
        let main: HTML = """
            <h1>\(say("sign_in.title"))</h1><p>\(say("provider.back"))</p>
            <form method="post" action="\(Path.enterByProvider())" data-proceed>\(visit.token)
            <input type="hidden" name="to" value="\(visit.wanted)">
            <input type="hidden" name="code" value="\(code)"><input type="hidden" name="state" value="\(state)">
            <div class="actions"><button class="button">\(say("sign_in.enter"))</button></div></form>
            """
        return .page(say("sign_in.title"), main)
    }

    static let enter = Page.form("enterByProvider", .enterByProvider, .open) { visit in
        guard let provider = visit.provider else { throw Problem.notFound() }
        do {
            let session = try await FinishFederatedSignIn(visit.house, at: provider)(
                code: visit.form["code"], state: visit.form["state"], browser: visit.visitor.browser ?? "",
                device: visit.device)
            return PageReply.redirect(visit.destination).setting(.session(session))
                .setting(Cookie(name: Cookie.way, value: "", seconds: 0))
        } catch let refusal as Refusal {
            return failed(visit, refusal)
        }
    }

    /// Nobody was signed in: why, and the other way; without a reason the provider itself sent somebody away.
    private static func failed(_ visit: Visit, _ refusal: Refusal?) -> PageReply {
        let say = visit.say
        let status =
            switch refusal?.kind {
            case .notReady: 503
            case .forbidden: 403
            case nil: 200
            default: 409
            }
        let why = refusal.map { HTML(text: $0.description) } ?? say("provider.refused")
        let main: HTML = """
            <h1>\(say("provider.failed_title"))</h1><p>\(why)</p>
            <p class="actions">\(Parts.button(say("provider.other_way"), Path.signIn()))</p>
            """
        return .page(say("provider.failed_title"), status: status, main)
    }
}
