import Application
import Domain
import Evidence
import Foundation

/// Bookings a second into the store by `turnout import`, with their histories.
struct ImportBench {
    let bench: Bench
    static let sampleYear = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/bscp-2019-20").path

    func run() async throws {
        let bookings = 200_000
        say("\nImport of \(bookings) bookings with their histories, bound to a policy")
        let folder = bench.path("import")
        try write(folder, bookings: bookings)
        if bench.measures("sqlite") {
            try await measure("SQLite", "sqlite:" + bench.path("import.db"), folder, bookings)
        }
        guard bench.measures("postgres"), let url = bench.postgres else { return }
        let schema = "import_\(getpid())"
        let address = url + (url.contains("?") ? "&" : "?") + "schema=\(schema)"
        try await measure("PostgreSQL", address, folder, bookings, after: "DROP SCHEMA \(schema) CASCADE")
    }

    private func measure(
        _ engine: String, _ address: String, _ folder: String, _ bookings: Int, after: String? = nil
    ) async throws {
        let store = try await BenchStore.make(address)
        let seconds = try await elapsed {
            let request = ImportRecords.Request { file in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file.name)"))
                return chunks(of: [UInt8](bytes))
            }
            _ = try await ImportRecords(store.house)(request, by: .command("bench"))
        }
        if let after { try await store.script(after) }
        await store.close()
        say("  \(engine.padded(11)) \((Double(bookings) / seconds).whole.right(8)) bookings/s (\(seconds.places(1)) s)")
    }

    /// A folder of one synthetic year: 40 bookings an event, 20,000 people, 50 agencies.
    private func write(_ folder: String, bookings: Int) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let events = bookings / 40
        func put(_ name: String, _ header: String, _ lines: [String]) throws {
            try ([header] + lines).joined(separator: "\n").appending("\n")
                .write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
        }
        try put(
            "agencies", "code,name,sector,billing_address,billing_email,purchase_order,charge_exempt",
            (1...50).map { "A\($0),Agency \($0),health,1 Example Street,a\($0)@bench.example,,no" })
        try put("courses", "code,title,level,topic,hours,target_groups", ["C1,Course,1,Topic,3,all"])
        try put(
            "events", "reference,kind,course,delivery,venue,places,status,cancellation_reason",
            (1...events).map { "E\($0),course,C1,face_to_face,Hall,40,delivered," })
        try put(
            "sessions", "event,starts_at,ends_at",
            (1...events).map { "E\($0),2019-\(month($0))-\(day($0))T09:30,2019-\(month($0))-\(day($0))T12:30" })
        try put("waivers", "event,email,reason,decided_on", [])
        try put(
            "bookings",
            "event,email,name,agency,job_role,booked_at,status,cancelled_at,attendance,replaces",
            (0..<bookings).map { index in
                let person = (index * 7) % 20_000
                let isCancelled = index % 11 == 0
                let end = isCancelled ? "cancelled,2019-02-0\(index % 9 + 1)T10:00,," : "booked,,attended,"
                return "E\(index / 40 + 1),p\(person)@bench.example,Person \(person),A\(person % 50 + 1),nurse,"
                    + "2019-01-\(day(index))T08:\(10 + index % 50),\(end)"
            })
    }

    private func month(_ index: Int) -> String { String(format: "%02d", 4 + index % 8) }
    private func day(_ index: Int) -> String { String(format: "%02d", 1 + index % 28) }
}
