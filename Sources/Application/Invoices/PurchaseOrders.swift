public import Domain

/// The purchase order number that an agency gave for one event; invoices of that event's charges quote it instead of
/// the agency's usual one.
public struct PurchaseOrder: Hashable, Sendable {
    /// The event.
    public let event: EventID
    /// The agency.
    public let agency: AgencyID
    /// The event's reference.
    public let eventReference: String
    /// The title of the course.
    public let title: String
    /// When the event starts; nil while it has no date.
    public let startsAt: Instant?
    /// The agency's code.
    public let agencyCode: String
    /// The number, as the agency writes it.
    public let number: String
    /// When it was given.
    public let givenAt: Instant

    /// Takes every part.
    public init(
        event: EventID, agency: AgencyID, eventReference: String, title: String, startsAt: Instant?,
        agencyCode: String, number: String, givenAt: Instant
    ) {
        self.event = event
        self.agency = agency
        self.eventReference = eventReference
        self.title = title
        self.startsAt = startsAt
        self.agencyCode = agencyCode
        self.number = number
        self.givenAt = givenAt
    }
}

extension Principal {
    /// Whoever speaks for an agency, or handles money.
    fileprivate func mustKnowOrders() throws(Refusal) {
        switch role {
        case .administrator, .finance, .agencyLead: return
        case .trainer, .practitioner, .observer:
            throw Refusal(
                .forbidden, "Only an agency's lead or a finance officer may do this.", mend: "Ask one of them.")
        }
    }
}

/// Records which purchase order an agency gives for one event.
///
/// NHS buyers pay nothing without one, and many raise one for each event. Earlier numbers stay in the history; invoices
/// issued before quote what counted then.
public struct GivePurchaseOrder: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Takes the number of 1 to 100 characters for the agency of a code and the event of a reference; an empty one
    /// takes the former back, so that the agency's usual number counts again.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`, `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ number: String, agency code: String, event reference: String, by principal: Principal
    ) async throws {
        try principal.mustKnowOrders()
        let number = try PersonText.line(number, "purchase order", atLeast: 0)
        guard number.count <= 100 else {
            throw Refusal(
                .invalid, "The purchase order number has \(number.count) characters.", mend: "Write at most 100.")
        }
        try await house.store.write(Intent(principal, at: house.now)) { work in
            let agency = try work.found(agency: code)
            guard let event = try work.event(reference: reference) else {
                throw Refusal(
                    .notFound, "There is no event \(Field.shown(reference)).", mend: "Check the event's reference.")
            }
            try work.give(purchaseOrder: number, of: agency.id, for: event.id)
        }
    }
}

/// Lists the purchase orders that count.
public struct ListPurchaseOrders: Sendable {
    /// The most that are listed.
    public static let most: Int64 = 10_000
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Those of the agency of a code, or of all that may be seen, the latest events first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(agency code: String? = nil, by principal: Principal) async throws -> [PurchaseOrder] {
        try principal.mustKnowOrders()
        return try await house.store.read(principal.scope) { view in
            let agency = try code.map { try view.found(agency: $0).id } ?? principal.scope.agency
            return try view.purchaseOrders(agency: agency, limit: Self.most)
        }
    }
}

/// The purchase orders of a run of invoices, by event and agency.
struct PurchaseOrders {
    private struct Key: Hashable {
        let event: EventID
        let agency: AgencyID
    }

    private let numbers: [Key: String]

    init(_ reads: any MoneyReads) throws {
        let orders = try reads.purchaseOrders(agency: nil, limit: .max)
        numbers = Dictionary(
            orders.map { (Key(event: $0.event, agency: $0.agency), $0.number) }, uniquingKeysWith: { _, last in last })
    }

    /// The number for a charge: given by the agency charged, or by the one it was merged into.
    func number(_ event: EventID, _ charged: AgencyID, _ payer: AgencyID) -> String? {
        numbers[Key(event: event, agency: payer)] ?? numbers[Key(event: event, agency: charged)]
    }
}
