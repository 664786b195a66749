import Application
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Lists are read to the end by pages of any length, and a cursor that nobody gave leads nowhere.
@Suite struct PagingTests {
    private static let lists: [(path: String, name: String)] = [
        ("events", "events"), ("courses", "courses"), ("agencies", "agencies"), ("people", "people"),
        ("charges", "charges"), ("invoices", "documents"), ("events/E0/bookings", "bookings"),
        ("events/E2/waiting-list", "waiting"),
    ]

    @Test(arguments: TestEngine.allCases)
    func `the pages of a list are the list`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            try await fill(neighbours)
            for list in Self.lists {
                let whole = try await read(neighbours, list, limit: 1_000)
                #expect(whole.pages == 1 && whole.rows.count > 1, "\(list.path)")
                for limit in [1, 2, whole.rows.count] {
                    let paged = try await read(neighbours, list, limit: limit)
                    #expect(paged.rows == whole.rows, "\(list.path) by \(limit)")
                    #expect(paged.pages == (whole.rows.count + limit - 1) / limit, "\(list.path) by \(limit)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a cursor that no page gave is not found`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for list in Self.lists {
                for cursor in ["AAAA", "eHh4H3h4eB94", "_-_-", "H-Kf"] {
                    let answer = await neighbours.send(
                        .get, "/api/v1/\(list.path)?cursor=\(cursor)", as: .administrator)
                    #expect([200, 404].contains(answer.status), "\(list.path) \(cursor)")
                }
                let bad = await neighbours.send(.get, "/api/v1/\(list.path)?cursor=%00", as: .administrator)
                #expect(bad.status == 400, "\(list.path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an agency's cursor leads to its own people only`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let all = try await read(neighbours, ("people", "people"), limit: 1)
            let first = await neighbours.send(.get, "/api/v1/people?limit=1", as: .administrator)
            guard case .text(let cursor)? = JSON.read(first.bytes)?["next"] else {
                Issue.record("There is no second page.")
                return
            }
            #expect(all.rows.count > 2)
            let own = await neighbours.send(.get, "/api/v1/people?cursor=\(cursor)", as: .agencyLead)
            let text = String(decoding: own.bytes, as: UTF8.self)
            #expect(own.status == 200 && !text.uppercased().contains(Neighbours.canary), "\(text)")
        }
    }

    /// One place and three people who wait for it.
    private func fill(_ neighbours: Neighbours) async throws {
        _ = await neighbours.send(
            .patch, "/api/v1/events/E2", as: .administrator,
            body: .object(["places": .number(1), "bookable": .number(1)]))
        for person in 1...4 {
            let body = JSON.object([
                "email": .text("waiter\(person)@own.example"), "name": .text("Waiter \(person)"),
                "agency": .text("OWN"),
                "job_role": .text(""),
            ])
            let answer = await neighbours.send(
                .post, "/api/v1/events/E2/bookings", as: .administrator, body: body)
            #expect(answer.status == 201)
        }
        let course = JSON.object([
            "code": .text("TRI"), "title": .text("Trauma"), "topic": .text("core"), "minutes": .number(360),
        ])
        #expect(await neighbours.send(.post, "/api/v1/courses", as: .administrator, body: course).status == 201)
    }

    private func read(
        _ neighbours: Neighbours, _ list: (path: String, name: String), limit: Int
    ) async throws -> (rows: [JSON], pages: Int) {
        var rows: [JSON] = []
        var pages = 0
        var cursor: String?
        repeat {
            let query = "limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? "")
            let answer = await neighbours.send(.get, "/api/v1/\(list.path)?\(query)", as: .administrator)
            guard let page = JSON.read(answer.bytes), case .list(let found)? = page[list.name], pages < 100 else {
                Issue.record("\(list.path)?\(query): \(answer.status)")
                return (rows, pages)
            }
            rows += found
            pages += 1
            cursor = if case .text(let next)? = page["next"] { next } else { nil }
        } while cursor != nil
        return (rows, pages)
    }
}
