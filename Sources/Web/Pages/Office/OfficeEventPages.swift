import Application
import Domain
import Markup

/// One event with everything there is to know about it and everything that can be done with it.
enum OfficeEventPages {
    static let all = [event]

    static let event = Page.show("officeEvent", .officeEvent, OfficeKit.access) { visit in
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let trainers = try await ListTrainers(visit.house)(reference, by: visit.principal)
        let waiting = try await ShowWaiting(visit.house)(reference, limit: 5, by: visit.principal)
        let isFull = sheet.counts[.held] + sheet.counts[.offered] >= sheet.plan.bookable
        let reason: HTML =
            sheet.plan.reason.isEmpty
            ? .none : Parts.notice(.bad, "<p>\(say("office_event.reason", .text(sheet.plan.reason)))</p>")
        let main: HTML = """
            \(OfficeKit.told(visit))<h1><span class="caption">\(reference)</span>\(sheet.course.title)</h1>
            <p>\(OfficeWords.status(sheet.plan.status, isFull: isFull, visit))</p>\(reason)
            \(OfficeEventParts.actions(sheet, visit))
            <h2>\(say("office_event.plan"))</h2>\(Parts.facts(OfficeEventParts.plan(sheet, visit)))
            <h2>\(say("office_event.bookings"))</h2>\(OfficeEventParts.counts(sheet, visit))
            <h2>\(say("office_event.waiting_list"))</h2>\(try await waitingList(waiting, sheet, visit))
            <h2>\(say("office_event.trainers"))</h2>\(people(trainers, sheet, visit))
            \(try await allocations(sheet, visit))\(try await joining(sheet, visit))
            <h2>\(say("office_event.history"))</h2>\(OfficeKit.history(sheet.history, visit))
            """
        return .page(HTML(text: "\(reference): \(sheet.course.title)"), back: Path.officeEvents(), main)
    }

    private static func waitingList(
        _ entries: [WaitingEntry], _ sheet: EventSheet, _ visit: Visit
    ) async throws -> HTML {
        let (say, reference) = (visit.say, sheet.plan.reference)
        guard !entries.isEmpty else { return "<p>\(say("office_event.nobody_waits"))</p>" }
        return """
            \(WaitingListPages.table(entries, try await visit.agencyNames(), visit))
            <p><a href="\(Path.eventWaiting(reference))">\
            \(say("office_event.whole_list", .number(sheet.counts[.waiting])))</a></p>
            """
    }

    /// Whether anything of the plan may still be changed.
    private static func isOpen(_ sheet: EventSheet) -> Bool {
        sheet.plan.status != .delivered && sheet.plan.status != .cancelled
    }

    private static func people(_ trainers: [Person], _ sheet: EventSheet, _ visit: Visit) -> HTML {
        let (say, reference, isOpen) = (visit.say, sheet.plan.reference, isOpen(sheet))
        let items = trainers.map { "<li>\($0.details?.name ?? "") (\($0.details?.email ?? ""))</li>" as HTML }
        let list: HTML =
            items.isEmpty
            ? "<p>\(say(isOpen ? "office_event.no_trainers" : "office_event.had_no_trainers"))</p>"
            : "<ul class=\"bare\">\(items)</ul>"
        guard isOpen else { return list }
        return "\(list)<p><a href=\"\(Path.eventTrainers(reference))\">\(say("office_event.change_trainers"))</a></p>"
    }

    private static func allocations(_ sheet: EventSheet, _ visit: Visit) async throws -> HTML {
        let say = visit.say
        guard isOpen(sheet) || !sheet.plan.allocations.isEmpty else { return .none }
        let list: HTML =
            sheet.plan.allocations.isEmpty
            ? "<p>\(say("office_event.no_allocations"))</p>"
            : AllocationPages.table(sheet, try await visit.agencyNames(), visit)
        let title: HTML = "<h2>\(say("office_event.allocations"))</h2>"
        guard isOpen(sheet) else { return title + list }
        return """
            \(title)\(list)<p><a href="\(Path.eventAllocations(sheet.plan.reference))">\
            \(say("office_event.change_allocations"))</a></p>
            """
    }

    private static func joining(_ sheet: EventSheet, _ visit: Visit) async throws -> HTML {
        let (say, reference) = (visit.say, sheet.plan.reference)
        let joining = try await ShowJoining(visit.house)(reference, by: visit.principal)
        let told: HTML =
            joining.isEmpty
            ? "<p>\(say("office_event.no_joining"))</p>"
            : "\(joining.instructions.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML })"
                + (joining.link.isEmpty ? .none : "<p>\(say("office_event.link")): \(joining.link)</p>")
        let title: HTML = "<h2>\(say("office_event.joining"))</h2>"
        guard isOpen(sheet) else { return joining.isEmpty ? .none : title + told }
        return """
            \(title)\(told)<p><a href="\(Path.eventJoining(reference))">\(say("office_event.change_joining"))</a></p>
            """
    }
}
