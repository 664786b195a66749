import Application
import Domain
import Foundation
import Mail
import Notifications
import Store
import TestSupport

/// R23: the mail server is down, slow, puts off, refuses, and dies before and behind the message. Every message arrives
/// at least once and always under one name, and nobody who books waits for any of it.
enum MailTrial {
    /// What the server does, one after another; nothing listens in the first.
    private static let phases = [
        "down", "slow", "defer", "refuse", "defer-data", "refuse-data", "drop", "die", "ok",
    ]

    static func run(_ arguments: Arguments) async throws -> Report {
        let each = try arguments.number("bookings", otherwise: 180) / phases.count
        return try await StoreFactory.with(arguments.engine) { store in
            var report = Report()
            try await furnish(store, places: each * phases.count)
            let port = try freePort()
            let mailer = SMTPMailer(
                MailServer(host: "127.0.0.1", port: port, security: .none, seconds: 1, helloName: "training.example"))
            defer { mailer.close() }
            let post = Post(store: store, mailer: mailer)
            var slowest = try await book(store, 0..<each) { try await post.carry(turns: 3) }
            let stand = try MailStand(["ok"], port: port)
            defer { stand.remove() }
            for (number, word) in phases.enumerated().dropFirst() {
                try stand.behave([word])
                let people = (number * each)..<((number + 1) * each)
                slowest = max(slowest, try await book(store, people) { try await post.carry(turns: 4) })
            }
            try stand.behave(["ok"])
            report.note("given up by a refusal", Int(try await post.settle()))
            report.note("slowest booking, ms", Int(slowest * 1_000))
            if slowest > 1 { report.fault("A booking took \(slowest) s while mail was sent; 1 s is allowed.") }
            try judge(try stand.mail(), each * phases.count, &report)
            for line in try await ListMail(store.house)(limit: 1_000, by: actor).map(\.line)
            where line.state.word != "delivered" || line.lastWord != "accepted" {
                report.fault("Mail \(line.id.raw) is \(line.state.word), \(line.lastWord ?? "never tried").")
            }
            for fault in try await store.keeper.verify(store.address, progress: { _ in }).faults {
                report.fault("verify: \(fault)")
            }
            return report
        }
    }

    private static func furnish(_ store: TestStore, places: Int) async throws {
        try await store.furnish()
        store.clock.set(StoreFactory.start)
        try await store.addAgency("AG1", sector: "health")
        _ = try await ChangeSettings(store.house)([.init("mail.from", "Training <training@host.example>")], by: actor)
        // Half a year ahead, so that no message becomes outdated while it is tried again.
        let minute = Int(StoreFactory.start.seconds / 60) + 180 * 1_440
        _ = try await store.addEvent("E1", places: places, sessions: [minute..<(minute + 180)])
    }

    /// Books for people while something else is done; the longest that one of them waited, in seconds.
    private static func book(
        _ store: TestStore, _ people: Range<Int>, while working: @escaping @Sendable () async throws -> Void
    ) async throws -> Double {
        // The first has booked when the work begins, so that there is something to do.
        var slowest = try await book(store, people.lowerBound)
        async let work: Void = working()
        for person in people.dropFirst() { slowest = max(slowest, try await book(store, person)) }
        try await work
        return slowest
    }

    private static func book(_ store: TestStore, _ person: Int) async throws -> Double {
        let begin = ContinuousClock.now
        _ = try await Book(store.house)(
            .init(
                event: "E1", email: "p\(person)@agency.example", name: "Person \(person)", agency: "AG1",
                jobRole: "nurse"), by: actor)
        return (ContinuousClock.now - begin) / .seconds(1)
    }

    /// Holds what the server took against what was booked.
    private static func judge(_ mail: [[String: Any]], _ bookings: Int, _ report: inout Report) throws {
        var names: [String: Set<String>] = [:]
        var owners: [String: Set<String>] = [:]
        for message in mail {
            let headers = message["headers"] as? [String: String] ?? [:]
            let recipient = headers["X-Recipient"] ?? ""
            let name = headers["Message-ID"] ?? ""
            names[recipient, default: []].insert(name)
            owners[name, default: []].insert(recipient)
        }
        report.note("bookings", bookings)
        report.note("messages taken", mail.count)
        report.note("taken more than once", mail.count - owners.count)
        for person in 0..<bookings {
            let known = names["p\(person)@agency.example"] ?? []
            if known.isEmpty { report.fault("Person \(person) was never told.") }
            if known.count > 1 { report.fault("Person \(person) was told under \(known.count) names.") }
        }
        for (name, people) in owners where people.count > 1 {
            report.fault("\(people.count) people were told under the name \(name).")
        }
        if mail.count == owners.count { report.fault("No message was taken twice, so that dying proved nothing.") }
    }

    /// A port on which nothing listens now.
    private static func freePort() throws -> Int {
        let stand = try MailStand()
        defer { stand.remove() }
        return stand.port
    }

    /// What carries the mail.
    private struct Post: Sendable {
        let store: TestStore
        let mailer: SMTPMailer

        /// Hands on and sends, some times, with time passing in between.
        func carry(turns: Int) async throws {
            let links = try PublicLinks("https://training.example")
            for _ in 0..<turns {
                _ = try await FanOut(store.house)()
                _ = try await SendMail(store.house, through: mailer, links: links)()
                store.clock.advance(minutes: 1)
            }
        }

        /// Sends until nothing is left; says how many messages had been given up, which are tried again by hand.
        func settle() async throws -> Int64 {
            let retried = try await RetryMail(store.house)(by: actor)
            for _ in 0..<20 {
                try await carry(turns: 1)
                store.clock.advance(minutes: 240)
            }
            return retried
        }
    }
}
