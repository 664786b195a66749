public import Domain
public import Invoicing

/// Shows the form in which the ledger is exported.
public struct ShowLedgerLayout: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// The layout of a stream: what was written, or what ships.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ stream: LedgerStream, by principal: Principal) async throws -> LayoutLine {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { try $0.layoutInForce(stream) }
    }
}

/// Writes the form in which the ledger is exported from now on; batches keep the one they were made in.
public struct ChangeLedgerLayout: Sendable {
    private let house: House

    /// Changes that of this house.
    public init(_ house: House) { self.house = house }

    /// Writes the layout; its document names the stream.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` with the line and the mend, or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ document: String, by principal: Principal) async throws -> LayoutLine {
        try principal.mustHandleMoney()
        let stream = try LedgerLayout.read(document).stream
        try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.layout(stream)?.document != document else { return }
            try work.setLayout(stream, document)
            try work.audit("ledger.layout_set", subject: "ledger_layout:\(stream.rawValue)", detail: "")
        }
        return try await ShowLedgerLayout(house)(stream, by: principal)
    }
}
