import Application
import Domain
import Foundation
import HTTPTypes
import PaperSamples

import TestSupport
import Testing

@testable import Web

/// The books over the API: what is done once is told again, and what is not there is not found.
@Suite struct BooksOperationTests {
    private func keyed(_ key: String) throws -> HTTPFields {
        var headers = HTTPFields()
        headers[try #require(HTTPField.Name("Idempotency-Key"))] = key
        return headers
    }

    @Test(arguments: TestEngine.allCases)
    func `the ledger is exported once, and its file is that of the batch`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            func ask(_ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil, key: String = "k") async throws
                -> (Int, JSON)
            {
                let headers = method == .post ? try keyed(key) : HTTPFields()
                let answer = await neighbours.send(
                    method, "/api/v1/\(path)", as: .finance, body: body, headers: headers)
                return (Int(answer.status), try #require(JSON.read(answer.bytes)))
            }
            let (_, preview) = try await ask(
                .post, "ledger-batches", .object(["preview": .flag(true)]), key: "preview")
            #expect(preview["batch"] == .null)
            let (status, first) = try await ask(.post, "ledger-batches", .object([]))
            #expect(status == 200 && first["postings"] == preview["postings"])
            let (_, again) = try await ask(.post, "ledger-batches", .object([]), key: "other")
            #expect(again["batch"] == .null && again["postings"] == .number(0))
            let (_, batch) = try await ask(.get, "ledger-batches/1")
            #expect(batch["file_base64"] == first["file_base64"] && batch["stream"] == .text("ledger"))
            let (_, list) = try await ask(.get, "ledger-batches?limit=1")
            guard case .list(let batches)? = list["batches"] else {
                Issue.record("There is no list: \(list)")
                return
            }
            #expect(batches.count == 1 && list["next"] == .null)
            for path in ["ledger-batches/2", "ledger-layouts/none"] {
                #expect(try await ask(.get, path).0 == 404, "\(path)")
            }
            #expect(try await ask(.get, "ledger-layouts/journal").1["shipped"] == .flag(true))
            let (bad, problem) = try await ask(
                .post, "ledger-layouts", .object(["document": .text("column A: ammount")]), key: "bad")
            #expect(bad == 409 && "\(problem)".contains("Line 1"))
            let (good, layout) = try await ask(
                .post, "ledger-layouts", .object(["document": .text("column A: amount")]), key: "good")
            #expect(good == 200 && layout["shipped"] == .flag(false))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a bank's line becomes a payment, which is refunded in part`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            func post(_ path: String, _ body: JSON, _ key: String) async throws -> (Int, JSON) {
                let answer = await neighbours.send(
                    .post, "/api/v1/\(path)", as: .finance, body: body, headers: try keyed(key))
                return (Int(answer.status), try #require(JSON.read(answer.bytes)))
            }
            let today = neighbours.store.house.today.description
            let file = JSON.object([
                "name": .text("bank.csv"),
                "content": .text("Date,Description,Credit\n\(today),hello,5.00\n\(today),world,7.00\n"),
            ])
            let (_, taken) = try await post("bank-files", file, "f1")
            #expect(taken["taken"] == .flag(true))
            let (_, again) = try await post("bank-files", file, "f2")
            #expect(again["known"] == .number(2) && again["new"] == .list([]))
            let lines = await neighbours.send(.get, "/api/v1/bank-lines", as: .finance)
            #expect(String(decoding: lines.bytes, as: UTF8.self).contains("\"reference\":\"hello\""))
            let confirm = JSON.object([
                "line": .number(1), "agency": .text("OWN"), "invoices": .list([.text("INV-000002")]),
            ])
            for _ in 0..<2 {
                let (status, done) = try await post("bank-confirmations", confirm, "c1")
                #expect(status == 200 && done["status"] == .text("recorded"))
            }
            let (late, _) = try await post("bank-confirmations", confirm, "c2")
            #expect(late == 409)
            let (_, aside) = try await post(
                "bank-set-asides", .object(["line": .number(2), "reason": .text("ours")]), "a1")
            #expect(aside["status"] == .text("set_aside") && aside["payment"] == .null)
            let (_, back) = try await post(
                "payment-reversals", .object(["reference": .text("hello"), "reason": .text("wrong")]), "r1")
            #expect(back["taken_back"] == .flag(true) && back["unallocated_pence"] == .number(0))
            let body = JSON.object([
                "agency": .text("OWN"), "amount_pence": .number(1_000_000), "received_on": .text(today),
                "reference": .text("BIG"),
            ])
            _ = try await post("payments", body, "p1")
            let refund = JSON.object([
                "reference": .text("BIG"), "refund_reference": .text("R1"), "amount_pence": .number(1_000),
                "refunded_on": .text(today), "reason": .text("too much"),
            ])
            let (_, refunded) = try await post("payment-refunds", refund, "q1")
            #expect(refunded["refunded_pence"] == .number(1_000))
            let missing = try await post("payment-refunds", .object([]), "q2")
            #expect(missing.0 == 400)
            let nothing = try await post(
                "payment-allocations", .object(["reference": .text("NONE")]), "q3")
            #expect(nothing.0 == 404)
            let list = await neighbours.send(.get, "/api/v1/payments?unallocated=true", as: .finance)
            #expect(String(decoding: list.bytes, as: UTF8.self).contains("BIG"))
            let reminders = await neighbours.send(.get, "/api/v1/invoice-reminders", as: .finance)
            #expect(reminders.status == 200)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a logo is set over the API, and what is none is refused`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            func add(_ text: String, _ key: String) async throws -> Outgoing {
                await neighbours.send(
                    .post, "/api/v1/logos", as: .administrator, body: .object(["png_base64": .text(text)]),
                    headers: try keyed(key))
            }
            let png = try SamplePicture.png(8, 8, 0x2040C0)
            #expect(try await add("%%%", "l1").status == 400)
            #expect(try await add(Data("GIF89a".utf8).base64EncodedString(), "l2").status == 409)
            for _ in 0..<2 {
                let done = try await add(Data(png).base64EncodedString(), "l3")
                let hash = JSON.read(done.bytes)?["sha256"]
                #expect(done.status == 201)
                let standing = try await neighbours.store.house.store.read(.everything) { try $0.settings() }
                #expect(hash == standing.first { $0.name == "seller.logo" }.map { .text($0.value) })
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `interest is previewed, and claimed by an invoice that names what was late`(_ engine: TestEngine) async throws
    {
        try await Neighbours.with(engine) { neighbours in
            let path = "/api/v1/interest-claims"
            let off = await neighbours.send(.get, path, as: .finance)
            #expect(off.status == 409 && String(decoding: off.bytes, as: UTF8.self).contains("interest.margin"))
            _ = try await ChangeSettings(neighbours.store.house)(
                [.init("interest.margin", "8%"), .init("interest.bank_rates", "2018-08-02 0.75%")],
                by: neighbours.clerk)
            neighbours.store.clock.advance(minutes: 60 * 24 * 60)
            let shown = await neighbours.send(.get, path + "?agency=OWN", as: .finance)
            guard case .list(let claims)? = JSON.read(shown.bytes)?["claims"] else { Issue.record("none"); return }
            #expect(shown.status == 200 && claims.count == 1)
            let total = try #require(claims.first?["total_pence"])
            func claim(_ expecting: JSON, _ key: String) async throws -> (status: Int, body: JSON?) {
                let answer = await neighbours.send(
                    .post, path, as: .finance, body: .object(["agency": .text("OWN"), "expecting_pence": expecting]),
                    headers: try keyed(key))
                return (Int(answer.status), JSON.read(answer.bytes))
            }
            #expect(try await claim(.number(1), "i1").status == 412)
            let done = try await claim(total, "i2")
            #expect(done.status == 201 && done.body?["net_pence"] == total)
            guard case .list(let lines)? = done.body?["lines"], let line = lines.first else {
                Issue.record("no line")
                return
            }
            #expect(line["charge"] == .null && line["event"] == .null && line["what"] == .null)
            guard case .text(let late)? = line["late_invoice"] else { Issue.record("no invoice"); return }
            #expect(late.hasPrefix("INV-"))
            #expect(try await claim(total, "i2").body?["number"] == done.body?["number"])
            #expect(try await claim(total, "i3").status == 409)
        }
    }
}
