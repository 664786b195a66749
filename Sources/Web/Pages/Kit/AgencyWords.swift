import Application

/// The agencies by their codes, so that people read names.
struct AgencyWords: Sendable {
    private let names: [String: String]

    init(_ agencies: [AgencyName]) {
        names = Dictionary(agencies.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name; the code of an agency that is not known, and nothing for none.
    func callAsFunction(_ code: String) -> String { names[code] ?? code }
}

extension Visit {
    /// The names of all agencies, those that left the partnership too: their bookings and charges stay. They change so
    /// seldom that they are kept for a moment.
    func agencyNames() async throws -> AgencyWords {
        AgencyWords(try await kept(\.agencies, "") { try await ListAgencyNames(house).all() })
    }

    /// The name of one agency.
    func agencyName(_ code: String) async throws -> String { try await agencyNames()(code) }
}
