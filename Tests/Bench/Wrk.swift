import Foundation

/// Requests over many connections, each sent when the one before was answered.
struct Wrk {
    /// What came of a run.
    struct Result {
        /// Answers of the wanted status a second.
        let perSecond: Double
        /// Half of the answers came within so many milliseconds.
        let p50: Double
        /// Ninety-nine of a hundred came within so many milliseconds.
        let p99: Double
        /// Answers of another status by that, and what broke by how.
        let others: [String: Int]
    }

    /// How requests are made.
    enum Shape {
        case ping
        case distinct(events: Int)
        case hot(event: Int)
        /// A page, as the browser of whoever has a session's token asks for it; empty for nobody.
        case page(String, session: String)
    }

    let folder: String
    let token: String
    let connections: Int
    let people: Int
    let agencies: Int

    /// Runs for so many seconds; `series` tells this run's requests from those of every other. With a pause, each
    /// connection waits that many milliseconds on average before a request, between none and twice as many.
    func run(
        _ address: String, _ shape: Shape, series: Int, seconds: Double, pause: Double? = nil
    ) throws -> Result {
        let file = "\(folder)/wrk-\(series).lua"
        let waiting = pause.map { "\ndelay = function() return math.random(0, \(Int(max(1, 2 * $0)))) end" } ?? ""
        try (script(shape, series) + waiting).write(toFile: file, atomically: true, encoding: .utf8)
        let output = try Shell.run(
            "wrk",
            [
                "-t", "1", "-c", "\(connections)", "-d", "\(max(1, Int(seconds.rounded())))s", "-s", file, address,
            ])
        guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("FIGURES ") }) else {
            throw Pgbench.Failure(description: "wrk said: \(output)")
        }
        let parts = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard parts.count == 4 else { throw Pgbench.Failure(description: "wrk said: \(output)") }
        let told = output.split(separator: "\n").first { $0.hasPrefix("OTHERS ") }
        return Result(
            perSecond: parts[0] / parts[3], p50: parts[1] / 1_000, p99: parts[2] / 1_000,
            others: (told?.split(separator: " ").dropFirst() ?? []).reduce(into: [:]) {
                $0[String($1), default: 0] += 1
            })
    }

    private func script(_ shape: Shape, _ series: Int) -> String {
        if case .page(let path, let session) = shape { return asking(path, session) + counting }
        return booking(shape, series) + counting
    }

    private func asking(_ path: String, _ session: String) -> String {
        let cookie = session.isEmpty ? "" : "[\"Cookie\"] = \"__Host-turnout=\(session)\""
        return """
            good = 0
            local headers = { \(cookie) }
            request = function() return wrk.format("GET", "\(path)", headers) end

            """
    }

    private func booking(_ shape: Shape, _ series: Int) -> String {
        let event =
            switch shape {
            case .ping, .page: "''"
            case .distinct(let events): "(n * 7 + math.floor(n / \(people)) * 613) % \(events) + 1"
            case .hot(let event): "\(event)"
            }
        let isPing = if case .ping = shape { true } else { false }
        return """
            local n = \(series * 500_000)
            good = 0
            local headers = { ["Authorization"] = "Bearer \(token)", ["Content-Type"] = "application/json" }
            request = function()
                n = n + 1
                if \(isPing) then return wrk.format("POST", "/health/ping", headers, "") end
                headers["Idempotency-Key"] = "key-" .. n
                local person = n % \(people) + 1
                local event = \(event)
                local body = '{"email":"p' .. person .. '@bench.example","name":"Person","agency":"A'
                    .. (person % \(agencies) + 1) .. '","job_role":"nurse"}'
                return wrk.format("POST", "/api/v1/events/B" .. event .. "/bookings", headers, body)
            end

            """
    }

    private var counting: String {
        """
        others = ""
        response = function(status)
            if status == 201 or status == 200 then good = good + 1
            elseif string.len(others) < 100000 then others = others .. " " .. status end
        end
        local threads = {}
        setup = function(thread) table.insert(threads, thread) end
        done = function(summary, latency)
            local sum = 0
            local told = ""
            for _, thread in ipairs(threads) do
                sum = sum + thread:get("good")
                told = told .. thread:get("others")
            end
            for _, kind in ipairs({ "connect", "read", "write", "timeout" }) do
                told = told .. string.rep(" " .. kind, summary.errors[kind])
            end
            print("OTHERS" .. told)
            print(string.format("FIGURES %d %d %d %f", sum,
                latency:percentile(50), latency:percentile(99), summary.duration / 1000000))
        end
        """
    }
}

extension [Wrk.Result] {
    /// What was not answered as wanted, by why: `, not done: 409 × 12`; empty where everything was. A 409 is a booking
    /// of a person who had one at that event from an earlier round.
    var notDone: String {
        let all = reduce(into: [String: Int]()) { sum, result in sum.merge(result.others, uniquingKeysWith: +) }
        guard !all.isEmpty else { return "" }
        return ", not done: " + all.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" }.joined(separator: ", ")
    }
}
