import Domain
import Money

/// The VAT treatment by date as the host's VAT officer set it; where nothing is set, the policy's own schedule holds.
///
/// Settings `vat.category` (for not attending) and `vat.fee_category` (for attending) hold treatments with semicolons
/// between: an optional first date, the category, and the rate or the reason:
/// `O compensation, no supply; 2026-04-01 S 20%`.
struct VATSettings {
    private let charges: VATSchedule?
    private let fees: VATSchedule?

    /// Reads the settings.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` that names the setting and the form it takes.
    init(_ settings: [SettingValue]) throws(Refusal) {
        charges = try Self.schedule("vat.category", settings)
        fees = try Self.schedule("vat.fee_category", settings)
    }

    /// The treatment at a tax point, of a kind of charge whose policy has this schedule.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` where nothing was decided for that date.
    func treatment(
        _ occurrence: Domain.Occurrence, _ schedule: VATSchedule, on taxPoint: LocalDate, place: String
    ) throws(Refusal) -> VATTreatment {
        let own = occurrence.isFee ? fees ?? charges : charges
        if let treatment = (own ?? schedule).treatment(on: taxPoint) { return treatment }
        throw Refusal(
            .notReady, "No VAT treatment is decided for \(taxPoint), as \(place) needs it.",
            mend: "Set it: turnout settings set vat.category \"O the reason why there is no VAT\".")
    }

    private static func schedule(_ name: String, _ settings: [SettingValue]) throws(Refusal) -> VATSchedule? {
        guard let value = settings.first(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
        var entries: [VATSchedule.Entry] = []
        for part in value.split(separator: ";") {
            guard let entry = entry(part.split(separator: " ", omittingEmptySubsequences: true)) else {
                throw Refusal(
                    .invalid, "The setting \(name) cannot be read at “\(part.prefix(60))”.",
                    mend: "Write a date if it is not from the beginning, S, E or O, and the rate or the reason: S 20%.")
            }
            entries.append(entry)
        }
        return entries.isEmpty ? nil : VATSchedule(entries)
    }

    private static func entry(_ words: [Substring]) -> VATSchedule.Entry? {
        var words = words[...]
        let from = words.first.flatMap { LocalDate(iso: $0) }
        if from != nil { words = words.dropFirst() }
        guard let category = words.popFirst().flatMap({ VATCategory(rawValue: String($0)) }) else { return nil }
        let rest = words.joined(separator: " ")
        guard !rest.isEmpty, rest.count <= 300 else { return nil }
        switch category {
        case .standard:
            guard let rate = BasisPoints(percent: rest), rate > .none else { return nil }
            return VATSchedule.Entry(from: from, treatment: .standard(rate: rate))
        case .exempt: return VATSchedule.Entry(from: from, treatment: .exempt(reason: rest))
        case .outsideScope: return VATSchedule.Entry(from: from, treatment: .outsideScope(reason: rest))
        }
    }
}
