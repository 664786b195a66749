import Application
import Domain
import Markup

/// What the page of a booking is put together from.
enum OfficeBookingParts {
    /// Where a booking stands, or what became of it once the register says so, told of somebody else.
    static func tag(_ state: BookingState.Code, _ outcome: Outcome, _ visit: Visit) -> HTML {
        guard state == .confirmed, outcome != .notRecorded else {
            return Parts.tag(visit.say("state_of.\(state.rawValue)"), BookingWords.look(state))
        }
        return BookingWords.tag(state, outcome, visit)
    }

    /// The same in a list. Who still waited when the event began got no place, and waits no more.
    static func tag(_ state: BookingState.Code, _ outcome: Outcome, _ date: LocalDate?, _ visit: Visit) -> HTML {
        guard BookingWords.isMissed(state, date, visit) else { return tag(state, outcome, visit) }
        return Parts.tag(visit.say("state_of.missed"))
    }

    /// The same of a booking that is shown by itself.
    static func tag(_ card: BookingCard, _ visit: Visit) -> HTML {
        tag(card.booking.state.code, card.booking.outcome, card.sessions.first?.start.date, visit)
    }

    /// What the state means for whoever deals with it.
    static func told(_ card: BookingCard, _ visit: Visit) -> HTML {
        let say = visit.say
        if BookingWords.hasBegun(card, visit) { return .none }
        let told: HTML? =
            switch card.booking.state {
            case .waitlisted: say("office_booking.position", .number(card.position ?? 0))
            case .offered(let until): say("office_booking.offered", .text(visit.spoken(until)))
            case .reconfirming(let until): say("office_booking.reconfirming", .text(visit.spoken(until)))
            case .requested: say("office_booking.requested")
            default: nil
            }
        return told.map { Parts.notice(.care, "<p>\($0)</p>") } ?? .none
    }

    /// What can be done with a booking where it stands.
    static func actions(_ card: BookingCard, _ marks: [ShownMark], _ visit: Visit) -> HTML {
        let reference = card.reference
        let hasStarted = marks.contains(where: \.hasStarted)
        var actions: [HTML] = []
        let act = { (key: String, path: Path) in OfficeKit.action(key, path(reference), visit) }
        let state = card.booking.state.code
        if state == .requested { actions.append(act("office_booking.decide", .decideBooking)) }
        if state == .offered || state == .reconfirming, !hasStarted {
            actions.append(act("office_booking.accept", .acceptFor))
        }
        if state == .offered, !hasStarted { actions.append(act("office_booking.revoke", .revokeOffer)) }
        if state.holdsPlace, !hasStarted { actions.append(act("office_booking.move", .moveBooking)) }
        if state == .confirmed, !hasStarted { actions.append(act("office_booking.colleague", .officeColleague)) }
        if state == .confirmed, hasStarted { actions.append(act("office_booking.mark", .markBooking)) }
        if card.booking.placedAt != nil { actions.append(act("office_booking.facts", .bookingFacts)) }
        // Notice of a place may have come before the start and be entered after it; a list that is over cannot be left.
        if state.isLive, state.holdsPlace || !hasStarted {
            actions.append(act(state.holdsPlace ? "office_booking.cancel" : "office_booking.leave", .officeCancel))
        }
        guard !actions.isEmpty else { return .none }
        return "<nav aria-label=\"\(visit.say("office_booking.actions"))\"><ul class=\"links\">\(actions)</ul></nav>"
    }

    static func facts(
        _ card: BookingCard, _ sheet: EventSheet, _ visit: Visit
    ) async throws -> [Parts.Fact] {
        let (say, booking) = (visit.say, card.booking)
        let event: HTML = """
            <a href="\(Path.officeEvent(card.event.reference))">\(sheet.course.title)</a> \(card.event.reference)
            """
        var facts: [Parts.Fact] = [
            .init(name: say("booking.event"), value: event),
            .init(name: say("event.when"), value: SessionFields.list(card.sessions, visit)),
            .init(name: say("booking.agency"), value: HTML(text: try await visit.agencyName(card.agency))),
            .init(name: say("book.job_role"), value: HTML(text: booking.jobRole)),
            .init(name: say("booking.booked"), value: HTML(text: visit.spoken(booking.bookedAt))),
            .init(name: say("office_booking.origin"), value: say("origin.\(booking.origin.rawValue)")),
        ]
        if let placed = booking.placedAt {
            facts.append(.init(name: say("office_booking.placed"), value: HTML(text: visit.spoken(placed))))
        }
        if let notice = booking.notice {
            facts += [
                .init(name: say("office_booking.notice"), value: HTML(text: visit.spoken(notice.receivedAt))),
                .init(name: say("office_cancel.channel"), value: say("channel.\(notice.channel.rawValue)")),
                .init(name: say("office_cancel.giver"), value: say("giver.\(notice.by.rawValue)")),
            ]
        }
        if booking.state.isLive, !BookingWords.hasBegun(card, visit) {
            facts.append(
                .init(
                    name: say("event.cancelling"),
                    value: OfficeWords.costs(card.freeUntil, card.costs?.late, card.costs?.absent, visit)))
        }
        if !card.overlaps.isEmpty {
            let others = card.overlaps.map { "<a href=\"\(Path.officeEvent($0))\">\($0)</a>" as HTML }
            facts.append(.init(name: say("booking.overlaps"), value: HTML.joined(others, by: ", ")))
        }
        return facts
    }

    /// What is recorded of each session, once one has started.
    static func attendance(_ card: BookingCard, _ marks: [ShownMark], _ visit: Visit) -> HTML {
        let say = visit.say
        guard card.booking.state.code == .confirmed, marks.contains(where: \.hasStarted) else { return .none }
        let rows = marks.map { mark -> [HTML] in [visit.session(mark.time), self.mark(mark.mark, visit)] }
        return """
            <h2>\(say("office_booking.attendance"))</h2>
            \(Parts.table(
                say("office_booking.by_session"),
                [.init(name: say("office_booking.session")), .init(name: say("office_booking.recorded"))], rows))
            """
    }

    /// A mark in words, with its minutes.
    static func mark(_ mark: Mark, _ visit: Visit) -> HTML {
        let word = visit.say("mark.\(mark.word)")
        return mark.minutes > 0 ? "\(word), \(visit.length(mark.minutes))" : word
    }
}
