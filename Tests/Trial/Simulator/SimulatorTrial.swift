import Application
import Domain
import Foundation
import Store
import Synchronization
import TestSupport

/// R1: the house against the model, seed by seed.
enum SimulatorTrial {
    /// So many years share a store; the next store begins with a seed that it divides.
    private static let yearsPerStore = 30

    static func run(_ arguments: Arguments) async throws -> Report {
        let count = try arguments.number("seeds", otherwise: 20)
        let first = try arguments.number("first-seed", otherwise: 1)
        let steps = max(1, try arguments.number("steps", otherwise: 200))
        let workers = max(1, try arguments.number("workers", otherwise: 2))
        let isTold = arguments.text("told") == "yes"
        let seeds = Array(first..<(first + count))
        let began = Date()
        var report = Report()
        let parts = try await withThrowingTaskGroup(of: Report.self) { group in
            for worker in 0..<workers {
                let own = chunks(of: seeds).enumerated().filter { $0.offset % workers == worker }.map(\.element)
                group.addTask { try await play(own, arguments.engine, steps, isTold) }
            }
            return try await group.reduce(into: [Report]()) { $0.append($1) }
        }
        for part in parts { report.take(part) }
        report.note("seeds", count)
        report.note("first_seed", first)
        report.note("steps", steps)
        let answers = SimulatedYear.answers.withLock { $0 }
        report.note("done", answers.done)
        report.note("refused", answers.refused)
        report.note("divergences", report.faults.count)
        report.note("milliseconds", Int(Date().timeIntervalSince(began) * 1_000))
        return report
    }

    private static func chunks(of seeds: [Int]) -> [[Int]] {
        Dictionary(grouping: seeds) { $0 / yearsPerStore }.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func play(_ chunks: [[Int]], _ engine: TestEngine, _ steps: Int, _ isTold: Bool) async throws
        -> Report
    {
        var report = Report()
        for chunk in chunks {
            let part = try await StoreFactory.with(engine) { stage in
                try await stage.furnish()
                var part = Report()
                for seed in chunk {
                    let year = SimulatedYear(stage: stage, seed: UInt64(seed), steps: steps, isTold: isTold)
                    if let difference = try await year.play() { part.fault(difference) }
                    if part.faults.count >= 20 { return part }
                }
                for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
                    part.fault("seeds from \(chunk[0]): verify: \(fault)")
                }
                return part
            }
            report.take(part)
            if report.faults.count >= 20 { break }
        }
        return report
    }
}
