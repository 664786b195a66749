import Application
import Bootstrap
import Domain
import Evidence
import Foundation
import SQLSession
import Store
import TestSupport

/// R20: a store moved to the other engine and back: equal counts and checksums, and nothing lost by an interruption.
enum MoveTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let wanted = max(1, try arguments.number("bookings", otherwise: 4_155))
        let other: TestEngine = arguments.engine == .sqlite ? .postgres : .sqlite
        return try await StoreFactory.with(arguments.engine) { stage in
            var report = Report()
            let copies = max(1, (wanted + 4_154) / 4_155)
            for copy in 1...copies {
                _ = try await ImportRecords(stage.house)(.init(open: sampleYear(copy)), by: actor)
            }
            try await settle(stage)
            try await StoreFactory.withAddress(other) { between in
                try await interrupted(stage, to: between, &report)
                let out = try await stage.keeper.move(from: stage.address, to: between) { _ in }
                try await StoreFactory.withAddress(arguments.engine) { back in
                    let home = try await stage.keeper.move(from: between, to: back) { _ in }
                    compare(out, home, &report)
                    for address in [between, back] {
                        for fault in try await stage.keeper.verify(address, progress: { _ in }).faults {
                            report.fault("verify: \(fault)")
                        }
                    }
                    let source = try await counts(stage.address)
                    let target = try await counts(back)
                    if source != target { report.fault("rows of the source \(source), of its copy \(target)") }
                }
            }
            report.note("bookings", copies * 4_155)
            return report
        }
    }

    /// Waits until the audit is sealed to its end: transactions of others hold the sealer back on a busy server, and a
    /// chain that grows between two copies is no difference between them.
    private static func settle(_ stage: TestStore) async throws {
        for _ in 0..<600 where try await stage.keeper.seal(stage.address).unsealed > 0 {
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// The part of a child: moves a store.
    static func part(_ arguments: Arguments) async throws -> Report {
        guard let from = arguments.text("from"), let to = arguments.text("to") else {
            throw Misuse("From where to where?")
        }
        Report.done("\(try await Bootstrap.keeper().move(from: from, to: to) { _ in }.count) tables")
    }

    /// Killed in the middle of its rows: the source works as before, the target is as empty as it was.
    private static func interrupted(_ stage: TestStore, to target: String, _ report: inout Report) async throws {
        guard arguments(of: "mutant") == nil else { return }
        let end = try Child(["move", "--from", stage.address, "--to", target, "--kill-before", "130"]).wait()
        if end.status != 9 { report.fault("a move to be killed ended with \(end.status): \(end.text)") }
        for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
            report.fault("after the interruption: \(fault)")
        }
        let raw = try RawStore(target)
        let tables = try await raw.number(
            raw.engine == .sqlite
                ? "SELECT count(*) FROM sqlite_master"
                : "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()")
        await raw.close()
        if tables > 0 { report.fault("the interrupted move left \(tables) tables in the target") }
        try await stage.addAgency("AFTER", sector: "school")
    }

    private static func arguments(of option: String) -> String? {
        CommandLine.arguments.firstIndex(of: "--\(option)").map { CommandLine.arguments[$0 + 1] }
    }

    private static func compare(_ out: [TableSum], _ home: [TableSum], _ report: inout Report) {
        if out.map(\.table) != home.map(\.table) { report.fault("the two moves copied different tables") }
        for (one, two) in zip(out, home) where one != two {
            // The records of the audit that a move itself appends are its own.
            report.fault("\(one.table): \(one.rows) rows \(one.checksum), then \(two.rows) rows \(two.checksum)")
        }
        report.note("tables", out.count)
        report.note("rows", Int(out.reduce(0) { $0 + $1.rows }))
    }

    /// The rows of the tables that hold people's records.
    private static func counts(_ address: String) async throws -> [Int64] {
        let raw = try RawStore(address)
        var counts: [Int64] = []
        for table in ["agency", "person", "event", "session", "booking", "booking_history", "charge", "waiver_request"]
        {
            counts.append(try await raw.number("SELECT count(*) FROM \(table)"))
        }
        await raw.close()
        return counts
    }

    /// The sample year; every copy after the first has events of its own.
    private static func sampleYear(_ copy: Int) -> @Sendable (ImportFile) throws -> ChunkSource? {
        guard copy > 1 else { return SampleYear.open() }
        return { file in
            guard [.events, .sessions, .bookings, .waivers].contains(file) else { return try SampleYear.open()(file) }
            var lines = try SampleYear.text(file).split(separator: "\n", omittingEmptySubsequences: true).map(
                String.init)
            for index in lines.indices.dropFirst() { lines[index] = "Y\(copy)-\(lines[index])" }
            return try SampleYear.open(replacing: [file: lines.joined(separator: "\n") + "\n"])(file)
        }
    }
}
