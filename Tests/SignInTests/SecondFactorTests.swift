import Application
import Domain
import TestSupport
import Testing

/// What administrators and finance may do only with a second factor.
@Suite struct SecondFactorTests {
    /// Signs lee in, the administrator, and sets up the second factor.
    private func enrol(
        _ door: Door
    ) async throws -> (session: NewSession, proposal: EnrolSecondFactor.Proposal, codes: [String]) {
        let session = try await door.signIn("lee@aaa.example")
        let proposal = try await EnrolSecondFactor(door.house).begin(by: door.who(session))
        let answer = try await EnrolSecondFactor(door.house).confirm(door.code(proposal), token: session.token)
        return (answer.session, proposal, answer.recoveryCodes)
    }

    @Test(arguments: TestEngine.allCases)
    func `a mailed link alone holds the administrator's role back`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let session = try await door.signIn("lee@aaa.example")
            let who = try await door.who(session)
            #expect(who.roles == [.practitioner])
            #expect(who.heldBack == [GivenRole(.administrator)])
            #expect(who.principal(as: GivenRole(.administrator)) == nil)
            #expect(!who.hasSecondFactor)
            do {
                let kind = try await refusal { try await CheckSecondFactor(door.house)("000000", token: session.token) }
                #expect(kind == .wrongState)
            }
            let proposal = try await EnrolSecondFactor(door.house).begin(by: who)
            #expect(proposal.address.hasPrefix("otpauth://totp/Turnout:lee%40aaa.example?secret=\(proposal.secret)&"))
            // A proposal alone counts for nothing.
            #expect(try await !door.who(session).hasSecondFactor)
            let wrong = try door.code(proposal, steps: 5)
            do {
                let kind = try await refusal {
                    try await EnrolSecondFactor(door.house).confirm(wrong, token: session.token)
                }
                #expect(kind == .invalid)
            }
            let answer = try await EnrolSecondFactor(door.house).confirm(door.code(proposal), token: session.token)
            #expect(answer.recoveryCodes.count == 10 && Set(answer.recoveryCodes).count == 10)
            // The session goes on under another token, so that nobody who knew the first one gained anything.
            #expect(answer.session.token != session.token)
            #expect(try await FindSession(door.house)(session.token) == nil)
            let trusted = try await door.who(answer.session)
            #expect(trusted.session == who.session)
            #expect(trusted.roles == [.practitioner, GivenRole(.administrator)])
            #expect(trusted.heldBack == [])
            #expect(trusted.principal(as: GivenRole(.administrator))?.scope == .everything)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a code is good once, in its step and the ones beside it`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (_, proposal, _) = try await enrol(door)
            let check = CheckSecondFactor(door.house)
            let session = try await door.signIn("lee@aaa.example")
            #expect(try await door.who(session).heldBack == [GivenRole(.administrator)])
            // The code that confirmed the factor is used up; that of the step before it was never good again.
            for steps in [Int64(0), -1] {
                let code = try door.code(proposal, steps: steps)
                #expect(try await refusal { try await check(code, token: session.token) } == .invalid)
            }
            let next = try door.code(proposal, steps: 1)
            let passed = try await check(next, token: session.token)
            #expect(try await door.who(passed).heldBack == [])
            let other = try await door.signIn("lee@aaa.example")
            #expect(try await refusal { try await check(next, token: other.token) } == .invalid)
            door.seconds(60)
            _ = try await check(door.code(proposal), token: other.token)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two who type one code at once one passes`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (_, proposal, _) = try await enrol(door)
            var sessions: [NewSession] = []
            for _ in 0..<4 { sessions.append(try await door.signIn("lee@aaa.example")) }
            door.seconds(60)
            let code = try door.code(proposal)
            let house = door.house
            let passed = try await withThrowingTaskGroup(of: Int.self) { group in
                for session in sessions {
                    group.addTask {
                        try await refusal { try await CheckSecondFactor(house)(code, token: session.token) } == nil
                            ? 1 : 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(passed == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `five wrong codes make who guesses wait ten minutes, however many guess at once`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let (_, proposal, _) = try await enrol(door)
            let session = try await door.signIn("lee@aaa.example")
            door.seconds(60)
            let house = door.house
            let right = try door.code(proposal)
            let wrong = (100_000...).lazy.map(String.init).filter { $0 != right }
            let guesses = Array(
                wrong.filter { code in (-1...1).allSatisfy { (try? door.code(proposal, steps: $0)) != code } }
                    .prefix(100))
            let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
                for guess in guesses {
                    group.addTask {
                        try await refusal { try await CheckSecondFactor(house)(guess, token: session.token) }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.count { $0 == .invalid } == 5)
            #expect(kinds.count { $0 == .tooMany } == 95)
            #expect(try await refusal { try await CheckSecondFactor(house)(right, token: session.token) } == .tooMany)
            door.seconds(600)
            _ = try await CheckSecondFactor(house)(door.code(proposal), token: session.token)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `each recovery code is good once`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (_, _, codes) = try await enrol(door)
            let check = CheckSecondFactor(door.house)
            for code in codes {
                let session = try await door.signIn(from: "lee@aaa.example", after: 901)
                let passed = try await check(code.lowercased(), token: session.token)
                #expect(try await door.who(passed).heldBack == [])
                #expect(try await refusal { try await check(code, token: passed.token) } == .invalid)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `another administrator resets what was lost, and nobody their own`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (session, _, _) = try await enrol(door)
            let reset = ResetSecondFactor(door.house)
            let own = try #require(try await door.who(session).principal(as: GivenRole(.administrator)))
            #expect(try await refusal { try await reset("lee@aaa.example", by: own) } == .forbidden)
            #expect(try await refusal { try await reset("pat@aaa.example", by: own) } == .wrongState)
            #expect(try await refusal { try await reset("none@aaa.example", by: own) } == .notFound)
            try await reset("lee@aaa.example", by: Door.admin)
            #expect(try await FindSession(door.house)(session.token) == nil)
            #expect(try await !ListUsers(door.house)("lee@aaa.example", by: Door.admin).hasSecondFactor)
            let (again, _, _) = try await enrol(door)
            #expect(try await door.who(again).heldBack == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a second factor is replaced only by who has shown it`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let (trusted, _, _) = try await enrol(door)
            let plain = try await door.signIn("lee@aaa.example")
            let enrol = EnrolSecondFactor(door.house)
            #expect(try await refusal { try await enrol.begin(by: door.who(plain)) } == .forbidden)
            #expect(try await refusal { try await enrol.confirm("000000", token: plain.token) } == .forbidden)
            let other = try await enrol.begin(by: door.who(trusted))
            // Until its first code has come the earlier one stays in force.
            #expect(try await door.who(plain).hasSecondFactor)
            let answer = try await enrol.confirm(door.code(other), token: trusted.token)
            door.seconds(60)
            _ = try await CheckSecondFactor(door.house)(door.code(other), token: plain.token)
            #expect(try await door.who(answer.session).heldBack == [])
        }
    }
}

extension Door {
    /// Signs in so many seconds later, past the limit of mails.
    fileprivate func signIn(from address: String, after seconds: Int64) async throws -> NewSession {
        self.seconds(seconds)
        return try await signIn(address)
    }
}
