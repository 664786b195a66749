public import Domain

/// Ends a receiver: it is told nothing more, and what was on its way is given up.
public struct EndWebhook: Sendable {
    private let house: House

    /// Ends those of this house.
    public init(_ house: House) { self.house = house }

    /// Ends the receiver; one that is ended stays as it is.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func callAsFunction(_ id: WebhookID, by principal: Principal) async throws -> WebhookLine {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            _ = try work.found(webhook: id)
            if try work.end(id) { try work.audit("webhook.ended", subject: "webhook:\(id.raw)", detail: "") }
            return try work.found(webhook: id)
        }
    }
}

/// Sends once more what was given up.
public struct RetryDeliveries: Sendable {
    private let house: House

    /// Retries those of this house.
    public init(_ house: House) { self.house = house }

    /// Makes what was given up for a receiver due again, and says how many messages there were.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or `wrong_state` for a receiver that was ended.
    public func callAsFunction(_ id: WebhookID, by principal: Principal) async throws -> Int64 {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.found(webhook: id).webhook.endedAt == nil else {
                throw Refusal(.wrongState, "The webhook \(id.raw) was ended.", mend: "Add the receiver anew.")
            }
            let count = try work.retryGivenUp(of: id)
            try work.audit("webhook.retried", subject: "webhook:\(id.raw)", detail: "\(count) messages")
            return count
        }
    }
}
