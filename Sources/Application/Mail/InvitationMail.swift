import Domain
import Notifications

/// An event put to somebody who has not booked it: because they were invited, or because they waited for its course.
struct InvitationMail {
    let desk: MailDesk
    let kind: MessageKind

    func outcome(_ claimed: ClaimedMail) throws -> MailDesk.Outcome {
        guard let (person, id) = try desk.view.addressee(of: claimed.mail.subject),
            let event = try desk.view.event(id), let plan = try desk.view.plan(of: id),
            let course = try desk.view.course(plan.course), try isOfUse(person, event)
        else { return .nothing(MailDesk.outdated) }
        guard let to = try desk.recipient(person), let standing = try desk.view.standing(person) else {
            return .nothing(MailDesk.nobody)
        }
        guard let list = kind.list, try desk.view.wants(list, standing.id) else { return .nothing(MailDesk.stopped) }
        let stop = desk.stopping?.make(list, standing.id).map(desk.links.unsubscribe)
        let values: [Placeholder: String] = [
            .name: to.name, .title: course.title, .event: plan.reference,
            .when: try desk.view.sessions(id).map(SpokenSession.text).joined(separator: "\n"), .where: plan.venue,
            .eventLink: desk.links.event(plan.reference), .contact: try desk.contact(),
            .partnership: try desk.partnership(),
        ]
        return .letter(try desk.letter(kind, claimed, to: to, values, stop: stop))
    }

    /// Nobody is sent to an event that cannot be booked, or that they have booked by now.
    private func isOfUse(_ person: PersonID, _ event: EventHead) throws -> Bool {
        guard event.status == .published, let startsAt = event.startsAt, desk.now < startsAt else { return false }
        let bookings = try desk.view.bookings(of: person, limit: ShowRecord.mostBookings)
        return !bookings.contains { $0.event == event.reference && $0.state.isLive }
    }
}
