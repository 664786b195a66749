public import Application
import Domain
import SQLSession

/// Proves a store from what it holds: every counter from the bookings and charges, every history, number, document,
/// posting and link of the chain.
///
/// It reads one snapshot, a stretch of events at a time, and holds no more than that in memory.
final class Verifier {
    let session: any SQLSession
    let reads: SQLReads
    let zone: Zone
    let progress: (String) -> Void
    var findings = Findings()
    /// What the audit says of documents and policies, by its subject.
    var issued: [String: AuditEntry] = [:]
    private let shelf = PolicyShelf()

    /// How many bookings are checked at once, and how many events at most.
    private static let bookings: Int64 = 20_000
    private static let events = 500

    init(_ session: any SQLSession, zone: Zone, progress: @escaping (String) -> Void) {
        self.session = session
        self.zone = zone
        self.progress = progress
        reads = SQLReads(session: session, scope: .everything)
    }

    func run() throws -> Findings {
        try offenders("the engine's own check", "verify/engine")
        try offenders("references", "verify/references")
        try attempt("audit") { try checkAudit() }
        try attempt("policies") { try checkPolicies() }
        try checkEvents()
        try checkPeople()
        try checkMoney()
        return findings
    }

    private func checkEvents() throws {
        let judge = CancellationCheck(
            zone: zone, shelf: shelf, calendar: try shelf.calendar(zone, reads),
            isTableAsShipped: try reads.holidayRevision() <= 1)
        let stretches = try self.stretches()
        for (index, stretch) in stretches.enumerated() {
            progress("checking events: \(index + 1) of \(stretches.count) stretches")
            try attempt("counters") { try checkCounts(stretch) }
            try attempt("booking steps") { try checkTransitions(stretch) }
            try attempt("cancellations") { try judge.check(stretch, self) }
            for (check, name) in Verifier.checksOfEvents {
                try offenders(check, name, .integer(stretch.lowerBound), .integer(stretch.upperBound))
            }
        }
    }

    private static let checksOfEvents = [
        ("booking histories", "verify/booking_steps"), ("offers", "verify/offers"),
        ("offer numbers", "verify/offer_numbers"), ("waiting tickets", "verify/tickets"),
        ("one live booking", "verify/one_live"), ("arrival numbers", "verify/arrivals"),
        ("successors", "verify/links"), ("attendance", "verify/marks"), ("event histories", "verify/event_steps"),
        ("event dates and places", "verify/event_dates"), ("charge histories", "verify/charge_steps"),
        ("charges and bookings", "verify/charge_bookings"), ("charges and invoices", "verify/charge_lines"),
    ]

    private func checkPeople() throws {
        try offenders("agency histories", "verify/agency_steps")
        try offenders("settings", "verify/settings")
        try offenders("month sums", "verify/month_sums")
        try offenders("mail", "verify/mail")
        guard let row = try rows("verify/people").first else { return }
        findings.count("people", try row.integer(0))
        for first in stride(from: Int64(0), through: try row.integer(1), by: 100_000) {
            try offenders("person histories", "verify/person_steps", .integer(first), .integer(first + 99_999))
        }
    }

    /// Runs of events with so many bookings that they are checked at once.
    private func stretches() throws -> [ClosedRange<Int64>] {
        var stretches: [ClosedRange<Int64>] = []
        var first: Int64?
        var (last, events, bookings) = (Int64(0), 0, Int64(0))
        var total = (events: Int64(0), bookings: Int64(0))
        try session.stream(Call(Statements.named("verify/events", session.engine))) { row in
            last = try row.integer(0)
            first = first ?? last
            events += 1
            bookings += max(0, try row.integer(1))
            total = (total.events + 1, total.bookings + max(0, try row.integer(1)))
            if events >= Verifier.events || bookings >= Verifier.bookings, let start = first {
                stretches.append(start...last)
                (first, events, bookings) = (nil, 0, 0)
            }
        }
        if let first { stretches.append(first...last) }
        findings.count("events", total.events)
        findings.count("bookings", total.bookings)
        return stretches
    }

    /// Runs a statement that answers with a sentence for each offender.
    func offenders(_ check: String, _ name: String, _ values: SQLValue...) throws {
        try attempt(check) {
            for row in try session.query(Call(Statements.named(name, session.engine), values)) {
                findings.add(check, try row.text(0))
            }
        }
    }

    func rows(_ name: String, _ values: SQLValue...) throws -> [Row] {
        try session.query(Call(Statements.named(name, session.engine), values))
    }

    /// What cannot even be read is a fault, and the other checks go on.
    func attempt(_ check: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as StoreFault where fault.kind == .damaged {
            findings.add(check, fault.reason)
        } catch let error as SQLError {
            guard error.kind == .wrongType || error.kind == .corrupt else { throw error }
            findings.add(check, "a value cannot be read (\(error))")
        }
    }
}

/// An audit record as far as documents are held against it.
struct AuditEntry {
    let at: Int64
    let action: String
    let detail: String
}

extension Keeper {
    /// Recomputes and walks everything; seals the audit first, so that the chain covers all that is committed.
    public func verify(
        _ store: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> Verification {
        try await with(store, .keep) { site in
            try await StoreVersion.check(site.database)
            try await Sealer.seal(site.database)
            let zone = zone
            return try await site.database.read(snapshot: true) { session in
                let findings = try Verifier(session, zone: zone, progress: progress).run()
                return Verification(
                    checked: findings.checked, faults: findings.sentences, seal: try Sealer(session: session).head())
            }
        }
    }
}
