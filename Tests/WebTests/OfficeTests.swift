import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// What an administrator and a finance officer do all year, by the API alone.
@Suite struct OfficeTests {
    /// Sends a write under a key, twice, and makes sure that the second time nothing else is answered.
    private func twice(
        _ neighbours: Neighbours, _ method: HTTPRequest.Method, _ path: String, as role: Role, _ body: JSON?,
        status: Int, isRead: Bool = false
    ) async throws -> JSON {
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let headers: HTTPFields = [key: "key-\(path)-\(body?.bytes.reduce(7) { ($0 &* 31) &+ Int($1) } ?? 0)"]
        let first = await neighbours.send(method, "/api/v1/\(path)", as: role, body: body, headers: headers)
        #expect(first.status == status, "\(path): \(String(decoding: first.bytes, as: UTF8.self))")
        let again = await neighbours.send(method, "/api/v1/\(path)", as: role, body: body, headers: headers)
        #expect(again.status == status, "\(path) again: \(String(decoding: again.bytes, as: UTF8.self))")
        if !isRead { #expect(again.bytes == first.bytes, "\(path)") }
        return try #require(JSON.read(first.bytes))
    }

    @Test(arguments: TestEngine.allCases)
    func `a programme is planned and carried out`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let session = JSON.object(["starts": .text("2019-11-05T09:30"), "ends": .text("2019-11-05T12:30")])
            let office = Role.administrator
            _ = try await twice(
                neighbours, .post, "courses", as: office,
                .object([
                    "code": .text("NEG"), "title": .text("Neglect"), "topic": .text("neglect"), "minutes": .number(180),
                    "prerequisites": .list([.text("SAF")]), "refresher_months": .number(36),
                ]), status: 201)
            let target = try await twice(
                neighbours, .post, "programmes/2019/targets", as: office,
                .object(["course": .text("NEG"), "events": .number(2), "places": .number(40)]), status: 200)
            #expect(target["year"] == .text("2019/20"))
            let event = try await twice(
                neighbours, .post, "events", as: office,
                .object([
                    "reference": .text("E5"), "course": .text("NEG"), "places": .number(2), "minimum": .number(1),
                    "sessions": .list([session]),
                ]), status: 201)
            #expect(event["status"] == .text("draft"))
            _ = try await twice(neighbours, .post, "events/E5/publication", as: office, nil, status: 200)
            _ = try await twice(
                neighbours, .post, "events/E5/allocations", as: office,
                .object(["agency": .text("OWN"), "reserved": .number(1)]), status: 200)
            _ = try await twice(
                neighbours, .post, "events/E5/copies", as: office, .object(["reference": .text("E6")]), status: 201)
            let moved = JSON.object(["starts": .text("2019-12-03T09:30"), "ends": .text("2019-12-03T12:30")])
            _ = try await twice(
                neighbours, .post, "events/E5/postponement", as: office,
                .object(["sessions": .list([moved]), "answer_by": .text("2019-11-20T12:00:00Z")]), status: 200)
            let cancelled = try await twice(
                neighbours, .post, "events/E5/cancellation", as: office, .object(["reason": .text("no trainer")]),
                status: 200)
            #expect(cancelled["status"] == .text("cancelled") && cancelled["reason"] == .text("no trainer"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `people and agencies come, change, merge and go`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let office = Role.administrator
            let agency = try await twice(
                neighbours, .post, "agencies", as: office,
                .object([
                    "code": .text("SCH"), "name": .text("Elm School"), "sector": .text("schools"),
                    "urn": .text("103555"),
                    "invoice_per": .text("year"),
                ]), status: 201)
            #expect(agency["urn"] == .text("103555") && agency["invoice_per"] == .text("year"))
            for (email, code) in [("a.silva@own.example", "OWN"), ("ana.silva@own.example", "SCH")] {
                _ = try await twice(
                    neighbours, .post, "people", as: office,
                    .object([
                        "email": .text(email), "name": .text("Ana Silva"), "agency": .text(code),
                        "job_role": .text("nurse"), "manager_email": .text("lead@own.example"),
                    ]), status: 201)
            }
            let moved = try await twice(
                neighbours, .post, "people/ana.silva%40own.example/transfer", as: office,
                .object(["agency": .text("OWN")]), status: 200)
            #expect(moved["agency"] == .text("OWN"))
            let merged = try await twice(
                neighbours, .post, "people/a.silva%40own.example/merger", as: office,
                .object(["into": .text("ana.silva@own.example")]), status: 200)
            #expect(merged["email"] == .text("ana.silva@own.example"))
            let left = try await twice(
                neighbours, .post, "people/ana.silva%40own.example/leaving", as: office, nil, status: 200)
            #expect(left["status"] == .text("left"))
            let joined = try await twice(
                neighbours, .post, "agencies/SCH/merger", as: office,
                .object(["into": .text("OWN"), "reason": .text("one trust now")]), status: 200)
            #expect(joined["status"] == .text("merged") && joined["merged_into"] == .text("OWN"))
            let closed = try await twice(
                neighbours, .post, "agencies/FOR/closing", as: office, .object(["reason": .text("wound up")]),
                status: 200)
            #expect(closed["status"] == .text("closed"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `from absence to paid invoice`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let money = Role.finance
            neighbours.store.clock.set(Instant(seconds: 1_561_050_000))
            let mark = JSON.object(["mark": .text("did_not_attend")])
            _ = try await twice(
                neighbours, .post, "bookings/E9-1/attendance", as: .administrator, mark, status: 200)
            _ = try await twice(neighbours, .post, "events/E9/delivery", as: .administrator, nil, status: 200)
            let through = JSON.object(["through": .text("2019-06-30")])
            let assessed = try await twice(
                neighbours, .post, "charge-assessments", as: money, through, status: 200, isRead: true)
            #expect(assessed["assessed"] == .number(1) && assessed["charged_pence"] == .number(5_000))
            _ = try await twice(
                neighbours, .post, "charge-notifications", as: money, through, status: 200, isRead: true)
            let reasons = await neighbours.send(.get, "/api/v1/bookings/E9-1/explanation", as: .agencyLead)
            #expect(JSON.read(reasons.bytes)?["possible_pence"] != nil, "\(reasons.status)")
            let preview = try await twice(
                neighbours, .post, "invoice-runs", as: money,
                .object(["through": .text("2019-06-30"), "preview": .flag(true)]), status: 200)
            let run = try await twice(neighbours, .post, "invoice-runs", as: money, through, status: 200)
            guard case .list(let wouldBe)? = preview["invoices"], case .list(let issued)? = run["invoices"] else {
                Issue.record("The run tells no invoices.")
                return
            }
            #expect(wouldBe.count == 1 && issued.count == 1)
            #expect(wouldBe[0]["number"] == .null && issued[0]["number"] == .text("INV-000003"))
            let note = try await twice(
                neighbours, .post, "invoices/INV-000003/credit-notes", as: money,
                .object(["line": .number(1), "amount_pence": .number(2_000), "reason": .text("administrative_error")]),
                status: 201)
            #expect(note["corrects"] == .text("INV-000003") && note["total_pence"] == .number(2_000))
            let paid = try await twice(
                neighbours, .post, "payments", as: money,
                .object([
                    "agency": .text("OWN"), "amount_pence": .number(1_000), "received_on": .text("2019-06-20"),
                    "reference": .text("BACS 17"), "invoices": .list([.text("INV-000003")]),
                ]), status: 200, isRead: true)
            #expect(paid["unallocated_pence"] == .number(0) && paid["known"] == .flag(false))
            // A number that no series gives is none, wherever it is named.
            let odd = JSON.object([
                "agency": .text("OWN"), "amount_pence": .number(1), "received_on": .text("2019-06-20"),
                "reference": .text("BACS 18"), "invoices": .list([.text("A--000000")]),
            ])
            #expect(await neighbours.send(.post, "/api/v1/payments", as: money, body: odd).status == 409)
            #expect(await neighbours.send(.get, "/api/v1/invoices/A--000000", as: money).status == 404)
            let ended = try await twice(
                neighbours, .post, "invoices/INV-000003/write-off", as: money,
                .object(["reason": .text("wound up")]), status: 200)
            #expect(ended["outstanding_pence"] == .number(0) && ended["written_off_pence"] == .number(2_000))
            let statement = await neighbours.send(.get, "/api/v1/agencies/OWN/statement", as: .agencyLead)
            #expect(JSON.read(statement.bytes)?["closing_pence"] == .number(5_000))
            for (path, role) in [("invoices/INV-000003", Role.agencyLead), ("agencies/OWN/statement", .finance)] {
                let file = await neighbours.send(.get, "/api/v1/\(path)/pdf", as: role)
                #expect(file.status == 200 && file.bytes.starts(with: Array("%PDF-".utf8)), "\(path)")
                #expect(file.headers[.contentType] == "application/pdf", "\(path)")
                #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true, "\(path)")
            }
            let debt = await neighbours.send(.get, "/api/v1/reports/aged-debt", as: .agencyLead)
            #expect(JSON.read(debt.bytes)?["agencies"].map { "\($0)" }?.contains("OWN") == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `policies, settings and holidays are set`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let office = Role.administrator
            let document = neighbours.store.house.samples["leeds"] ?? ""
            let policy = try await twice(
                neighbours, .post, "policies", as: office,
                .object(["from": .text("2020-04-01"), "document": .text(document)]), status: 201)
            #expect(policy["document"] == .text(document))
            let faulty = await neighbours.send(
                .post, "/api/v1/policies", as: office,
                body: .object(["from": .text("2021-04-01"), "document": .text("nonsense: [")]))
            #expect(faulty.status == 409)
            let text = String(decoding: faulty.bytes, as: UTF8.self)
            #expect(text.contains("line 2, column 1"), "\(text)")
            _ = try await twice(
                neighbours, .patch, "settings", as: office,
                .object(["settings": .list([.object(["name": .text("offer.hours"), "value": .text("24")])])]),
                status: 200)
            let holiday = JSON.object([
                "nation": .text("england_and_wales"), "date": .text("2019-06-03"), "name": .text("A day off"),
            ])
            _ = try await twice(neighbours, .post, "holidays", as: office, holiday, status: 201)
            let count = JSON.object([
                "agency": .text("OWN"), "staff_group": .text("nurses"), "headcount": .number(120),
                "as_of": .text("2019-04-01"),
            ])
            let set = try await twice(neighbours, .post, "workforce", as: office, count, status: 200)
            #expect(set["headcount"] == .number(120))
            let counted = await neighbours.send(.get, "/api/v1/workforce?agency=OWN", as: .agencyLead)
            #expect(String(decoding: counted.bytes, as: UTF8.self).contains("\"headcount\":120"))
            for path in ["events/E1", "agencies/OWN", "people/own1%40own.example"] {
                let history = await neighbours.send(.get, "/api/v1/\(path)/history", as: office)
                guard case .list(let steps)? = JSON.read(history.bytes)?["steps"] else {
                    Issue.record("\(path): \(history.status)")
                    continue
                }
                #expect(!steps.isEmpty, "\(path)")
            }
            _ = try await twice(neighbours, .post, "holidays/removal", as: office, holiday, status: 200)
        }
    }
}
