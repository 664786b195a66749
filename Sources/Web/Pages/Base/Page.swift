import Application
import Domain
import HTTPTypes
import Markup

/// One page, or what one of its forms does: what the router, the links and the tests of access are all made of.
struct Page: Routed {
    /// Its name in the log and the figures, such as `event`.
    let id: String
    /// GET shows and changes nothing; POST changes and needs a form that this service made.
    let method: HTTPRequest.Method
    let path: String
    let access: AccessPolicy?
    /// For whom it may be kept for a moment.
    let keeping: Keeping
    /// Whether a form must have come from a page of this service in the same browser. It need not only where a secret
    /// in the address itself lets whoever has it do one thing, as a program of mail does that knows no cookie.
    var isBound = true
    let handle: @Sendable (Visit) async throws -> PageReply

    /// For whom a page may be kept for a moment. One that holds a form to be sent once is made each time.
    enum Keeping {
        /// It is made each time.
        case nobody
        /// For each session, while nothing changes in the store.
        case oneself
        /// The same, and for all who have not signed in together, for whom it may be a moment old.
        case everybody
    }

    /// A page that shows.
    static func show(
        _ id: String, _ path: Path, _ access: AccessPolicy, keeping: Keeping = .nobody,
        _ handle: @escaping @Sendable (Visit) async throws -> PageReply
    ) -> Page {
        Page(id: id, method: .get, path: path.pattern, access: access, keeping: keeping, handle: handle)
    }

    /// What a form does.
    static func form(
        _ id: String, _ path: Path, _ access: AccessPolicy,
        _ handle: @escaping @Sendable (Visit) async throws -> PageReply
    ) -> Page {
        Page(id: id, method: .post, path: path.pattern, access: access, keeping: .nobody, handle: handle)
    }

    /// The same for whoever has the address, be it no browser at all.
    var unbound: Page {
        var page = self
        page.isBound = false
        return page
    }

    /// The parameters of the path, each with the form that alone can be found.
    var pathParameters: [Schema.Property] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
            let name = String(segment.dropFirst().dropLast())
            return Schema.Property(name, Page.shapes[name] ?? .text(1...200), "")
        }
    }

    private static let shapes: [String: Schema] = [
        "reference": .code, "booking": .bookingReference, "course": .shaped(.looseCode), "code": .shaped(.looseCode),
        "id": .text(1...19), "charge": .shaped(.chargeReference), "number": .shaped(.documentNumber),
    ]
}

/// What a page answers.
struct PageReply: Sendable {
    enum Body: Sendable {
        /// A page of the service, to which head and foot are put.
        case page(PageBody)
        /// Somewhere else, by GET (RFC 9110 section 15.4.4).
        case redirect(Link)
        /// A page at another's, which a browser is sent to by GET.
        case elsewhere(String)
        /// A file as it is.
        case file([UInt8], type: String, name: String?)
    }

    var status: Int
    var body: Body
    var cookies: [Cookie] = []
    /// How long browsers may keep it (RFC 9111); pages are not kept, for they may be somebody's.
    var keeping = "no-store"
    /// What browsers may use with it (Content-Security-Policy), where that is not what every page may.
    var policy: String?

    /// A page.
    static func page(
        _ title: HTML, back: Link? = nil, status: Int = 200, _ main: HTML
    ) -> PageReply {
        PageReply(status: status, body: .page(PageBody(title: title, back: back, main: main)))
    }

    /// Another page, to be asked for with GET, so that loading it again sends nothing again.
    static func redirect(_ link: Link) -> PageReply { PageReply(status: 303, body: .redirect(link)) }

    /// A file.
    static func file(_ text: String, type: String, name: String? = nil) -> PageReply {
        PageReply(status: 200, body: .file(Array(text.utf8), type: type, name: name))
    }

    /// A document as a file, to be kept and not shown within the site.
    static func file(_ file: PaperFile) -> PageReply {
        var reply = PageReply(status: 200, body: .file(file.bytes, type: file.type, name: file.name))
        reply.policy = "default-src 'none'; sandbox"
        return reply
    }

    /// The same with a cookie set.
    func setting(_ cookie: Cookie) -> PageReply {
        var reply = self
        reply.cookies.append(cookie)
        return reply
    }
}

/// What stands between head and foot.
struct PageBody: Sendable {
    let title: HTML
    /// Where the link above the heading leads.
    let back: Link?
    let main: HTML
}

/// A cookie of this service: never readable by scripts, never sent in plain or to another site's forms, bound to the
/// host by its name (RFC 6265bis section 4.1.3.2).
struct Cookie: Hashable, Sendable {
    let name: String
    let value: String
    /// How many seconds it is kept; nil until the browser is closed, 0 to take it away.
    var seconds: Int64?

    /// The session of somebody who signed in.
    static let session = "__Host-turnout"
    /// The browser, so that a link that was asked for in one is of no use in another.
    static let browser = "__Host-browser"
    /// The page that somebody wanted before they were sent to an identity provider, which gives nothing of it back.
    static let way = "__Host-way"

    var header: String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    /// The cookies of a request, the first of each name.
    static func read(_ header: String?) -> [String: String] {
        var cookies: [String: String] = [:]
        for part in (header ?? "").split(separator: ";").prefix(100) {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let name = String(pair[0].drop { $0 == " " })
            if cookies[name] == nil { cookies[name] = String(pair[1]) }
        }
        return cookies
    }
}
