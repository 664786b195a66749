import Application
import Domain
import Markup

/// Places of an event kept for an agency or a sector, or limited, until a moment.
enum AllocationPages {
    static let all = [ask, allocate, release]

    static let ask = Page.show("allocations", .eventAllocations, OfficeKit.access) { visit in
        try await asking(visit, .empty, .none)
    }

    private static func asking(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, reference) = (visit.say, visit.path("reference"))
        let sheet = try await ShowRecord(visit.house).event(reference, by: visit.principal)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let list: HTML =
            sheet.plan.allocations.isEmpty
            ? "<p>\(say("office_event.no_allocations"))</p>"
            : table(sheet, try await visit.agencyNames(), visit, canRelease: true)
        let main: HTML = """
            \(OfficeKit.told(visit))\(fields.summary)
            <h1><span class="caption">\(OfficeWords.caption(sheet, visit))</span>\(say("allocations.title"))</h1>
            <p>\(say("allocations.lead", .number(sheet.plan.bookable)))</p>\(list)<h2>\(say("allocations.add"))</h2>
            <form method="post" action="\(Path.eventAllocations(reference))" novalidate>\(visit.once)
            \(fields.version(sheet.plan.version))
            \(fields.menu("group", say("allocations.group"), try await groups(visit)))
            \(fields.number("reserved", say("allocations.reserved"), hint: say("allocations.reserved_hint")))
            \(fields.number("cap", say("allocations.cap"), hint: say("allocations.cap_hint")))
            \(fields.moment("release", say("allocations.release"), hint: say("allocations.release_hint")))
            \(fields.send(say("allocations.send")))</form>
            """
        return .page(say("allocations.title"), back: Path.officeEvent(reference), status: faults.status, main)
    }

    /// For whom places may be kept: each sector and each agency.
    private static func groups(_ visit: Visit) async throws -> [(value: String, text: HTML)] {
        let say = visit.say
        let sectors = try await ListSectors(visit.house)(by: visit.principal).map { sector in
            ("sector:\(sector)", say("allocations.sector", .text(spoken(sector))))
        }
        let agencies = try await ListAgencyNames(visit.house)().map { ("agency:\($0.code)", HTML(text: $0.name)) }
        return [("", say("allocations.choose"))] + sectors + agencies
    }

    private static func spoken(_ sector: String) -> String { sector.replacing("_", with: " ") }

    /// What an event keeps, group by group.
    static func table(
        _ sheet: EventSheet, _ names: AgencyWords, _ visit: Visit, canRelease: Bool = false
    ) -> HTML {
        let say = visit.say
        let rows = zip(sheet.groups, sheet.plan.allocations).map { group, allocation -> [HTML] in
            let isSector = if case .sector = allocation.group { true } else { false }
            let until = allocation.releaseAt.map { HTML(text: visit.spoken($0)) } ?? say("allocations.never")
            let value = "\(isSector ? "sector" : "agency"):\(group)"
            let form: HTML = """
                <form method="post" action="\(Path.releaseAllocations(sheet.plan.reference))">\(visit.once)
                <input type="hidden" name="version" value="\(sheet.plan.version)">
                <input type="hidden" name="group" value="\(value)">
                <button class="button button-plain button-small">\
                \(say("allocations.clear", .text(isSector ? spoken(group) : names(group))))</button></form>
                """
            return [
                isSector ? say("allocations.sector", .text(spoken(group))) : HTML(text: names(group)),
                "\(allocation.reserved)", allocation.cap.map { "\($0)" } ?? say("allocations.no_cap"), until,
            ] + (canRelease ? [form] : [])
        }
        var columns: [Parts.Column] = [
            .init(name: say("allocations.group")), .init(name: say("allocations.reserved"), isNumber: true),
            .init(name: say("allocations.cap"), isNumber: true), .init(name: say("allocations.release")),
        ]
        if canRelease { columns.append(.init(name: say("allocations.end"), isAction: true)) }
        return Parts.table(say("allocations.caption"), columns, rows)
    }

    private static func group(_ text: String) -> AllocationGroup? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "agency": return .agency(parts[1])
        case "sector": return .sector(parts[1])
        default: return nil
        }
    }

    static let allocate = Page.form("allocatePlacesByPage", .eventAllocations, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        var reader = FormReader(visit)
        let group = group(visit.form["group"])
        if group == nil { reader.add("group", visit.say("allocations.group_missing")) }
        let reserved = reader.number("reserved", 0...100_000, "allocations.reserved")
        let cap = reader.number("cap", 0...100_000, "allocations.cap", isNeeded: false)
        let release = reader.moment("release", isNeeded: false)
        guard reader.faults.isEmpty, let group, let reserved else {
            return try await asking(visit, visit.form, reader.faults)
        }
        let request = AllocatePlaces.Request(
            reference: reference, group: group, reserved: reserved, cap: cap, release: release,
            known: visit.form.known)
        let done = Path.eventAllocations(reference).with("told", "allocated")
        return try await OfficeKit.attempt(done) {
            let promotions = try await AllocatePlaces(visit.house)(request, by: visit.principal)
            return done.with("count", String(promotions.count))
        } refused: {
            try await asking(visit, visit.form, $0)
        }
    }

    static let release = Page.form("releaseAllocation", .releaseAllocations, OfficeKit.access) { visit in
        let reference = visit.path("reference")
        guard let group = group(visit.form["group"]) else { throw Problem.invalid("The group is missing.") }
        let done = Path.eventAllocations(reference).with("told", "released")
        return try await OfficeKit.attempt(done) {
            let promotions = try await AllocatePlaces(visit.house).clear(
                reference, group, known: visit.form.known, by: visit.principal)
            return done.with("count", String(promotions.count))
        } refused: {
            try await asking(visit, .empty, $0)
        }
    }
}
