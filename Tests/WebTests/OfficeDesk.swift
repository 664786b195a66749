import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// An administrator's browser on a stage of two agencies, with a policy and the course C1.
struct OfficeDesk {
    let stage: Stage
    let browser: Browser

    /// Signs in as Ada, the administrator, by the one click of a demonstration, which has passed the second factor.
    static func on(_ engine: TestEngine, _ body: (OfficeDesk) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await store.house.store.write(Intent(Stage.admin, at: store.house.now)) { work in
                try work.setFact("demonstration", "1")
            }
            try await stage.addPolicy()
            for (name, role) in [("ada", Role.administrator), ("finn", .finance)] {
                _ = try await AddUser(stage.house)(
                    .init(email: "\(name)@aaa.example", name: "\(name) One", agency: "AAA"), role, by: Stage.admin)
            }
            let desk = OfficeDesk(stage: stage, browser: Browser(try Browser.dispatcher(stage.house)))
            try await desk.signIn("ada@aaa.example")
            try await body(desk)
            #expect(try await stage.faults() == [])
        }
    }

    /// Signs in as somebody, and out before that where somebody is signed in.
    func signIn(_ email: String) async throws {
        await browser.get("/")
        if browser.shows("action=\"/sign-out\"") { await browser.submit(to: "/sign-out") }
        await browser.get("/sign-in")
        await browser.submit(to: "/sign-in/demonstration", ["email": email])
        try #require(browser.status == 200)
    }

    /// A date of three fields.
    static func date(_ name: String, _ iso: String) -> [String: String] {
        let parts = iso.split(separator: "-").map(String.init)
        return ["\(name)-year": parts[0], "\(name)-month": parts[1], "\(name)-day": parts[2]]
    }

    /// A session of half a day in the row of a form.
    static func session(_ row: Int, _ iso: String) -> [String: String] {
        date("session-\(row)", iso).merging(["session-\(row)-from": "9:30", "session-\(row)-to": "12.30"]) { a, _ in a }
    }
}
