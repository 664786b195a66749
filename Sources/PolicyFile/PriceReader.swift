import Domain
import Money

/// Reads prices and the two lists they stand on.
enum PriceReader {
    static func list(_ field: Field, isFee: Bool) -> PriceList? {
        guard let section = Section(field, keys: ["price", "price_for", "actual_costs", "exempt"]) else { return nil }
        let standard = section.required("price", isFee ? "free" : "£50").flatMap(price)
        let special = section["price_for"].map { specials($0) } ?? []
        let passesOn = section["actual_costs"]?.flag() ?? false
        let exempt = section["exempt"].flatMap { Section($0, keys: ["agencies_marked_exempt", "sectors", "bands"]) }
        let marked = exempt?["agencies_marked_exempt"]?.flag() ?? true
        let group = exempt.map(group) ?? .nobody
        guard let standard else { return nil }
        return PriceList(
            standard: standard, special: special, passesOnCosts: passesOn, exemptsMarkedAgencies: marked, exempt: group)
    }

    /// A price: free, course_fee, an amount, or amounts by length or day.
    static func price(_ field: Field) -> Price? {
        guard field.isGroup else {
            let wanted = "free, course_fee, an amount such as £50, or amounts by length"
            switch field.word(wanted) {
            case nil: return nil
            case "free"?: return .free
            case "course_fee"?: return .courseFee
            case let text?:
                let near = NearestWord.of(text, among: ["free", "course_fee"]).map { "Did you mean \($0)? " } ?? ""
                guard text.hasPrefix("£") else {
                    return field.fault("“\(field.path)” is “\(excerpt(text))”.", "\(near)Write \(wanted).")
                }
                return field.money().map(Price.flat)
            }
        }
        guard let section = Section(field, keys: ["half_day", "day", "each_date", "per_day"]) else { return nil }
        if let perDay = section["per_day"] {
            for key in ["half_day", "day", "each_date"] where section[key] != nil {
                let _: Bool? = section[key]?.fault(
                    "“\(key)” cannot stand beside “per_day”.", "Keep per_day, or half_day and day.")
            }
            return perDay.money().map(Price.perDay)
        }
        let halfDay = section.required("half_day", "£50")?.money()
        let day = section.required("day", "£100")?.money()
        let eachDate = section["each_date"]?.flag() ?? false
        guard let halfDay, let day else { return nil }
        return .byLength(halfDay: halfDay, day: day, eachDate: eachDate)
    }

    /// Agencies by sector and band; names at least one.
    static func namedGroup(_ section: Section) -> AgencyGroup? {
        let group = group(section)
        if section["sectors"] == nil, section["bands"] == nil {
            section.log.add(
                section.place, "“\(section.path)” names no agencies.", "Add “sectors: [school]” or “bands: […]”.")
            return nil
        }
        return group
    }

    private static func group(_ section: Section) -> AgencyGroup {
        AgencyGroup(sectors: section["sectors"]?.codes() ?? [], bands: section["bands"]?.codes() ?? [])
    }

    private static func specials(_ field: Field) -> [PriceList.Special] {
        (field.entries("a list of prices for some agencies") ?? []).compactMap { entry in
            guard let section = Section(entry, keys: ["sectors", "bands", "price"]) else { return nil }
            let group = namedGroup(section)
            let price = section.required("price", "course_fee").flatMap(price)
            guard let group, let price else { return nil }
            return PriceList.Special(group: group, price: price)
        }
    }
}

/// Reads `charged`.
enum ChargedReader {
    private static let occurrences = Occurrence.allCases.filter { $0 != .attendanceFee }

    static func read(_ field: Field) -> (occurrences: ChargedOccurrences, eachDate: Bool)? {
        guard let section = Section(field, keys: occurrences.map(\.rawValue) + ["each_date"]) else { return nil }
        var rules: [Occurrence: ChargeRule] = [:]
        for occurrence in occurrences {
            let standard = ChargedOccurrences.usual[occurrence]
            rules[occurrence] = section[occurrence.rawValue].map { rule($0) ?? .notCharged } ?? standard
        }
        return (ChargedOccurrences(rules), section["each_date"]?.flag() ?? false)
    }

    /// yes, no, a share of the list price, or a price of its own.
    private static func rule(_ field: Field) -> ChargeRule? {
        guard !field.isGroup, !field.isList else { return PriceReader.price(field).map(ChargeRule.own) }
        guard let text = field.word("yes, no, a share such as 50%, or a price") else { return nil }
        if text.hasSuffix("%") { return field.share().map(ChargeRule.listPrice) }
        if text.hasPrefix("£") || text == "course_fee" { return PriceReader.price(field).map(ChargeRule.own) }
        guard text == "yes" || text == "no" else {
            return field.fault(
                "“\(field.path)” is “\(excerpt(text))”.", "Write yes, no, a share such as 50%, or a price such as £20.")
        }
        return field.flag().map { $0 ? .listPrice(.all) : .notCharged }
    }
}
