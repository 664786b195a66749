import Domain
import Notifications
import Testing

@Suite struct TemplateTests {
    @Test func `what ships uses only the placeholders of its message, and fills them all`() throws {
        for kind in MessageKind.allCases {
            let shipped = Catalogue.template(kind)
            let checked = try Template(shipped.subject, text: shipped.text, for: kind)
            #expect(checked == shipped, "\(kind)")
            let samples = Dictionary(uniqueKeysWithValues: kind.placeholders.map { ($0, $0.sample) })
            let message = shipped.expanded(samples)
            #expect(!message.text.contains("{{") && !message.subject.contains("{{"), "\(kind)")
            #expect(message.text.hasSuffix("\n") && !message.text.hasSuffix("\n\n"), "\(kind)")
            #expect(!message.text.contains("\n\n\n"), "\(kind)")
            #expect(message.subject.unicodeScalars.count <= Template.longestSubject)
        }
    }

    @Test func `a confirmation reads as it should`() {
        let values: [Placeholder: String] = [
            .name: "Sam Example", .title: "Neglect", .event: "E1", .booking: "E1-17",
            .when: "Tue 14 May 2019, 09:30 to 12:30\nWed 15 May 2019, 09:30 to 12:30", .where: "",
            .bookingLink: "https://t.example/bookings/E1-17", .joining: "", .freeUntil: "Cancelling is free until X.",
            .cost: "", .contact: "t@h.example", .partnership: "The Partnership",
        ]
        let message = Catalogue.template(.confirmed).expanded(values)
        #expect(message.subject == "Your place: Neglect")
        #expect(
            message.text == """
                Dear Sam Example,

                Your place is booked.

                Neglect
                Tue 14 May 2019, 09:30 to 12:30
                Wed 15 May 2019, 09:30 to 12:30
                Booking E1-17: https://t.example/bookings/E1-17

                Cancelling is free until X.

                If you cannot come, cancel on the booking's page, or send a colleague in your place.
                Declining the calendar entry does not cancel the booking.

                t@h.example
                The Partnership

                """)
    }

    @Test func `a value is put in as it is, and nothing of it is a template`() throws {
        let template = try Template("{{name}} {{ title }}", text: "{{name}}\n{{title}}", for: .confirmed)
        let message = template.expanded([.name: "{{title}} {{code}}", .title: "}}{{name}}"])
        #expect(message.subject == "{{title}} {{code}} }}{{name}}")
        #expect(message.text == "{{title}} {{code}}\n}}{{name}}\n")
        // Halves that would make a placeholder together do not.
        let halves = try Template("x", text: "{{name}}{{title}}", for: .confirmed)
        #expect(halves.expanded([.name: "{{", .title: "booking}}"]).text == "{{booking}}\n")
    }

    @Test(arguments: ["{{nome}}", "{{}}", "{{name", "{{na\nme}}", "{{code}}", "{{ {{name}} }}"])
    func `an unknown placeholder is refused with the list of those there are`(_ text: String) {
        let refusal = #expect(throws: Refusal.self) { try Template("Subject", text: text, for: .confirmed) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.mend?.contains("{{free_until}}") == true)
        #expect(refusal?.mend?.contains("{{code}}") == false)
    }

    @Test func `what cannot be a template is refused`() {
        let long = String(repeating: "x", count: 10_001)
        for (subject, text) in [("", "x"), ("a\nb", "x"), ("x", " \n "), ("x", long), ("x", "a\u{0}b")] {
            #expect(throws: Refusal.self) { try Template(subject, text: text, for: .confirmed) }
        }
    }

    @Test func `a subject stays on its line, and a text has no control characters`() throws {
        let template = try Template("To {{name}}", text: "To {{name}}", for: .confirmed)
        let message = template.expanded([.name: "A\r\nBcc: eve@evil.example\u{0}\u{2028}B"])
        #expect(message.subject == "To A  Bcc: eve@evil.example  B")
        #expect(message.subject.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x2028 })
        #expect(message.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test func `links begin with the public address and nothing else`() throws {
        let links = try PublicLinks("https://Training.Example/turnout/")
        #expect(links.booking("E1-17") == "https://training.example/turnout/bookings/E1-17")
        #expect(links.event("E1") == "https://training.example/turnout/events/E1")
        #expect(links.signIn(token: "a-_.~/+=") == "https://training.example/turnout/sign-in/link?token=a-_.~%2F%2B%3D")
        #expect(links.host == "training.example")
        for text in ["training.example", "http://training.example", "https://a.example/?x=1", "https://u@a.example"] {
            #expect(throws: Refusal.self) { try PublicLinks(text) }
        }
    }

    @Test func `every placeholder has a sample and says what it stands for`() {
        for placeholder in Placeholder.allCases {
            #expect(!placeholder.sample.isEmpty && !placeholder.about.isEmpty)
            #expect(MessageKind.allCases.contains { $0.placeholders.contains(placeholder) }, "\(placeholder)")
        }
    }
}
