import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// S1: every operation, every role, with an id of one's own, a neighbour's, one nothing has and one that cannot be.
@Suite struct AccessMatrixTests {
    /// Values of a parameter: one's own, the neighbour's, one that nothing has, one that cannot be.
    private static let values: [String: [String]] = [
        "event": ["E1", "D1", "NONE", "e!"], "booking": ["E1-1", "E1-2", "E1-999", "E1"],
        "code": ["OWN", "FOR", "NONE", "b@d"], "agency": ["OWN", "FOR", "NONE", "b@d"],
        "email": ["own1@own.example", "canary1@foreign.example", "nobody@none.example", "x"],
        "charge": ["E0-1", "E0-2", "E0-99", "E0"], "number": ["INV-000002", "INV-000001", "INV-000999", "INV"],
        "year": ["2019", "1999", "1998", "19"], "from": ["2018-04-01", "1999-01-01", "1998-01-01", "x"],
        "webhook": ["1", "2", "999", "x"], "message": ["confirmed", "waiting", "test", "x"],
        "group": ["invoices", "none"], "batch": ["1", "2", "999", "x"], "stream": ["ledger", "journal", "none", "!"],
    ]

    @Test(arguments: TestEngine.allCases)
    func `no role sees what is a neighbour's, and it looks like what is not there`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            var cells = 0
            var seen = 0
            for operation in WebServer.api {
                for role in Role.allCases {
                    // Who sees everything has no neighbour, and would change what the others are to meet.
                    let seesAll = role == .administrator || role == .finance
                    let targets = Self.targets(operation).enumerated()
                        .filter { !seesAll || !operation.isWrite || $0.offset != 1 }.map { $0.element }
                    var answers: [Outgoing] = []
                    for target in targets {
                        let body = operation.body.map { Self.sample($0, "") }
                        let answer = await neighbours.send(operation.method, target, as: role, body: body)
                        cells += 1
                        answers.append(answer)
                        #expect(answer.status < 500, "\(role) \(operation.id) \(target)")
                        judge(answer, operation, role, target)
                    }
                    if answers[0].status < 300 { seen += 1 }
                    judge(answers, operation, role)
                }
                let nobody = await neighbours.send(operation.method, Self.targets(operation)[0], as: nil)
                let isOpen = operation.id == "browseProgramme"
                #expect(nobody.status == (isOpen ? 200 : 401), "\(operation.id)")
                if isOpen { judge(nobody, operation, .observer, "without a token") }
                cells += 1
            }
            // Whoever sees everything meets the word: it is there to be seen.
            for path in ["agencies", "people", "people/canary1@foreign.example", "events"] {
                let all = await neighbours.send(.get, "/api/v1/\(path)", as: .administrator)
                let text = String(decoding: all.bytes, as: UTF8.self).uppercased()
                #expect(text.contains(Neighbours.canary), "\(path)")
            }
            for path in ["charges/E0-2", "invoices/INV-000001", "bookings/E1-2"] {
                #expect(await neighbours.send(.get, "/api/v1/\(path)", as: .finance).status == 200, "\(path)")
            }
            print("S1 on \(engine): \(cells) cells, \(seen) of them saw their own.")
            #expect(cells > 1_000)
            #expect(seen > 50)
        }
    }

    /// Nobody but those who see everything is told anything private of the neighbour's.
    private func judge(_ answer: Outgoing, _ operation: Web.Operation, _ role: Role, _ target: String) {
        guard role != .administrator, role != .finance else { return }
        let text = String(decoding: answer.bytes, as: UTF8.self)
        #expect(
            !text.uppercased().contains(Neighbours.canary), "\(role) \(operation.id) \(target): \(text.prefix(300))")
        if let access = operation.access, !access.admits(role) {
            #expect(answer.status == 403 || answer.status == 404, "\(role) \(operation.id) \(target)")
        }
    }

    /// What is a neighbour's looks like what nothing has, but for the request's id and the year that was asked for.
    private func judge(_ answers: [Outgoing], _ operation: Web.Operation, _ role: Role) {
        guard answers.count == 4, role != .administrator, role != .finance else { return }
        let foreign = Self.plain(answers[1])
        let missing = Self.plain(answers[2])
        #expect(answers[1].status == answers[2].status, "\(role) \(operation.id)")
        #expect(foreign == missing, "\(role) \(operation.id): \(foreign.prefix(300)) | \(missing.prefix(300))")
    }

    private static func plain(_ answer: Outgoing) -> String {
        guard case .object(let members)? = JSON.read(answer.bytes) else { return "" }
        return String(
            decoding: JSON.object(members.filter { !["request", "year"].contains($0.name) }).bytes, as: UTF8.self)
    }

    /// The targets of an operation, by the values of its one parameter; a list takes its agency in the query.
    static func targets(_ operation: Web.Operation) -> [String] {
        if let parameter = operation.pathParameters.first {
            let kind = kind(parameter.name, operation.path)
            let escaped = CharacterSet.urlPathAllowed.subtracting(["/"])
            return (values[kind] ?? []).map { value in
                operation.path.replacing(
                    "{\(parameter.name)}", with: value.addingPercentEncoding(withAllowedCharacters: escaped) ?? value)
            }
        }
        guard operation.query.contains(where: { $0.name == "agency" }) else { return [operation.path] }
        return (values["agency"] ?? []).map { "\(operation.path)?agency=\($0)" }
    }

    private static func kind(_ name: String, _ path: String) -> String {
        switch name {
        case "reference": path.hasPrefix("/api/v1/charges") ? "charge" : "event"
        case "id": path.hasPrefix("/api/v1/webhooks") ? "webhook" : "booking"
        default: name
        }
    }

    /// A body that fits a schema, in the name of one's own agency.
    private static func sample(_ schema: Schema, _ name: String) -> JSON {
        switch schema {
        case .object(let properties):
            .object(properties.filter(\.isRequired).map { .init(name: $0.name, value: sample($0.schema, $0.name)) })
        case .word(let words): .text(words[0])
        case .number(let range): .number(range.lowerBound)
        case .flag: .flag(false)
        case .list: .list([])
        case .optional: .null
        case .named(_, let inner): sample(inner, name)
        case .shaped(let shape) where shape.format == "date": .text("2019-05-31")
        case .shaped(let shape) where shape.format == "date-time": .text("2019-09-01T12:00:00Z")
        case .text, .shaped:
            switch name {
            case "email": .text("own1@own.example")
            case "agency": .text("OWN")
            case "event": .text("E2")
            case "sector": .text("council")
            case "code", "reference", "into": .text("NEW")
            case "course": .text("SAF")
            case "starts": .text("2020-01-14T09:30")
            case "ends": .text("2020-01-14T12:30")
            case "url": .text("https://own.example/hook")
            default: .text("x")
            }
        }
    }
}
