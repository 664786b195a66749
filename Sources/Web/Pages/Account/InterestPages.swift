import Application
import Domain
import Markup

/// “Tell me when it runs”: on the page of a course, and what one has asked to be told of.
enum InterestPages {
    static let all = [list, add, withdraw]

    private static let most = 50

    /// On the page of a course: the button for whoever has signed in, the way there for everybody else.
    static func ask(_ course: String, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        guard let session = visit.visitor.session, session.person != nil,
            let me = visit.visitor.principal(AccountPages.people)
        else {
            let link = Path.signIn().with("to", Path.course(course).text)
            return """
                <h2>\(say("interest.title"))</h2><p>\(say("interest.lead"))</p>
                <p class="actions">\(Parts.button(say("interest.sign_in"), link, isPlain: true))</p>
                """
        }
        let mine = try await ListInterests(visit.house).of(session.email, by: me)
        if mine.contains(where: { $0.courseCode == course && $0.state == .open }) {
            let link: HTML = "<a href=\"\(Path.myInterests())\">\(say("interest.see"))</a>"
            return "<h2>\(say("interest.title"))</h2>\(Parts.notice(.good, "<p>\(say("interest.open")) \(link)</p>"))"
        }
        return """
            <h2>\(say("interest.title"))</h2><p>\(say("interest.lead"))</p>
            <form method="post" action="\(Path.addInterest(course))">\(visit.once)<div class="actions">
            <button class="button button-plain">\(say("interest.send"))</button></div></form>
            """
    }

    static let add = Page.form("addInterest", .addInterest, AccountPages.people) { visit in
        let course = visit.path("course")
        _ = try await visit.again {
            try await ChangeInterest(visit.house).add(try visit.signedIn().address, to: course, by: visit.principal)
        }
        return .redirect(Path.myInterests().with("added", course))
    }

    static let list = Page.show("myInterests", .myInterests, AccountPages.people) { visit in
        let say = visit.say
        let mine = try await ListInterests(visit.house).of(try visit.signedIn().address, by: visit.principal)
        let part = mine.leaf(from: visit.query["from"], of: most)
        let added = mine.first { $0.courseCode == visit.query["added"] && $0.state == .open }
        let told = added.map { Parts.done(say("interest.added", .text($0.title))) } ?? .none
        let none: HTML = """
            <p>\(say("interest.none"))</p><p>\(Parts.button(say("bookings.find"), Path.programme()))</p>
            """
        let items = part.items.map { item($0, visit) }
        let main: HTML = """
            \(told)<h1>\(say("account.interests"))</h1><p>\(say("interest.lead"))</p>
            \(mine.isEmpty ? none : "<ul class=\"cards\">\(items)</ul>")
            \(Parts.more(part.next.map { Path.myInterests().with("from", String($0)) }, visit))
            """
        return .page(say("account.interests"), back: Path.account(), main)
    }

    private static func item(_ interest: Interest, _ visit: Visit) -> HTML {
        let say = visit.say
        let stands: HTML
        switch interest.state {
        case .open:
            stands = """
                <p>\(say("interest.since", .text(visit.spoken(interest.since))))</p>
                <form method="post" action="\(Path.withdrawInterest())">\(visit.once)
                <input type="hidden" name="course" value="\(interest.courseCode)">
                <button class="button button-plain button-small">\
                \(say("interest.withdraw", .html(AccountPages.named("\(interest.title)"))))</button></form>
                """
        case .told(let at, let event):
            let link: HTML = "<a href=\"\(Path.event(event))\">\(event)</a>"
            stands = "<p>\(say("interest.told", .text(visit.spoken(at)), .html(link)))</p>"
        case .withdrawn(let at): stands = "<p>\(say("interest.withdrawn", .text(visit.spoken(at))))</p>"
        }
        return "<li><h2><a href=\"\(Path.course(interest.courseCode))\">\(interest.title)</a></h2>\(stands)</li>"
    }

    static let withdraw = Page.form("withdrawInterest", .withdrawInterest, AccountPages.people) { visit in
        _ = try await visit.again {
            try await ChangeInterest(visit.house).withdraw(
                try visit.signedIn().address, from: visit.form["course"], by: visit.principal)
        }
        return .redirect(Path.myInterests())
    }
}
