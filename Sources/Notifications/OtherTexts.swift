/// The messages that are not of somebody's booking.
enum OtherTexts {
    static func text(_ kind: MessageKind) -> (subject: String, lines: [String]) {
        switch kind {
        case .chargeNotified:
            (
                "A charge of {{amount}} for booking {{booking}}, answer by {{deadline}}",
                [
                    "To {{agency}}", "",
                    "Under the charging policy, booking {{booking}} leads to a charge of {{amount}}.",
                    "", "{{title}}", "{{when}}", "", "How it comes about:", "{{explanation}}", "",
                    "You can accept or dispute it until the end of {{deadline}}: {{booking_link}}",
                    "Without an answer it is invoiced.",
                ] + Catalogue.ending
            )
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
