import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Walks through everything that one visitor can see, fills canaries into every form on the way, and keeps what was
/// answered.
final class CanaryWalk {
    private let dispatcher: Dispatcher
    private let routes: RouteTable<Page>
    private let session: String?
    private(set) var pages: [String: [UInt8]] = [:]
    private(set) var filled: Set<String> = []
    private var asked = 0
    private var kinds: [String: Int] = [:]

    /// Of each kind of page at most so many: more than there are canaries.
    private static let mostOfKind = 18
    /// What ends the walk itself is not pressed.
    private static let leaving = [
        "signOut", "endSession", "endOtherSessions", "beginSecondFactor", "enterDemonstration",
    ]
    private static let rules = HeaderRules(isSecure: true)

    init(_ dispatcher: Dispatcher, session: String?) throws {
        self.dispatcher = dispatcher
        self.session = session
        routes = try RouteTable(WebServer.pages)
    }

    /// Asks for every page there is and every page that one leads to.
    func look() async {
        var known: Set<String> = []
        kinds = [:]
        var todo = WebServer.pages.filter { $0.method == .get }.map { PageMatrixTests.targets($0)[0] }
        while let target = todo.popLast() {
            guard known.insert(target).inserted, let page = page(.get, target) else { continue }
            kinds[page.id, default: 0] += 1
            guard kinds[page.id, default: 0] <= Self.mostOfKind else { continue }
            let text = await send(.get, target, "", page)
            todo += text.matches(of: /href="(\/[^"#]*)/).map { Self.plain(String($0.output.1)) }
        }
    }

    /// Sends every form of the pages that were seen, once with each of these canaries in all of its texts.
    func fill(_ canaries: [Canary]) async {
        var known: Set<String> = []
        let shown = pages.values.map { String(decoding: $0, as: UTF8.self) }
        for text in shown {
            for form in text.matches(of: /<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/.dotMatchesNewlines())
            {
                let action = Self.plain(String(form.output.1))
                guard let page = page(.post, action), !Self.leaving.contains(page.id) else { continue }
                let names = Self.texts(String(form.output.2))
                guard !names.isEmpty, known.insert("\(page.id) \(names.sorted())").inserted else { continue }
                for canary in canaries {
                    let body = body(String(form.output.2), canary)
                    _ = await send(.post, action, body, page)
                }
                filled.formUnion(names.map { "\(page.id).\($0)" })
            }
        }
    }

    private func page(_ method: HTTPRequest.Method, _ target: String) -> Page? {
        if case .found(let page, _) = routes.match(method, target.prefix { $0 != "?" }) { page } else { nil }
    }

    private func send(_ method: HTTPRequest.Method, _ target: String, _ body: String, _ page: Page) async -> String {
        var fields = HTTPFields()
        if let session { fields[.cookie] = "\(Cookie.session)=\(session)" }
        if method == .post { fields[.contentType] = "application/x-www-form-urlencoded" }
        let bytes = Array(body.utf8)
        let answer = await dispatcher.answer(
            Incoming(method: method, target: target, headers: fields, from: "192.0.2.1", body: { bytes }))
        asked += 1
        #expect(answer.status < 500, "\(method) \(target)")
        #expect(Self.rules.faults(answer, to: method, isOpen: page.id == "asset") == [], "\(method) \(target)")
        if answer.headers[.contentType]?.hasPrefix("text/html") == true {
            pages["\(method) \(target) \(method == .post ? asked : 0)"] = answer.bytes
        }
        return String(decoding: answer.bytes, as: UTF8.self)
    }

    /// The fields of a form into which people write.
    private static func texts(_ form: String) -> [String] {
        let inputs = form.matches(of: /<input ([^>]*)>/).map { String($0.output.1) }.filter { input in
            ["type=\"text\"", "type=\"search\""].contains { input.contains($0) }
                && !input.contains("inputmode=\"numeric\"")
        }
        let areas = form.matches(of: /<textarea ([^>]*)>/).map { String($0.output.1) }
        return (inputs + areas).compactMap { $0.firstMatch(of: /name="([^"]*)"/).map { String($0.output.1) } }
    }

    private func body(_ form: String, _ canary: Canary) -> String {
        let texts = Set(Self.texts(form))
        var pairs: [(String, String)] = []
        for input in form.matches(of: /<(input|textarea|select) ([^>]*)>/) {
            let (kind, attributes) = (String(input.output.1), String(input.output.2))
            let value = { (wanted: String) in
                attributes.matches(of: /([a-z-]+)="([^"]*)"/).first { $0.output.1 == wanted }
                    .map { Self.plain(String($0.output.2)) }
            }
            guard let name = value("name"), !pairs.contains(where: { $0.0 == name }) else { continue }
            if texts.contains(name) {
                pairs.append((name, canary.text))
            } else if kind == "select" {
                let rest = form[input.range.upperBound...]
                let options = rest[..<(rest.range(of: "</select>")?.lowerBound ?? rest.endIndex)]
                let first = options.matches(of: /<option value="([^"]+)"/).first.map { Self.plain(String($0.output.1)) }
                pairs.append((name, first ?? ""))
            } else if let given = value("value"), !given.isEmpty {
                pairs.append((name, given))
            } else {
                pairs.append((name, name.hasSuffix("year") ? "2019" : name.contains("email") ? "c0@own.example" : "1"))
            }
        }
        return pairs.map { "\(Link.encode($0.0))=\(Link.encode($0.1))" }.joined(separator: "&")
    }

    /// The text of an attribute's value.
    private static func plain(_ text: String) -> String {
        text.replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
