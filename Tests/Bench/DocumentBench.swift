import Documents
import Foundation
import Invoicing
import PaperSamples
import Typesetting

/// Invoices set as PDF, on the threads of one press: what the worker behind an invoice run does.
struct DocumentBench {
    let bench: Bench

    func run() async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        say("\nDocuments as PDF: one process, \(cores) threads, an invoice with so many lines each")
        let press = Press(threads: cores)
        for lines in [1, 4, 20] {
            let paper = Paper.invoice(try PaperSamples.invoice(lines))
            let size = try await press.print { try paper.bytes($0).count }
            // Every thread reads its fonts before the clock runs.
            _ = try await set(paper, press, cores, seconds: 0.3)
            var rates: [Double] = []
            for _ in 0..<bench.rounds { rates.append(try await set(paper, press, cores, seconds: bench.seconds)) }
            say(
                "  \(String(lines).right(3)) lines  \(rates.median.whole.right(6)) a second  (\(rates.spread))  "
                    + "\(size / 1_000) kB each")
        }
    }

    /// How many a second, several at a time.
    private func set(_ paper: Paper, _ press: Press, _ lanes: Int, seconds: Double) async throws -> Double {
        let end = Date().addingTimeInterval(seconds)
        var count = 0
        let time = try await elapsed {
            count = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<lanes {
                    group.addTask {
                        var done = 0
                        while Date() < end {
                            _ = try await press.print { try paper.bytes($0).count }
                            done += 1
                        }
                        return done
                    }
                }
                return try await group.reduce(0, +)
            }
        }
        return Double(count) / time
    }
}
