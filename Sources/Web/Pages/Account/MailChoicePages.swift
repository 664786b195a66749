import Application
import Domain
import Markup

/// What somebody wants to be mailed besides what is about their own bookings: chosen on their account's page, or by the
/// link of a letter without signing in.
enum MailChoicePages {
    static let all = [show, change, ask, stop]

    static let show = Page.show("myMail", .myMail, AccountPages.people) { visit in
        let say = visit.say
        let choices = try await MailChoices(visit.house)(by: visit.principal)
        let told = visit.query["done"].isEmpty ? HTML.none : Parts.done(say("mail_choice.kept"))
        let main: HTML = """
            \(told)<h1>\(say("account.mail"))</h1><p>\(say("mail_choice.lead"))</p>
            <ul class="cards">\(choices.map { item($0, visit) })</ul>
            """
        return .page(say("account.mail"), back: Path.account(), main)
    }

    private static func item(_ choice: MailChoices.Line, _ visit: Visit) -> HTML {
        let (say, list) = (visit.say, choice.list.rawValue)
        let tag =
            choice.isWanted ? Parts.tag(say("mail_choice.on"), .good) : Parts.tag(say("mail_choice.off"))
        let button = say(choice.isWanted ? "mail_choice.stop" : "mail_choice.want")
        return """
            <li><h2>\(say("mail_choice.list_\(list)"))</h2><p>\(tag)</p><p>\(say("mail_choice.about_\(list)"))</p>
            <form method="post" action="\(Path.myMail())">\(visit.once)
            <input type="hidden" name="list" value="\(list)">
            <input type="hidden" name="wanted" value="\(choice.isWanted ? "no" : "yes" as HTML)">
            <button class="button button-plain button-small">\(button) \
            \(AccountPages.named(say("mail_choice.list_\(list)")))</button></form></li>
            """
    }

    static let change = Page.form("changeMyMail", .myMail, AccountPages.people) { visit in
        guard let list = MailingList(rawValue: visit.form["list"]) else { throw Problem.notFound() }
        let isWanted = visit.form["wanted"] == "yes"
        _ = try await visit.again {
            try await MailChoices(visit.house).change(list, isWanted: isWanted, by: visit.principal)
        }
        return .redirect(Path.myMail().with("done", list.rawValue))
    }

    /// What the link of a letter leads to. It changes nothing: programs look at links before people do.
    static let ask = Page.show("askUnsubscribe", .unsubscribe, .open) { visit in
        let say = visit.say
        let main: HTML = """
            <h1>\(say("unsubscribe.ask"))</h1><p>\(say("unsubscribe.lead"))</p>
            <form method="post" action="\(Path.unsubscribe(visit.path("token")))"><div class="actions">
            <button class="button">\(say("unsubscribe.send"))</button></div></form>
            """
        return .page(say("unsubscribe.ask"), main)
    }

    /// What the button does, and a program of mail with one click (RFC 8058): it brings no cookie, and a redirect would
    /// lose what it asks for, so that the answer stands here. It is the same for every address that there can be.
    static let stop = Page.form("unsubscribe", .unsubscribe, .open) { visit in
        let say = visit.say
        try await StopMail(visit.house)(visit.path("token"))
        let main: HTML = """
            <h1>\(say("unsubscribe.done"))</h1><p>\(say("unsubscribe.done_lead"))</p>
            <p>\(say("unsubscribe.still"))</p>
            <p><a href="\(Path.myMail())">\(say("unsubscribe.change"))</a></p>
            """
        return .page(say("unsubscribe.done"), main)
    }.unbound
}
