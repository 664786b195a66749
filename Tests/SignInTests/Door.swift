import Application
import Domain
import SQLSession
import Secrets
import Store
import TestSupport
import Testing

/// A house with an agency and a few people, in front of which tests stand with a browser.
struct Door {
    static let admin = Principal.command("test")

    let store: TestStore
    let raw: RawStore
    var house: House { store.house }

    /// Opens a house with the agency AAA, the people pat, lee and max, of whom lee is the administrator.
    static func with(_ engine: TestEngine, _ body: (Door) async throws -> Void) async throws {
        try await StoreFactory.with(engine) { store in
            let door = Door(store: store, raw: try RawStore(store.address))
            _ = try await AddAgency(store.house)(
                .init(code: "AAA", name: "First Agency", sector: "health"), by: admin)
            for name in ["pat", "lee", "max"] {
                _ = try await AddPerson(store.house)(
                    .init(email: "\(name)@aaa.example", name: "\(name) One", agency: "AAA"), by: admin)
            }
            _ = try await GiveRole(store.house)("lee@aaa.example", .administrator, by: admin)
            do {
                try await body(door)
            } catch {
                await door.raw.close()
                throw error
            }
            await door.raw.close()
            #expect(try await store.keeper.verify(store.address, progress: { _ in }).faults == [])
        }
    }

    /// A mail on its way.
    struct Mail: Hashable {
        let token: String
        let code: String
    }

    /// The mails to an address, in no order.
    func mails(to address: String) async throws -> [Mail] {
        try await raw.rows("SELECT token, code FROM sign_in_mail WHERE address = $1", [.text(address)]).map { row in
            guard case .text(let token) = row[0], case .text(let code) = row[1] else {
                throw Refusal(.invalid, "The mail is not as it should be.")
            }
            return Mail(token: token, code: code)
        }
    }

    /// Asks and gives the mail that came of it.
    func ask(
        _ address: String = "pat@aaa.example", browser: String, from network: String = "192.0.2.1"
    ) async throws -> Mail {
        let before = Set(try await mails(to: address))
        try await AskSignIn(house)(address, browser: browser, from: network)
        return try #require(Set(try await mails(to: address)).subtracting(before).first)
    }

    /// Signs in by a link, in a browser of its own.
    func signIn(_ address: String = "pat@aaa.example", device: String = "") async throws -> NewSession {
        let browser = AskSignIn.browserToken()
        // Each from a network of its own, so that tests meet the limit of addresses at most.
        let mail = try await ask(address, browser: browser, from: "net \(browser)")
        return try await RedeemLink(house)(mail.token, browser: browser, device: device)
    }

    func who(_ session: NewSession) async throws -> SignedIn {
        try #require(try await FindSession(house)(session.token))
    }

    /// What an authenticator app shows now, or so many steps from now.
    func code(_ proposal: EnrolSecondFactor.Proposal, steps: Int64 = 0) throws -> String {
        let secret = try #require(Base32.decode(proposal.secret))
        return OneTimePassword(secret: secret).code(OneTimePassword.step(seconds: house.now.seconds) + steps)
    }

    func seconds(_ seconds: Int64) {
        store.clock.set(Instant(microseconds: house.now.microseconds + seconds * 1_000_000))
    }
}

/// The kind of a refusal that must come; nil when none came.
func refusal(_ work: () async throws -> some Any) async throws -> Refusal.Kind? {
    do {
        _ = try await work()
        return nil
    } catch let refusal as Refusal {
        return refusal.kind
    }
}
