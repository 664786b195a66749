import Application
import Domain
import TestSupport
import Testing

/// S5: one link is one session, in the browser that asked, for ten minutes, by a press of a button.
@Suite struct LinkTests {
    @Test(arguments: TestEngine.allCases)
    func `a link lets in once, as the person of the address`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask("Pat@AAA.example", browser: browser)
            let session = try await RedeemLink(door.house)(mail.token, browser: browser, device: "A browser\n\u{7}")
            let who = try await door.who(session)
            #expect(who.address == "pat@aaa.example")
            #expect(who.roles == [.practitioner])
            #expect(who.heldBack == [])
            let person = try #require(who.person)
            #expect(
                who.principal(as: .practitioner)
                    == Principal(name: "person:\(person.raw)", role: .practitioner, scope: .person(person)))
            #expect(who.principal(as: GivenRole(.administrator)) == nil)
            #expect(try await ListSessions(door.house)(by: who).map(\.label) == ["A browser"])
            #expect(try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
            #expect(try await refusal { try await RedeemCode(door.house)(mail.code, browser: browser) } == .invalid)
            // Nothing of the address is left, and no secret ever was.
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in WHERE address IS NOT NULL") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `looking at a link does not use it up`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            for _ in 0..<50 { #expect(try await RedeemLink(door.house).isGood(mail.token, browser: browser)) }
            #expect(try await !RedeemLink(door.house).isGood(mail.token, browser: AskSignIn.browserToken()))
            #expect(try await !RedeemLink(door.house).isGood("x", browser: "y"))
            _ = try await RedeemLink(door.house)(mail.token, browser: browser)
            #expect(try await !RedeemLink(door.house).isGood(mail.token, browser: browser))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a link opened in another browser lets nobody in and stays good`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (browser, other) = (AskSignIn.browserToken(), AskSignIn.browserToken())
            let mail = try await door.ask(browser: browser)
            #expect(try await refusal { try await RedeemLink(door.house)(mail.token, browser: other) } == .forbidden)
            #expect(try await refusal { try await RedeemCode(door.house)(mail.code, browser: other) } == .invalid)
            #expect(try await refusal { try await RedeemLink(door.house)(mail.token, browser: "") } == .invalid)
            _ = try await RedeemLink(door.house)(mail.token, browser: browser)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `ten thousand who use one link at once get one session`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            let house = door.house
            let sessions = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<10_000 {
                    group.addTask {
                        do {
                            // The link and the code of one asking stand for the same session.
                            _ =
                                number % 1_000 == 999
                                ? try await RedeemCode(house)(mail.code, browser: browser)
                                : try await RedeemLink(house)(mail.token, browser: browser)
                            return 1
                        } catch is Refusal {
                            return 0
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sessions == 1)
            #expect(try await door.raw.number("SELECT count(*) FROM web_session") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `each time it is another session under another token`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let first = try await door.signIn()
            let second = try await door.signIn()
            #expect(first.token != second.token)
            #expect(try await door.who(first).session != door.who(second).session)
            // A token that nobody gave out is nobody's, whoever puts it into a browser.
            #expect(try await FindSession(door.house)(AskSignIn.browserToken()) == nil)
            #expect(try await FindSession(door.house)("") == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a link does not outlive ten minutes, and never revives`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let redeem = RedeemLink(door.house)
            let start = door.house.now
            let browser = AskSignIn.browserToken()
            let (seen, swept, early, good) = (
                try await door.ask(browser: browser), try await door.ask(browser: browser),
                try await door.ask(browser: browser), try await door.ask(browser: browser)
            )
            door.seconds(599)
            _ = try await redeem(good.token, browser: browser)
            door.seconds(1)
            #expect(try await refusal { try await redeem(seen.token, browser: browser) } == .wrongState)
            try await EndSignInsOver(door.house)()
            _ = try await EraseSignInSecrets(door.house)()
            // The clock is set back to when all of them were good.
            for moment in [start, start.adding(minutes: 5)] {
                door.store.clock.set(moment)
                for mail in [seen, swept, early, good] {
                    #expect(try await refusal { try await redeem(mail.token, browser: browser) } == .wrongState)
                }
            }
            #expect(try await door.mails(to: "pat@aaa.example") == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a clock that is set back by more than minutes ends what it should not know`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let start = door.house.now
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            door.store.clock.set(start.adding(minutes: -60))
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
            door.store.clock.set(start)
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who has left is told so once the address is proven, and gets no session`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            _ = try await PersonLeaves(door.house)("pat@aaa.example", by: Door.admin)
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .forbidden)
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
            #expect(try await door.raw.number("SELECT count(*) FROM web_session") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an address that nobody has signs in as nobody, and becomes a person when registered`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let session = try await door.signIn("New@bbb.example")
            let visitor = try await door.who(session)
            #expect(visitor.person == nil)
            #expect(visitor.address == "New@bbb.example")
            #expect(visitor.roles == [] && visitor.heldBack == [])
            #expect(try await ListSessions(door.house)(by: visitor) == [])
            #expect(try await refusal { try await EnrolSecondFactor(door.house).begin(by: visitor) } == .forbidden)
            _ = try await AddPerson(door.house)(
                .init(email: "new@BBB.example", name: "New One", agency: "AAA"), by: Door.admin)
            let person = try await door.who(session)
            #expect(person.roles == [.practitioner])
            #expect(person.session == visitor.session)
            #expect(try await door.raw.number("SELECT count(*) FROM web_session WHERE address IS NOT NULL") == 0)
        }
    }
}
