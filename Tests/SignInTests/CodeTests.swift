import Application
import Domain
import TestSupport
import Testing

/// S6 and S8: guessing leads nowhere, and asking tells nothing.
@Suite struct CodeTests {
    /// Codes that are not the one.
    private static func wrong(_ code: String) -> some Sequence<String> {
        (100_000...).lazy.map(String.init).filter { $0 != code }
    }

    @Test(arguments: TestEngine.allCases)
    func `a code lets in, however it is typed`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            let typed = " \(mail.code.prefix(3)) \(mail.code.suffix(3)) "
            let session = try await RedeemCode(door.house)(typed, browser: browser)
            #expect(try await door.who(session).roles == [.practitioner])
            #expect(try await refusal { try await RedeemCode(door.house)(mail.code, browser: browser) } == .invalid)
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the fifth wrong code ends the asking, its link included`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            let wrong = Array(Self.wrong(mail.code).prefix(5))
            for code in wrong.prefix(4) {
                #expect(try await refusal { try await RedeemCode(door.house)(code, browser: browser) } == .invalid)
            }
            #expect(try await RedeemLink(door.house).isGood(mail.token, browser: browser))
            #expect(try await refusal { try await RedeemCode(door.house)(wrong[4], browser: browser) } == .invalid)
            #expect(try await refusal { try await RedeemCode(door.house)(mail.code, browser: browser) } == .invalid)
            #expect(
                try await refusal { try await RedeemLink(door.house)(mail.token, browser: browser) } == .wrongState)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of ten thousand guesses at once five are looked at`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            let mail = try await door.ask(browser: browser)
            let house = door.house
            let guesses = Array(Self.wrong(mail.code).prefix(10_000))
            let sessions = try await withThrowingTaskGroup(of: Int.self) { group in
                for guess in guesses {
                    group.addTask {
                        try await refusal { try await RedeemCode(house)(guess, browser: browser) } == nil ? 1 : 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sessions == 0)
            #expect(try await door.raw.number("SELECT max(attempts) FROM sign_in") == 5)
            #expect(try await refusal { try await RedeemCode(house)(mail.code, browser: browser) } == .invalid)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an address is sent five mails in a quarter of an hour, and its asker is told nothing`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            for number in 0..<9 {
                try await AskSignIn(door.house)("pat@aaa.example", browser: browser, from: "192.0.2.\(number)")
            }
            #expect(try await door.mails(to: "pat@aaa.example").count == 5)
            // Another address is not concerned; the same in capitals is.
            _ = try await door.ask("max@aaa.example", browser: browser)
            try await AskSignIn(door.house)("PAT@aaa.example", browser: browser, from: "192.0.2.99")
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in") == 6)
            door.seconds(899)
            try await AskSignIn(door.house)("pat@aaa.example", browser: browser, from: "192.0.2.99")
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in") == 6)
            door.seconds(1)
            try await AskSignIn(door.house)("pat@aaa.example", browser: browser, from: "192.0.2.99")
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in") == 7)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a network asks twenty times in a quarter of an hour, however many at once`(
        _ engine: TestEngine
    ) async throws {
        try await Door.with(engine) { door in
            let house = door.house
            let browser = AskSignIn.browserToken()
            let kinds = try await withThrowingTaskGroup(of: Refusal.Kind?.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try await refusal {
                            try await AskSignIn(house)(
                                "a\(number)@bbb.example", browser: browser, from: "2001:db8::\(number)")
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(kinds.count { $0 == nil } == 20)
            #expect(kinds.count { $0 == .tooMany } == 180)
            #expect(try await door.raw.number("SELECT count(*) FROM sign_in_mail") == 20)
            // The clock set back opens no new window.
            door.seconds(-100)
            #expect(
                try await refusal {
                    try await AskSignIn(house)("b@bbb.example", browser: browser, from: "2001:db8::1")
                } == .tooMany)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is no address is refused, whoever asks`(_ engine: TestEngine) async throws {
        try await Door.with(engine) { door in
            let browser = AskSignIn.browserToken()
            for address in ["", "pat", "pat@aaa", "pat@aaa.example\nBcc: x@y.example", "a b@c.example"] {
                do {
                    let kind = try await refusal {
                        try await AskSignIn(door.house)(address, browser: browser, from: "x")
                    }
                    #expect(kind == .invalid)
                }
            }
            do {
                let kind = try await refusal {
                    try await AskSignIn(door.house)("pat@aaa.example", browser: "x", from: "x")
                }
                #expect(kind == .invalid)
            }
        }
    }
}
