import Application
import Domain
import Markup

/// Bank holidays, by which working days of notice are counted.
enum HolidayPages {
    static let all = [list, add, askRemove, remove]

    static let list = Page.show("officeHolidays", .officeHolidays, RecordParts.access) { visit in
        try await page(visit, visit.form, .none)
    }

    private static func page(_ visit: Visit, _ form: Form, _ faults: FormFaults) async throws -> PageReply {
        let (say, query) = (visit.say, visit.query)
        let nation = Nation(rawValue: query["nation"]) ?? .englandAndWales
        let year = Int64(query["year"]) ?? visit.house.today.components.year
        let holidays = try await visit.house.store.read(visit.principal.scope) { try $0.holidays(nation, year: year) }
        let chosen = query.setting("nation", to: nation.rawValue).setting("year", to: String(year))
        let filters = Fields(visit: visit, form: chosen, faults: .none)
        let fields = Fields(visit: visit, form: form, faults: faults)
        let main: HTML = """
            \(fields.summary)\(RecordParts.done(visit))<h1>\(say("records.holidays"))</h1><p>\(say("holidays.lead"))</p>
            \(RecordParts.filter(
                Path.officeHolidays(),
                [
                    filters.menu("nation", say("holidays.nation"), nations(visit)),
                    filters.text("year", say("form.year"), width: "w4", complete: "off"),
                ], visit))
            \(holidays.isEmpty ? "<p>\(say("holidays.nothing"))</p>" : table(holidays, nation, year, visit))
            <h2>\(say("holidays.add"))</h2>
            <form method="post" action="\(Path.addOfficeHoliday())" novalidate>\(visit.once)
            \(fields.menu("of", say("holidays.nation"), nations(visit)))
            \(fields.date("on", say("holidays.date")))\(fields.text("name", say("book.name"), complete: "off"))
            \(fields.send(say("holidays.add")))</form>
            """
        return .page(
            say("records.holidays"), back: Path.officeSettings(), status: RecordParts.status(faults), main)
    }

    private static func nations(_ visit: Visit) -> [(value: String, text: HTML)] {
        Nation.allCases.map { ($0.rawValue, visit.say("nation.\($0.rawValue)")) }
    }

    private static func table(_ holidays: [Holiday], _ nation: Nation, _ year: Int64, _ visit: Visit) -> HTML {
        let say = visit.say
        let rows = holidays.map { holiday -> [HTML] in
            let link = Path.removeOfficeHoliday().with("nation", holiday.nation.rawValue)
                .with("date", holiday.date.description)
            return [
                HTML(text: holiday.date.spoken), HTML(text: holiday.name),
                "<a href=\"\(link)\">\(say("holidays.remove"))</a>",
            ]
        }
        return Parts.table(
            say("holidays.table", .html(say("nation.\(nation.rawValue)")), .number(year)),
            [
                .init(name: say("holidays.date")), .init(name: say("book.name")),
                .init(name: say("holidays.remove"), isAction: true),
            ], rows)
    }

    static let add = Page.form("addHoliday", .addOfficeHoliday, RecordParts.access) { visit in
        let form = visit.form
        var faults = FormFaults.none
        if form.date("on") == nil { faults.add("on", visit.say("records.date_fault")) }
        faults.check("name") { () throws(Refusal) in try Field.text(form["name"], "name") }
        guard faults.isEmpty, let date = form.date("on"), let nation = Nation(rawValue: form["of"]) else {
            return try await page(visit, form, faults)
        }
        let holiday = Holiday(nation: nation, date: date, name: form["name"])
        try await RecordParts.once { _ = try await ChangeHolidays(visit.house).add(holiday, by: visit.principal) }
        let back = Path.officeHolidays().with("nation", nation.rawValue)
            .with("year", String(date.components.year))
        return .redirect(back.with("done", "holiday_added"))
    }

    static let askRemove = Page.show("askRemoveHoliday", .removeOfficeHoliday, RecordParts.access) { visit in
        let (say, query) = (visit.say, visit.query)
        guard let nation = Nation(rawValue: query["nation"]), let date = LocalDate(iso: query["date"]) else {
            throw Problem.notFound()
        }
        let all = try await visit.house.store.read(visit.principal.scope) {
            try $0.holidays(nation, year: date.components.year)
        }
        guard let holiday = all.first(where: { $0.date == date }) else { throw Problem.notFound() }
        let main: HTML = """
            <h1><span class="caption">\(say("nation.\(nation.rawValue)")), \(date.spoken)</span>\
            \(say("holidays.remove_title", .text(holiday.name)))</h1><p>\(say("holidays.remove_told"))</p>
            <form method="post" action="\(Path.removeOfficeHoliday())">\(visit.once)
            \(RecordParts.hidden("nation", nation.rawValue))\(RecordParts.hidden("date", date.description))
            \(Fields(visit: visit, form: .empty, faults: .none).send(say("holidays.remove_send"), isStop: true))</form>
            """
        return .page(say("holidays.remove"), back: Path.officeHolidays(), main)
    }

    static let remove = Page.form("removeHoliday", .removeOfficeHoliday, RecordParts.access) { visit in
        guard let nation = Nation(rawValue: visit.form["nation"]), let date = LocalDate(iso: visit.form["date"]) else {
            throw Problem.notFound()
        }
        try await RecordParts.once {
            try await ChangeHolidays(visit.house).remove(nation, date, by: visit.principal)
        }
        return .redirect(Path.officeHolidays().with("done", "holiday_removed"))
    }
}
