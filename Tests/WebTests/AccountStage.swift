import Application
import Domain
import SQLSession
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// A stage with a policy, an event of two places a month ahead and a practitioner, before which browsers are opened.
struct AccountStage {
    static let publicURL = "https://training.example"

    let stage: Stage
    let dispatcher: Dispatcher
    let raw: RawStore

    static func with(
        _ engine: TestEngine, provider: (any IdentityProvider)? = nil, _ body: (AccountStage) async throws -> Void
    ) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await stage.addPolicy()
            try await stage.event("E1", places: 2)
            _ = try await AddPerson(stage.house)(
                .init(email: "Pat@aaa.example", name: "Pat O'Neil", agency: "AAA", jobRole: "nurse"), by: Stage.admin)
            let raw = try RawStore(store.address)
            let dispatcher = try Browser.dispatcher(stage.house, publicURL: publicURL, provider: provider)
            do {
                try await body(AccountStage(stage: stage, dispatcher: dispatcher, raw: raw))
            } catch {
                await raw.close()
                throw error
            }
            await raw.close()
        }
    }

    /// A browser that nobody has signed in with.
    func stranger() -> Browser { Browser(dispatcher) }

    /// A browser in which somebody has signed in by the link of a mail.
    func browser(of email: String = "pat@aaa.example", at path: String = "") async throws -> Browser {
        let browser = Browser(dispatcher)
        let to = Link.encode(path)
        await browser.get("/sign-in?to=\(to)")
        await browser.submit(to: "/sign-in", ["email": email])
        guard case .text(let token)? = try await raw.rows("SELECT token FROM mail ORDER BY id DESC").first?.first else {
            Issue.record("There is no mail.")
            return browser
        }
        await browser.get("/sign-in/link?token=\(token)&to=\(to)")
        await browser.submit(to: "/sign-in/link")
        return browser
    }

    /// The six digits of the latest mail.
    func lastCode() async throws -> String {
        guard case .text(let code)? = try await raw.rows("SELECT code FROM mail ORDER BY id DESC").first?.first else {
            throw Refusal(.notFound, "There is no mail.")
        }
        return code
    }

    /// Books a place for the practitioner.
    func bookPat(_ event: String = "E1") async throws {
        _ = try await Book(stage.house)(
            .init(event: event, email: "pat@aaa.example", name: "Pat O'Neil", agency: "AAA", jobRole: "nurse"),
            by: Stage.admin)
    }

    /// Another person who may do something, and teaches an event where one is named.
    func person(_ name: String, _ role: Role, teaches event: String? = nil) async throws -> String {
        let email = "\(name.lowercased())@bbb.example"
        _ = try await AddPerson(stage.house)(
            .init(email: email, name: name, agency: "BBB", jobRole: "trainer"), by: Stage.admin)
        _ = try await GiveRole(stage.house)(email, role, by: Stage.admin)
        if let event { _ = try await ChangeTrainers(stage.house).add(email, to: event, by: Stage.admin) }
        return email
    }
}
