import Foundation
import Locking

/// What the service counts of itself, as Prometheus reads it (text format 0.0.4).
public final class Metrics: Sendable {
    private struct Series: Hashable {
        let operation: String
        let status: Int
    }

    private struct Times {
        var counts = [Int64](repeating: 0, count: Metrics.bounds.count + 1)
        var sum = 0.0
    }

    private struct State {
        var requests: [Series: Int64] = [:]
        var times: [String: Times] = [:]
        var inFlight: Int64 = 0
    }

    /// The upper bounds of the histogram, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let state = Mutex(State())
    private let gauges: @Sendable () -> [(name: String, help: String, value: Int64)]
    private let connections = Mutex<(@Sendable () -> Int)?>(nil)

    /// Counts nothing yet. `gauges` tells what stands outside the service's requests at the moment it is asked.
    public init(gauges: @escaping @Sendable () -> [(name: String, help: String, value: Int64)] = { [] }) {
        self.gauges = gauges
    }

    /// Says how the number of open connections is found out.
    func count(connections read: @escaping @Sendable () -> Int) { connections.withLock { $0 = read } }

    func began() { state.withLock { $0.inFlight += 1 } }

    func ended(_ operation: String, _ status: Int, seconds: Double) {
        state.withLock { state in
            state.inFlight -= 1
            state.requests[Series(operation: operation, status: status), default: 0] += 1
            let place = Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count
            state.times[operation, default: Times()].counts[place] += 1
            state.times[operation, default: Times()].sum += seconds
        }
    }

    /// The exposition.
    var text: String {
        let (requests, times, inFlight) = state.withLock { ($0.requests, $0.times, $0.inFlight) }
        var lines = ["# HELP turnout_requests_total Requests answered.", "# TYPE turnout_requests_total counter"]
        for (series, count) in requests.sorted(by: {
            ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status)
        }) {
            lines.append(
                "turnout_requests_total{operation=\"\(series.operation)\",status=\"\(series.status)\"} \(count)")
        }
        lines += [
            "# HELP turnout_request_seconds How long requests took.", "# TYPE turnout_request_seconds histogram",
        ]
        for (operation, times) in times.sorted(by: { $0.key < $1.key }) { lines += histogram(operation, times) }
        lines += gauge("turnout_requests_in_flight", "Requests being answered.", inFlight)
        let open = connections.withLock { $0 }.map { Int64($0()) } ?? 0
        lines += gauge("turnout_connections", "Open connections.", open)
        for one in gauges() { lines += gauge(one.name, one.help, one.value) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func gauge(_ name: String, _ help: String, _ value: Int64) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) gauge", "\(name) \(value)"]
    }

    private func histogram(_ operation: String, _ times: Times) -> [String] {
        var lines: [String] = []
        var total: Int64 = 0
        for (index, bound) in (Metrics.bounds.map { "\($0)" } + ["+Inf"]).enumerated() {
            total += times.counts[index]
            lines.append("turnout_request_seconds_bucket{operation=\"\(operation)\",le=\"\(bound)\"} \(total)")
        }
        lines.append("turnout_request_seconds_sum{operation=\"\(operation)\"} \(times.sum)")
        lines.append("turnout_request_seconds_count{operation=\"\(operation)\"} \(total)")
        return lines
    }
}
