public import Domain
public import Invoicing
public import Money

/// What a finance officer sees first: what waits to be decided and billed, and who is late.
public struct MoneyDesk: Sendable {
    /// The open charges by state; a state without any is left out.
    public let open: [OpenSum]
    /// How many charges are to be credited because what they rested on was corrected, and how much in all, in pence.
    public let toCredit: (count: Int64, net: Pence)
    /// How many waivers wait for a second person.
    public let proposals: Int
    /// What agencies owe past its date, those without such a debt left out.
    public let overdue: [AgedDebt]

    /// What the open charges of a state come to; nil where there are none.
    public func sum(_ state: ChargeState.Code) -> OpenSum? { open.first { $0.state == state } }
}

/// Shows a finance officer what waits.
public struct ShowMoneyDesk: Sendable {
    private let house: House

    /// Shows that of this house.
    public init(_ house: House) { self.house = house }

    /// What waits at this moment.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> MoneyDesk {
        try principal.mustHandleMoney()
        let (open, proposals, excess) = try await house.store.read(principal.scope) { view in
            (
                try view.openSums(), try view.waiverProposals(limit: 1_000).count,
                try view.chargesToCredit(limit: CreditCorrections.most).map(\.charge.corrections.excess)
            )
        }
        let debt = try await AgeDebt(house)(by: principal)
        return MoneyDesk(
            open: open, toCredit: (Int64(excess.count), excess.reduce(.zero, +)), proposals: proposals,
            overdue: debt.filter { $0.overdue > .zero })
    }
}
