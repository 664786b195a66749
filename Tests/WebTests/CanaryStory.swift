import Application
import Domain
import Foundation
import HTTPTypes
import TestSupport

@testable import Web

/// Fills canaries into every text of every operation, as an administrator's program would, and tells a story with them:
/// for each an agency, a course, an event that is published, and somebody who books it.
struct CanaryStory {
    let neighbours: Neighbours
    /// The operation and property of each text that was taken with a canary in it, and of each there is.
    private(set) var filled: Set<String> = []
    private(set) var all: Set<String> = []
    /// What was kept although nothing should keep it.
    private(set) var keptUnfit: [String] = []
    private var serial = 0

    init(_ neighbours: Neighbours) { self.neighbours = neighbours }

    /// What would take away what others are to meet comes last.
    private static let ending = [
        "close", "merge", "end", "cancel", "remove", "decline", "withdraw", "revoke", "reset", "substitute", "move",
    ]

    mutating func tell() async {
        for (index, canary) in Canary.all.enumerated() {
            await tell(canary, index)
            await pay(canary, index)
        }
        await requests()
        // The event E9 has begun, so that somebody may come without a booking: 20 June 2019, 10:00 in Birmingham.
        neighbours.store.clock.set(Instant(seconds: 1_561_021_200))
        let operations = WebServer.api.filter { $0.isWrite && !Self.texts($0).isEmpty }
        let isEnding = { (id: String) in Self.ending.contains { id.hasPrefix($0) } }
        let ordered = operations.filter { !isEnding($0.id) } + operations.filter { isEnding($0.id) }
        for operation in ordered {
            all.formUnion(Self.texts(operation).map { "\(operation.id).\($0.name)" })
            for (index, canary) in Canary.all.enumerated() { await fill(operation, canary, index) }
            for text in Canary.unfit { await refuse(operation, text) }
        }
    }

    private mutating func tell(_ canary: Canary, _ index: Int) async {
        let text = { (most: Int) in JSON.text(canary.fitting(most)) }
        let day = String(format: "2019-12-%02d", index + 2)
        for code in ["CA", "CB"] {
            await post(
                "agencies",
                .object(["code": .text("\(code)\(index)"), "name": text(200), "sector": .text("health")]))
        }
        await post(
            "courses",
            .object([
                "code": .text("CC\(index)"), "title": text(200), "topic": .text("core"), "minutes": .number(180),
            ]))
        await post(
            "events",
            .object([
                "reference": .text("CE\(index)"), "course": .text("CC\(index)"), "places": .number(10),
                "venue": text(200),
                "sessions": .list([
                    .object(["starts": .text("\(day)T09:30"), "ends": .text("\(day)T12:30")])
                ]),
            ]))
        await post("events/CE\(index)/publication", .object([]))
        for email in ["c\(index)@own.example", "own1@own.example", "d\(index)@own.example"] {
            await post(
                "events/CE\(index)/bookings",
                .object([
                    "email": .text(email), "name": email.hasPrefix("own") ? .text("Own One") : text(200),
                    "agency": .text("OWN"), "job_role": text(200),
                ]))
        }
    }

    /// What only money has: payments of which all is left, part of an invoice given up, and a bank's line set aside.
    private mutating func pay(_ canary: Canary, _ index: Int) async {
        let (line, short, other) = (JSON.text(canary.fitting(200)), canary.fitting(100), canary.fitting(99) + "R")
        for reference in [short, other] {
            await put(
                "recordPayment", "payments",
                [
                    "agency": .text("CA\(index)"), "amount_pence": .number(100), "received_on": .text("2019-05-31"),
                    "reference": .text(reference),
                ], ["reference"])
        }
        await put(
            "reversePayment", "payment-reversals", ["reference": .text(other), "reason": line],
            ["reference", "reason"])
        await put(
            "refundPayment", "payment-refunds",
            [
                "reference": .text(short), "refund_reference": .text(short), "refunded_on": .text("2019-05-31"),
                "reason": line,
            ], ["reference", "refund_reference", "reason"])
        await put(
            "writeOffInvoice", "invoices/INV-000002/write-off", ["amount_pence": .number(1), "reason": line],
            ["reason"])
        let heading = short.replacing("\"", with: "\"\"")
        await put(
            "importBankFile", "bank-files",
            [
                "name": line, "columns": .text("reference=\(short)"),
                "content": .text("Date,Amount,\"\(heading)\"\r\n31/05/2019,1.2\(index % 10),\"\(heading)\"\r\n"),
            ], ["name", "columns", "content"])
        await put(
            "setBankLineAside", "bank-set-asides", ["line": .number(Int64(index) + 1), "reason": line], ["reason"])
    }

    private mutating func put(_ id: String, _ path: String, _ members: [String: JSON], _ names: [String]) async {
        let body = JSON.object(members.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) })
        let answer = await neighbours.send(.post, "/api/v1/\(path)", as: .administrator, body: body)
        if answer.status < 300 { filled.formUnion(names.map { "\(id).\($0)" }) }
    }

    /// As many requests that wait as are to be approved and declined.
    private func requests() async {
        await post(
            "events",
            .object([
                "reference": .text("CQ"), "course": .text("SAF"), "places": .number(40), "needs_approval": .flag(true),
                "venue": .text("Hall"),
                "sessions": .list([
                    .object(["starts": .text("2020-01-20T09:30"), "ends": .text("2020-01-20T12:30")])
                ]),
            ]))
        await post("events/CQ/publication", .object([]))
        for number in 0..<(2 * Canary.all.count) {
            await post(
                "events/CQ/bookings",
                .object([
                    "email": .text("q\(number)@own.example"), "name": .text("Q \(number)"), "agency": .text("OWN"),
                    "job_role": .text("nurse"),
                ]))
        }
    }

    private func post(_ path: String, _ body: JSON) async {
        _ = await neighbours.send(.post, "/api/v1/\(path)", as: .administrator, body: body)
    }

    /// What a canary's own story has is changed where there is such a thing, so that each may be cancelled once.
    private static func target(_ operation: Web.Operation, _ index: Int) -> String {
        let target = AccessMatrixTests.targets(operation)[0]
        return switch operation.id {
        case "approveBooking": target.replacing("/E1-1", with: "/CQ-\(index + 1)")
        case "declineBooking": target.replacing("/E1-1", with: "/CQ-\(index + 1 + Canary.all.count)")
        case "recordWalkIn": target.replacing("/E1/", with: "/E9/")
        case "substituteColleague": target.replacing("/E1-1", with: "/CE\(index)-3")
        case "closeAgency": target.replacing("/OWN/", with: "/CB\(index)/")
        case "mergeAgency": target.replacing("/OWN/", with: "/CA\(index)/")
        case "changeCourse": target.replacing("/OWN", with: "/CC\(index)")
        default: target.replacing("/E1-1", with: "/CE\(index)-1")
        }
    }

    private mutating func fill(_ operation: Web.Operation, _ canary: Canary, _ index: Int) async {
        guard let body = operation.body else { return }
        // All texts at once first; where one of them must be a word, each by itself.
        let texts = Self.texts(operation)
        for only in [nil] + texts.map(\.name) {
            let sample = sample(body, "", canary.text, only: only)
            let answer = await neighbours.send(
                operation.method, Self.target(operation, index), as: .administrator, body: sample)
            guard answer.status < 300 else { continue }
            filled.formUnion((only.map { [$0] } ?? texts.map(\.name)).map { "\(operation.id).\($0)" })
            if only == nil { return }
        }
    }

    /// Nothing keeps what is unfit: either it is refused, or it is gone from what comes back.
    private mutating func refuse(_ operation: Web.Operation, _ text: String) async {
        guard let body = operation.body else { return }
        let answer = await neighbours.send(
            operation.method, Self.target(operation, 0), as: .administrator, body: sample(body, "", text, only: nil))
        let told = String(decoding: answer.bytes, as: UTF8.self)
        let isTold = JSON.read(answer.bytes).map { Self.holds($0, text) } ?? told.contains(text)
        // What people need on the day may be told in several lines.
        let isLines = text.contains("\n") && Self.texts(operation).contains { $0.name == "needs" }
        if answer.status < 300, isTold, !isLines { keptUnfit.append("\(operation.id): \(text.debugDescription)") }
    }

    private static func holds(_ json: JSON, _ text: String) -> Bool {
        switch json {
        case .text(let own): own.unicodeScalars.elementsEqual(text.unicodeScalars)
        case .list(let list): list.contains { holds($0, text) }
        case .object(let members): members.contains { holds($0.value, text) }
        default: false
        }
    }

    private static func texts(_ operation: Web.Operation) -> [Schema.Property] {
        guard case .object(let properties)? = operation.body else { return [] }
        return properties.filter { most($0.schema) != nil }
    }

    /// How much free text a schema takes; nil for one that takes none.
    private static func most(_ schema: Schema) -> Int? {
        switch schema {
        case .text(let range): range.upperBound
        case .shaped(let shape): shape.about.hasPrefix("one line") ? shape.most : nil
        case .optional(let inner), .named(_, let inner), .list(let inner, _): most(inner)
        case .word, .number, .flag, .object: nil
        }
    }

    /// A body that fits, with a text in its free texts, or in one of them only.
    private mutating func sample(_ schema: Schema, _ name: String, _ text: String, only: String?) -> JSON {
        if let most = Self.most(schema), only == nil || only == name {
            if case .list = schema { return .list([.text(String(text.prefix(most)))]) }
            return .text(String(text.prefix(most)))
        }
        switch schema {
        case .object(let properties):
            serial += 1
            let wanted = properties.filter {
                $0.isRequired || Self.most($0.schema) != nil && (only ?? $0.name) == $0.name
            }
            return .object(
                wanted.map { .init(name: $0.name, value: sample($0.schema, $0.name, text, only: only)) })
        case .word(let words): return .text(words[0])
        case .number(let range): return .number(max(range.lowerBound, min(1, range.upperBound)))
        case .flag: return .flag(true)
        case .list(let inner, _):
            return Self.most(inner) == nil ? .list([sample(inner, name, text, only: only)]) : .list([])
        case .optional: return .null
        case .named(_, let inner): return sample(inner, name, text, only: only)
        case .shaped(let shape) where shape.format == "date": return .text("2019-05-31")
        case .shaped(let shape) where shape.format == "date-time": return .text("2019-06-01T12:00:00Z")
        case .text, .shaped: return .text(word(name))
        }
    }

    private static let plain = [
        "sector": "health", "topic": "core", "level": "one", "reason": "illness", "channel": "email",
    ]

    /// A value that a field with a form of its own takes.
    private func word(_ name: String) -> String {
        switch name {
        case "email", "notify": "c\(serial)@own.example"
        case "agency": "OWN"
        case "event": "E2"
        case "into": "FOR"
        case "code", "reference": "N\(serial)"
        case "course": "SAF"
        case "starts": "2020-01-14T09:30"
        case "ends": "2020-01-14T12:30"
        case "url": "https://own.example/hook"
        case "domain": "d\(serial).example"
        case "document": neighbours.store.house.samples["sample-year"] ?? ""
        default: Self.plain[name] ?? "x"
        }
    }
}
