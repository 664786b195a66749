import Application
import Domain
import HTTPTypes
import Notifications
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Messages, mail and the audit, as administrators see them, on both engines.
@Suite(.timeLimit(.minutes(20))) struct RecordsPageMailTests {
    /// The version of the message that tells of a place; 0 for the one that ships.
    private func version(_ desk: AdministratorDesk) async throws -> Int64 {
        try await ListTemplates(desk.house).one("confirmed", by: Stage.admin).version
    }

    @Test(arguments: TestEngine.allCases)
    func `a message is looked at with sample values before it is kept, and had back as shipped`(
        _ engine: TestEngine
    ) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, path) = (desk.browser, "/office/templates/confirmed")
            await browser.get("/office/templates")
            #expect(browser.shows(path) && browser.shows("As shipped"))
            await browser.get(path)
            #expect(browser.shows("{{free_until}}") && browser.shows("Sam Example") && !browser.shows("{{deadline}}"))
            let wrong = ["subject": "Hello {{nobody}}", "text": "x"]
            await desk.refused(path + "/preview", wrong, "is no placeholder", "{{name}}", status: 409)
            await browser.submit(
                to: path + "/preview", ["subject": "Hello {{name}}", "text": "Come to {{title}} <now>.\n{{name}}"])
            #expect(browser.shows("Hello Sam Example") && browser.shows("&lt;now&gt;"))
            // The letter as HTML stands in a frame in which nothing runs, and its styles are allowed one by one.
            #expect(browser.shows("sandbox=\"\" srcdoc=\"&lt;!doctype html&gt;"))
            #expect(browser.shows("&amp;lt;now&amp;gt;") && !browser.shows("<now>"))
            let policy = try #require(browser.headers[.contentSecurityPolicy])
            #expect(policy.contains("'unsafe-hashes' 'sha256-") && !policy.contains("unsafe-inline"))
            #expect(policy.contains("default-src 'none'; style-src 'self'") && policy.contains("script-src 'self';"))
            let unkept = try await version(desk)
            #expect(unkept == 0)
            let form = browser.hidden(path)
            await browser.submit(to: path + "/preview")
            #expect(browser.status == 200)
            await browser.post(path, form)
            #expect(browser.shows("says this from now on") && browser.shows("Hello {{name}}"))
            // The page that was made before somebody wrote it does not write over it.
            desk.stage.store.clock.advance(minutes: 1)
            var late = form
            (late["key"], late["subject"]) = ("another", "Goodbye")
            await browser.post(path, late)
            #expect(browser.status == 409 && browser.shows("Hello {{name}}") && browser.shows("Goodbye"))
            await browser.get(path + "/reset")
            #expect(browser.shows("Use the text as shipped"))
            await desk.done(path + "/reset")
            #expect(try await version(desk) == 0)
            await browser.get("/office/templates/nothing")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `every message there is can be looked at, in words and as a letter`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            for kind in MessageKind.allCases {
                let path = "/office/templates/\(kind.rawValue)"
                await browser.get(path)
                #expect(browser.status == 200 && browser.text.utf8.count < 60_000, "\(kind)")
                let template = Catalogue.template(kind)
                await browser.submit(to: path + "/preview", ["subject": template.subject, "text": template.text])
                let letter = try #require(browser.text.firstMatch(of: /srcdoc="([^"]*)"/)?.output.1, "\(kind)")
                #expect(!letter.contains("{{") && letter.contains("You get this because"), "\(kind)")
                #expect(browser.text.utf8.count < 60_000 && !browser.shows(" style=\""), "\(kind)")
                let bare = browser.text.firstMatch(of: />[a-z]+(_[a-z]+)*\.[a-z_]+</)
                #expect(bare == nil, "\(kind)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `mail is listed by state, and what bounced is sent once more`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            await browser.get("/office/mail")
            #expect(browser.shows("There is no mail here"))
            try await desk.stage.switchMailOn()
            for person in 1...3 { try await desk.stage.book("E1", person) }
            _ = try await FanOut(house)()
            try await house.store.write(Intent(.clockwork, at: house.now)) { work in
                for claimed in try work.claimMail(until: work.moment.adding(minutes: 1), limit: 2) {
                    _ = try work.record(.gaveUp, "550", of: claimed)
                }
            }
            await browser.get("/office/mail?state=waiting")
            #expect(browser.text.matches(of: /office\/mail\/\d+"/).count == 1)
            await browser.get("/office/mail?state=given_up")
            #expect(browser.text.matches(of: /office\/mail\/\d+"/).count == 2)
            #expect(browser.shows("Bounced: the mail server refused it for good (550)"))
            #expect(!browser.shows("aaa.example"))
            let link = try #require(browser.text.firstMatch(of: /\/office\/mail\/\d+/)?.output)
            await browser.get(String(link))
            #expect(browser.shows("Given up") && browser.shows("E1-"))
            await desk.done("\(link)/retry")
            #expect(try await ListMail(house)(givenUpOnly: true, by: Stage.admin).count == 1)
            await browser.get("/office/mail")
            await desk.done("/office/mail/retry")
            #expect(try await ListMail(house)(givenUpOnly: true, by: Stage.admin).isEmpty)
            await browser.get("/office/mail/9999")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the audit is filtered by record, actor and date, and has pages`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            for n in 1...60 {
                var change = PersonChange()
                change.jobRole = "role \(n)"
                _ = try await ChangePerson(desk.house)("pat@aaa.example", change, by: Stage.admin)
            }
            await browser.get("/office/audit?record=person:pat@aaa.example")
            #expect(browser.shows("Pat O&#39;Neil") && browser.text.matches(of: />Changed</).count == 50)
            let next = try #require(browser.text.firstMatch(of: /href="([^"]*)" rel="next"/)?.output.1)
            await browser.get(String(next).replacing("&amp;", with: "&"))
            #expect(browser.text.matches(of: />Changed</).count == 10 && browser.shows(">Registered<"))
            await browser.get("/office/audit?actor=command:test&from-day=1&from-month=1&from-year=2100")
            #expect(browser.shows("Nothing is found"))
            await browser.get("/office/audit?from-day=40&from-month=1&from-year=2019")
            #expect(browser.status == 422 && browser.shows("Enter a real date"))
            await browser.get("/office/audit?record=event:NONE")
            #expect(browser.status == 422 && browser.shows("There is no such record"))
        }
    }
}
