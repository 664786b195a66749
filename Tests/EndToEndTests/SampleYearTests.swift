import Foundation
import Launching
import TestSupport
import Testing

/// The sample year from empty store to invoices, by the commands, on each engine and in either order.
@Suite("Sample year") struct SampleYearTests {
    @Test("every figure comes out", arguments: TestEngine.allCases, [true, false])
    func figures(_ engine: TestEngine, policyFirst: Bool) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: policyFirst)
            try turnout.expectSampleYear()
        }
    }

    @Test("every charge on an invoice is explained, and they come to £5,400", arguments: TestEngine.allCases)
    func explained(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let rows = try #require(try turnout.json("charges", "list") as? [[String: Any]])
            let billed = rows.filter { $0["invoice"] is String }
            #expect(billed.compactMap { $0["amount_pence"] as? Int }.reduce(0, +) == 540_000)
            for row in billed {
                let booking = try #require(row["booking"] as? String ?? row["charge"] as? String)
                let told = try #require(try turnout.json("policy", "explain", booking) as? [String: Any])
                let why = try #require(told["explanation"] as? [String: Any])
                let steps = try #require(why["steps"] as? [[String: Any]])
                #expect((why["summary"] as? String)?.contains("£") == true && steps.count > 1, "\(booking)")
                #expect(steps.allSatisfy { ($0["clause"] as? String)?.isEmpty == false }, "\(booking)")
            }
        }
    }

    @Test("the sub-group's guide tells the figures of the year", arguments: TestEngine.allCases)
    func guide(_ engine: TestEngine) async throws {
        let file = Turnout.root.appending(path: "docs/guides/sub-group.md")
        let guide = try String(contentsOf: file, encoding: .utf8)
        let told = guide.matches(of: /(?m)^\| (?<name>[^|]+) \| `(?<figure>[^`]+)` \|/).map { ($0.name, $0.figure) }
        #expect(told.count > 18)
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let report = try turnout.done("report", "year", "2019/20").split(separator: "\n").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            for (name, figure) in told {
                #expect(report.contains { $0.hasPrefix(name) && $0.hasSuffix("  \(figure)") }, "\(name) \(figure)")
            }
            for line in guide.matches(of: /(?m)^    turnout (report cut [^\n]+)$/) {
                let words = line.output.1.split(separator: " ").map(String.init)
                let answer = try Turnout.launch(
                    try Turnout.program(), words, environment: ["TURNOUT_STORE": address])
                #expect(answer.status == 0, "\(words)")
            }
            let days = try turnout.done("report", "cut", "--by", "weekday", "--year", "2019/20")
            #expect(days.contains("88.7 % (772 of 870)") && days.contains("84.7 % (537 of 634)"))
        }
    }

    @Test("doing everything again changes nothing", arguments: TestEngine.allCases)
    func again(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let before = try turnout.done("invoices", "list", "--format", "json")
            try turnout.done("init")
            try turnout.done("import", Turnout.sampleYear)
            try turnout.done("charges", "assess", "--through", "2020-03-31")
            try turnout.done("invoices", "run", "--through", "2020-03-31")
            #expect(try turnout.done("invoices", "list", "--format", "json") == before)
            try turnout.expectSampleYear()
        }
    }

    @Test("moved from SQLite to PostgreSQL and back, nothing differs")
    func movedOverPostgres() async throws {
        try await StoreFactory.withAddress(.sqlite) { first in
            try await StoreFactory.withAddress(.postgres) { second in
                try await StoreFactory.withAddress(.sqlite) { third in
                    let turnout = Turnout(store: first)
                    try turnout.playSampleYear(policyFirst: false)
                    let there = try turnout.json("move", "--from", first, "--to", second) as? NSArray
                    let back = try turnout.json("move", "--from", second, "--to", third) as? NSArray
                    #expect(there != nil && there == back)
                    try Turnout(store: second).expectSampleYear()
                    try Turnout(store: third).expectSampleYear()
                }
            }
        }
    }

    @Test("backed up and restored, nothing differs", arguments: TestEngine.allCases)
    func backup(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { first in
            try await StoreFactory.withAddress(engine) { second in
                let turnout = Turnout(store: first)
                try turnout.playSampleYear(policyFirst: true)
                let file = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)").path
                defer { try? FileManager.default.removeItem(atPath: file) }
                try turnout.done("backup", file)
                #expect(try turnout.run("backup", file).status == 1, "a backup never overwrites")
                try Turnout(store: second).done("restore", file)
                try Turnout(store: second).expectSampleYear()
                #expect(try Turnout(store: second).run("restore", file).status == 1, "a store is not overwritten")
            }
        }
    }
}
