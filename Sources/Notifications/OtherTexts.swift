/// The messages that are not of somebody's booking.
enum OtherTexts {
    /// Those that put an event to somebody who has not booked it.
    private static func event(_ subject: String, _ why: String) -> (subject: String, lines: [String]) {
        let facts = ["", "{{title}}", "{{when}}", "{{where}}", "", "See it and book a place, free: {{event_link}}"]
        return (subject, Catalogue.greeting + [why] + facts + Catalogue.ending)
    }

    /// Those that tell an agency of a charge.
    private static func charge(_ kind: MessageKind) -> (subject: String, lines: [String])? {
        switch kind {
        case .chargeNotified:
            (
                "A charge of {{amount}} for booking {{booking}}, answer by {{deadline}}",
                [
                    "To {{agency}}", "",
                    "Under the charging policy, booking {{booking}} leads to a charge of {{amount}}.",
                    "", "{{title}}", "{{when}}", "", "How it comes about:", "{{explanation}}", "",
                    "You can accept or dispute it until the end of {{deadline}}: {{charge_link}}",
                    "Without an answer it is invoiced.",
                ] + Catalogue.ending
            )
        case .chargeReminder:
            (
                "Until {{deadline}} you may answer the charge of {{amount}} for booking {{booking}}",
                [
                    "To {{agency}}", "",
                    "You were told of a charge of {{amount}} for booking {{booking}} and have not answered.",
                    "", "{{title}}", "{{when}}", "", "How it comes about:", "{{explanation}}", "",
                    "You can accept or dispute it until the end of {{deadline}}: {{charge_link}}",
                    "After that it is invoiced.",
                ] + Catalogue.ending
            )
        case .chargeDecided:
            (
                "Decided: the charge of {{amount}} for booking {{booking}}",
                [
                    "To {{agency}}", "",
                    "The charge of {{amount}} for booking {{booking}} was decided. {{decision}}",
                    "", "{{title}}", "{{when}}", "", "How it came about:", "{{explanation}}", "",
                    "See the charge and its history: {{charge_link}}",
                ] + Catalogue.ending
            )
        default: nil
        }
    }

    /// Those that tell an agency of an invoice or a credit note.
    private static func document(_ kind: MessageKind) -> (subject: String, lines: [String])? {
        switch kind {
        case .invoiceIssued:
            (
                "Invoice {{number}} of {{amount}}, to be paid by {{due}}",
                [
                    "To {{agency}}", "", "An invoice was issued to you under the charging policy for training.", "",
                    "Invoice: {{number}}", "Amount: {{amount}}", "To be paid by: {{due}}", "",
                    "It is attached as a PDF file.",
                    "See its lines, the reason of each, and how to pay: {{invoice_link}}",
                ] + Catalogue.ending
            )
        case .invoiceReminder:
            (
                "Reminder: invoice {{number}}, {{amount}} to pay since {{due}}",
                [
                    "To {{agency}}", "",
                    "An invoice under the charging policy for training was to be paid by {{due}}. It is {{days_late}} "
                        + "days late.", "",
                    "Invoice: {{number}}", "To pay: {{amount}}", "{{in_question}}", "",
                    "See its lines, the reason of each, and how to pay: {{invoice_link}}", "",
                    "If you paid it in the last few days, thank you; nothing more is needed.",
                ] + Catalogue.ending
            )
        case .creditNoteIssued:
            (
                "Credit note {{number}} of {{amount}} for invoice {{invoice}}",
                [
                    "To {{agency}}", "", "A credit note was issued to you.", "",
                    "Credit note: {{number}}", "Amount: {{amount}}", "Corrects invoice: {{invoice}}", "",
                    "It is attached as a PDF file.",
                    "See its lines: {{invoice_link}}",
                ] + Catalogue.ending
            )
        default: nil
        }
    }

    static func text(_ kind: MessageKind) -> (subject: String, lines: [String]) {
        if let text = charge(kind) ?? document(kind) { return text }
        return switch kind {
        case .invited: event("An invitation: {{title}}", "You are invited to this event.")
        case .courseRuns: event("It runs: {{title}}", "You asked to be told when this course runs.")
        case .signIn:
            (
                "Your link and code to sign in",
                [
                    "Open this link in the browser in which you asked for it:", "", "{{link}}", "",
                    "Or enter this code there: {{code}}", "",
                    "Both are good for {{minutes}} minutes and can be used once.",
                    "If you did not ask for this, ignore this message; nobody is signed in by it.", "",
                    "{{partnership}}",
                ]
            )
        default:
            (
                "A test of mail from {{partnership}}",
                ["Mail from {{partnership}} arrives at this address. Nothing needs to be done."]
            )
        }
    }
}
