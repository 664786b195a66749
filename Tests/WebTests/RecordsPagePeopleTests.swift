import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// People and registrations as administrators keep them, on both engines.
@Suite(.timeLimit(.minutes(20))) struct RecordsPagePeopleTests {
    @Test(arguments: TestEngine.allCases)
    func `a person is registered, found, changed, moved and leaves`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let browser = desk.browser
            await browser.get("/office/people/new")
            await desk.refused(
                "/office/people/new", ["name": "", "email": "x", "agency": "", "job_role": "midwife"],
                "Enter the name", "Choose the agency", "name@example.org", "midwife")
            let new = ["name": "Ana <Ansah>", "email": "ana@bbb.example", "agency": "BBB", "staff_group": "nurses"]
            await desk.done("/office/people/new", new)
            #expect(browser.shows("Ana &lt;Ansah&gt;") && browser.shows("nurses"))
            await browser.get("/office/people/new")
            await desk.refused("/office/people/new", new, "registered with this address already")
            await browser.get("/office/people?search=ANSAH&agency=BBB")
            #expect(browser.shows("ana@bbb.example") && !browser.shows("pat@aaa.example"))
            await browser.get("/office/people?search=nobody")
            #expect(browser.shows("Nobody is found"))
            let path = "/office/people/\(try await desk.number("ana@bbb.example"))"
            await browser.get(path + "/change")
            await desk.refused(path + "/change", ["name": "Ana", "email": "no address"], "is not an e-mail address")
            await desk.refused(path + "/change", ["name": "Ana", "email": "pat@aaa.example"], "already")
            await desk.done(path + "/change", ["name": "Ana Ansah", "email": "ana.a@bbb.example"])
            #expect(browser.shows("ana.a@bbb.example"))
            await browser.get(path + "/move")
            await desk.refused(path + "/move", ["agency": ""], "Choose the agency")
            await desk.refused(path + "/move", ["agency": "BBB"], "works for BBB already", status: 409)
            let ahead = ["agency": "AAA", "since-day": "1", "since-month": "1", "since-year": "2100"]
            await desk.refused(path + "/move", ahead, "lies ahead", status: 409)
            await desk.refused(path + "/move", ahead.merging(["since-month": "13"]) { $1 }, "Enter a real date")
            await desk.done(path + "/move", ahead.merging(["since-year": "2019"]) { $1 })
            #expect(browser.shows("to AAA since 2019-01-01"))
            await browser.get(path + "/leaving")
            #expect(browser.shows("They have no booking that stands"))
            await desk.done(path + "/leaving")
            await browser.get("/office/people?search=ansah")
            #expect(browser.shows("Nobody is found"))
            await browser.get("/office/people?search=ansah&former=yes")
            #expect(browser.shows("Has left"))
            await browser.get(path + "/move")
            #expect(browser.shows("Let them come back"))
            await desk.done(path + "/move", ["agency": "BBB"])
            #expect(browser.shows("Came back"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what somebody else changed meanwhile is told and kept`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, number) = (desk.browser, try await desk.number("pat@aaa.example"))
            await browser.get("/office/people/\(number)/change")
            var change = PersonChange()
            change.jobRole = "head nurse"
            _ = try await ChangePerson(desk.house)("pat@aaa.example", change, by: Stage.admin)
            await desk.refused(
                "/office/people/\(number)/change", ["name": "Patricia", "email": "pat@aaa.example"],
                "changed this meanwhile", "head nurse", "Patricia", status: 409)
            let sheet = try await ShowRecord(desk.house).person("pat@aaa.example", by: Stage.admin)
            #expect(sheet.name == "Pat O'Neil" && sheet.person.details?.jobRole == "head nurse")
            await desk.done(
                "/office/people/\(number)/change",
                ["name": "Patricia", "email": "pat@aaa.example", "job_role": "head nurse"])
            #expect(browser.shows("Patricia"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same form sent twice is done once`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            await desk.browser.get("/office/people/new")
            var form = desk.browser.hidden("/office/people/new")
            for (name, value) in ["name": "Ben", "email": "ben@aaa.example", "agency": "AAA"] { form[name] = value }
            for _ in 1...2 {
                await desk.browser.post("/office/people/new", form)
                #expect(desk.browser.status == 200 && desk.browser.shows("The person is registered"))
            }
            let people = try await ListPeople(desk.house)(
                agency: nil, search: "ben@", includingFormer: true, limit: 9, by: Stage.admin)
            #expect(people.count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `two records of one person are looked at side by side and merged`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            _ = try await AddPerson(house)(
                .init(email: "p.oneil@bbb.example", name: "Pat O'Neil", agency: "BBB"), by: Stage.admin)
            _ = try await Book(house)(
                .init(event: "E1", email: "pat@aaa.example", name: "Pat", agency: "AAA", jobRole: "nurse"),
                by: Stage.admin)
            let (old, new) = (try await desk.number("pat@aaa.example"), try await desk.number("p.oneil@bbb.example"))
            await browser.get("/office/people/\(old)/merger")
            #expect(browser.shows("/office/people/\(old)/merger/\(new)"))
            await desk.refused("/office/people/\(old)/merger", ["email": "nobody@x.example"], "Nobody is registered")
            await desk.refused("/office/people/\(old)/merger", ["email": "pat@aaa.example"], "this record itself")
            await browser.submit(to: "/office/people/\(old)/merger", ["email": "P.ONEIL@bbb.example"])
            #expect(browser.path == "/office/people/\(old)/merger/\(new)")
            #expect(browser.shows("1 booking goes") && browser.shows("It cannot be undone"))
            var change = PersonChange()
            change.jobRole = "doctor"
            _ = try await ChangePerson(house)("p.oneil@bbb.example", change, by: Stage.admin)
            await desk.refused(browser.path, [:], "changed meanwhile", "doctor", status: 409)
            await desk.done("/office/people/\(old)/merger/\(new)")
            #expect(browser.shows("E1-1") && browser.path.hasPrefix("/office/people/\(new)?"))
            await browser.get("/office/people/\(old)")
            #expect(browser.shows("/office/people/\(new)") && browser.shows("Merged"))
            // What leads to the record that goes on changes nothing of it.
            for end in ["change", "move", "leaving", "merger", "merger/\(new)"] {
                await browser.get("/office/people/\(old)/\(end)")
                #expect(browser.status == 404, "\(end)")
            }
            await browser.get("/office/users/\(old)")
            #expect(browser.status == 404)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a person's page tells bookings, needs, mail and history`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            try await desk.stage.switchMailOn()
            _ = try await Book(house)(
                .init(event: "E1", email: "pat@aaa.example", name: "Pat", agency: "AAA", jobRole: "nurse"),
                by: Stage.admin)
            _ = try await ChangeAccessNeed(house)("E1-1", "a ramp", hasConsented: true, by: Stage.admin)
            _ = try await FanOut(house)()
            await browser.get("/office/people/\(try await desk.number("pat@aaa.example"))")
            for words in ["a ramp", "/office/bookings/E1-1", "Confirmed", "A place is given", "Registered", "Waiting"] {
                #expect(browser.shows(words), "\(words)")
            }
            #expect(browser.text.utf8.count < 60_000)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who registered themselves is put right and confirmed, or declined`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            let (browser, house) = (desk.browser, desk.house)
            await browser.get("/office/registrations")
            #expect(browser.shows("Nobody waits to be confirmed"))
            for name in ["one", "two"] {
                _ = try await RegisterSelf(house)(
                    .init(email: "\(name)@mail.example", name: "Pat O'Neil", jobRole: "nurse", agency: "AAA"))
            }
            _ = try await Book(house)(
                .init(event: "E1", email: "one@mail.example", name: "One", agency: "AAA", jobRole: "nurse"),
                by: Stage.admin)
            let (one, two) = (try await desk.number("one@mail.example"), try await desk.number("two@mail.example"))
            await browser.get("/office/registrations")
            #expect(browser.shows("/office/registrations/\(one)") && browser.shows("two@mail.example"))
            await browser.get("/office/registrations/\(one)")
            #expect(browser.shows("E1-1") && browser.shows("Somebody of the same name"))
            await desk.refused("/office/registrations/\(one)", ["agency": ""], "Choose the agency")
            await desk.done("/office/registrations/\(one)", ["agency": "BBB", "staff_group": "nurses"])
            let sheet = try await ShowRecord(house).person("one@mail.example", by: Stage.admin)
            #expect(sheet.agencyCode == "BBB" && !sheet.person.isToBeConfirmed)
            #expect(sheet.bookings.map(\.state).contains(.confirmed))
            await browser.get("/office/registrations/\(two)")
            let form = browser.hidden("/office/registrations/\(two)/refusal")
            await desk.done("/office/registrations/\(two)/refusal")
            await browser.post("/office/registrations/\(two)/refusal", form)
            #expect(browser.status == 200 && browser.shows("Nobody waits to be confirmed"))
            await browser.get("/office/registrations/\(two)")
            #expect(browser.path == "/office/people/\(two)" && browser.shows("Has left"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `many who registered themselves are listed by pages, who came first first`(
        _ engine: TestEngine
    ) async throws {
        try await AdministratorDesk.with(engine) { desk in
            for n in 1...55 {
                _ = try await RegisterSelf(desk.house)(
                    .init(email: "n\(n)@mail.example", name: "New \(n)", jobRole: "nurse", agency: "AAA"))
                if n.isMultiple(of: 10) { desk.stage.store.clock.advance(minutes: 1) }
            }
            await desk.browser.get("/office/registrations")
            #expect(desk.browser.text.matches(of: />New \d+</).map { String($0.output) }.first == ">New 1<")
            #expect(desk.browser.text.matches(of: />New \d+</).count == 50)
            let next = try #require(desk.browser.text.firstMatch(of: /href="([^"]*)" rel="next"/)?.output.1)
            await desk.browser.get(String(next))
            #expect(
                desk.browser.text.matches(of: />New (\d+)</).map { String($0.output.1) }
                    == ["51", "52", "53", "54", "55"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `lists of many people have pages, each small`(_ engine: TestEngine) async throws {
        try await AdministratorDesk.with(engine) { desk in
            for n in 1...120 {
                _ = try await AddPerson(desk.house)(
                    .init(
                        email: "somebody.with.a.long.name.\(n)@a-rather-long-domain.example",
                        name: "Somebody With A Name \(n)", agency: "BBB", jobRole: "safeguarding lead nurse"),
                    by: Stage.admin)
            }
            var (seen, target, pages) = (0, "/office/people?agency=BBB", 0)
            while true {
                await desk.browser.get(target)
                #expect(desk.browser.status == 200 && desk.browser.text.utf8.count < 60_000)
                seen += desk.browser.text.matches(of: /somebody\.with/).count
                pages += 1
                guard let next = desk.browser.text.firstMatch(of: /href="([^"]*)" rel="next"/) else { break }
                target = String(next.output.1).replacing("&amp;", with: "&")
            }
            #expect(seen == 120 && pages == 3)
        }
    }
}
