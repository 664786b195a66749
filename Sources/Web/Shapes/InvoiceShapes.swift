import Application
import Domain
import Invoicing
import Money

/// What the API tells of invoices, credit notes, payments and debts.
enum InvoiceShapes {
    static let line = Schema.named(
        "DocumentLine",
        .object([
            .init("number", .text(1...40), "The document's number."),
            .init("kind", .words(DocumentKind.self), "What kind of document."),
            .init("agency", .text(0...60), "The code of the agency billed."),
            .init("corrects", .optional(.text(1...40)), "The invoice a credit note corrects."),
            .init("issue_date", .date, "The local date of issue."), .init("due_date", .date, "The last day to pay."),
            .init("net_pence", .pence, "Without VAT."), .init("vat_pence", .pence, "The VAT."),
            .init("outstanding_pence", .pence, "What is still to pay; 0 for a credit note."),
        ]))

    static func line(_ row: DocumentRow) -> JSON {
        .object([
            "number": .text(row.number.text), "kind": .text(row.kind.rawValue), "agency": .text(row.agency),
            "corrects": .optional(row.corrects?.text), "issue_date": .text(row.issueDate.description),
            "due_date": .text(row.dueDate.description), "net_pence": .number(row.net.amount),
            "vat_pence": .number(row.vat.amount), "outstanding_pence": .number(row.outstanding.amount),
        ])
    }

    static let corrections = Schema.named(
        "CreditCorrections",
        .object([
            .init(
                "to_credit",
                .list(
                    .object([
                        .init("invoice", .text(0...40), "The invoice's number."),
                        .init("charge", .shaped(.chargeReference), "The charge's reference."),
                        .init("agency", .text(0...60), "The agency's code."),
                        .init("net_pence", .pence, "What of it is to be credited, without VAT."),
                    ]), most: 10_000), "What a preview found; empty once it is issued."),
            .init(
                "issued",
                .list(
                    .object([
                        .init("number", .text(1...40), "The credit note's number."),
                        .init("corrects", .text(1...40), "The invoice it corrects."),
                        .init("agency", .text(0...60), "The agency's code."),
                        .init("net_pence", .pence, "Without VAT."), .init("vat_pence", .pence, "The VAT."),
                    ]), most: 10_000), "The credit notes issued now."),
        ]))

    static func corrections(_ preview: CreditCorrections.Preview, issued: [CreditCorrections.Issued]) -> JSON {
        .object([
            "to_credit": .list(
                preview.rows.map { row in
                    .object([
                        "invoice": .text(row.invoice ?? ""), "charge": .text(row.reference),
                        "agency": .text(row.agency), "net_pence": .number(row.charge.corrections.excess.amount),
                    ])
                }),
            "issued": .list(
                issued.map { note in
                    .object([
                        "number": .text(note.number), "corrects": .text(note.invoice), "agency": .text(note.agency),
                        "net_pence": .number(note.net.amount), "vat_pence": .number(note.vat.amount),
                    ])
                }),
        ])
    }

    private static let left = Schema.list(
        .object([
            .init("reference", .text(1...100), "The charge's reference, or the agency's code."),
            .init("amount_pence", .pence, "The amount."), .init("why", .text(0...2_000), "Why it is on no invoice."),
        ]), most: 1_000_000)

    static let run = Schema.named(
        "InvoiceRun",
        .object([
            .init("issue_date", .date, "The local date of issue."),
            .init(
                "invoices",
                .list(
                    .object([
                        .init("number", .optional(.text(1...40)), "Its number; null in a preview, which gives none."),
                        .init("agency", .text(0...60), "The agency's code."),
                        .init("name", .text(0...600), "Who is billed."),
                        .init("purchase_order", .optional(.text(0...600)), "The purchase order number it quotes."),
                        .init("lines", .count, "How many lines."),
                        .init("net_pence", .pence, "Without VAT."), .init("vat_pence", .pence, "The VAT."),
                    ]), most: 1_000_000), "The invoices, by number."),
            .init("carried_forward", left, "Below the smallest amount: waits for the next run."),
            .init("journal", left, "For the host's own journal: on no invoice."),
            .init("waiting", left, "Not billed now, with the reason."),
        ]))

    static func run(_ answer: RunInvoices.Answer) -> JSON {
        .object([
            "issue_date": .text(answer.issueDate.description),
            "invoices": .list(
                answer.invoices.map { issued in
                    .object([
                        "number": .optional(issued.number), "agency": .text(issued.agency),
                        "name": .text(issued.name), "purchase_order": .optional(issued.purchaseOrder),
                        "lines": .number(issued.lines),
                        "net_pence": .number(issued.net.amount), "vat_pence": .number(issued.vat.amount),
                    ])
                }),
            "carried_forward": left(answer.carriedForward), "journal": left(answer.journal),
            "waiting": left(answer.waiting),
        ])
    }

    private static func left(_ list: [RunInvoices.Answer.Left]) -> JSON {
        .list(
            list.map { left in
                .object([
                    "reference": .text(left.reference), "amount_pence": .number(left.amount.amount),
                    "why": .text(left.why),
                ])
            })
    }

    static let payment = Schema.named(
        "Payment",
        .object([
            .init(
                "allocated",
                .list(
                    .object([
                        .init("invoice", .text(1...40), "The invoice's number."),
                        .init("amount_pence", .pence, "What pays it."),
                        .init("outstanding_pence", .pence, "What is still to pay on it."),
                    ]), most: 1_000_000), "What pays which invoice."),
            .init("unallocated_pence", .pence, "What of it pays nothing yet."),
            .init("known", .flag, "Whether it had been recorded before, so that nothing changed."),
        ]))

    static func payment(_ answer: RecordPayment.Answer) -> JSON {
        .object([
            "allocated": .list(
                answer.allocated.map { part in
                    .object([
                        "invoice": .text(part.invoice), "amount_pence": .number(part.amount.amount),
                        "outstanding_pence": .number(part.outstanding.amount),
                    ])
                }),
            "unallocated_pence": .number(answer.unallocated.amount), "known": .flag(answer.wasKnown),
        ])
    }

    static let agedDebt = Schema.named(
        "AgedDebt",
        .object([
            .init("on", .date, "The local date."),
            .init(
                "agencies",
                .list(
                    .object(
                        [.init("agency", .text(1...60), "The agency's code.")]
                            + AgeBand.allCases.map { band in
                                .init("\(band.rawValue)_pence", .pence, "Due \(band.rawValue.spoken).")
                            }
                            + [
                                .init("overdue_pence", .pence, "What is past its due date."),
                                .init("total_pence", .pence, "All of it."),
                            ]), most: 100_000), "Agency by agency."),
        ]))

    static func agedDebt(_ row: AgedDebt) -> JSON {
        var members: [JSON.Member] = [.init(name: "agency", value: .text(row.agencyCode))]
        members += AgeBand.allCases.map { .init(name: "\($0.rawValue)_pence", value: .number(row[$0].amount)) }
        members.append(.init(name: "overdue_pence", value: .number(row.overdue.amount)))
        members.append(.init(name: "total_pence", value: .number(row.total.amount)))
        return .object(members)
    }
}

extension String {
    /// A word of a program as people write it.
    fileprivate var spoken: String { replacing("_", with: " ") }
}
