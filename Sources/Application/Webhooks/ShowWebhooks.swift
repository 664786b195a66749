public import Domain

/// Shows receivers and what is on its way to them; never a secret.
public struct ShowWebhooks: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// Receivers, the newest first; ended ones only where asked for.
    public func callAsFunction(includingEnded: Bool = false, by principal: Principal) async throws -> [WebhookLine] {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { try $0.webhooks(includingEnded: includingEnded) }
    }

    /// One receiver.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func one(_ id: WebhookID, by principal: Principal) async throws -> WebhookLine {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { try $0.found(webhook: id) }
    }

    /// What was sent or is to be sent to a receiver, the newest first, or what was before one of them.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func deliveries(
        to id: WebhookID, givenUpOnly: Bool = false, before: DeliveryID? = nil, limit: Int64,
        by principal: Principal
    ) async throws -> [DeliveryLine] {
        try principal.mustAdminister()
        let limit = try Field.number(limit, 1...1_001, "limit")
        return try await house.store.read(principal.scope) { view in
            _ = try view.found(webhook: id)
            return try view.deliveries(to: id, givenUpOnly: givenUpOnly, before: before, limit: limit)
        }
    }
}
