import Markup

/// What the office leads to.
enum OfficeMenu {
    static let items: [(key: String, link: Link)] =
        [
            ("office.menu_events", Path.officeEvents()), ("office.menu_courses", Path.officeCourses()),
            ("office.menu_plan", Path.officePlan()), ("office.menu_registers", Path.registers()),
            ("office.menu_imports", Path.officeImports()),
        ] + RecordsMenu.items

    /// The list of it.
    static func list(_ visit: Visit) -> HTML {
        let items = items.map { item -> HTML in
            "<li><a href=\"\(item.link)\">\(visit.say(item.key))</a></li>"
        }
        return "<nav aria-label=\"\(visit.say("office.menu"))\"><ul class=\"links\">\(items)</ul></nav>"
    }
}
