public import Domain

/// Lists what was mailed about a booking, or is to be: what each message is about, and neither its text nor where it
/// went. Finished mail is cleared after a while.
public struct ListBookingMail: Sendable {
    private static let limit: Int64 = 50

    private let house: House

    /// Lists that of this house.
    public init(_ house: House) { self.house = house }

    /// The messages about the booking of a reference, the newest first.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` or `not_found`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> [MailLine] {
        try principal.mustAdminister()
        let id = try await house.bookingID(reference)
        return try await house.store.read(principal.scope) {
            try $0.mail(about: "booking:\(id.raw)", limit: Self.limit)
        }
    }
}
