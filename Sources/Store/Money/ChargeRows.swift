import Application
import Domain
import Money
import SQLSession

/// The columns of a charge, in the order every statement lists them.
enum ChargeRows {
    /// How many columns a charge takes.
    static let columns = 26

    static func charge(_ row: Row) throws -> Charge {
        Charge(
            id: try row.id(0), booking: try row.id(1), n: try row.integer(2), agency: try row.id(3),
            policy: try row.id(4), occurrence: try row.word(5), amount: Pence(try row.integer(6)),
            category: try row.word(7), settlement: try row.word(8), explanation: try row.text(9),
            year: try row.integer(10), eventDate: try row.date(11), assessedAt: try row.instant(12),
            credited: Pence(try row.integer(21)),
            corrections: Corrections(
                corrected: Pence(try row.integer(22)), excess: Pence(try row.integer(23)),
                due: Pence(try row.integer(24)), evidence: try row.text(25)),
            state: try state(row), version: try row.integer(20))
    }

    private static func state(_ row: Row) throws -> ChargeState {
        let code: ChargeState.Code = try row.word(13)
        switch code {
        case .assessed: return .assessed
        case .relieved: return .relieved(try row.word(14))
        case .waived:
            return .waived(
                Waiver(
                    reason: try row.word(14), decidedBy: try row.text(15), secondedBy: try row.optionalText(16),
                    decidedOn: try row.date(17)))
        case .notified: return .notified(until: try row.date(18))
        case .accepted: return .accepted
        case .disputed: return .disputed(try row.word(14))
        case .upheld: return .upheld
        case .invoiced: return .invoiced(try row.id(19))
        case .partCredited: return .partCredited(try row.id(19))
        case .credited: return .credited(try row.id(19))
        case .paid: return .paid(try row.id(19))
        case .writtenOff: return .writtenOff(try row.id(19))
        }
    }

    /// The values of `charge/insert`.
    static func inserted(_ charge: Charge) -> [SQLValue] {
        [
            .id(charge.id), .id(charge.booking), .integer(charge.n), .id(charge.event), .id(charge.agency),
            .id(charge.policy), .text(charge.occurrence.rawValue), .integer(charge.amount.amount),
            .text(charge.category.rawValue), .text(charge.settlement.rawValue), .text(charge.explanation),
            .integer(charge.year), .date(charge.eventDate), .instant(charge.assessedAt),
        ] + standing(charge)
    }

    /// The values of `charge/update`.
    static func updated(_ charge: Charge) -> [SQLValue] { [.id(charge.id)] + standing(charge) }

    /// State, reason, who decided, the second person, when, until when notified, the invoice, the version and what is
    /// known of corrections.
    private static func standing(_ charge: Charge) -> [SQLValue] {
        var reason: String?
        var waiver: Waiver?
        var until: LocalDate?
        switch charge.state {
        case .relieved(let why): reason = why.rawValue
        case .disputed(let why): reason = why.rawValue
        case .waived(let decision):
            reason = decision.reason.rawValue
            waiver = decision
        case .notified(let date): until = date
        case .assessed, .accepted, .upheld, .invoiced, .partCredited, .credited, .paid, .writtenOff: break
        }
        return [
            .text(charge.state.code.rawValue), .optional(reason), .optional(waiver?.decidedBy),
            .optional(waiver?.secondedBy), .optional(waiver?.decidedOn.description), .optional(until?.description),
            .optional(charge.state.invoice), .integer(charge.version),
            .integer(charge.corrections.corrected.amount), .integer(charge.corrections.excess.amount),
            .integer(charge.corrections.due.amount),
            .text(charge.corrections.evidence),
        ]
    }
}
