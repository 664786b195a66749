import Documents
import Domain
import Money
import Notifications

/// Messages about a booking, to the person whose it is.
struct BookingMail {
    let desk: MailDesk

    func outcome(_ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        guard let raw = Int64(claimed.mail.subject.dropFirst("booking:".count)) else {
            return .nothing(MailDesk.outdated)
        }
        let id = BookingID(raw)
        guard let event = try desk.view.event(id.event), let booking = try desk.view.booking(id),
            let plan = try desk.view.plan(of: id.event), let course = try desk.view.course(plan.course)
        else { return .nothing(MailDesk.outdated) }
        let joining = booking.mayJoin ? try desk.view.joining(of: id.event) : nil
        let card = try ShowBooking.card(booking, event, desk.view, desk.house, desk.now, joining: joining)
        let choice = MailChoice(booking: booking, event: event, history: card.history, now: desk.now)
        guard let (kind, why) = choice.message(claimed.mail), try isLatest(kind, claimed) else {
            return .nothing(MailDesk.outdated)
        }
        guard let to = try desk.recipient(booking.person) else { return .nothing(MailDesk.nobody) }
        var values = try facts(card, plan, course, to.name)
        try add(kind, why, card, plan, &values)
        return .letter(
            try desk.letter(
                kind, claimed, to: to, values, calendar: calendar(kind, card, plan, course, to, values)))
    }

    /// Whether no later message of the kind waits, where each tells how everything is by then.
    private func isLatest(_ kind: MessageKind, _ claimed: ClaimedMail) throws -> Bool {
        guard kind == .changed || kind == .attendanceQuery else { return true }
        return try !desk.view.mail(about: claimed.mail.subject, limit: 50).contains {
            $0.topic == claimed.mail.topic && claimed.id < $0.id
        }
    }

    private func facts(
        _ card: BookingCard, _ plan: Event, _ course: Course, _ name: String
    ) throws -> [Placeholder: String] {
        [
            .name: name, .title: course.title, .event: plan.reference, .booking: card.reference,
            .when: card.sessions.map(SpokenSession.text).joined(separator: "\n"), .where: plan.venue,
            .bookingLink: desk.links.booking(card.reference), .eventLink: desk.links.event(plan.reference),
            .contact: try desk.contact(), .partnership: try desk.partnership(),
        ]
    }

    /// What only some messages say.
    private func add(
        _ kind: MessageKind, _ why: String, _ card: BookingCard, _ plan: Event, _ values: inout [Placeholder: String]
    ) throws {
        if let free = card.freeUntil, desk.now < free.instant { values[.freeUntil] = Phrases.freeUntil(free.limit) }
        if let costs = card.costs, costs.late > .zero || costs.absent > .zero {
            let isFree = card.freeUntil.map { desk.now < $0.instant } ?? false
            let (late, absent) = (costs.late.text, costs.absent.text)
            values[.cost] =
                kind == .offered && !isFree
                ? Phrases.costNow(late: late, absent: absent) : Phrases.costAfter(late: late, absent: absent)
        }
        values[.joining] = card.joining.map { joining in
            [joining.instructions, joining.link].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        switch card.booking.state {
        case .offered(let until), .reconfirming(let until):
            values[.answerBy] = desk.house.zone.local(until).spoken
        case .waitlisted: values[.position] = card.position.map(String.init)
        case .cancelled(.late): values[.cost] = try possibleCharge(card)
        default: break
        }
        values[.reason] = reason(kind, why, plan)
    }

    private func possibleCharge(_ card: BookingCard) throws -> String {
        guard let bound = card.booking.binding, let notice = card.booking.notice,
            let times = EventTimes(sessions: card.sessions)
        else { return "" }
        let policy = try desk.house.policies.policy(bound.policy, desk.view)
        let cost = policy.costOfCancelling(
            at: notice.receivedAt, terms: try desk.view.terms(of: card.booking, card.event, times),
            calendar: try desk.house.policies.calendar(desk.house.zone, desk.view))
        return cost > .zero ? Phrases.possibleCharge(cost.text) : Phrases.noCharge
    }

    /// Why, as the history has it, without what an administrator noted as evidence.
    private func reason(_ kind: MessageKind, _ why: String, _ plan: Event) -> String {
        if kind == .eventCancelled {
            if case .cancelled = plan.status { return plan.reason }
            return Phrases.unanswered
        }
        return why.firstRange(of: " (evidence:").map { String(why[..<$0.lowerBound]) } ?? why
    }

    /// The entry in the person's calendar. It is known by the booking's reference for good, and its sequence rises with
    /// every step of the booking and every change of the event, so that the later message always wins.
    private func calendar(
        _ kind: MessageKind, _ card: BookingCard, _ plan: Event, _ course: Course, _ to: Letter.Mailbox,
        _ values: [Placeholder: String]
    ) -> Letter.Calendar? {
        // Who never had a place has no entry to take out.
        guard let part = kind.calendar, part == .request || card.booking.placedAt != nil else { return nil }
        var entry = CalendarEntry(
            uid: "\(card.reference)@\(desk.links.host)", sequence: card.booking.version + plan.version,
            status: card.booking.state == .confirmed ? .confirmed : .tentative, summary: course.title,
            sessions: card.sessions.map { CalendarSession($0, in: desk.house.zone) })
        let link = desk.links.booking(card.reference)
        entry.description = [values[.joining] ?? "", link].filter { !$0.isEmpty }.joined(separator: "\n")
        entry.location = plan.venue
        entry.url = link
        entry.organiser = .init(name: desk.sender.name, address: desk.sender.address)
        entry.attendee = .init(name: to.name, address: to.address)
        let method: CalendarDocument.Method = part == .request ? .request : .cancel
        let document = CalendarDocument(method, entry, at: desk.now)
        return Letter.Calendar(method: method.rawValue, text: document.text, file: "\(card.reference).ics")
    }
}

/// A session as messages say it.
enum SpokenSession {
    /// `Tue 14 May 2019, 09:30 to 12:30`, or both with their dates where it passes midnight.
    static func text(_ session: SessionTime) -> String {
        if session.start.date == session.end.date {
            return Phrases.session(
                date: session.start.date.spoken, from: session.start.clock, to: session.end.clock)
        }
        return Phrases.session(from: session.start.spoken, to: session.end.spoken)
    }
}
