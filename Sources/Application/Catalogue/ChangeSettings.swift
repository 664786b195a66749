public import Domain

/// Sets the host's own details; every earlier value stays in the history.
public struct ChangeSettings: Sendable {
    /// A setting with the value it is to have.
    public struct Pair: Hashable, Sendable {
        /// The setting's name.
        public let name: String
        /// The value.
        public let value: String
        /// How often the setting was set when its value was looked at.
        public let known: KnownVersion

        /// Takes the name, the value and what it replaces.
        public init(_ name: String, _ value: String, known: KnownVersion = .any) {
            self.name = name
            self.value = value
            self.known = known
        }
    }

    private let house: House

    /// Sets in this house.
    public init(_ house: House) { self.house = house }

    /// Sets all of them or none; the answer is the names of those that changed.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ pairs: [Pair], by principal: Principal) async throws -> [String] {
        try principal.mustAdminister()
        var wanted: [(setting: Setting, value: String, known: KnownVersion)] = []
        for pair in pairs {
            let setting = try Setting.named(pair.name)
            guard !wanted.contains(where: { $0.setting == setting }) else {
                throw Refusal(.invalid, "\(pair.name) is given twice.", mend: "Give it once.")
            }
            wanted.append((setting, try setting.checked(pair.value), pair.known))
        }
        let values = wanted
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let stored = try work.settings()
            var standing = Dictionary(
                stored.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            var changed: [String] = []
            for (setting, value, known) in values where standing[setting.rawValue] != value {
                if setting == .sellerLogo, !value.isEmpty, try work.logo(value) == nil {
                    throw Refusal(
                        .invalid, "There is no logo of this hash.",
                        mend: "Give the picture itself: turnout settings logo FILE.")
                }
                try known.mustBe(stored.first { $0.name == setting.rawValue }?.n ?? 0)
                standing[setting.rawValue] = value
                changed.append(setting.rawValue)
                try work.set(setting.rawValue, to: value)
            }
            try Self.seriesMustDiffer(standing)
            return changed
        }
    }

    private static func seriesMustDiffer(_ standing: [String: String]) throws(Refusal) {
        let notes = standing[Setting.creditNoteSeries.rawValue] ?? Letterhead.usualCreditNotes
        let invoices = [
            standing[Setting.invoiceSeries.rawValue] ?? Letterhead.usualInvoices,
            standing[Setting.standardSeries.rawValue], standing[Setting.exemptSeries.rawValue],
        ]
        guard invoices.contains(notes) else { return }
        throw Refusal(
            .invalid, "Invoices and credit notes cannot share the series \(notes).",
            mend: "Give credit notes a series of their own, such as CN.")
    }
}
