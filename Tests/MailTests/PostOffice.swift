import Application
import Domain
import Notifications
import StoreConformance
import TestSupport

/// A stage with mail switched on, and hands that carry it.
struct PostOffice {
    let stage: Stage
    let links: PublicLinks

    static func with(
        _ engine: TestEngine, policy: Bool = true, _ body: (PostOffice) async throws -> Void
    ) async throws {
        try await StoreFactory.with(engine) { store in
            let stage = try await Stage.set(on: store)
            if policy { try await stage.addPolicy() }
            let office = PostOffice(stage: stage, links: try PublicLinks("https://training.example"))
            try await office.set("Training team <training@host.example>")
            try await body(office)
        }
    }

    var house: House { stage.house }

    func set(_ sender: String) async throws {
        _ = try await ChangeSettings(house)([.init("mail.from", sender)], by: Stage.admin)
    }

    /// Hands on what waits, and sends it.
    @discardableResult
    func carry(_ mailer: any Mailer, from house: House? = nil) async throws -> SendMail.Turn {
        let house = house ?? self.house
        _ = try await FanOut(house)()
        return try await SendMail(house, through: mailer, links: links, jitter: { 0 })()
    }

    /// What is sent of what happened since it was asked last: kind-less, by subject.
    func letters(from house: House? = nil) async throws -> [Letter] {
        let mailer = ScriptedMailer()
        try await carry(mailer, from: house)
        return mailer.sent
    }

    func list() async throws -> [MailLine] { try await ListMail(house)(by: Stage.admin).map(\.line) }
}
