/// The messages in English as they ship: what is sent unless an administrator wrote something else.
public enum Catalogue {
    /// The template of a kind.
    public static func template(_ kind: MessageKind) -> Template {
        let (subject, lines) = BookingTexts.text(kind) ?? OtherTexts.text(kind)
        return Template(stored: subject, text: lines.joined(separator: "\n") + "\n")
    }

    /// How messages of bookings begin.
    static let greeting = ["Dear {{name}},", ""]

    /// What, when and where, with the way to the booking.
    static let facts = [
        "", "{{title}}", "{{when}}", "{{where}}", "Booking {{booking}}: {{booking_link}}", "",
    ]

    /// How messages end.
    static let ending = ["", "{{contact}}", "{{partnership}}"]
}
