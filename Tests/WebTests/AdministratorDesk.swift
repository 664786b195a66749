import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// A browser at which an administrator sits, in front of a small partnership: the agencies AAA and BBB, the event E1,
/// Pat the nurse, Ada the administrator and Finn the finance officer.
struct AdministratorDesk {
    let stage: Stage
    let browser: Browser
    var house: House { stage.house }

    static func with(_ engine: TestEngine, _ body: (AdministratorDesk) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            try await stage.addPolicy()
            try await stage.event("E1", places: 3)
            let house = stage.house
            for (name, role) in [("Ada Office", Role.administrator), ("Finn Finance", .finance)] {
                let email = "\(name.prefix { $0 != " " }.lowercased())@aaa.example"
                _ = try await AddUser(house)(.init(email: email, name: name, agency: "AAA"), role, by: Stage.admin)
            }
            _ = try await AddPerson(house)(
                .init(email: "pat@aaa.example", name: "Pat O'Neil", agency: "AAA", jobRole: "nurse"), by: Stage.admin)
            // Only a demonstration lets somebody in without a mail and an app; what the pages do is the same.
            try await house.store.write(Intent(Stage.admin, at: house.now)) { try $0.setFact("demonstration", "yes") }
            let desk = AdministratorDesk(stage: stage, browser: Browser(try Browser.dispatcher(house)))
            await desk.signIn("ada@aaa.example")
            try await body(desk)
        }
    }

    /// Signs in as somebody else.
    func signIn(_ email: String) async {
        if browser.cookies[Cookie.session] != nil { await browser.submit(to: "/sign-out") }
        await browser.get("/sign-in")
        await browser.submit(to: "/sign-in/demonstration", ["email": email])
        #expect(browser.status == 200 && browser.cookies[Cookie.session] != nil, "\(email)")
    }

    /// The number of a person in paths.
    func number(_ email: String) async throws -> String {
        try await ShowRecord(house).person(email, by: Stage.admin).number
    }

    /// Sends the form of the page that is shown, and expects to be led to a page that tells what was done.
    func done(_ action: String, _ fields: [String: String] = [:]) async {
        await browser.submit(to: action, fields)
        #expect(browser.status == 200 && browser.path.contains("done="), "\(action): \(browser.status)")
        #expect(browser.shows("notice-good"), "\(action)")
    }

    /// Sends the form of the page that is shown, and expects it back with these words.
    func refused(_ action: String, _ fields: [String: String], _ words: String..., status: Int = 422) async {
        await browser.submit(to: action, fields)
        #expect(browser.status == status, "\(action): \(browser.status)")
        for word in words { #expect(browser.shows(word), "\(action): \(word)") }
        #expect(browser.shows("summary-of-faults"), "\(action)")
    }
}
