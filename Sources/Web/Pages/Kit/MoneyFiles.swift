import Application
import Domain
import Invoicing
import Money

/// Lists of money as files: what finance officers and agencies' leads take away.
enum MoneyFiles {
    static func charges(_ rows: [ChargeRow], _ visit: Visit, withAgency: Bool) async throws -> ListFile {
        let names = withAgency ? try await visit.agencyNames() : AgencyWords([])
        let agency = withAgency ? ["file.agency_code", "booking.agency"] : []
        return ListFile(
            "charges", "charges.title",
            ["event.reference"] + agency + [
                "event.course", "event.when", "booking.what", "booking.status", "charge.amount", "charge.invoice",
            ],
            rows.map { row in
                let agency: [ListFile.Cell] = withAgency ? [.text(row.agency), .text(names(row.agency))] : []
                return [.text(row.reference)] + agency + [
                    .text(row.title), .date(row.charge.eventDate),
                    .text(visit.say.text("occurrence.\(row.charge.occurrence.rawValue)")),
                    .text(state(row.charge.state.code, visit)),
                    .money(row.charge.amount), .optional(row.invoice),
                ]
            }, visit)
    }

    static func documents(_ rows: [DocumentRow], _ visit: Visit, withAgency: Bool) async throws -> ListFile {
        let names = withAgency ? try await visit.agencyNames() : AgencyWords([])
        let agency = withAgency ? ["file.agency_code", "booking.agency"] : []
        return ListFile(
            "invoices", "invoices.title",
            ["invoice.number", "invoice.corrects"] + agency + [
                "invoice.issued", "invoice.due", "booking.status", "invoice.net", "invoice.vat", "invoice.total",
                "invoice.open",
            ],
            rows.map { row in
                let agency: [ListFile.Cell] = withAgency ? [.text(row.agency), .text(names(row.agency))] : []
                // What a credit note takes back stands below zero, so that a column adds up.
                let isNote = row.kind == .creditNote
                return [.text(row.number.text), .optional(row.corrects?.text)] + agency + [
                    .date(row.issueDate), isNote ? .none : .date(row.dueDate),
                    .text(visit.say.text(row.state.map { "invoice_state.\($0.rawValue)" } ?? "invoice.credit_note")),
                    .money(isNote ? -row.net : row.net), .money(isNote ? -row.vat : row.vat),
                    .money(isNote ? -row.total : row.total), .money(row.outstanding),
                ]
            }, visit)
    }

    static func agedDebt(_ rows: [AgedDebt], _ visit: Visit) async throws -> ListFile {
        let names = try await visit.agencyNames()
        return ListFile(
            "aged-debt", "finance.overdue",
            [
                "file.agency_code", "booking.agency", "file.current", "finance.days_30", "finance.days_60",
                "finance.days_90", "file.owed", "finance.overdue_sum",
            ],
            rows.map { row in
                [.text(row.agencyCode), .text(names(row.agencyCode))] + AgeBand.allCases.map { .money(row[$0]) }
                    + [.money(row.total), .money(row.overdue)]
            }, visit)
    }

    /// What agencies owed on a day, as the ledger has it.
    static func agedDebt(_ books: AgedBooks, _ visit: Visit) async throws -> ListFile {
        try await agedDebt(books.rows, visit)
    }

    static func payments(_ rows: [PaymentRow], _ visit: Visit) async throws -> ListFile {
        let names = try await visit.agencyNames()
        return ListFile(
            "payments", "payments.title",
            [
                "payment.reference", "file.agency_code", "booking.agency", "payment.received", "payment.amount",
                "booking.status", "payments.left",
            ],
            rows.map { row in
                let standing =
                    row.isTakenBack
                    ? "payments.taken_back" : row.unallocated > .zero ? "payments.partly" : "payments.used"
                return [
                    .text(row.reference), .text(row.agency), .text(names(row.agency)), .date(row.receivedOn),
                    .money(row.amount), .text(visit.say.text(standing)), .money(row.unallocated),
                ]
            }, visit)
    }

    static func reminders(_ lines: [RemindInvoices.Line], _ visit: Visit) async throws -> ListFile {
        let names = try await visit.agencyNames()
        return ListFile(
            "reminders", "reminders.title",
            [
                "charge.invoice", "file.agency_code", "booking.agency", "reminders.to_pay", "reminders.days",
                "reminders.step", "reminders.lines", "reminders.address",
            ],
            lines.map { line in
                [
                    .text(line.number.text), .text(line.agency), .text(names(line.agency)), .money(line.outstanding),
                    .number(line.daysPastDue), .number(line.step),
                    .text(line.inQuestion.map(String.init).joined(separator: ", ")),
                    .text(visit.say.text(line.hasAddress ? "year_end.yes" : "year_end.no")),
                ]
            }, visit)
    }

    static func interest(_ claims: [ClaimInterest.Claim], _ visit: Visit) async throws -> ListFile {
        ListFile(
            "interest", "late_interest.title",
            [
                "file.agency_code", "booking.agency", "late_interest.invoice", "late_interest.from",
                "late_interest.until",
                "late_interest.reason", "late_interest.interest", "late_interest.fixed_sum", "late_interest.sum",
            ],
            claims.flatMap { claim in
                claim.claim.interest.map { interest in
                    let period = interest.lateness.period
                    return [
                        .text(claim.agency), .text(claim.name), .text(interest.invoice.text),
                        .date(LocalDate(dayNumber: period.lowerBound.day)),
                        .date(LocalDate(dayNumber: period.upperBound.day)), .text(interest.lateness.reason),
                        .money(interest.interest), .money(interest.fixedSum), .money(interest.total),
                    ]
                }
            }, visit)
    }

    static func orders(_ orders: [PurchaseOrder], _ visit: Visit) async throws -> ListFile {
        let names = try await visit.agencyNames()
        let zone = visit.house.zone
        return ListFile(
            "purchase-orders", "orders.title",
            [
                "file.agency_code", "booking.agency", "event.reference", "event.course", "event.when",
                "orders.number", "orders.given",
            ],
            orders.map { order in
                [
                    .text(order.agencyCode), .text(names(order.agencyCode)), .text(order.eventReference),
                    .text(order.title), order.startsAt.map { .date(zone.date($0)) } ?? .none, .text(order.number),
                    .date(zone.date(order.givenAt)),
                ]
            }, visit)
    }

    static func corrections(_ preview: CreditCorrections.Preview, _ visit: Visit) async throws -> ListFile {
        let names = try await visit.agencyNames()
        return ListFile(
            "corrections", "corrections.title",
            [
                "charge.invoice", "charge.charge", "file.agency_code", "booking.agency", "corrections.billed",
                "corrections.credit",
            ],
            preview.rows.map { row in
                [
                    .optional(row.invoice), .text(row.reference), .text(row.agency), .text(names(row.agency)),
                    .money(row.charge.left), .money(row.charge.corrections.excess),
                ]
            }, visit)
    }

    static func statement(_ statement: Statement, _ visit: Visit) -> ListFile {
        let opening: [ListFile.Cell] = [
            .date(statement.from), .text(visit.say.text("statement.opening")), .none, .none, .money(statement.opening),
        ]
        return ListFile(
            "statement-\(statement.agencyCode.lowercased().filter { $0.isLetter || $0.isNumber })", "statement.title",
            ["event.when", "booking.what", "event.reference", "charge.amount", "statement.balance"],
            [opening]
                + statement.lines.map { line in
                    [
                        .date(line.date), .text(visit.say.text("posting.\(line.kind.rawValue)")),
                        .text(line.reference), .money(line.amount), .money(line.balance),
                    ]
                }, visit)
    }

    static func yearEnd(_ end: YearEnd, _ visit: Visit) -> ListFile {
        ListFile(
            "year-end", "year_end.charges",
            ["booking.status", "booking.why", "year_end.count", "charge.amount", "year_end.credited"],
            end.ends.map { part in
                [
                    .text(state(part.state, visit)),
                    part.reason.isEmpty ? .none : .text(visit.say.text("reason.\(part.reason)")), .number(part.count),
                    .money(part.amount), .money(part.credited),
                ]
            }, visit)
    }

    /// “Please answer” is for whoever may answer.
    private static func state(_ state: ChargeState.Code, _ visit: Visit) -> String {
        let isOthers = state == .notified && visit.principal.role != .agencyLead
        return visit.say.text(isOthers ? "finance_state.notified" : "charge_state.\(state.rawValue)")
    }
}
