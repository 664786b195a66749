import Application
import Crypto
import Domain
import Foundation
import HTTPTypes
import Logging
import Markup

/// Answers browsers: finds the page and who looks at it, holds forms to have come from here, and tells what went wrong
/// as a page.
struct PageDispatcher: Sendable {
    let house: House
    let routes: RouteTable<Page>
    let door: any Doorkeeper
    let siteKeeper: SiteKeeper
    /// Where what is the same for everybody is kept for a moment; nil to make all anew.
    var shelves: Shelves?
    let logger: Logger
    /// Where people may sign in besides by mail.
    var provider: (any IdentityProvider)?

    /// Answers one request; the second value is the name under which it is counted.
    func answer(_ request: Incoming, _ path: Substring, _ query: Substring, id: String) async -> (Outgoing, String) {
        let match = routes.match(request.method, path)
        let cookies = Cookie.read(request.headers[.cookie])
        var visitor = Visitor.nobody(browser: cookies[Cookie.browser])
        let site = await siteKeeper.site()
        do {
            let own = try await own(match, request, cookies)
            if let own, let kept = shelves?.own.take(own.key), kept.version == own.version, let page = kept.page {
                return (page, name(match))
            }
            visitor = try await door.visitor(cookies)
            switch match {
            case .nothing: throw Problem.notFound()
            case .otherMethods(let methods): throw Problem.otherMethods(methods)
            case .found(let page, let values):
                let shelf = page.keeping == .everybody && visitor.signedIn == nil ? shelves?.pages : nil
                if let kept = shelf?.take(request.target) { return (kept, "page.\(page.id)") }
                var visit = try await visit(page, values, query, request, visitor, site)
                visit.wanted = cookies[Cookie.way]?.removingPercentEncoding ?? ""
                let reply = try await run(page, visit)
                let outgoing = outgoing(reply, visit)
                if reply.status == 200, reply.cookies.isEmpty {
                    shelf?.put(request.target, outgoing)
                    if let own, visitor.signedIn != nil { shelves?.own.put(own.key, own.with(outgoing)) }
                }
                return (outgoing, "page.\(page.id)")
            }
        } catch let away as Away {
            return (outgoing(away.reply, plain(visitor, request, site)), name(match))
        } catch {
            let problem = problem(error, id, name(match))
            let visit = plain(visitor, request, site)
            var outgoing = outgoing(ProblemPage.reply(problem, visit, request: id), visit)
            for field in problem.headers { outgoing.headers[field.name] = field.value }
            return (outgoing, name(match))
        }
    }

    private func name(_ match: RouteTable<Page>.Match) -> String {
        if case .found(let page, _) = match { "page.\(page.id)" } else { "page.nothing" }
    }

    /// What a session's own page is kept under, and how far the store had come before it was made; nil where it is not
    /// kept. Who the session belongs to, and that it has not ended, stands in the store like all that the page shows.
    private func own(
        _ match: RouteTable<Page>.Match, _ request: Incoming, _ cookies: [String: String]
    ) async throws -> OwnPage? {
        guard shelves != nil, case .found(let page, _) = match, page.keeping != .nobody,
            let token = cookies[Cookie.session], !token.isEmpty, let version = try await house.store.version()
        else { return nil }
        return OwnPage(token, request.target, version)
    }

    /// Leads elsewhere instead of to the page.
    private struct Away: Error { let reply: PageReply }

    private func visit(
        _ page: Page, _ path: [String: String], _ query: Substring, _ request: Incoming, _ visitor: Visitor,
        _ site: Site
    ) async throws -> Visit {
        guard let query = Form(urlEncoded: query) else { throw Problem.invalid("The query cannot be read.") }
        var form = Form.empty
        var house = house
        if page.method == .post {
            form = try await self.form(page, request, visitor)
            if !form["key"].isEmpty {
                house = try house.keyed(form["key"], route: "page.\(page.id)", request: request.target)
            }
        }
        let principal = try principal(page, request, visitor)
        return Visit(
            house: house, site: site, visitor: visitor, principal: principal, path: path, link: request.target,
            query: query, form: form, from: request.from, device: request.headers[.userAgent] ?? "", say: .english,
            provider: provider, shelves: shelves)
    }

    private func run(_ page: Page, _ visit: Visit) async throws -> PageReply { try await page.handle(visit) }

    private func principal(_ page: Page, _ request: Incoming, _ visitor: Visitor) throws -> Principal {
        guard let access = page.access else { throw StoreFault(.defect, "\(page.id) has no access policy.") }
        if access == .open { return Principal(name: "anybody", role: .observer, scope: .figures) }
        if let principal = visitor.principal(access) { return principal }
        guard let session = visitor.session else { throw Away(reply: .redirect(PageDispatcher.signIn(request))) }
        if session.heldBack.contains(where: access.admits) {
            throw Away(reply: .redirect(Path.secondFactor().with("to", PageDispatcher.way(request))))
        }
        if session.person == nil, access.admits(.practitioner) {
            throw Away(reply: .redirect(Path.registerSelf().with("to", PageDispatcher.way(request))))
        }
        // That there is such a page is no secret; whose it is, is told.
        throw Problem.forbidden("")
    }

    private static func way(_ request: Incoming) -> String { request.method == .post ? "/" : request.target }

    private static func signIn(_ request: Incoming) -> Link { Path.signIn().with("to", way(request)) }

    /// Reads a form, once it is certain that it came from a page of this service and this visitor's own browser, unless
    /// its address is all that is asked for.
    private func form(_ page: Page, _ request: Incoming, _ visitor: Visitor) async throws -> Form {
        let bytes = try await request.body()
        guard let form = PageDispatcher.read(bytes, request.headers[.contentType] ?? "") else {
            throw Problem.invalid("The form cannot be read.")
        }
        guard page.isBound else { return .empty }
        // Browsers say where a request comes from (Fetch Metadata); what they say may only make the answer stricter.
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name],
            site != "same-origin", site != "none"
        {
            throw Problem.forbidden("")
        }
        guard let key = visitor.formKey, PageDispatcher.isSame(form["form"], Visit.token(key)) else {
            throw Problem(kind: "form_expired", status: 403, title: "", detail: "")
        }
        return form
    }

    /// The form that was sent, in one of the two ways in which browsers send one.
    private static func read(_ bytes: [UInt8], _ type: String) -> Form? {
        switch type.split(separator: ";").first.map({ $0.lowercased() }) {
        case "application/x-www-form-urlencoded":
            String(validating: bytes, as: UTF8.self).flatMap { Form(urlEncoded: $0) }
        case "multipart/form-data": Form(multipart: bytes, type: type)
        default: nil
        }
    }

    /// Compares without telling by the time it takes how much was right.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func plain(_ visitor: Visitor, _ request: Incoming, _ site: Site) -> Visit {
        Visit(
            house: house, site: site, visitor: visitor,
            principal: Principal(name: "anybody", role: .observer, scope: .figures), path: [:], link: request.target,
            query: .empty, form: .empty, from: request.from, device: "", say: .english)
    }

    private func problem(_ error: any Error, _ id: String, _ page: String) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let refusal as Refusal: return Problem(refusal)
        // A page that does not lead somewhere itself when its form comes a second time.
        case is Replayed: return Problem(kind: "done_before", status: 200, title: "", detail: "")
        case let fault as StoreFault:
            logger.error(
                "the store failed",
                metadata: ["request": "\(id)", "page": "\(page)", "fault": "\(fault.kind)", "why": "\(fault)"])
            return Problem(fault)
        default:
            logger.error(
                "a page failed",
                metadata: ["request": "\(id)", "page": "\(page)", "error": "\(type(of: error))"])
            return Problem(StoreFault(.defect, ""))
        }
    }

    /// The visit as it goes on: a page that comes with another token of the session binds the forms of its frame to it.
    private static func renewed(_ visit: Visit, _ reply: PageReply) -> Visit {
        guard let cookie = reply.cookies.first(where: { $0.name == Cookie.session && !$0.value.isEmpty }) else {
            return visit
        }
        var visit = visit
        visit.visitor.formKey = cookie.value
        return visit
    }

    private func outgoing(_ reply: PageReply, _ visit: Visit) -> Outgoing {
        var headers = HTTPFields()
        headers[.cacheControl] = reply.keeping
        if let policy = reply.policy { headers[.contentSecurityPolicy] = policy }
        for cookie in reply.cookies { headers.append(HTTPField(name: .setCookie, value: cookie.header)) }
        switch reply.body {
        case .page(let body):
            headers[.contentType] = "text/html; charset=utf-8"
            let bytes = Array(Layout(PageDispatcher.renewed(visit, reply)).document(body).source.utf8)
            return Outgoing(status: reply.status, headers: headers, bytes: bytes)
        case .redirect(let link):
            headers[.location] = link.text
            return Outgoing(status: reply.status, headers: headers, bytes: [])
        case .elsewhere(let address):
            headers[.location] = address
            return Outgoing(status: reply.status, headers: headers, bytes: [])
        case .file(let bytes, let type, let name):
            headers[.contentType] = type
            if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
            return Outgoing(status: reply.status, headers: headers, bytes: bytes)
        }
    }
}

/// Knows who a browser's cookies belong to.
protocol Doorkeeper: Sendable {
    func visitor(_ cookies: [String: String]) async throws -> Visitor
}
