import Application
import Domain
import Foundation
import HTTPTypes
import Logging
import Store
import TestSupport

@testable import Web

/// A browser without scripts: it keeps cookies, follows redirects, and sends the forms that pages hold.
final class Browser {
    /// What came back last.
    private(set) var status = 0
    private(set) var text = ""
    private(set) var path = ""
    private(set) var headers = HTTPFields()
    private(set) var cookies: [String: String] = [:]

    private let dispatcher: Dispatcher

    init(_ dispatcher: Dispatcher) { self.dispatcher = dispatcher }

    /// A dispatcher with the pages of a store.
    static func dispatcher(
        _ house: House, publicURL: String? = nil, provider: (any IdentityProvider)? = nil, shelves: Shelves? = nil
    ) throws -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let metrics = Metrics()
        let service = ServiceOperations(metrics: metrics, version: "test")
        let pages = PageDispatcher(
            house: house, routes: try RouteTable(WebServer.pages), door: SessionDoor(house: house),
            siteKeeper: SiteKeeper(house, publicURL: publicURL), shelves: shelves, logger: logger, provider: provider)
        return Dispatcher(
            house: house, routes: try RouteTable(WebServer.api + service.all(api: WebServer.api)), pages: pages,
            gatekeeper: Gatekeeper(house), metrics: metrics, logger: logger)
    }

    /// Asks for a page and follows where it leads.
    func get(_ target: String) async { await send(.get, target, "", [:]) }

    /// Sends a form of the page that is shown: what it holds, with these fields filled in.
    func submit(to action: String, _ fields: [String: String] = [:], headers: [String: String] = [:]) async {
        var all = hidden(action)
        for (name, value) in fields { all[name] = value }
        await post(action, all, headers: headers)
    }

    /// Sends fields as a form, whether or not a page has it.
    func post(_ action: String, _ fields: [String: String], headers: [String: String] = [:]) async {
        let body = fields.sorted { $0.key < $1.key }
            .map { "\(Link.encode($0.key))=\(Link.encode($0.value))" }.joined(separator: "&")
        await send(.post, action, body, headers)
    }

    /// Sends a form of the page that is shown, whose fields may come several times: what it holds, and these.
    func submit(to action: String, all fields: [(String, String)]) async {
        let body = (hiddenPairs(action) + fields)
            .map { "\(Link.encode($0.0))=\(Link.encode($0.1))" }.joined(separator: "&")
        await send(.post, action, body, [:])
    }

    /// Sends a form of the page that is shown in parts, with a file.
    func upload(
        to action: String, file: (field: String, name: String, text: String), _ fields: [String: String] = [:]
    ) async {
        var body = ""
        for (name, value) in hiddenPairs(action) + fields.sorted(by: { $0.key < $1.key }) {
            body += "--cut\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += """
            --cut\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
            Content-Type: text/csv\r\n\r\n\(file.text)\r\n--cut--\r\n
            """
        await send(.post, action, body, ["Content-Type": "multipart/form-data; boundary=cut"])
    }

    /// The hidden fields of the form with an action.
    func hidden(_ action: String) -> [String: String] {
        Dictionary(hiddenPairs(action), uniquingKeysWith: { _, last in last })
    }

    /// The same in the order of the page, where a name may come several times.
    func hiddenPairs(_ action: String) -> [(String, String)] {
        let sent = text.range(of: "method=\"post\" action=\"\(action)\"")
        guard let form = sent ?? text.range(of: "action=\"\(action)\"") else { return [] }
        let rest = text[form.upperBound...]
        let inner = rest[..<(rest.range(of: "</form>")?.lowerBound ?? rest.endIndex)]
        return inner.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { match in
            let value = String(match.output.2).replacing("&#39;", with: "'")
                .replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&amp;", with: "&")
            return (String(match.output.1), value)
        }
    }

    func shows(_ words: String) -> Bool { text.contains(words) }

    private func send(
        _ method: HTTPRequest.Method, _ target: String, _ body: String, _ more: [String: String], depth: Int = 0
    ) async {
        var fields = HTTPFields()
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if method == .post { fields[.contentType] = "application/x-www-form-urlencoded" }
        for (name, value) in more { if let name = HTTPField.Name(name) { fields[name] = value } }
        let bytes = Array(body.utf8)
        let outgoing = await dispatcher.answer(
            Incoming(method: method, target: target, headers: fields, from: "192.0.2.1", body: { bytes }))
        for cookie in outgoing.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = cookie.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : ""
        }
        (status, headers, path) = (outgoing.status, outgoing.headers, target)
        text = String(decoding: outgoing.bytes, as: UTF8.self)
        if status == 303, let location = headers[.location], location.hasPrefix("/"), depth < 5 {
            await send(.get, location, "", [:], depth: depth + 1)
        }
    }
}
