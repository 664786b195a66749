import Application
import ArgumentParser
import Domain

extension EventCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan an event as a draft, which nobody sees until it is published.",
            discussion: """
                EXAMPLES
                  turnout event add E0193 --course NEG2 --places 20 --session 2026-05-14T09:30/12:30
                  turnout event add C0004 --course CONF --kind conference --places 230 \\
                    --session 2026-06-01T09:00/2026-06-01T16:30 --session 2026-06-02T09:00/16:30
                """)

        @Argument(help: "The reference: up to 20 capital letters, digits and hyphens.") var reference: String
        @Option(help: "The code of the course.") var course: String
        @Option(help: "How many places.") var places: Int64
        @Option(help: "What kind of event.") var kind: EventKind = .course
        @Option(help: "How it is held, a word such as face_to_face or online.") var delivery = "face_to_face"
        @Option(help: "Where it is held.") var venue = ""
        @Option(help: "How many may be booked; as many as there are places unless said.") var bookable: Int64?
        @Option(help: "Fewer bookings than this put it at risk.") var minimum: Int64 = 0
        @Option(help: "A session in local time, START/END; repeatable.") var session: [SessionArgument] = []
        @Flag(help: "Bookings wait for approval.") var approval = false
        @Option(help: "How long an offer lasts, in hours.") var offerHours: Int64?
        @Option(help: "A sector that the waiting list serves first; repeatable, in order.") var priority: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = AddEvent.Request(
                reference: reference, course: course, kind: kind, delivery: delivery, venue: venue, places: places,
                bookable: bookable, minimum: minimum, sessions: session.map(\.time), needsApproval: approval,
                offerHours: offerHours, priority: priority)
            let event = try await AddEvent(try await store.house())(request, by: operatorPrincipal())
            try output.show(draft: event)
        }
    }

    struct Clone: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan another run of an event, as a draft.",
            discussion: """
                EXAMPLES
                  turnout event clone E0193 --as E0210 --session 2026-09-17T09:30/12:30
                  turnout event clone E0193 --as E0210 --on 2026-09-17
                """)

        @Argument(help: "The reference of the event to repeat.") var reference: String
        @Option(name: .customLong("as"), help: "The new reference.") var new: String
        @Option(help: "A session in local time, START/END; repeatable.") var session: [SessionArgument] = []
        @Option(help: "The date to shift its sessions to, YYYY-MM-DD, in place of --session.") var on: DateArgument?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if on != nil, !session.isEmpty { throw ValidationError("Give --session or --on, not both.") }
        }

        func run() async throws {
            let clone = CloneEvent(try await store.house())
            if let on {
                return try output.show(draft: try await clone(reference, as: new, on: on.date, by: operatorPrincipal()))
            }
            let event = try await clone(
                reference, as: new, sessions: session.map(\.time), by: operatorPrincipal())
            try output.show(draft: event)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is planned of an event; new places go to those who wait.",
            discussion: """
                Course, kind and sessions change while it is a draft; later, postpone it.

                EXAMPLES
                  turnout event change E0193 --places 24
                  turnout event change E0193 --venue "Elm Hall" --minimum 8
                """)

        @Argument(help: "The event's reference.") var reference: String
        @Option(help: "The code of another course.") var course: String?
        @Option(help: "Another kind.") var kind: EventKind?
        @Option(help: "How many places.") var places: Int64?
        @Option(help: "How many may be booked.") var bookable: Int64?
        @Option(help: "Fewer bookings than this put it at risk.") var minimum: Int64?
        @Option(help: "How it is held.") var delivery: String?
        @Option(help: "Where it is held; empty for nowhere yet.") var venue: String?
        @Option(help: "A session in local time, START/END, in place of those it has; repeatable.")
        var session: [SessionArgument] = []
        @Option(help: "Whether bookings wait for approval: yes or no.") var approval: YesNo?
        @Option(help: "How long an offer lasts, in hours.") var offerHours: Int64?
        @Option(help: "A sector that the waiting list serves first; repeatable, in order.") var priority: [String] = []
        @Flag(help: "The waiting list serves no sector first.") var noPriority = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private var request: ChangeEvent.Request {
            var request = ChangeEvent.Request(reference)
            request.course = course
            request.sessions = session.isEmpty ? nil : session.map(\.time)
            request.offerHours = offerHours
            request.priority = noPriority ? [] : priority.isEmpty ? nil : priority
            request.rest.kind = kind
            request.rest.places = places
            request.rest.bookable = bookable
            request.rest.minimum = minimum
            request.rest.delivery = delivery
            request.rest.venue = venue
            request.rest.needsApproval = approval?.flag
            return request
        }

        func run() async throws {
            let house = try await store.house()
            let answer = try await ChangeEvent(house)(request, by: operatorPrincipal())
            let promoted = CatalogueListings.sentences(answer.promotions, house.zone)
            try output.show(
                [answer.changes.isEmpty ? "\(reference) is so already." : "\(reference) is changed."]
                    + answer.changes + promoted,
                [
                    "event": .text(reference), "changes": .text(answer.changes.joined(separator: "; ")),
                    "promoted": .text(answer.promotions.map(\.reference).joined(separator: " ")),
                ])
        }
    }
}

extension OutputOptions {
    /// Shows an event that was just planned, and what to do next.
    func show(draft event: Event) throws {
        let next =
            event.dates == nil
            ? "Give it sessions with `turnout event change \(event.reference) --session START/END`."
            : "Open it to booking with `turnout event publish \(event.reference)`."
        try show(
            ["\(event.reference) is planned as a draft with \(event.places) places.", next],
            [
                "event": .text(event.reference), "status": .text(event.status.rawValue),
                "places": .number(event.places),
                "first_date": .optional(event.dates?.firstDate.description),
            ])
    }
}
