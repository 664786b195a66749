import Application
import Domain
import StoreConformance
import TestSupport
import Testing

@testable import Web

/// Checking in by a square code, as the owner of a booking and whoever keeps the register do it.
@Suite(.timeLimit(.minutes(20))) struct CheckInPageTests {
    @Test(arguments: TestEngine.allCases)
    func `a code is shown to its owner and checked in with one button, once`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            let owner = try await it.browser(at: "/bookings/E1-1")
            #expect(owner.shows("Your code for the day") && owner.shows("<svg class=\"square\""))
            let code = try #require(try await MakeCheckInCode(it.stage.house)("E1-1", by: Stage.admin))
            await owner.get("/check-in/\(code)")
            #expect(owner.status == 403)
            let email = try await it.person("Tess", .trainer, teaches: "E1")
            let early = try await it.browser(of: email, at: "/check-in/\(code)")
            #expect(early.status == 200 && early.shows("Pat O&#39;Neil") && early.shows("The session has not begun"))
            #expect(early.hidden("/check-in/\(code)").isEmpty)
            try it.stage.setClock("2019-05-14T09:40")
            let trainer = try await it.browser(of: email, at: "/check-in/\(code)")
            let form = trainer.hidden("/check-in/\(code)")
            #expect(form["was"] == "not_recorded 0" && form["session"] == "1")
            await trainer.post("/check-in/\(code)", form)
            #expect(trainer.status == 200 && trainer.path == "/check-in/\(code)" && trainer.shows("Recorded."))
            // The answer was lost: the same form again, and the page loaded anew, record nothing twice.
            await trainer.post("/check-in/\(code)", form)
            #expect(trainer.status == 200 && trainer.shows("Recorded."))
            var fresh = form
            fresh["key"] = "another"
            await trainer.post("/check-in/\(code)", fresh)
            #expect(trainer.status == 200 && trainer.shows("Recorded."))
            #expect(try await it.raw.number("SELECT count(*) FROM attendance") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what somebody else marked meanwhile is told and left alone`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            let code = try #require(try await MakeCheckInCode(it.stage.house)("E1-1", by: Stage.admin))
            try it.stage.setClock("2019-05-14T09:40")
            let trainer = try await it.browser(
                of: try await it.person("Tess", .trainer, teaches: "E1"), at: "/check-in/\(code)")
            _ = try await Attend(it.stage.house)(.init(booking: "E1-1", mark: .didNotAttend), by: Stage.admin)
            await trainer.submit(to: "/check-in/\(code)")
            #expect(trainer.status == 409 && trainer.shows("Somebody else has marked this person meanwhile"))
            #expect(trainer.shows("Not here"))
            await trainer.submit(to: "/check-in/\(code)")
            #expect(trainer.status == 200 && trainer.shows("Recorded."))
            await trainer.post("/check-in/\(code)", ["form": trainer.formToken, "session": "x", "was": ""])
            #expect(trainer.status == 400)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a register that is sent twice is kept once, and said to be kept already`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            try it.stage.setClock("2019-05-14T09:40")
            let trainer = try await it.browser(
                of: try await it.person("Tess", .trainer, teaches: "E1"), at: "/registers/E1")
            var form = trainer.hidden("/registers/E1")
            form["mark-1"] = "attended"
            await trainer.post("/registers/E1", form)
            #expect(trainer.shows("The register is saved"))
            await trainer.post("/registers/E1", form)
            #expect(trainer.status == 200 && trainer.shows("This was done already"))
            #expect(try await it.raw.number("SELECT count(*) FROM attendance") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a code of a foreign event, a forged one and one of nothing look the same`(_ engine: TestEngine) async throws {
        try await AccountStage.with(engine) { it in
            try await it.bookPat()
            try await it.stage.event("E2", places: 5)
            try await it.stage.book("E2", 1)
            let own = try #require(try await MakeCheckInCode(it.stage.house)("E1-1", by: Stage.admin))
            let foreign = try #require(try await MakeCheckInCode(it.stage.house)("E2-1", by: Stage.admin))
            try it.stage.setClock("2019-05-14T09:40")
            let trainer = try await it.browser(
                of: try await it.person("Tess", .trainer, teaches: "E1"), at: "/registers")
            for code in [foreign, own.replacing("E1-1", with: "E1-2"), "E1-1", "x"] {
                await trainer.get("/check-in/\(code)")
                #expect(trainer.status == 404, "\(code)")
                await trainer.post(
                    "/check-in/\(code)", ["form": trainer.formToken, "session": "1", "was": "not_recorded 0"])
                #expect(trainer.status == 404, "\(code)")
            }
            #expect(try await it.raw.number("SELECT count(*) FROM attendance") == 0)
            let nobody = it.stranger()
            await nobody.get("/check-in/\(own)")
            #expect(nobody.path.hasPrefix("/sign-in?to=%2Fcheck-in%2FE1-1"))
        }
    }
}

extension Browser {
    /// The token of this visitor's forms.
    var formToken: String { Visit.token(cookies[Cookie.session] ?? cookies[Cookie.browser] ?? "") }
}
