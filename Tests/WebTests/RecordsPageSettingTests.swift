import Application
import Domain
import HTTPTypes
import PaperSamples
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Users, tokens, settings, bank holidays, policies and webhooks, as administrators keep them, on both engines.
@Suite(.timeLimit(.minutes(20))) struct RecordsPageSettingTests {
    @Test(arguments: TestEngine.allCases)
    func `a user is added, given a role, and loses it`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/users/new")
            await desk.refused(
                "/office/users/new", ["name": "", "email": "x"], "Enter the name", "Choose the agency", "Choose a role")
            await desk.done(
                "/office/users/new",
                ["name": "Toni", "email": "toni@bbb.example", "agency": "BBB", "role": "trainer"])
            let path = "/office/users/\(try await desk.number("toni@bbb.example"))"
            #expect(browser.path.hasPrefix(path) && browser.shows("Trainer"))
            await desk.refused(path + "/roles", [:], "Choose a role")
            await desk.refused(path + "/roles", ["role": "agency_lead"], "Choose the agency they speak for")
            await desk.refused(path + "/roles", ["role": "trainer"], "has this role already", status: 409)
            await desk.done(path + "/roles", ["role": "agency_lead", "agency": "BBB"])
            #expect(browser.shows("Agency lead (Second Agency)"))
            await browser.get(path + "/roles/ending?role=agency_lead&agency=BBB")
            await desk.done(path + "/roles/ending")
            #expect(!browser.shows("Agency lead (Second Agency)"))
            let own = "/office/users/\(try await desk.number("ada@aaa.example"))"
            await browser.get(own + "/roles/ending?role=administrator")
            await desk.refused(own + "/roles/ending", [:], "the last administrator", status: 409)
            await browser.get(own + "/second-factor")
            await desk.refused(own + "/second-factor", [:], "Nobody resets their own", status: 409)
            await browser.get("/office/users?role=finance")
            #expect(browser.shows("Finn Finance") && !browser.shows("Ada Office</a>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a logo is looked at, refused where it is none, and taken away`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, page) = (desk.browser, "/office/settings/seller.logo")
            await browser.get("/office/logo")
            #expect(browser.status == 404)
            await browser.get(page)
            await browser.upload(to: "/office/logo", file: ("file", "logo.png", "GIF89a"))
            #expect(browser.status == 422 && browser.shows("The file is no PNG picture"))
            await browser.submit(to: "/office/logo")
            #expect(browser.status == 422 && browser.shows("Choose a PNG file"))
            _ = try await ChangeLogo(desk.house)(SamplePicture.png(30, 10, 0xC02020), by: Stage.admin)
            await browser.get(page)
            #expect(browser.shows("<img class=\"logo\" src=\"/office/logo?v="))
            await browser.get("/office/logo")
            #expect(browser.status == 200 && browser.headers[.contentType] == "image/png")
            await browser.get(page)
            await desk.done(page, ["value": ""])
            await browser.get(page)
            #expect(!browser.shows("<img class=\"logo\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who has lost the second step sets up a new one`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (house, number) = (desk.house, try await desk.number("finn@aaa.example"))
            let secret = [UInt8](repeating: 7, count: 20)
            let person = try await ShowRecord(house).person("finn@aaa.example", by: Stage.admin).person.id
            try await house.store.write(Intent(Stage.admin, at: house.now)) { work in
                try work.propose(secret, for: person)
                #expect(try work.confirm(secret, of: person, step: 1, recovery: []))
            }
            await desk.browser.get("/office/users/\(number)")
            #expect(desk.browser.shows("They have lost it"))
            await desk.browser.get("/office/users/\(number)/second-factor")
            #expect(desk.browser.shows("call them back"))
            await desk.done("/office/users/\(number)/second-factor")
            #expect(!desk.browser.shows("They have lost it"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `somebody is signed out everywhere`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let other = Browser(try Browser.dispatcher(desk.house))
            await other.get("/sign-in")
            await other.submit(to: "/sign-in/demonstration", ["email": "finn@aaa.example"])
            let path = "/office/users/\(try await desk.number("finn@aaa.example"))"
            await desk.browser.get(path)
            await desk.done(path + "/sessions/ending")
            #expect(desk.browser.shows("Nowhere at the moment"))
            await other.get("/bookings")
            #expect(other.path.hasPrefix("/sign-in"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a token's secret is told once, and revoking ends it`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, path) = (desk.browser, "/office/users/tokens")
            await browser.get(path + "/new")
            await desk.refused(
                path + "/new", ["label": "", "role": "agency_lead", "days": "9999"], "Say what it is for",
                "limited to", "from 1 to 731")
            var form = browser.hidden(path + "/new")
            for (name, value) in ["label": "intranet", "role": "observer", "days": "30"] { form[name] = value }
            await browser.post(path + "/new", form)
            let secret = String(try #require(browser.text.firstMatch(of: /turnout_[A-Za-z0-9_-]{43}/)?.output))
            let token = try #require(try await Authenticate(desk.house)(secret))
            await browser.post(path + "/new", form)
            #expect(browser.shows("the secret was shown then") && !browser.shows(secret))
            #expect(browser.shows("intranet"))
            await browser.get("\(path)/\(token.id.raw)/revocation")
            await desk.done("\(path)/\(token.id.raw)/revocation")
            #expect(try await Authenticate(desk.house)(secret) == nil)
            await browser.get(path + "?former=yes")
            #expect(browser.shows("Revoked"))
            await browser.get(path + "/999/revocation")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a setting is changed, and not over somebody else's`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/settings")
            for setting in Setting.allCases {
                #expect(browser.shows("/office/settings/\(setting.rawValue)"), "\(setting)")
            }
            await browser.get("/office/settings/offer.hours")
            await desk.refused("/office/settings/offer.hours", ["value": "many"], "from 1 to 720")
            await desk.done("/office/settings/offer.hours", ["value": "72"])
            #expect(browser.shows("72"))
            await browser.get("/office/settings/seller.address")
            await desk.done("/office/settings/seller.address", ["value": "1 High Street\r\nTown"])
            #expect(browser.shows("1 High Street<br>Town"))
            await browser.get("/office/settings/site.name")
            _ = try await ChangeSettings(desk.house)([.init("site.name", "Courses")], by: Stage.admin)
            await desk.refused("/office/settings/site.name", ["value": "Training"], "to “Courses”", status: 409)
            await desk.done("/office/settings/site.name", ["value": "Training"])
            await browser.get("/office/settings/no.such")
            #expect(browser.status == 404)
        }
    }

    @Test func `every setting has a name and a meaning, and stands in a group once`() {
        for setting in Setting.allCases {
            #expect(Sentences.english.keys.contains("setting.\(setting.rawValue)"), "\(setting)")
            #expect(Sentences.english.keys.contains("setting.\(setting.rawValue)_hint"), "\(setting)")
            #expect(SettingPages.groups.flatMap(\.settings).count { $0 == setting } == 1, "\(setting)")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `bank holidays are listed, added and removed; policies are read clause by clause`(
        _ engine: TestEngine
    ) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, path) = (desk.browser, "/office/settings/holidays")
            await browser.get(path + "?nation=scotland&year=2019")
            #expect(browser.shows("St Andrew&#39;s Day"))
            await desk.refused(
                path + "/new", ["on-day": "31", "on-month": "2", "on-year": "2019"], "Enter a real date", "name")
            await desk.done(
                path + "/new",
                [
                    "of": "england_and_wales", "on-day": "3", "on-month": "6", "on-year": "2019",
                    "name": "A wedding",
                ])
            #expect(browser.shows("A wedding") && browser.shows("Mon 3 Jun 2019"))
            await browser.get(path + "/removal?nation=england_and_wales&date=2019-06-03")
            await desk.done(path + "/removal")
            await browser.get(path + "?year=2019")
            #expect(!browser.shows("A wedding"))
            await browser.get(path + "/removal?nation=england_and_wales&date=2019-06-03")
            #expect(browser.status == 404)
            await browser.get("/office/policies")
            #expect(browser.shows("In force") && browser.shows("/office/policies/2018-04-01"))
            await browser.get("/office/policies/2018-04-01")
            for words in ["boundary: less than", "Bank holidays of", "half day: £50.00", "response_days: 0"] {
                #expect(browser.shows(words), "\(words)")
            }
            await browser.get("/office/policies/2001-01-01")
            #expect(browser.status == 404)
        }
    }

    /// Books, and lets the webhook fail to take what it is told of it.
    private func giveUp(_ desk: AdministratorDesk) async throws {
        let house = desk.house
        try await house.store.write(Intent(Stage.admin, at: house.now)) { work in
            try work.post("charge.notified", subject: "charge:1", payload: "")
        }
        _ = try await FanOut(house)()
        try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            let until = house.now.adding(minutes: 1)
            for claimed in try work.claimDeliveries(to: WebhookID(1), until: until, limit: 9) {
                _ = try work.record(.gaveUp, "500", of: claimed)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a webhook is added, told once, and ended`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, path) = (desk.browser, "/office/webhooks")
            await browser.get(path)
            #expect(browser.shows("There is no webhook"))
            await browser.get(path + "/new")
            await desk.refused(path + "/new", ["url": "ftp://x"], "is no address of a receiver")
            await desk.refused(path + "/new", ["url": "https://all.example/x"], "host", status: 409)
            _ = try await ChangeSettings(desk.house)([.init("webhook.hosts", "all.example")], by: Stage.admin)
            var form = browser.hidden(path + "/new")
            for (name, value) in ["url": "https://all.example/x", "topic": "charge.*", "label": "ledger"] {
                form[name] = value
            }
            await browser.post(path + "/new", form)
            #expect(browser.status == 200 && browser.shows("It is not shown again"))
            await browser.post(path + "/new", form)
            #expect(browser.path.hasPrefix(path + "/1") && browser.shows("the secret was shown then"))
            #expect(browser.shows("charge.*") && browser.shows("ledger"))
            try await giveUp(desk)
            await browser.get(path + "/1")
            #expect(browser.shows("Given up") && browser.shows("500"))
            await desk.done(path + "/1/retry")
            #expect(!browser.shows("Send once more"))
            await browser.get(path + "/1/ending")
            await desk.done(path + "/1/ending")
            await browser.get(path)
            #expect(!browser.shows("all.example"))
            await browser.get(path + "?ended=yes")
            #expect(browser.shows("all.example"))
            await browser.get(path + "/99")
            #expect(browser.status == 404)
        }
    }
}
