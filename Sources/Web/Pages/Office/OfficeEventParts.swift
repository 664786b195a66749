import Application
import Domain
import Markup

/// What the page of an event is put together from.
enum OfficeEventParts {
    /// What can be done with an event where it stands.
    static func actions(_ sheet: EventSheet, _ visit: Visit) -> HTML {
        let (reference, status) = (sheet.plan.reference, sheet.plan.status)
        let hasStarted = sheet.plan.dates.map { $0.startsAt <= visit.house.now } ?? false
        var actions: [HTML] = []
        let step = { (step: EventStep) in
            OfficeKit.action(
                "event_step.\(step.rawValue)_do", Path.stepEvent(reference).with("to", step.rawValue), visit)
        }
        if status == .draft { actions.append(step(.published)) }
        if status == .published, !hasStarted {
            actions.append(OfficeKit.action("office_event.book_for", Path.bookFor(reference), visit))
            actions.append(step(.closed))
        }
        if status == .closed, !hasStarted { actions.append(step(.reopened)) }
        if status == .published || status == .closed, hasStarted { actions.append(step(.delivered)) }
        if status != .draft, sheet.plan.dates != nil {
            actions.append(OfficeKit.action("office_event.register", Path.register(reference), visit))
        }
        let isOver = sheet.plan.dates.map { $0.endsAt <= visit.house.now } ?? false
        if isOver, status != .draft, status != .cancelled, sheet.unrecorded > 0 {
            actions.append(OfficeKit.action("ask_attendance.title", Path.askAttendance(reference), visit))
        }
        if status != .delivered, status != .cancelled {
            actions.append(OfficeKit.action("office_event.change", Path.changeEvent(reference), visit))
            if status != .draft, !hasStarted {
                actions.append(OfficeKit.action("office_event.postpone", Path.postponeEvent(reference), visit))
            }
            actions.append(OfficeKit.action("office_event.cancel", Path.callOffEvent(reference), visit))
        }
        actions.append(OfficeKit.action("office_event.copy", Path.copyEvent(reference), visit))
        if sheet.plan.dates != nil {
            actions.append(OfficeKit.action("office_event.series", Path.eventSeries(reference), visit))
        }
        return "<nav aria-label=\"\(visit.say("office_event.actions"))\"><ul class=\"links\">\(actions)</ul></nav>"
    }

    static func plan(_ sheet: EventSheet, _ visit: Visit) -> [Parts.Fact] {
        let (say, plan) = (visit.say, sheet.plan)
        let course: HTML = """
            <a href="\(Path.officeCourse(sheet.course.code))">\(sheet.course.title)</a> \(sheet.course.code)
            """
        let isOpen = plan.status != .delivered && plan.status != .cancelled
        let until = sheet.terms.map { HTML(text: $0.freeUntil.limit) } ?? say("event.no_policy")
        var facts: [Parts.Fact] = [
            .init(name: say("event.course"), value: course),
            .init(name: say("event_form.kind"), value: say("event_kind.\(plan.kind.rawValue)")),
            .init(name: say("event.when"), value: SessionFields.list(plan.dates?.times ?? [], visit)),
            .init(name: say("event.where"), value: EventCards.place(plan.venue, plan.delivery, visit)),
            .init(name: say("event_form.delivery"), value: visit.mode(plan.delivery)),
            .init(
                name: say("event.places"),
                value: plan.places == plan.bookable
                    ? "\(plan.places)"
                    : say("office_event.places", .number(plan.places), .number(plan.bookable))),
            .init(
                name: say("event_form.minimum"),
                value: plan.minimum == 0 ? say("office_event.no_minimum") : "\(plan.minimum)"),
            .init(
                name: say("event_form.approval"),
                value: say(plan.needsApproval ? "office.yes" : "office.no")),
            .init(name: say("event_form.offer"), value: visit.length(plan.offerMinutes)),
            .init(
                name: say("event_form.priority"),
                value: plan.priority.sectors.isEmpty
                    ? say("event_form.no_priority") : HTML(text: plan.priority.sectors.joined(separator: ", "))),
        ]
        if isOpen { facts.append(.init(name: say("office_event.free_until"), value: until)) }
        return facts
    }

    /// How many bookings there are in each state, each with the way to them.
    static func counts(_ sheet: EventSheet, _ visit: Visit) -> HTML {
        let (say, counts, reference) = (visit.say, sheet.counts, sheet.plan.reference)
        let states: [(Counter, BookingState.Code)] = [
            (.held, .confirmed), (.requested, .requested), (.offered, .offered), (.waiting, .waitlisted),
            (.cancelledInTime, .cancelledInTime), (.cancelledLate, .cancelledLate),
            (.cancelledUnjudged, .cancelledUnjudged), (.substituted, .substituted), (.moved, .moved),
            (.eventCancelled, .eventCancelled),
        ]
        var facts = states.filter { counts[$0.0] > 0 || $0.0 == .held }.map { counter, state -> Parts.Fact in
            let bookings = Path.eventBookings(reference)
            let link = counter == .held ? bookings : bookings.with("status", state.rawValue)
            let name = counter == .held ? say("office_event.held") : say("state_of.\(state.rawValue)")
            return .init(
                name: name,
                value: counter == .held
                    ? say("office.taken", .number(counts[.held]), .number(sheet.plan.bookable))
                    : "\(counts[counter])",
                change: counts[counter] > 0
                    ? "<a href=\"\(link)\">\(say("office.see"))<span class=\"unseen\">: \(name)</span></a>" : nil)
        }
        let outcomes: [Counter] = [.walkIns, .attended, .refusedLate, .didNotAttend, .excused]
        for counter in outcomes where counts[counter] > 0 {
            facts.append(.init(name: say("office_event.\(counter.rawValue)"), value: "\(counts[counter])"))
        }
        guard counts[.arrivals] > 0 else { return Parts.facts(facts) }
        return """
            \(Parts.facts(facts))<p><a href="\(Path.eventBookings(reference))">\
            \(say("office_event.all_bookings", .number(counts[.arrivals])))</a></p>
            """
    }
}

extension EventSheet {
    /// Of how many of those who held a place nothing is recorded.
    var unrecorded: Int64 {
        let recorded: [Counter] = [.attended, .refusedLate, .didNotAttend, .excused]
        return counts[.held] + counts[.walkIns] - recorded.reduce(0) { $0 + counts[$1] }
    }
}
