import Application
import Domain
import Markup
import Money

/// A course and one of its events, for anybody.
enum EventPages {
    static let all = [course, event]

    static let course = Page.show("course", .course, .open, keeping: .everybody) { visit in
        let say = visit.say
        let course = try await FindCourse(visit.house)(visit.path("course"), by: visit.principal)
        let next = try await coming(course.code, visit)
        let dates = next.isEmpty ? "<p>\(say("course.none"))</p>" : EventCards.dates(next, visit)
        let main: HTML = """
            <h1><span class="caption">\(say("event.course")) \(course.code)</span>\(course.title)</h1>
            \(Parts.facts(about(course, visit)))<h2>\(say("course.next"))</h2>\(dates)
            \(try await InterestPages.ask(course.code, visit))
            """
        return .page(HTML(text: course.title), back: Path.programme(), main)
    }

    static let event = Page.show("event", .event, .open, keeping: .everybody) { visit in
        let sheet = try await ShowRecord(visit.house).event(visit.path("reference"), by: visit.principal)
        let (say, plan) = (visit.say, sheet.plan)
        let others = try await coming(sheet.course.code, visit).filter { $0.head.reference != plan.reference }
        let sessions = (plan.dates?.times ?? []).map { "<li>\(visit.session($0))</li>" as HTML }
        let room = room(sheet, visit)
        let main: HTML = """
            <h1><span class="caption">\(plan.reference)</span>\(sheet.course.title)</h1>\(room.told)
            \(Parts.facts(when(sheet, sessions, visit) + about(sheet.course, visit)))
            <p><a href="\(Path.course(sheet.course.code))">\(say("event.about_course"))</a></p>
            <h2>\(say("event.cancelling"))</h2>\(cancelling(sheet, visit))
            \(room.button)
            <h2>\(say("event.other_dates"))</h2>\
            \(others.isEmpty ? "<p>\(say("event.no_other_dates"))</p>" : EventCards.dates(others, visit))
            """
        return .page(HTML(text: sheet.course.title), back: Path.programme(), main)
    }

    /// Events of a course that can still be booked or waited for.
    private static func coming(_ code: String, _ visit: Visit) async throws -> [EventLine] {
        var filter = EventFilter(limit: 20)
        filter.from = visit.house.today
        filter.status = .published
        return try await visit.kept(\.dates, code) {
            try await ListEvents(visit.house)(filter, course: code, by: visit.principal)
        }
    }

    private static func when(_ sheet: EventSheet, _ sessions: [HTML], _ visit: Visit) -> [Parts.Fact] {
        let (say, plan) = (visit.say, sheet.plan)
        let when: HTML = sessions.isEmpty ? say("event.no_dates") : "<ul class=\"bare\">\(sessions)</ul>"
        return [
            .init(name: say("event.when"), value: when),
            .init(name: say("event.where"), value: EventCards.place(plan.venue, plan.delivery, visit)),
        ]
    }

    private static func about(_ course: Course, _ visit: Visit) -> [Parts.Fact] {
        let say = visit.say
        var facts = [Parts.Fact]()
        if !course.topic.isEmpty { facts.append(.init(name: say("event.topic"), value: HTML(text: course.topic))) }
        if !course.level.isEmpty { facts.append(.init(name: say("event.level"), value: HTML(text: course.level))) }
        facts.append(.init(name: say("event.length"), value: visit.length(course.minutes)))
        if !course.targetGroups.isEmpty {
            let groups = course.targetGroups.map { $0 == "all" ? say("event.everybody") : HTML(text: $0) }
            facts.append(.init(name: say("event.for"), value: HTML.joined(groups, by: ", ")))
        }
        if !course.prerequisites.isEmpty {
            let links = course.prerequisites.map { "<a href=\"\(Path.course($0))\">\($0)</a>" as HTML }
            facts.append(.init(name: say("event.before"), value: HTML.joined(links, by: ", ")))
        }
        if let months = course.refresherMonths {
            facts.append(
                .init(name: say("event.refresher"), value: say("event.refresher_months", .number(months))))
        }
        return facts
    }

    private static func cancelling(_ sheet: EventSheet, _ visit: Visit) -> HTML {
        let say = visit.say
        guard let terms = sheet.terms else { return "<p>\(say("event.no_policy"))</p>" }
        let limit = Sentences.Value.text(terms.freeUntil.limit)
        let isFree = terms.freeUntil.covers(visit.house.now)
        let until: HTML =
            isFree
            ? "<p>\(say("event.free_until", limit))</p>"
            : Parts.notice(.care, "<p>\(say("event.free_over", limit))</p>")
        return """
            \(until)<ul><li>\(say(isFree ? "cost.late" : "cost.late_then", .text(terms.late.text)))</li>
            <li>\(say("cost.absent", .text(terms.absent.text)))</li></ul>
            <p class="quiet">\(say("event.own_terms"))</p>
            """
    }

    /// Whether there is room, and the button that follows from it.
    private static func room(_ sheet: EventSheet, _ visit: Visit) -> (told: HTML, button: HTML) {
        let (say, plan) = (visit.say, sheet.plan)
        let (held, offered, waiting) = (sheet.counts[.held], sheet.counts[.offered], sheet.counts[.waiting])
        let free = max(0, plan.bookable - held - offered)
        let hasBegun = plan.dates.map { visit.house.now >= $0.startsAt } ?? false
        switch plan.status {
        case .cancelled: return (Parts.notice(.bad, "<p>\(say("event.cancelled"))</p>"), .none)
        case .delivered: return (Parts.notice(.plain, "<p>\(say("event.held"))</p>"), .none)
        case .closed: return (Parts.notice(.plain, "<p>\(say("event.closed"))</p>"), .none)
        case .draft, .published: break
        }
        if hasBegun { return (Parts.notice(.plain, "<p>\(say("event.started"))</p>"), .none) }
        let hasRoom = free > 0 && waiting == 0
        let told =
            hasRoom
            ? Parts.tag(say("event.places_left", .number(free), .number(plan.bookable)), .good)
            : Parts.tag(waiting > 0 ? say("event.full_waiting", .number(waiting)) : say("event.full"), .care)
        let approval: HTML = plan.needsApproval ? "<p>\(say("event.approval"))</p>" : .none
        let button = Parts.button(say(hasRoom ? "event.book" : "event.join"), Path.book(plan.reference))
        return ("<p>\(told)</p>", "\(approval)<p class=\"actions\">\(button)</p>")
    }
}
