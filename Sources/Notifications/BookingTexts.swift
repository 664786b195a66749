/// The messages of a booking's way to a place, and away from it.
enum BookingTexts {
    static func text(_ kind: MessageKind) -> (subject: String, lines: [String])? {
        guard let (subject, before, after) = places(kind) ?? queue(kind) ?? endings(kind) ?? afterwards(kind) else {
            return nil
        }
        return (subject, Catalogue.greeting + before + Catalogue.facts + after + Catalogue.ending)
    }

    private typealias Parts = (subject: String, before: [String], after: [String])

    private static let terms = ["{{joining}}", "", "{{free_until}}", "{{cost}}"]
    private static let instead = [
        "If you cannot come, cancel on the booking's page, or send a colleague in your place.",
        "Declining the calendar entry does not cancel the booking.",
    ]

    /// Those that give a place.
    private static func places(_ kind: MessageKind) -> Parts? {
        switch kind {
        case .confirmed: ("Your place: {{title}}", ["Your place is booked."], terms + [""] + instead)
        case .approved:
            ("Approved: {{title}}", ["Your request was approved, and your place is booked."], terms + instead)
        case .promoted:
            ("A place for you: {{title}}", ["A place came free, and it is yours."], terms + [""] + instead)
        case .tookOver:
            ("You take a colleague's place: {{title}}", ["A colleague has passed their place to you."], terms + instead)
        case .movedHere: ("Moved: {{title}}", ["Your booking was moved to this event."], terms + [""] + instead)
        case .reconfirmed:
            ("Your place on the new dates: {{title}}", ["Thank you; your place is kept."], terms + [""] + instead)
        case .freeCancellingEnds:
            (
                "Can you still come? {{title}}",
                ["You have a place, and cancelling is free for a short time only."],
                ["{{free_until}}", "{{cost}}", ""] + instead
            )
        case .changed:
            (
                "Changed: {{title}}",
                ["Something about this event has changed; its dates are the same. This is how it is now."],
                terms + [""] + instead
            )
        case .tomorrow: ("Tomorrow: {{title}}", ["This is to remind you of your place."], terms + [""] + instead)
        default: nil
        }
    }

    /// Those that ask for patience or an answer.
    private static func queue(_ kind: MessageKind) -> Parts? {
        switch kind {
        case .requested:
            ("Request received: {{title}}", ["Your request waits for approval. You hold no place yet."], [])
        case .waiting:
            (
                "Waiting list: {{title}}",
                ["All places are taken. You are number {{position}} on the waiting list."],
                ["You are told when a place comes free. Waiting costs nothing, and you can leave the list at any time."]
            )
        case .offered:
            (
                "A place is held for you until {{answer_by}}: {{title}}",
                ["A place came free and is held for you until {{answer_by}}."],
                [
                    "Accept or decline on the booking's page. Without an answer the place goes to the next in line.",
                    "",
                    "{{free_until}}", "{{cost}}",
                ]
            )
        case .offerExpired:
            (
                "The offer has ended: {{title}}",
                ["You did not answer in time, so the place was offered to the next in line."],
                ["You are number {{position}} on the waiting list now. This costs nothing."]
            )
        case .offerRevoked:
            (
                "The offer was taken back: {{title}}",
                ["The organiser had to take back the place that was offered to you."],
                ["You are number {{position}} on the waiting list."]
            )
        case .postponed:
            (
                "New dates, do they suit? {{title}}",
                ["The event has new dates. Your place is kept until {{answer_by}}."],
                [
                    "Please say on the booking's page whether the new dates suit. Without a yes by {{answer_by}} the"
                        + " booking ends, which costs nothing."
                ]
            )
        default: nil
        }
    }

    /// Those that end something.
    private static func endings(_ kind: MessageKind) -> Parts? {
        switch kind {
        case .declined: ("Not approved: {{title}}", ["Your request was not approved.", "{{reason}}"], [])
        case .requestLapsed:
            ("Request ended: {{title}}", ["The event began before your request was decided."], [])
        case .withdrawn:
            (
                "Withdrawn: {{title}}",
                ["Your request or your place in the queue was withdrawn.", "It costs nothing."], []
            )
        case .cancelledInTime:
            ("Cancelled: {{title}}", ["Your booking was cancelled. It costs nothing."], ["{{reason}}"])
        case .cancelledLate:
            ("Cancelled late: {{title}}", ["Your booking was cancelled.", "{{cost}}"], ["{{reason}}"])
        case .passedOn:
            (
                "A colleague takes your place: {{title}}",
                ["Your place was passed to a colleague.", "It costs nothing."], []
            )
        case .movedAway:
            ("Moved to another event: {{title}}", ["Your booking was moved to another event."], ["{{reason}}"])
        case .eventCancelled:
            (
                "Cancelled by the organiser: {{title}}",
                ["The event does not take place for you, and that costs nothing.", "{{reason}}"], []
            )
        default: nil
        }
    }

    /// What comes behind the event.
    private static func afterwards(_ kind: MessageKind) -> Parts? {
        guard kind == .attendanceQuery else { return nil }
        return (
            "Were you there? {{title}}",
            ["You held a place, and nothing is recorded of whether you came."],
            [
                "Please write to {{contact}} and say whether you were there.",
                "Not being on a list is not taken for not coming: that is recorded only when somebody says so.",
            ]
        )
    }
}
