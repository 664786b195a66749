import Application
import Domain
import HTTPTypes
import Notifications
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// What somebody wants to be mailed: on their account's page, and by the link of a letter, on both engines.
@Suite(.timeLimit(.minutes(20))) struct MailChoicePageTests {
    /// What one wants, of invitations and of courses.
    private func wanted(_ it: AccountStage) async throws -> [Bool] {
        let id = try await ShowRecord(it.stage.house).person("pat@aaa.example", by: Stage.admin).person.id
        let own = Principal(name: "person:\(id.raw)", role: .practitioner, scope: .person(id))
        return try await MailChoices(it.stage.house)(by: own).map(\.isWanted)
    }

    @Test(arguments: TestEngine.allCases)
    func `each list is turned off and on again on the page of the account`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let browser = try await it.browser(at: "/account")
            #expect(browser.shows("href=\"/account/mail\""))
            await browser.get("/account/mail")
            #expect(browser.status == 200 && browser.shows("Turn off") && !browser.shows("Turn on"))
            #expect(browser.shows("own bookings are always sent"))
            let form = browser.hidden("/account/mail")
            #expect(form["list"] == "invitations" && form["wanted"] == "no")
            await browser.post("/account/mail", form)
            #expect(browser.shows("Your choice is kept") && browser.shows("Turn on"))
            #expect(try await wanted(it) == [false, true])
            // Sent once more it does nothing; what was chosen since stands.
            let back = browser.hidden("/account/mail")
            await browser.post("/account/mail", back)
            await browser.post("/account/mail", form)
            #expect(try await wanted(it) == [true, true])
            var wrong = browser.hidden("/account/mail")
            (wrong["list"], wrong["key"]) = ("everything", "other")
            await browser.post("/account/mail", wrong)
            #expect(browser.status == 404)
            let stranger = it.stranger()
            await stranger.get("/account/mail")
            #expect(stranger.path.hasPrefix("/sign-in"))
        }
    }

    /// The link of an invitation that Pat is sent.
    private func link(_ it: AccountStage) async throws -> String {
        let house = it.stage.house
        _ = try await ChangeSettings(house)([.init("mail.from", "T <t@host.example>")], by: Stage.admin)
        _ = try await Invite(house)(.init(event: "E1", agencies: ["AAA"]), by: Stage.admin)
        _ = try await FanOut(house)()
        let mailer = Pigeon()
        _ = try await SendMail(house, through: mailer, links: try PublicLinks(AccountStage.publicURL), jitter: { 0 })()
        let letter = try #require(await mailer.letters.first { $0.to.address == "Pat@aaa.example" })
        return String(try #require(letter.unsubscribe).dropFirst(AccountStage.publicURL.count))
    }

    @Test(arguments: TestEngine.allCases)
    func `a link shows a button and changes nothing; the button needs neither sign-in nor cookie`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { it in
            let link = try await link(it)
            let reader = it.stranger()
            await reader.get(link)
            #expect(reader.status == 200 && reader.shows("Stop messages like this?") && reader.shows("Stop them"))
            #expect(!reader.shows("Pat") && !reader.shows("aaa.example"))
            #expect(reader.headers[.cacheControl] == "no-store")
            #expect(try await wanted(it) == [true, true])
            // A program of mail sends this and knows no cookie (RFC 8058).
            let program = it.stranger()
            await program.post(link, ["List-Unsubscribe": "One-Click"], headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(program.status == 200 && program.shows("Messages stopped") && program.cookies.isEmpty)
            #expect(try await wanted(it) == [false, true])
            let answer = program.text
            // Used before, cut, made up, or nonsense: the answer is the same, and nothing is done.
            let audit = try await it.raw.number("SELECT count(*) FROM audit")
            for other in [link, String(link.dropLast()), "/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA", "/unsubscribe/%00'"] {
                await program.post(other, ["List-Unsubscribe": "One-Click"])
                #expect(program.status == 200 && program.text == answer, "\(other)")
            }
            #expect(try await it.raw.number("SELECT count(*) FROM audit") == audit)
            #expect(try await it.raw.number("SELECT count(*) FROM mail_choice") == 1)
            // The button of the page does the same; on the account's page it is had back.
            await reader.submit(to: link)
            #expect(reader.status == 200 && reader.text == answer)
            let owner = try await it.browser(at: "/account/mail")
            #expect(owner.shows("Turn on"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same form in parts is read too, and what is no form is not`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            let link = try await link(it)
            let program = it.stranger()
            await program.post(link, [:], headers: ["Content-Type": "text/plain"])
            #expect(program.status == 400)
            #expect(try await wanted(it) == [true, true])
            await program.upload(to: link, file: ("List-Unsubscribe", "", "One-Click"))
            #expect(program.status == 200)
            #expect(try await wanted(it) == [false, true])
        }
    }
}

/// Keeps what it is given.
private actor Pigeon: Mailer {
    nonisolated let longest: Int64 = 10_000_000
    private(set) var letters: [Letter] = []

    func send(_ letter: Letter) async -> MailAnswer {
        letters.append(letter)
        return .accepted
    }
}
