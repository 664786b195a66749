import Foundation

/// `make bench`: every figure in one run, medians, as ratios against the direct engine.
///
/// Usage: bench [booking] [http] [pages] [invoices] [documents] [sizes] [reports] [import] [process]
///     [--engine sqlite|postgres] [--rounds N] [--seconds S] [--sizes 10000,1000000,10000000]
@main
struct Bench {
    let rounds: Int
    let seconds: Double
    let sizes: [Int64]
    /// The only engine that is measured; nil for both.
    let engine: String?
    let sections: Set<String>
    let folder: URL

    static func main() async {
        do {
            let bench = try Bench(Array(CommandLine.arguments.dropFirst()))
            defer { try? FileManager.default.removeItem(at: bench.folder) }
            try await bench.run()
        } catch {
            say("bench: \(error)")
            exit(1)
        }
    }

    init(_ arguments: [String]) throws {
        var rounds = 3
        var seconds = 2.0
        var sizes: [Int64] = [10_000, 1_000_000, 10_000_000]
        var engine: String?
        var sections: Set<String> = []
        var index = 0
        while index < arguments.count {
            let value = index + 1 < arguments.count ? arguments[index + 1] : ""
            switch arguments[index] {
            case "--rounds": (rounds, index) = (max(1, Int(value) ?? rounds), index + 1)
            case "--seconds": (seconds, index) = (max(0.1, Double(value) ?? seconds), index + 1)
            case "--engine": (engine, index) = (value, index + 1)
            case "--sizes": (sizes, index) = (value.split(separator: ",").compactMap { Int64($0) }, index + 1)
            default: sections.insert(arguments[index])
            }
            index += 1
        }
        self.rounds = rounds
        self.seconds = seconds
        self.sizes = sizes
        self.engine = engine
        self.sections =
            sections.isEmpty
            ? ["booking", "http", "pages", "invoices", "documents", "sizes", "reports", "import", "process"] : sections
        // On the disk the project lies on, not in memory: durability is what is measured.
        let parent = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        folder = parent.appendingPathComponent(".build/bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func run() async throws {
        say("Turnout bench: \(rounds) rounds of \(seconds) s each, medians; \(machine()).")
        // First, while this process is small: the system counts what a child had of it before it became the program.
        if sections.contains("process") { try await ProcessBench(bench: self).run() }
        if sections.contains("booking") { try await BookingBench(bench: self).run() }
        if sections.contains("http") { try await HTTPBench(bench: self).run() }
        if sections.contains("pages") { try await PagesBench(bench: self).run() }
        if sections.contains("invoices") { try await InvoiceBench(bench: self).run() }
        if sections.contains("documents") { try await DocumentBench(bench: self).run() }
        if sections.contains("import") { try await ImportBench(bench: self).run() }
        if sections.contains("sizes") { try await SizesBench(bench: self).run() }
        if sections.contains("reports") { try await ReportsBench(bench: self).run() }
    }

    private func machine() -> String {
        "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(ProcessInfo.processInfo.operatingSystemVersionString)"
    }

    var postgres: String? { ProcessInfo.processInfo.environment["TURNOUT_TEST_POSTGRES"] }

    /// Whether this engine is to be measured.
    func measures(_ engine: String) -> Bool { self.engine == nil || self.engine == engine }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}

extension [Double] {
    /// The middle value, or the mean of the two in the middle.
    var median: Double {
        guard !isEmpty else { return .nan }
        let sorted = self.sorted()
        let middle = count / 2
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    var spread: String {
        guard let low = self.min(), let high = self.max() else { return "" }
        return "\(low.whole) to \(high.whole)"
    }
}

extension Double {
    var whole: String { String(Int(self.rounded())) }
    func places(_ count: Int) -> String { String(format: "%.\(count)f", self) }
}

extension String {
    func padded(_ width: Int) -> String { count < width ? self + String(repeating: " ", count: width - count) : self }
    func right(_ width: Int) -> String { count < width ? String(repeating: " ", count: width - count) + self : self }
}

func elapsed(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    let parts = (clock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
}

/// Prints a line at once, also into a file: a long run is watched as it goes.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
