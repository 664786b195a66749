import Application
import Domain
import Foundation
import HTTPTypes
import Logging
import Store
import TestSupport
import Testing

@testable import Web

/// S9 over every route, every method and every kind of answer; made from the tables of routes, none left out.
@Suite(.timeLimit(.minutes(20))) struct HeaderTests {
    private static let methods: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
        + ["PROPFIND", "TURN"].compactMap { HTTPRequest.Method($0) }

    @Test(arguments: TestEngine.allCases)
    func `every answer to every method of every path tells browsers what not to do`(
        _ engine: TestEngine
    ) async throws {
        try await Neighbours.with(engine) { neighbours in
            var cells = 0
            let visitors = try await PageMatrixTests.visitors(neighbours)
            for address in ["http://127.0.0.1:8080", "https://training.example"] {
                var asking = HeaderAsking(
                    dispatcher: try Browser.dispatcher(neighbours.store.house, publicURL: address),
                    rules: HeaderRules(isSecure: address.hasPrefix("https")))
                for operation in WebServer.api { await asking.operation(operation, neighbours) }
                for page in WebServer.pages { await asking.page(page, visitors) }
                for (path, taken) in Self.paths {
                    for method in Self.methods { await asking.method(method, path, taken) }
                }
                cells += asking.cells
            }
            print("S9 on \(engine): \(cells) cells of \(Self.paths.count) paths.")
            #expect(cells > 5_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is missing, too long, too much, broken or unreachable is answered under the same rules`(
        _ engine: TestEngine
    ) async throws {
        try await Neighbours.with(engine) { neighbours in
            let house = neighbours.store.house
            var asking = HeaderAsking(
                dispatcher: try Browser.dispatcher(house, publicURL: "https://training.example"),
                rules: HeaderRules(isSecure: true))
            for path in ["/nothing", "/..", "/%00", "/%zz", "//x.example", "/api/v1/nothing", "/api/"] {
                for method in [HTTPRequest.Method.get, .head, .post] { await asking.expect(404, method, path) }
            }
            await asking.expect(404, .get, "/assets/none.css")
            let form = ["Content-Type": "application/x-www-form-urlencoded"]
            let json = [
                "Content-Type": "application/json",
                "Authorization": "Bearer \(neighbours.tokens[.administrator] ?? "")",
            ]
            await asking.expect(413, .post, "/sign-in", form, throwing: Problem.tooLong(5))
            await asking.expect(413, .post, "/api/v1/agencies", json, throwing: Problem.tooLong(5))
            await asking.expect(400, .post, "/sign-in", ["Content-Type": "text/plain"], body: "x")
            await asking.expect(403, .post, "/sign-in", form, body: "email=x")
            await asking.expect(
                415, .post, "/api/v1/agencies", json.merging(["Content-Type": "text/plain"]) { $1 }, body: "x")
            await asking.expect(400, .post, "/api/v1/agencies", json, body: "{")
            await asking.expect(401, .get, "/api/v1/events")
            await asking.expect(400, .get, "/api/v1/events?x=1", json)
            await asking.expect(400, .get, "/programme?x=%ff")
            for path in ["/health/live", "/health/ready", "/metrics", "/api", "/api/openapi.json", "/programme.ics"] {
                await asking.expect(200, .get, path, isOpen: true)
                await asking.expect(200, .head, path, isOpen: true)
            }
            let tag = try #require(await asking.expect(200, .get, "/api/v1/events", json).headers[.eTag])
            await asking.expect(304, .get, "/api/v1/events", json.merging(["If-None-Match": tag]) { $1 })
            await Self.tooMuch(&asking)
            // The store goes away, then it is damaged, then what nobody foresaw happens.
            for (kind, status) in [(StoreFault.Kind.unavailable, 503), (.damaged, 500)] {
                asking.dispatcher = try Browser.dispatcher(
                    LostStore.house(house, clock: neighbours.store.clock, kind), publicURL: "https://training.example")
                for path in ["/api/v1/events", "/api/v1/agencies", "/health/ready", "/", "/events/E1"] {
                    await asking.expect(status, .get, path, json)
                }
            }
            asking.dispatcher = try Self.broken(house)
            await asking.expect(500, .get, "/defect")
            await asking.expect(500, .get, "/api/defect")
            await asking.expect(500, .head, "/api/defect")
            print("S9 on \(engine): \(asking.cells) answers that say no.")
        }
    }

    /// What the rules do not find in a spoilt answer, they find nowhere.
    @Test func `an answer spoilt in any one way breaks the rules, and whole it does not`() async throws {
        try await Neighbours.with(.sqlite) { neighbours in
            let browser = Browser(try Browser.dispatcher(neighbours.store.house, publicURL: "https://training.example"))
            await browser.get("/sign-in")
            let good = Outgoing(status: 200, headers: browser.headers, bytes: Array(browser.text.utf8))
            let rules = HeaderRules(isSecure: true)
            #expect(rules.faults(good, to: .get) == [])
            for field in good.headers where ![.setCookie, .contentLength].contains(field.name) {
                var spoilt = good
                spoilt.headers[field.name] = nil
                #expect(!rules.faults(spoilt, to: .get).isEmpty, "without \(field.name)")
            }
            let policy = good.headers[.contentSecurityPolicy] ?? ""
            let cookie = good.headers[.setCookie] ?? ""
            let spoiling: [(HTTPField.Name?, String)] = [
                (.contentSecurityPolicy, policy + "; style-src 'self' 'unsafe-inline'"),
                (.contentSecurityPolicy, policy + "; style-src 'self' 'unsafe-hashes'"),
                (.contentSecurityPolicy, policy + "; script-src https:"),
                (.contentSecurityPolicy, policy.replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'")),
                (.contentSecurityPolicy, policy.replacing("form-action 'self'; ", with: "")),
                (.cacheControl, "private, no-cache"), (.cacheControl, "max-age=60"), (.server, "turnout/1"),
                (HTTPField.Name("Access-Control-Allow-Origin"), "*"), (.strictTransportSecurity, "max-age=60"),
                (HTTPField.Name("Permissions-Policy"), "camera=*"), (.contentType, "text/html"),
                (.setCookie, cookie.replacing("__Host-", with: "")),
                (.setCookie, cookie.replacing("; Secure", with: "")),
                (.setCookie, cookie.replacing("; HttpOnly", with: "")), (.setCookie, cookie + "; Domain=example"),
                (.setCookie, cookie.replacing("SameSite=Lax", with: "SameSite=None")),
                (.setCookie, cookie.replacing("Path=/", with: "Path=/x")), (.location, "https://elsewhere.example/"),
                (.location, "//elsewhere.example/"), (.retryAfter, "soon"),
            ]
            for (name, value) in spoiling {
                var spoilt = good
                if let name { spoilt.headers[name] = value }
                #expect(!rules.faults(spoilt, to: .get).isEmpty, "\(name?.canonicalName ?? "") \(value)")
            }
            for status in [401, 405, 429, 503, 303] {
                var spoilt = good
                spoilt.status = status
                #expect(!rules.faults(spoilt, to: .get).isEmpty, "\(status)")
            }
            #expect(!rules.faults(good, to: .head).isEmpty)
            #expect(!HeaderRules(isSecure: false).faults(good, to: .get).isEmpty)
        }
    }

    /// Every path with the methods that it takes; a GET is answered to HEAD too.
    private static var paths: [(path: String, taken: Set<HTTPRequest.Method>)] {
        let service = ServiceOperations(metrics: Metrics(), version: "test").all(api: WebServer.api)
        let operations = (WebServer.api + service).map { (AccessMatrixTests.targets($0)[0], $0.method, $0.path) }
        let pages = WebServer.pages.map { (PageMatrixTests.targets($0)[0], $0.method, $0.path) }
        return Dictionary(grouping: operations + pages, by: \.2).sorted { $0.key < $1.key }.map { _, routes in
            let methods = Set(routes.map(\.1))
            return (routes[0].0, methods.contains(.get) ? methods.union([.head]) : methods)
        }
    }

    /// More askings for a mail than one network address may have.
    private static func tooMuch(_ asking: inout HeaderAsking) async {
        let browser = Browser(asking.dispatcher)
        for number in 0...20 {
            await browser.get("/sign-in")
            await browser.submit(to: "/sign-in", ["email": "a\(number)@own.example"])
        }
        asking.judge(
            Outgoing(status: browser.status, headers: browser.headers, bytes: Array(browser.text.utf8)), .post,
            "the asking past the limit", wanted: 429)
    }

    private struct Defect: Error {}

    /// A service in which what nobody foresaw happens.
    private static func broken(_ house: House) throws -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let operation = Web.Operation(
            id: "defect", method: .get, path: "/api/defect", summary: "Fails.", group: "Test", access: .open,
            success: (200, .object([]))
        ) { _ in throw Defect() }
        let page = Page.show("defect", Path("/defect"), .open) { _ in throw Defect() }
        let pages = PageDispatcher(
            house: house, routes: try RouteTable([page]), door: SessionDoor(house: house),
            siteKeeper: SiteKeeper(house, publicURL: "https://training.example"), logger: logger)
        return Dispatcher(
            house: house, routes: try RouteTable([operation]), pages: pages, gatekeeper: Gatekeeper(house),
            metrics: Metrics(), logger: logger)
    }
}
