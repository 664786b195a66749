import Application
import Domain
import Foundation
import HTTPTypes
import SQLSession
import TestSupport
import Testing

@testable import Web

/// S1 over the pages: every page and form, every role, with an id of one's own, a neighbour's, one nothing has and one
/// that cannot be; made from the list of pages, so that none is left out.
@Suite(.timeLimit(.minutes(20))) struct PageMatrixTests {
    /// Values of a parameter: one's own, the neighbour's, one that nothing has, one that cannot be.
    private static let values: [String: [String]] = [
        "reference": ["E1", "D1", "NONE", "e!"], "booking": ["E1-1", "E1-2", "E1-999", "E1"],
        "course": ["SAF", "NONE", "GONE", "b d"], "charge": ["E0-1", "E0-2", "E0-99", "E0"],
        "number": ["INV-000002", "INV-000001", "INV-000999", "INV"], "agency": ["OWN", "FOR", "NONE", "b@d"],
        "code": ["OWN", "FOR", "NONE", "b@d"], "id": ["1", "2", "999", "x"], "other": ["1", "2", "999", "x"],
    ]

    /// What the neighbour is called is known in the partnership: menus and reports by agency hold it.
    private static let publicName = "\(Neighbours.canary) TRUST"

    private static let people: [(role: Role, email: String)] = [
        (.administrator, "ada@own.example"), (.finance, "finn@own.example"), (.agencyLead, "lee@own.example"),
        (.trainer, "own9@own.example"), (.practitioner, "own1@own.example"), (.observer, "obi@own.example"),
    ]

    @Test(arguments: TestEngine.allCases)
    func `no role is shown what is a neighbour's, and it looks like what is not there`(
        _ engine: TestEngine
    ) async throws {
        try await Neighbours.with(engine) { neighbours in
            let visitors = try await Self.visitors(neighbours)
            let dispatcher = try Browser.dispatcher(neighbours.store.house)
            // Files are made behind the issue of their documents, and whoever asks first does not wait for that.
            try await MakePapers(neighbours.store.house)()
            let raw = try RawStore(neighbours.store.address)
            let before = try await raw.number("SELECT count(*) FROM audit")
            var cells = 0
            for page in WebServer.pages where page.method == .get {
                for visitor in visitors { cells += await ask(page, visitor, dispatcher) }
                let nobody = await send(page.method, Self.targets(page)[0], nil, dispatcher)
                #expect(nobody.status == 303 || page.access == .open, "\(page.id)")
                cells += 1
            }
            #expect(
                try await raw.number("SELECT count(*) FROM audit") == before, "A page that was shown changed something."
            )
            // Whoever leaves is asked last of all, and those who may change everything only for what is not there.
            let forms = WebServer.pages.filter { $0.method == .post && $0.id != "signOut" }
            for page in forms where page.isBound {
                for visitor in visitors {
                    let bare = await send(.post, Self.targets(page)[0], visitor, dispatcher, token: false)
                    #expect(bare.status == 403, "\(visitor.role) \(page.id) without its token: \(bare.status)")
                }
            }
            // One form is not bound to the browser: what a program of mail sends, which holds no cookie.
            #expect(forms.filter { !$0.isBound }.map(\.id) == ["unsubscribe"])
            for page in forms { for visitor in visitors { cells += await ask(page, visitor, dispatcher) } }
            await raw.close()
            print("S1 over the pages on \(engine): \(cells) cells of \(WebServer.pages.count) pages and forms.")
            #expect(cells > 2_000)
        }
    }

    struct Signed {
        let role: Role
        let session: String
        var seesAll: Bool { role == .administrator || role == .finance }
    }

    /// Somebody of each role, signed in with the second factor.
    static func visitors(_ neighbours: Neighbours) async throws -> [Signed] {
        let house = neighbours.store.house
        for (role, email) in people where role != .practitioner && role != .trainer {
            let agency = role == .agencyLead ? "OWN" : nil
            _ = try await AddPerson(house)(
                .init(email: email, name: "Own \(role.rawValue)", agency: "OWN", jobRole: "office"),
                by: neighbours.clerk)
            _ = try await GiveRole(house)(email, role, agency: agency, by: neighbours.clerk)
        }
        _ = try await GiveRole(house)("own9@own.example", .trainer, by: neighbours.clerk)
        let intent = Intent(neighbours.clerk, at: house.now)
        try await house.store.write(intent) { try $0.setFact("demonstration", "1") }
        let raw = try RawStore(neighbours.store.address)
        var signed: [Signed] = []
        for (role, email) in people where role != .practitioner {
            signed.append(Signed(role: role, session: try await EnterDemonstration(house)(email).token))
        }
        // A demonstration's sign-in page names people; the others' pages are to be those of a real partnership.
        try await raw.execute("DELETE FROM store_fact WHERE name = 'demonstration'", [])
        let browser = AskSignIn.browserToken()
        try await AskSignIn(house)("own1@own.example", browser: browser, from: "192.0.2.1")
        guard case .text(let token)? = try await raw.rows("SELECT token FROM mail WHERE token IS NOT NULL").last?.first
        else { throw Refusal(.notFound, "There is no mail.") }
        signed.append(Signed(role: .practitioner, session: try await RedeemLink(house)(token, browser: browser).token))
        await raw.close()
        return signed
    }

    /// Asks for a page with each kind of id; gives how many answers were judged.
    private func ask(_ page: Page, _ visitor: Signed, _ dispatcher: Dispatcher) async -> Int {
        let isForm = page.method == .post
        let targets = Self.targets(page).enumerated()
            .filter { !isForm || !visitor.seesAll || $0.offset > 1 || Self.targets(page).count == 1 }.map(\.element)
        var answers: [Outgoing] = []
        for target in targets {
            let answer = await send(page.method, target, visitor, dispatcher)
            let text = String(decoding: answer.bytes, as: UTF8.self)
            #expect(answer.status < 500, "\(visitor.role) \(page.id) \(target)")
            if !visitor.seesAll {
                #expect(
                    !text.uppercased().replacing(Self.publicName, with: "").contains(Neighbours.canary),
                    "\(visitor.role) \(page.id) \(target): \(answer.status)")
                if let access = page.access, access != .open, !access.admits(visitor.role),
                    !(visitor.role != .practitioner && access.admits(.practitioner))
                {
                    #expect([303, 403, 404].contains(answer.status), "\(visitor.role) \(page.id) \(target)")
                }
            }
            answers.append(answer)
        }
        if answers.count == 4, !visitor.seesAll {
            #expect(answers[1].status == answers[2].status, "\(visitor.role) \(page.id)")
            let (foreign, missing) = (Self.plain(answers[1], targets[1]), Self.plain(answers[2], targets[2]))
            #expect(foreign == missing, "\(visitor.role) \(page.id)")
        }
        return answers.count
    }

    /// An answer without what differs by itself: the number of the request, the keys of forms, and the id asked for.
    private static func plain(_ answer: Outgoing, _ target: String) -> String {
        var text = String(decoding: answer.bytes, as: UTF8.self)
        text = text.replacing(/give this number: [0-9a-f]+/, with: "")
        text = text.replacing(/name="key" value="[^"]*"/, with: "")
        for segment in target.split(separator: "/").dropFirst() {
            text = text.replacing("/\(segment)", with: "/").replacing(">\(segment)<", with: "><")
        }
        return text + (answer.headers[.location] ?? "").replacing(target, with: "")
    }

    static func targets(_ page: Page) -> [String] {
        guard page.path.contains("{") else { return [page.path] }
        return (0..<4).map { index in
            page.path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
                guard segment.hasPrefix("{") else { return String(segment) }
                let name = segment.dropFirst().prefix { $0 != "}" }
                return Link.encode((values[String(name)] ?? ["1", "2", "999", "!"])[index])
            }.joined(separator: "/")
        }
    }

    private func send(
        _ method: HTTPRequest.Method, _ target: String, _ visitor: Signed?, _ dispatcher: Dispatcher,
        token hasToken: Bool = true
    ) async -> Outgoing {
        var fields = HTTPFields()
        if let visitor { fields[.cookie] = "\(Cookie.session)=\(visitor.session)" }
        var body = ""
        if method == .post {
            fields[.contentType] = "application/x-www-form-urlencoded"
            if let visitor, hasToken { body = "form=\(Link.encode(Visit.token(visitor.session)))" }
        }
        let bytes = Array(body.utf8)
        return await dispatcher.answer(
            Incoming(method: method, target: target, headers: fields, from: "192.0.2.1", body: { bytes }))
    }
}
