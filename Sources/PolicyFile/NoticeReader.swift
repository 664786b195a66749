import Domain
import Money

/// Reads `notice`.
enum NoticeReader {
    private static let keys = ["length", "unit", "boundary", "counted_from", "shares"]

    static func read(_ field: Field) -> (standard: NoticeRule, multiDay: NoticeRule?)? {
        guard let section = Section(field, keys: keys + ["multi_day"]) else { return nil }
        let multiDay = section["multi_day"].flatMap { Section($0, keys: keys) }.flatMap { rule($0) }
        guard let standard = rule(section) else { return nil }
        return (standard, multiDay)
    }

    private static func rule(_ section: Section) -> NoticeRule? {
        let unit = section.required("unit", "working_days")?.choice(NoticeRule.Unit.self)
        let range = 0...NoticeRule.limit(unit ?? .hours)
        let length = section.required("length", "5")?.number(range)
        let boundary = section["boundary"]?.choice(NoticeRule.Boundary.self)
        let anchor = section["counted_from"]?.choice(NoticeRule.Anchor.self)
        if unit == .workingDays, anchor == .startInstant {
            let _: Bool? = section["counted_from"]?.fault(
                "Working days always count from the start date.", "Write start_date, or leave it out.")
        }
        guard let unit, let length else { return nil }
        let tiers = section["shares"].flatMap { shares($0, of: length) } ?? []
        return NoticeRule(length: length, unit: unit, boundary: boundary ?? .lessThan, anchor: anchor, tiers: tiers)
    }

    private static func shares(_ field: Field, of length: Int64) -> [NoticeRule.Tier]? {
        guard let entries = field.entries("a list of lengths and shares"), !entries.isEmpty else {
            return field.fault(
                "“\(field.path)” names no share.", "Leave it out, or add “- {length: \(length), share: 100%}”.")
        }
        let tiers = entries.compactMap { entry -> NoticeRule.Tier? in
            guard let section = Section(entry, keys: ["length", "share"]) else { return nil }
            let length = section.required("length", "\(length)")?.number(0...length)
            let share = section.required("share", "50%")?.share()
            guard let length, let share else { return nil }
            return NoticeRule.Tier(length: length, share: share)
        }
        guard tiers.count == entries.count else { return nil }
        guard Set(tiers.map(\.length)).count == tiers.count else {
            return field.fault("Two shares have the same length.", "Give each length one share.")
        }
        guard tiers.contains(where: { $0.length == length }) else {
            return field.fault(
                "No share says what is due from the notice of \(length) on.", "Add “- {length: \(length), share: …}”.")
        }
        return tiers
    }
}
