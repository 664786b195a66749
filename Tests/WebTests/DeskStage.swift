import Application
import Domain
import Foundation
import Store
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// A small partnership with users of every role, a browser, and a door that lets each of them in with one click.
struct DeskStage {
    let stage: Stage
    let browser: Browser

    var house: House { stage.house }

    /// A lead of the first agency, a lead of the second, two finance officers and a practitioner of the first.
    static func on(
        _ engine: TestEngine, policy changes: [String: String] = [:], _ body: (DeskStage) async throws -> Void
    ) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            var document = stage.house.samples["sample-year"] ?? ""
            for (old, new) in changes { document = document.replacing(old, with: new) }
            let from = try #require(LocalDate(iso: "2018-04-01"))
            _ = try await AddPolicy(stage.house)(.init(name: nil, from: from, document: document), by: Stage.admin)
            let admin = Intent(Stage.admin, at: stage.house.now)
            try await stage.house.store.write(admin) { try $0.setFact("demonstration", "1") }
            let people: [(String, String, Role, String?)] = [
                ("lead", "AAA", .agencyLead, "AAA"), ("boss", "BBB", .agencyLead, "BBB"),
                ("finn", "AAA", .finance, nil), ("fay", "BBB", .finance, nil), ("pat", "AAA", .practitioner, nil),
            ]
            for (name, agency, role, ofAgency) in people {
                let email = "\(name)@\(agency.lowercased()).example"
                _ = try await AddPerson(stage.house)(
                    .init(email: email, name: "\(name.capitalized) Person", agency: agency, jobRole: "nurse"),
                    by: Stage.admin)
                guard role != .practitioner else { continue }
                _ = try await GiveRole(stage.house)(email, role, agency: ofAgency, by: Stage.admin)
            }
            try await body(DeskStage(stage: stage, browser: try Browser.dispatcher(stage.house)))
        }
    }

    init(stage: Stage, browser dispatcher: Dispatcher) {
        self.stage = stage
        browser = Browser(dispatcher)
    }

    /// Begins a session that has passed the second factor.
    func enter(_ email: String, to: String) async {
        if browser.cookies[Cookie.session] != nil {
            await browser.get("/")
            await browser.submit(to: "/sign-out")
        }
        await browser.get("/sign-in?to=\(Link.encode(to))")
        await browser.submit(to: "/sign-in/demonstration", ["email": email, "to": to])
    }

    /// Two charges of £50 to the first agency: E1-1 cancelled late, E1-2 stayed away; E1-3 of the second stayed away.
    /// Where the policy gives time to answer, they are proposed.
    func charged(isAssessed: Bool = true) async throws {
        try await stage.event("E1", places: 5)
        try await stage.book("E1", 1)
        try await stage.book("E1", 2)
        try await stage.book("E1", 3, agency: "BBB")
        try stage.setClock("2019-05-08T00:30")
        try await stage.cancel("E1-1")
        try stage.setClock("2019-05-15T08:00")
        for booking in ["E1-2", "E1-3"] {
            _ = try await Attend(house)(.init(booking: booking, mark: .didNotAttend), by: Stage.admin)
        }
        _ = try await StepEvent(house)("E1", .delivered, by: Stage.admin)
        guard isAssessed else { return }
        _ = try await AssessCharges(house)(through: house.today, by: Stage.admin)
        _ = try await NotifyCharges(house)(through: house.today, by: Stage.admin)
    }

    /// What bills need of the host and of the agencies.
    func nameSeller() async throws {
        _ = try await ChangeSettings(house)(
            [.init("seller.name", "The Partnership"), .init("seller.address", "2 Low Street; Birmingham")],
            by: Stage.admin)
        for code in ["AAA", "BBB"] {
            var change = AgencyChange()
            change.billingAddress = ["1 High Street", "Birmingham"]
            _ = try await ChangeAgency(house)(code, change, by: Stage.admin)
        }
    }

    /// Where a charge stands.
    func state(_ charge: String) async throws -> ChargeState.Code {
        try await ShowCharge(house)(charge, by: Stage.admin).row.charge.state.code
    }
}
