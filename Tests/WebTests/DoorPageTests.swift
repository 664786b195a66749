import Application
import Domain
import Foundation
import HTTPTypes
import Notifications
import SQLSession
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// S5 from outside: one link is one session, in the browser that asked, for ten minutes, by a press of a button.
@Suite(.timeLimit(.minutes(20))) struct DoorPageTests {
    /// A mail's link, and the browser that asked for it.
    private struct Asked {
        let token: String
        let browser: String
    }

    private func ask(_ stage: AccountStage, _ email: String = "pat@aaa.example") async throws -> Asked {
        let browser = stage.stranger()
        await browser.get("/sign-in")
        await browser.submit(to: "/sign-in", ["email": email])
        let mails = try await stage.raw.rows("SELECT token FROM mail WHERE token IS NOT NULL ORDER BY id DESC")
        guard case .text(let token)? = mails.first?.first else { throw Refusal(.notFound, "There is no mail.") }
        return Asked(token: token, browser: try #require(browser.cookies[Cookie.browser]))
    }

    /// Presses the button behind a link, as a client that knows what it needs.
    private static func press(
        _ dispatcher: Dispatcher, _ token: String, browser: String, to: String = "", cookies more: String = ""
    ) async -> Outgoing {
        let fields: HTTPFields = [
            .cookie: "\(Cookie.browser)=\(browser)\(more)", .contentType: "application/x-www-form-urlencoded",
        ]
        let text = "form=\(Visit.token(browser))&token=\(Link.encode(token))&to=\(Link.encode(to))"
        let body = Array(text.utf8)
        return await dispatcher.answer(
            Incoming(method: .post, target: "/sign-in/link", headers: fields, from: "192.0.2.7", body: { body }))
    }

    private static func session(_ answer: Outgoing) -> String? {
        answer.headers[values: .setCookie].first { $0.hasPrefix("\(Cookie.session)=") }.map {
            String($0.prefix { $0 != ";" }.dropFirst(Cookie.session.count + 1))
        }
    }

    private static func show(_ dispatcher: Dispatcher, _ target: String, session: String) async -> Outgoing {
        await dispatcher.answer(
            Incoming(
                method: .get, target: target, headers: [.cookie: "\(Cookie.session)=\(session)"], from: "192.0.2.7",
                body: { [] }))
    }

    @Test(arguments: TestEngine.allCases)
    func `ten thousand clients that press one link's button at once get one session`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { stage in
            let asked = try await ask(stage)
            let dispatcher = stage.dispatcher
            let sessions = await withTaskGroup(of: Int.self) { group in
                for number in 0..<10_000 {
                    group.addTask {
                        // One in ten is another browser, which the link is of no use to.
                        let browser = number % 10 == 3 ? AskSignIn.browserToken() : asked.browser
                        let answer = await Self.press(dispatcher, asked.token, browser: browser)
                        guard let session = Self.session(answer), answer.status == 303 else { return 0 }
                        return session.isEmpty ? 0 : 1
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(sessions == 1)
            #expect(try await stage.raw.number("SELECT count(*) FROM web_session") == 1)
            // The check can fail: a link that somebody marks as unused in the store lets in once more.
            try await stage.raw.execute(
                "UPDATE sign_in SET used_at = NULL, ended_at = NULL, address = 'pat@aaa.example'", [])
            #expect(Self.session(await Self.press(dispatcher, asked.token, browser: asked.browser)) != nil)
            #expect(try await stage.raw.number("SELECT count(*) FROM web_session") == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what looks at a link uses nothing up, and another browser gets in by nothing`(
        _ engine: TestEngine
    ) async throws {
        try await AccountStage.with(engine) { stage in
            let asked = try await ask(stage)
            for method in [HTTPRequest.Method.get, .head, .options, .put] {
                for cookie in [
                    "", "\(Cookie.browser)=\(asked.browser)", "\(Cookie.browser)=\(AskSignIn.browserToken())",
                ] {
                    for _ in 0..<5 {
                        let answer = await stage.dispatcher.answer(
                            Incoming(
                                method: method, target: "/sign-in/link?token=\(asked.token)",
                                headers: [.cookie: cookie, .userAgent: "Scanner/1.0"], from: "198.51.100.9",
                                body: { [] }))
                        #expect(Self.session(answer) == nil && answer.status < 500)
                    }
                }
            }
            let stranger = await Self.press(stage.dispatcher, asked.token, browser: AskSignIn.browserToken())
            #expect(stranger.status == 409 && Self.session(stranger) == nil)
            #expect(try await stage.raw.number("SELECT count(*) FROM web_session") == 0)
            let own = await Self.press(stage.dispatcher, asked.token, browser: asked.browser)
            #expect(own.status == 303 && Self.session(own) != nil)
            // Once more, it is of no use to anybody.
            for browser in [asked.browser, AskSignIn.browserToken()] {
                let again = await Self.press(stage.dispatcher, asked.token, browser: browser)
                #expect(again.status == 409 && Self.session(again) == nil)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a link is good for less than ten minutes`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let (late, good) = (try await ask(stage), try await ask(stage))
            let start = stage.stage.house.now
            stage.stage.store.clock.set(Instant(microseconds: start.microseconds + 599_000_000))
            #expect(Self.session(await Self.press(stage.dispatcher, good.token, browser: good.browser)) != nil)
            stage.stage.store.clock.set(start.adding(minutes: 10))
            let over = await Self.press(stage.dispatcher, late.token, browser: late.browser)
            #expect(over.status == 409 && Self.session(over) == nil)
            stage.stage.store.clock.set(start)
            let back = await Self.press(stage.dispatcher, late.token, browser: late.browser)
            #expect(back.status == 409 && Self.session(back) == nil, "It does not revive with the clock.")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a session that was planted is worth nothing, before and after`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let (planted, asked) = (AskSignIn.browserToken(), try await ask(stage))
            #expect(await Self.show(stage.dispatcher, "/bookings", session: planted).status == 303)
            let answer = await Self.press(
                stage.dispatcher, asked.token, browser: asked.browser, cookies: "; \(Cookie.session)=\(planted)")
            let session = try #require(Self.session(answer))
            #expect(session != planted && session != asked.browser && session != asked.token)
            #expect(await Self.show(stage.dispatcher, "/bookings", session: session).status == 200)
            for worthless in [planted, asked.browser, asked.token, ""] {
                #expect(await Self.show(stage.dispatcher, "/bookings", session: worthless).status == 303)
            }
            // Nor is the session of somebody's first sign-in good for the second.
            let next = try await ask(stage)
            let second = try #require(
                Self.session(await Self.press(stage.dispatcher, next.token, browser: next.browser)))
            #expect(second != session)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who leaves or loses a role is out with the next request`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let email = try await stage.person("Toni", .trainer, teaches: "E1")
            let browser = try await stage.browser(of: email)
            await browser.get("/registers/E1")
            #expect(browser.status == 200)
            _ = try await EndRole(stage.stage.house)(email, .trainer, by: Stage.admin)
            await browser.get("/registers/E1")
            #expect(browser.status == 403)
            await browser.get("/bookings")
            #expect(browser.status == 200 && browser.path == "/bookings")
            _ = try await PersonLeaves(stage.stage.house)(email, by: Stage.admin)
            await browser.get("/bookings")
            #expect(browser.path.hasPrefix("/sign-in"))
        }
    }

    /// Addresses that lead elsewhere, or might be read as if they did.
    private static let elsewhere = [
        "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
        "/\t/evil.example", "/\n/evil.example", "\t//evil.example", " //evil.example",
        "/%0d%0aLocation:%20//evil.example",
        "/\r\nLocation: https://evil.example", "javascript:alert(1)", "data:text/html,x", "http:evil.example",
        "https:evil.example", "/.//evil.example", "/..//evil.example", "/;@evil.example", "@evil.example",
        "?to=//evil.example",
        "/bookings\u{0}//evil.example", "/\u{FF0F}evil.example", "//%65vil.example", "/account/../..//evil.example",
    ]

    /// Where a browser goes that is told a place by the service.
    private static func isOwn(_ location: String) -> Bool {
        guard location.hasPrefix("/"), location.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
            return false
        }
        return URL(string: location, relativeTo: URL(string: "https://training.example/sign-in"))?
            .host() == "training.example"
    }

    @Test(arguments: TestEngine.allCases)
    func `signing in leads to no other site, whatever was asked for`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            let browser = try await stage.browser()
            let session = try #require(browser.cookies[Cookie.session])
            for target in Self.elsewhere {
                let to = Link.encode(target)
                for path in ["/sign-in?to=\(to)", "/register?to=\(to)"] {
                    let answer = await Self.show(stage.dispatcher, path, session: session)
                    let location = try #require(answer.headers[.location])
                    #expect(Self.isOwn(location), "\(path) leads to \(location)")
                }
                stage.stage.store.clock.advance(minutes: 4)
                let asked = try await ask(stage)
                let answer = await Self.press(stage.dispatcher, asked.token, browser: asked.browser, to: target)
                #expect(answer.status == 303 && Self.isOwn(answer.headers[.location] ?? ""), "\(target)")
            }
            for target in Self.elsewhere.prefix(6) { #expect(!Self.isOwn(target), "\(target) is not found") }
            #expect(Self.isOwn("/bookings?x=1#y"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `no host that a request names gets into a link, a page or a mail`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { stage in
            _ = try await ChangeSettings(stage.stage.house)(
                [.init("mail.from", "Training <training@host.example>")], by: Stage.admin)
            let poison =
                ["X-Forwarded-Host", "X-Host", "X-Forwarded-Server", "X-Original-URL", "X-Rewrite-URL"]
                .map { "\($0): evil.example\r\n" }.joined() + "Forwarded: host=evil.example\r\n"
            try await Wire.with(stage.stage.house, publicURL: AccountStage.publicURL) { wire in
                let first = try await wire.ask(.get, "/sign-in", poison, host: "evil.example")
                let cookie = first.headers[values: .setCookie].first?.prefix { $0 != ";" } ?? ""
                let browser = String(cookie.dropFirst(Cookie.browser.count + 1))
                let body = "form=\(Visit.token(browser))&email=pat%40aaa.example"
                let sent = try await wire.ask(
                    .post, "/sign-in",
                    poison + "Cookie: \(cookie)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n", host: "evil.example", body: body)
                #expect(sent.status == 303 && sent.headers[.location] == "/sign-in/sent?to=")
                for target in [
                    "/", "/sign-in", "/programme", "/programme.ics", "/events/E1", "/api", "/nothing", "/bookings",
                ] {
                    let answer = try await wire.ask(.get, target, poison, host: "evil.example")
                    let told = String(decoding: answer.bytes, as: UTF8.self) + (answer.headers[.location] ?? "")
                    #expect(!told.contains("evil.example"), "\(target)")
                }
            }
            let letters = Letters()
            let links = try PublicLinks(AccountStage.publicURL)
            _ = try await SendMail(stage.stage.house, through: letters, links: links, jitter: { 0 })()
            let letter = try #require(letters.all.first)
            #expect(letter.text.contains("https://training.example/sign-in/link?token="))
            #expect(!letter.text.contains("evil.example"))
            // The check can fail: a service that is told that it is reached there says so.
            let misled = try Browser.dispatcher(stage.stage.house, publicURL: "https://evil.example")
            let calendar = await Self.show(misled, "/programme.ics", session: "")
            #expect(String(decoding: calendar.bytes, as: UTF8.self).contains("evil.example"))
        }
    }
}
