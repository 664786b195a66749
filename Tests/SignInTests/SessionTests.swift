import Application
import Domain
import Store
import SQLSession
import TestSupport
import Testing

/// How long a session lasts, who may end it, and that it never revives.
@Suite struct SessionTests {
    @Test(arguments: TestEngine.allCases)
    func `a session that is used lasts to its end, and one that is idle an hour`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (used, idle) = (try await door.signIn(), try await door.signIn())
            for _ in 0..<14 {
                door.seconds(50 * 60)
                #expect(try await FindSession(door.house)(used.token) != nil)
            }
            #expect(try await FindSession(door.house)(idle.token) == nil)
            // 700 minutes by now: 20 more are all there are.
            door.seconds(19 * 60 + 59)
            #expect(try await FindSession(door.house)(used.token) != nil)
            door.seconds(1)
            #expect(try await FindSession(door.house)(used.token) == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the limits are settings`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await ChangeSettings(door.house)(
                [.init("session.idle_minutes", "5"), .init("session.hours", "1")], by: Door.admin)
            let session = try await door.signIn()
            #expect(session.endsAt == door.house.now.adding(minutes: 60))
            door.seconds(299)
            #expect(try await FindSession(door.house)(session.token) != nil)
            door.seconds(300)
            #expect(try await FindSession(door.house)(session.token) == nil)
            for (name, value) in [("session.idle_minutes", "4"), ("session.hours", "169"), ("session.hours", "x")] {
                do {
                    let kind = try await refusal {
                        try await ChangeSettings(door.house)([.init(name, value)], by: Door.admin)
                    }
                    #expect(kind == .invalid)
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a session never revives when the clock jumps`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let start = door.house.now
            let (seen, swept, early) = (
                try await door.signIn(), try await door.signIn(), try await door.signIn()
            )
            door.seconds(61 * 60)
            #expect(try await FindSession(door.house)(seen.token) == nil)
            door.store.clock.set(start)
            #expect(try await FindSession(door.house)(seen.token) == nil)
            #expect(try await FindSession(door.house)(swept.token) != nil)
            door.seconds(61 * 60)
            try await EndSignInsOver(door.house)()
            door.store.clock.set(start)
            #expect(try await FindSession(door.house)(swept.token) == nil)
            #expect(try await FindSession(door.house)(early.token) == nil)
            // One that was used in what is the future now ends as well, and small differences do no harm.
            let late = try await door.signIn()
            door.seconds(-240)
            #expect(try await FindSession(door.house)(late.token) != nil)
            door.seconds(-240)
            #expect(try await FindSession(door.house)(late.token) == nil)
            door.store.clock.set(start)
            #expect(try await FindSession(door.house)(late.token) == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `that a session is used is written once a minute`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let session = try await door.signIn()
            let written = { door.store.store.statistics.units }
            let before = written()
            for _ in 0..<59 {
                door.seconds(1)
                #expect(try await FindSession(door.house)(session.token) != nil)
            }
            #expect(written() == before)
            door.seconds(1)
            _ = try await FindSession(door.house)(session.token)
            _ = try await FindSession(door.house)(session.token)
            #expect(written() == before + 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `signing out ends this session, and the others where that is asked for`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let sessions = [try await door.signIn(), try await door.signIn(), try await door.signIn()]
            let other = try await door.signIn("max@aaa.example")
            let who = try await door.who(sessions[0])
            #expect(try await ListSessions(door.house)(by: who).count == 3)
            let second = try await door.who(sessions[1])
            try await EndSession(door.house)(second.session, by: who)
            #expect(try await FindSession(door.house)(sessions[1].token) == nil)
            // Somebody else's looks like one that is not there.
            let foreign = try await door.who(other)
            #expect(try await refusal { try await EndSession(door.house)(foreign.session, by: who) } == .notFound)
            #expect(try await refusal { try await EndSession(door.house)(SessionID(999), by: who) } == .notFound)
            #expect(try await EndOtherSessions(door.house)(by: who) == 1)
            #expect(try await FindSession(door.house)(sessions[2].token) == nil)
            #expect(try await FindSession(door.house)(sessions[0].token) != nil)
            try await EndSession(door.house)(sessions[0].token)
            try await EndSession(door.house)(sessions[0].token)
            try await EndSession(door.house)("no token")
            #expect(try await FindSession(door.house)(sessions[0].token) == nil)
            #expect(try await FindSession(door.house)(other.token) != nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who leaves is signed out and has no role any more`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await GiveRole(door.house)("pat@aaa.example", .observer, by: Door.admin)
            let session = try await door.signIn()
            #expect(try await door.who(session).roles == [.practitioner, GivenRole(.observer)])
            _ = try await PersonLeaves(door.house)("pat@aaa.example", by: Door.admin)
            #expect(try await FindSession(door.house)(session.token) == nil)
            _ = try await MovePerson(door.house)("pat@aaa.example", to: "AAA", by: Door.admin)
            #expect(try await FindSession(door.house)(session.token) == nil)
            #expect(try await door.who(door.signIn()).roles == [.practitioner])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a session and its roles follow a merger`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await GiveRole(door.house)("pat@aaa.example", .trainer, by: Door.admin)
            let session = try await door.signIn()
            let former = try await door.who(session)
            _ = try await MergePeople(door.house)("pat@aaa.example", into: "max@aaa.example", by: Door.admin)
            let who = try await door.who(session)
            #expect(who.address == "max@aaa.example")
            #expect(who.person != former.person)
            #expect(who.roles == [.practitioner, GivenRole(.trainer)])
            let person = try #require(who.person)
            #expect(who.principal(as: GivenRole(.trainer))?.scope == .trainer(person))
            // The former address signs in as the record it went into.
            #expect(try await door.who(door.signIn()).person == person)
            _ = try await EndRole(door.house)("max@aaa.example", .trainer, by: Door.admin)
            #expect(try await door.who(session).roles == [.practitioner])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is over is cleared after thirty days`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            _ = try await door.signIn()
            _ = try await door.signIn("nobody@bbb.example")
            door.seconds(13 * 3_600)
            try await EndSignInsOver(door.house)()
            // Nothing is over any more, so that it only reads.
            let before = door.store.store.statistics.units
            try await EndSignInsOver(door.house)()
            #expect(door.store.store.statistics.units == before)
            #expect(try await door.raw.number("SELECT count(*) FROM web_session WHERE address IS NOT NULL") == 0)
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in_mail") == 0)
            #expect(try await ClearFinished(door.house)() == 0)
            door.seconds(31 * 86_400)
            // Two askings, two sessions, and the windows of two addresses and two networks.
            #expect(try await ClearFinished(door.house)() == 8)
            #expect(try await ClearFinished(door.house)() == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a store keeps no token and no code, and no address of who is registered`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            let session = try await RedeemLink(door.house)(mail.token, browser: browser)
            let columns = [
                ("sign_in", "address"), ("web_session", "address"), ("web_session", "label"), ("audit", "subject"),
                ("audit", "detail"), ("audit", "actor"),
            ]
            for (table, column) in columns {
                for row in try await door.raw.rows("SELECT \(column) FROM \(table)") {
                    guard case .text(let text) = row[0] else { continue }
                    for secret in [mail.token, mail.code, session.token, browser, "pat@aaa"] {
                        #expect(!text.contains(secret), "\(table).\(column)")
                    }
                }
            }
        }
    }
}
