import Application
import Crypto
import Domain
import Foundation
import Markup

/// Who looks at a page.
struct Visitor: Sendable {
    /// The token by which the browser is known again; nil where it has none yet.
    var browser: String?
    /// What the forms are bound to: the session's token, or the browser's; nil where neither is there.
    var formKey: String?
    /// The session's token; nil for somebody who has not signed in.
    let token: String?
    /// What the session may do; nil for somebody who has not signed in.
    let signedIn: SignedIn?
    /// The session as pages see it.
    let session: OpenSession?

    /// A visitor who has not signed in; the browser's token binds their forms.
    static func nobody(browser: String?) -> Visitor { Visitor(browser: browser, token: nil, signedIn: nil) }

    init(browser: String?, token: String?, signedIn: SignedIn?) {
        self.browser = browser
        self.token = token
        self.signedIn = signedIn
        formKey = token ?? browser
        session = signedIn.map { OpenSession($0) }
    }

    /// The person; nil for somebody who has not signed in or is not registered yet.
    var person: PersonID? { session?.person }

    /// Who asks where a page is for these roles: the widest reach comes first.
    func principal(_ access: AccessPolicy) -> Principal? {
        guard case .roles(let roles) = access else { return nil }
        return Visitor.byReach.lazy.filter(roles.contains).compactMap { role in
            session?.principals.first { $0.role == role }
        }.first
    }

    /// Whether somebody has a role that may be used now.
    func has(_ role: Role) -> Bool { session?.principals.contains { $0.role == role } ?? false }

    private static let byReach: [Role] = [.administrator, .finance, .agencyLead, .trainer, .practitioner, .observer]
}

/// A session as pages see it.
struct OpenSession: Sendable {
    /// Who it is; nil for somebody who proved an address that is nobody's yet.
    let person: PersonID?
    /// The address that was proven.
    let email: String
    /// The name shown in the head of the page; empty for nobody yet.
    let name: String
    /// In whose name the session may ask, one for each role.
    let principals: [Principal]
    /// The roles that wait for the second factor.
    let heldBack: [Role]

    init(_ signedIn: SignedIn) {
        person = signedIn.person
        email = signedIn.address
        name = signedIn.name ?? ""
        principals = signedIn.roles.compactMap { signedIn.principal(as: $0) }
        heldBack = signedIn.heldBack.map(\.role)
    }
}

/// What a service tells of itself on every page.
struct Site: Sendable {
    let facts: SiteFacts
    /// Where people reach it, such as `https://training.example`; links that leave the service are built from it and
    /// nothing else.
    let publicURL: String?

    /// What the service is called.
    var name: String { facts.name.isEmpty ? "Training" : facts.name }
}

/// A request as a page sees it.
struct Visit: Sendable {
    /// The house; where the form carries a key, its first unit of work carries it too.
    let house: House
    let site: Site
    var visitor: Visitor
    /// In whose name the page reads and writes.
    let principal: Principal
    /// The parameters of the path.
    let path: [String: String]
    /// The page itself, with its query.
    let link: String
    let query: Form
    let form: Form
    /// The network address of who asks.
    let from: String
    /// What the browser says it is, shown to its owner in the list of sessions.
    let device: String
    let say: Sentences
    /// Where people may sign in besides by mail; nil where nowhere.
    var provider: (any IdentityProvider)?
    /// Where what is the same for everybody is kept for a moment; nil to make all anew.
    var shelves: Shelves?
    /// The page that somebody wanted before they were sent to another's; empty for none.
    var wanted = ""

    /// A parameter of the path, which the router has made sure of.
    func path(_ name: String) -> String { path[name] ?? "" }

    /// The hidden field that shows that a form was made by this service for this visitor.
    var token: HTML {
        guard let key = visitor.formKey else { return .none }
        return "<input type=\"hidden\" name=\"form\" value=\"\(Visit.token(key))\">"
    }

    /// The token and a key, by which the same form sent twice is done once.
    var once: HTML {
        """
        \(token)<input type="hidden" name="key" value="\(Visit.random())">
        """
    }

    /// Does what a form asks for; nil for a form that was sent before and has done it, and so leads where it led then.
    func again<R: Sendable>(_ work: () async throws -> R) async throws -> R? {
        do { return try await work() } catch is Replayed { return nil }
    }

    /// A form's token: whoever does not know the cookie cannot make it, and it does not tell the cookie.
    static func token(_ key: String) -> String {
        Data(SHA256.hash(data: Data("form:\(key)".utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// 128 bits from the system's generator.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let half = String(generator.next(), radix: 16)
            // Of one width, so that no two pairs of halves look the same.
            return String(repeating: "0", count: 16 - half.count) + half
        }.joined()
    }
}
