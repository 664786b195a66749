import Application
import Domain
import HTTPTypes

/// The life of a booking.
enum BookingOperations {
    static let all: [Operation] = [
        book, check, show, cancel, substitute, move, approve, decline, accept, release, explain,
    ]

    private static let event = [Schema.Property("reference", .code, "The event's reference.")]
    private static let booking = [Schema.Property("id", .bookingReference, "The booking's reference.")]

    static let book = Operation(
        id: "bookPlace", method: .post, path: "/api/v1/events/{reference}/bookings",
        summary: "Book a place; when none is free, join the waiting list.", group: "Bookings", access: .bookers,
        pathParameters: event,
        body: BookingShapes.claim, success: (201, BookingShapes.placed), refusals: [409]
    ) { call in placed(try await Book(call.house)(BookingShapes.claim(call), by: call.principal)) }

    static let check = Operation(
        id: "checkBooking", method: .post, path: "/api/v1/events/{reference}/bookings/check",
        summary: "What booking would come to: a place or the waiting list, the costs, overlaps. Nothing is booked.",
        group: "Bookings", access: .bookers, pathParameters: event,
        body: .object([
            .init("email", .email, "The person's work e-mail address."),
            .init("agency", .shaped(.looseCode), "The agency's code, for somebody new.", isRequired: false),
        ]),
        success: (200, CheckShapes.check), refusals: [409]
    ) { call in
        Reply(
            CheckShapes.check(
                try await CheckBooking(call.house)(
                    call.path("reference"), call.text("email") ?? "", agency: call.text("agency"), by: call.principal)))
    }

    static let show = Operation(
        id: "showBooking", method: .get, path: "/api/v1/bookings/{id}",
        summary: "A booking, with until when cancelling is free and what it costs after that.", group: "Bookings",
        access: .people, pathParameters: booking, success: (200, BookingShapes.card)
    ) { call in
        Reply(BookingShapes.card(try await ShowBooking(call.house)(call.path("id"), by: call.principal)))
    }

    static let cancel = Operation(
        id: "cancelBooking", method: .post, path: "/api/v1/bookings/{id}/cancellation",
        summary: "Cancel a booking, or leave the waiting list; the answer says what it would cost.",
        group: "Bookings", access: .bookers, pathParameters: booking,
        body: .object([
            .init(
                "received_at", .instant, "When notice was received, if earlier than now; an administrator's only.",
                isRequired: false),
            .init("channel", .words(Channel.self), "By which channel; an administrator's only.", isRequired: false),
            .init("evidence", .line, "What shows the earlier moment; an administrator's only.", isRequired: false),
        ]),
        success: (200, BookingShapes.cancellation), refusals: [409]
    ) { call in
        let isEntered = ["received_at", "channel", "evidence"].contains { call.text($0) != nil }
        if isEntered, call.principal.role != .administrator {
            throw Problem.forbidden("Only an administrator may say when and how notice was received.")
        }
        let request = Cancel.Request(
            booking: call.path("id"), receivedAt: call.instant("received_at"), channel: call.word("channel") ?? .site,
            giver: giver(call.principal),
            evidence: call.text("evidence") ?? "entered by \(call.principal.name)")
        return Reply(BookingShapes.cancellation(try await Cancel(call.house)(request, by: call.principal)))
    }

    private static func giver(_ principal: Principal) -> NoticeGiver {
        switch principal.role {
        case .agencyLead: .agencyLead
        default: .themselves
        }
    }

    static let substitute = Operation(
        id: "substituteColleague", method: .post, path: "/api/v1/bookings/{id}/substitution",
        summary: "Pass the place on to a colleague.", group: "Bookings", access: .bookers, pathParameters: booking,
        body: .object([
            .init("email", .email, "The colleague's work e-mail address."),
            .init("name", .line, "The colleague's name."), .init("job_role", .remarkLine, "Their job role."),
            .init("same_team", .flag, "Whether both are of one team, where the policy asks.", isRequired: false),
        ]),
        success: (201, BookingShapes.placed), refusals: [409]
    ) { call in
        let request = Substitute.Request(
            booking: call.path("id"), email: call.text("email") ?? "", name: call.text("name") ?? "",
            jobRole: call.text("job_role") ?? "", isSameTeam: call.flag("same_team") ?? false)
        return placed(try await Substitute(call.house)(request, by: call.principal))
    }

    static let move = Operation(
        id: "moveBooking", method: .post, path: "/api/v1/bookings/{id}/move",
        summary: "Move a booking to another event that has a place.", group: "Bookings", access: .bookers,
        pathParameters: booking, body: .object([.init("event", .code, "The reference of the other event.")]),
        success: (201, BookingShapes.move), refusals: [409]
    ) { call in
        let answer = try await Move(call.house)(call.path("id"), to: call.text("event") ?? "", by: call.principal)
        return Reply(BookingShapes.move(answer), status: 201, location: "/api/v1/bookings/\(answer.new.reference)")
    }

    static let approve = decision("approveBooking", "approval", true, "Approve a request.")
    static let decline = decision("declineBooking", "refusal", false, "Decline a request.")

    private static func decision(_ id: String, _ path: String, _ isApproved: Bool, _ summary: String) -> Operation {
        Operation(
            id: id, method: .post, path: "/api/v1/bookings/{id}/\(path)", summary: summary, group: "Bookings",
            access: .leads, pathParameters: booking,
            body: .object([.init("why", .remark, "Why, for the history; no medical detail.", isRequired: false)]),
            success: (200, BookingShapes.placed), refusals: [409]
        ) { call in
            let request = Approve.Request(booking: call.path("id"), isApproved: isApproved, why: call.text("why") ?? "")
            return Reply(BookingShapes.placed(try await Approve(call.house)(request, by: call.principal)))
        }
    }

    static let accept = Operation(
        id: "acceptOffer", method: .post, path: "/api/v1/bookings/{id}/acceptance",
        summary: "Accept an offered place, or new dates.", group: "Bookings", access: .bookers,
        pathParameters: booking, success: (200, BookingShapes.placed), refusals: [409]
    ) { call in
        Reply(BookingShapes.placed(try await Accept(call.house)(call.path("id"), by: call.principal)))
    }

    static let release = Operation(
        id: "revokeOffer", method: .post, path: "/api/v1/bookings/{id}/offer-revocation",
        summary: "Take an offer back; the place goes to the next.", group: "Bookings", access: .administrators,
        pathParameters: booking, body: .object([.init("why", .line, "Why, for the history.")]),
        success: (200, BookingShapes.card), refusals: [409], again: { call, _ in try await show.handle(call) }
    ) { call in
        _ = try await RevokeOffer(call.house)(call.path("id"), why: call.text("why") ?? "", by: call.principal)
        return try await show.handle(call)
    }

    static let explain = Operation(
        id: "explainBooking", method: .get, path: "/api/v1/bookings/{id}/explanation",
        summary: "Why a booking costs what it costs, clause by clause; before it is assessed, as it would be now.",
        group: "Bookings", access: .people, pathParameters: booking, success: (200, MoneyShapes.reasons)
    ) { call in Reply(MoneyShapes.reasons(try await ExplainBooking(call.house)(call.path("id"), by: call.principal))) }

    static func placed(_ answer: Book.Answer) -> Reply {
        Reply(BookingShapes.placed(answer), status: 201, location: "/api/v1/bookings/\(answer.reference)")
    }
}
