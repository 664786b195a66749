import Domain
import Reference
import Reports
import SQLSession
import TestSupport

/// Every event and every booking of a store, read row by row past every repository.
struct CutEvidence {
    let raw: RawStore

    /// All of it, without the names.
    func model() async throws -> CutModel {
        CutModel(events: try await events(), bookings: try await bookings(), names: CutNames())
    }

    private func events() async throws -> [CutModel.Event] {
        var trainers: [Int64: [Int64]] = [:]
        for row in try await raw.rows("SELECT event_id, person_id FROM event_trainer") {
            trainers[number(row[0]), default: []].append(number(row[1]))
        }
        let rows = try await raw.rows(
            """
            SELECT e.id, e.course_id, e.kind, e.status, e.delivery, e.venue, e.first_date, e.places, min(s.starts_local)
            FROM event e JOIN session s ON s.event_id = e.id
            GROUP BY e.id, e.course_id, e.kind, e.status, e.delivery, e.venue, e.first_date, e.places
            """)
        return rows.compactMap { row in
            guard let kind = EventKind(rawValue: text(row[2])), let status = EventStatus(rawValue: text(row[3])),
                let date = LocalDate(iso: text(row[6]))
            else { return nil }
            return CutModel.Event(
                id: number(row[0]), course: number(row[1]), kind: kind, status: status, mode: text(row[4]),
                venue: text(row[5]), trainers: trainers[number(row[0])] ?? [], date: date,
                hour: String(text(row[8]).dropFirst(11).prefix(2)), places: number(row[7]))
        }
    }

    private func bookings() async throws -> [CutModel.Booking] {
        let charges = try await charges()
        let rows = try await raw.rows(
            """
            SELECT b.event_id, b.agency_id, b.person_id, p.staff_group, b.state, b.origin, b.outcome, b.id
            FROM booking b JOIN person p ON p.id = b.person_id
            """)
        return rows.compactMap { row in
            guard let state = BookingState.Code(rawValue: text(row[4])),
                let origin = BookingOrigin(rawValue: text(row[5])), let outcome = Outcome(rawValue: text(row[6]))
            else { return nil }
            var booking = CutModel.Booking(
                event: number(row[0]), agency: number(row[1]), person: number(row[2]), staffGroup: text(row[3]),
                state: state, origin: origin, outcome: outcome)
            booking.charges = charges[number(row[7])] ?? ChargeCounts()
            return booking
        }
    }

    /// What the charges of each booking count, by what the rows say.
    private func charges() async throws -> [Int64: ChargeCounts] {
        let rows = try await raw.rows(
            """
            SELECT c.booking_id, c.state, coalesce(c.reason, ''), c.amount, coalesce((
                SELECT CAST(sum(abs(l.net)) AS BIGINT) FROM invoice_line l
                WHERE l.charge_id = c.id AND l.corrects_n IS NOT NULL), 0)
            FROM charge c
            """)
        var charges: [Int64: ChargeCounts] = [:]
        for row in rows {
            let amount = number(row[3])
            var counts = ChargeCounts()
            (counts[.assessed], counts[.assessedPence]) = (1, amount)
            switch text(row[1]) {
            case "relieved":
                counts[text(row[2]) == "exempt_agency" ? .exempt : .relieved] = 1
                counts[.relievedPence] = amount
            case "waived": (counts[.waived], counts[.waivedPence]) = (1, amount)
            case "invoiced", "part_credited", "credited", "paid", "written_off":
                counts[.invoicedPence] = amount - number(row[4])
            default: break
            }
            let booking = number(row[0])
            charges[booking] = (charges[booking] ?? ChargeCounts()) + counts
        }
        return charges
    }

    private func number(_ value: SQLValue) -> Int64 { if case .integer(let number) = value { number } else { 0 } }
    private func text(_ value: SQLValue) -> String { if case .text(let text) = value { text } else { "" } }
}
