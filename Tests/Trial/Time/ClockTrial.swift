import Application
import Domain
import Foundation
import Reference
import Store
import TestSupport

/// R22: what depends on the clock when the clock jumps: notice by London's dates, the line by arrival, offers that are
/// over.
enum ClockTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let cases = max(1, try arguments.number("cases", otherwise: 60))
        let seed = try arguments.number("seed", otherwise: 22)
        var random = SplitMix64(seed: UInt64(seed))
        return try await StoreFactory.with(arguments.engine) { stage in
            try await stage.furnish()
            try await stage.addAgency("T", sector: "school")
            var report = Report()
            var notices = 0
            for number in 1...cases {
                let day = ModelCalendar.day(2016, 1, 11) + Int(random.next() % 2_600)
                let trial = ClockCase(stage: stage, house: house(stage), number: number, day: day)
                notices += try await trial.notice(&report)
                try await trial.line(&report)
                try await trial.offers(&report)
            }
            for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults
            where arguments.mutant == nil {
                report.fault("verify: \(fault)")
            }
            report.note("cases", cases)
            report.note("notices", notices)
            report.note("seed", seed)
            return report
        }
    }

    /// The broken variant has a house that takes UTC for the local clock.
    private static func house(_ stage: TestStore) -> House {
        guard Mutant.decideInUTC.isOn else { return stage.house }
        let utc = Zone(name: "UTC", initialOffset: 0, transitions: [])
        return House(store: stage.house.store, clock: stage.clock, zone: utc, samples: stage.house.samples)
    }
}

/// One date, with events of its own.
private struct ClockCase {
    let stage: TestStore
    let house: House
    let number: Int
    let day: Int

    private var startLocal: Int { day * 1_440 + 570 }
    private var start: Int { ModelCalendar.utc(startLocal) }
    private var free: Int { ModelCalendar.freeUntil(startLocal: startLocal) }
    private var early: Int { start - 30 * 1_440 }

    private func set(_ minutes: Int) { stage.clock.set(.at(minutes)) }

    private func event(_ letter: String, _ places: Int) async throws -> String {
        set(early)
        let reference = "T\(number)-\(letter)"
        _ = try await stage.addEvent(
            reference, places: places, sessions: [startLocal..<(startLocal + 180)], offerHours: 10)
        return reference
    }

    private func book(_ event: String, _ person: Int) async throws -> String {
        try await Book(house)(
            .init(event: event, email: "p\(person)@t.example", name: "Person \(person)", agency: "T", jobRole: ""),
            by: actor
        ).state.rawValue
    }

    private func told(_ work: () async throws -> String) async throws -> String {
        do { return try await work() } catch let refusal as Refusal { return "no \(refusal.kind.rawValue)" }
    }

    private func accept(_ event: String, _ ordinal: Int) async throws -> String {
        try await told { try await Accept(house)("\(event)-\(ordinal)", by: actor).state.rawValue }
    }

    /// Notice a minute before, at, and half an hour after the end of the last free day, the clock jumping in between.
    func notice(_ report: inout Report) async throws -> Int {
        let event = try await event("N", 10)
        let moments = [free + 30, free - 1, free, free - 1_440, start - 1, free + 61, start]
        for person in moments.indices { _ = try await book(event, person) }
        for (index, moment) in moments.enumerated() {
            set(moment)
            let expected = moment >= start ? "no too_late" : moment < free ? "cancelled_in_time" : "cancelled_late"
            let answer = try await told {
                try await Cancel(house)(.init(booking: "\(event)-\(index + 1)"), by: actor).state.rawValue
            }
            if answer != expected {
                report.fault(
                    "\(event): notice \(moment - free) minutes after the free time is \(answer), not \(expected)")
            }
        }
        return moments.count
    }

    /// Whoever joined first is served first, though the clock showed a later time when they did.
    func line(_ report: inout Report) async throws {
        let event = try await event("L", 1)
        _ = try await book(event, 20)
        for (person, back) in [(21, 0), (22, 180), (23, 2_880)] {
            set(early + 3_000 - back)
            _ = try await book(event, person)
        }
        set(early + 3_100)
        _ = try await Cancel(house)(.init(booking: "\(event)-1"), by: actor)
        let states = try await states(event)
        if states != ["cancelled_in_time", "confirmed", "waitlisted", "waitlisted"] {
            report.fault("\(event): the line was served as \(states)")
        }
    }

    /// An offer that ran out and was given on does not come back with an earlier clock.
    func offers(_ report: inout Report) async throws {
        let event = try await event("O", 1)
        for person in 30...32 { _ = try await book(event, person) }
        set(free + 60)
        _ = try await Cancel(house)(.init(booking: "\(event)-1"), by: actor)
        try await expect(event, ["cancelled_late", "offered", "waitlisted"], "after the cancellation", &report)
        set(free + 60 + 600)
        let late = try await accept(event, 2)
        if late != "no too_late" { report.fault("\(event): an offer that ran out was answered with \(late)") }
        _ = try await house.refill(try await house.eventID(event), by: actor)
        try await expect(event, ["cancelled_late", "waitlisted", "offered"], "after the offer ran out", &report)
        set(free + 120)
        let revived = try await accept(event, 2)
        if revived != "no wrong_state" { report.fault("\(event): with the clock back an old offer gave \(revived)") }
        _ = try await house.refill(try await house.eventID(event), by: actor)
        try await expect(event, ["cancelled_late", "waitlisted", "offered"], "with the clock back", &report)
        let taken = try await accept(event, 3)
        if taken != "confirmed" { report.fault("\(event): the standing offer was answered with \(taken)") }
        set(start + 15)
        _ = try await house.refill(try await house.eventID(event), by: actor)
        try await expect(event, ["cancelled_late", "waitlisted", "confirmed"], "after the start", &report)
    }

    private func expect(_ event: String, _ expected: [String], _ when: String, _ report: inout Report) async throws {
        let found = try await states(event)
        if found != expected { report.fault("\(event) \(when): \(found), not \(expected)") }
    }

    private func states(_ event: String) async throws -> [String] {
        try await stage.house.store.read(.everything) { view in
            guard let head = try view.event(reference: event) else { return [] }
            return try view.bookings(of: head.id).map(\.state.code.rawValue)
        }
    }
}
