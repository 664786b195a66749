import Domain

/// What a service tells of itself to everybody.
public struct SiteFacts: Hashable, Sendable {
    /// What the service is called; empty where nobody named it.
    public let name: String
    /// Where people get help; empty where nobody said.
    public let helpEmail: String
    /// Who decides what is kept and why (UK GDPR, article 13); empty where nobody said.
    public let controller: String
    /// Whether it is the demonstration, in which anybody may be anybody.
    public let isDemonstration: Bool
    /// For how many days after an event what people needed there is kept.
    public let accessNeedsDays: Int64

    /// A service that could not be asked yet.
    public static let unknown = SiteFacts(
        name: "", helpEmail: "", controller: "", isDemonstration: false, accessNeedsDays: PurgeAccessNeeds.usualDays)
}

/// Shows what a service tells of itself.
public struct ShowSite: Sendable {
    private let house: House

    /// Shows this house's.
    public init(_ house: House) { self.house = house }

    /// The name, where to get help, who is the controller, and whether it is the demonstration.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction() async throws -> SiteFacts {
        try await house.store.read(.figures) { view in
            let values = Dictionary(
                try view.settings().map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            let value = { (setting: Setting) in values[setting.rawValue] ?? "" }
            let first = { (settings: Setting...) in settings.map(value).first { !$0.isEmpty } ?? "" }
            return SiteFacts(
                name: value(.siteName), helpEmail: first(.siteHelpEmail, .sellerEmail),
                controller: first(.controllerName, .sellerName),
                isDemonstration: try view.fact("demonstration") != nil,
                accessNeedsDays: Int64(value(.accessNeedsDays)) ?? PurgeAccessNeeds.usualDays)
        }
    }
}
