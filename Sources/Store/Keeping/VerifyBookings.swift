import Application
import Domain
import SQLSession

/// Which steps a booking can take: the rule itself, tried with every state and every event.
private enum Steps {
    struct Step: Hashable {
        let from: BookingState.Code
        let happened: String
        let to: BookingState.Code
    }

    static let legal: Set<Step> = {
        var legal: Set<Step> = []
        for state in states {
            for event in events {
                guard let next = try? state.after(event) else { continue }
                legal.insert(Step(from: state.code, happened: event.word, to: next.code))
            }
        }
        return legal
    }()

    /// How a booking can begin.
    static let beginnings: Set<BookingState.Code> = [.requested, .confirmed, .waitlisted]

    private static let moment = Instant(microseconds: 0)
    private static let other = BookingID(0)

    private static let states: [BookingState] =
        [
            .requested, .declined, .lapsed, .confirmed, .reconfirming(until: moment), .waitlisted(ticket: 1),
            .offered(until: moment), .withdrawn, .eventCancelled, .substituted(by: other), .moved(to: other),
        ] + Lateness.allCases.map { .cancelled($0) }

    private static let events: [BookingEvent] =
        [
            .placed, .queued(ticket: 1), .declined, .lapsed, .offered(until: moment), .claimed,
            .offerExpired(ticket: 1),
            .offerRevoked(ticket: 1), .withdrew, .eventCancelled, .substituted(by: other), .moved(to: other),
            .postponed(until: moment), .reconfirmed,
        ] + Lateness.allCases.map { .cancelled($0) } + Lateness.allCases.map { .judged($0) }
}

extension Verifier {
    /// Whether every booking of some events began and went on as bookings can.
    func checkTransitions(_ events: ClosedRange<Int64>) throws {
        for row in try rows("verify/booking_begins", .integer(events.lowerBound), .integer(events.upperBound)) {
            let state: BookingState.Code = try row.word(1)
            if !Steps.beginnings.contains(state) {
                findings.add("booking steps", "\(try place(row.integer(2))) begins as \(state.rawValue)")
            }
        }
        for row in try rows("verify/booking_transitions", .integer(events.lowerBound), .integer(events.upperBound)) {
            let step = Steps.Step(from: try row.word(0), happened: try row.text(1), to: try row.word(2))
            // What leaves the state as it is, such as a mark or a binding, is told in words of its own.
            if step.from == step.to || Steps.legal.contains(step) { continue }
            let place = try place(row.integer(3))
            findings.add(
                "booking steps", "\(place): \(step.happened) took it from \(step.from.rawValue) to \(step.to.rawValue)")
        }
    }

    func place(_ booking: Int64) throws -> String {
        let id = BookingID(booking)
        return "booking \(try reads.event(id.event)?.reference ?? "?")-\(id.ordinal)"
    }
}

/// Judges cancellations anew under the policies they are bound to.
struct CancellationCheck {
    let zone: Zone
    let shelf: PolicyShelf
    let calendar: WorkingCalendar
    /// Cancellations are judged with the table of bank holidays of their moment: once it was changed, a judgement that
    /// looks different today may have been right.
    let isTableAsShipped: Bool

    func check(_ events: ClosedRange<Int64>, _ verifier: Verifier) throws {
        guard isTableAsShipped else { return }
        var times: [EventID: EventTimes?] = [:]
        for row in try verifier.rows(
            "verify/cancellations", .integer(events.lowerBound), .integer(events.upperBound))
        {
            let id: BookingID = try row.id(0)
            let policy = try shelf.policy(try row.id(2), verifier.reads)
            let notice = Notice(receivedAt: try row.instant(4), channel: try row.word(5), by: try row.word(6))
            if times[id.event] == nil {
                times[id.event] = .some(EventTimes(sessions: try verifier.reads.sessions(id.event)))
            }
            let judged = (times[id.event] ?? nil).map { policy.judge(notice, event: $0, calendar: calendar) }
            let expected = BookingState.cancelled(judged?.lateness ?? .inTime).code
            let state: BookingState.Code = try row.word(3)
            verifier.findings.count("cancellations", 1)
            if state != expected {
                verifier.findings.add(
                    "cancellations",
                    "booking \(try row.text(1))-\(id.ordinal) is \(state.rawValue), by its policy \(expected.rawValue)"
                )
            }
        }
    }
}
