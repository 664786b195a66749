/// What is to be different about an agency; what is nil stays as it is.
public struct AgencyChange: Hashable, Sendable {
    /// The new name.
    public var name: String?
    /// The new sector.
    public var sector: String?
    /// The new band; empty: none.
    public var band: String?
    /// The new lines of the billing address.
    public var billingAddress: [String]?
    /// The new billing e-mail address; empty: none.
    public var billingEmail: String?
    /// The new purchase order number; empty: none.
    public var purchaseOrder: String?
    /// The new invoice frequency; `.some(nil)`: as the policy says.
    public var frequency: Frequency??
    /// The new electronic address, such as `0088:5060000000009`; empty: none.
    public var endpoint: String?
    /// What its electronic invoices are to quote without a purchase order; empty: nothing.
    public var buyerReference: String?
    /// Whether its documents are to be made electronically as they are issued.
    public var wantsElectronic: Bool?
    /// The new NHS organisation code; empty: none.
    public var ods: String?
    /// The new unique reference number of the school; empty: none.
    public var urn: String?
    /// The new global location number; empty: none.
    public var gln: String?
    /// The new VAT registration number; empty: none.
    public var vat: String?
    /// Whether charges are to be relieved.
    public var chargeExempt: Bool?
    /// Whether fees for attending are to be left out.
    public var attendExempt: Bool?

    /// Changes nothing.
    public init() {}
}

extension Agency {
    /// The agency after a change, and the change in words: what is an organisation's with its values, how to reach
    /// somebody by name only, because histories are never erased.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a value that cannot be, `wrong_state` unless the agency is active.
    public func changed(_ change: AgencyChange) throws(Refusal) -> (agency: Agency, words: [String]) {
        try mustBeActive()
        var next = self
        if let name = change.name { next.name = try Field.text(name, "name") }
        if let sector = change.sector { next.sector = try Field.word(sector, "sector") }
        if let band = change.band { next.band = band.isEmpty ? nil : try Field.word(band, "band") }
        if let exempt = change.chargeExempt { next.isChargeExempt = exempt }
        if let exempt = change.attendExempt { next.isAttendExempt = exempt }
        next.billing = try billing(change)
        next.identifiers = try identifiers(change)
        return (next, differences(next))
    }

    private func billing(_ change: AgencyChange) throws(Refusal) -> BillingDetails {
        var next = billing
        if let lines = change.billingAddress { next.address = try Field.lines(lines, "billing address") }
        if let email = change.billingEmail { next.email = email.isEmpty ? "" : try EmailAddress(parsing: email).text }
        if let order = change.purchaseOrder {
            next.purchaseOrder = order.isEmpty ? "" : try Field.text(order, "purchase order")
        }
        if let frequency = change.frequency { next.frequency = frequency }
        if let text = change.endpoint {
            next.electronic.address = text.isEmpty ? nil : try ElectronicAddress(parsing: text)
        }
        if let text = change.buyerReference {
            next.electronic.reference = text.isEmpty ? "" : try Field.text(text, "buyer reference")
        }
        if let isWanted = change.wantsElectronic { next.electronic.isWanted = isWanted }
        return next
    }

    private func identifiers(_ change: AgencyChange) throws(Refusal) -> AgencyIdentifiers {
        var next = identifiers
        if let ods = change.ods { next.ods = ods.isEmpty ? nil : try ODSCode(parsing: ods) }
        if let urn = change.urn { next.urn = urn.isEmpty ? nil : try SchoolURN(parsing: urn) }
        if let gln = change.gln { next.gln = gln.isEmpty ? nil : try GLN(parsing: gln) }
        if let vat = change.vat { next.vat = vat.isEmpty ? nil : try VATNumber(parsing: vat) }
        return next
    }

    private func differences(_ next: Agency) -> [String] {
        var words: [String] = []
        func note(_ what: String, _ old: String, _ new: String) {
            if old != new { words.append("\(what): \(old.isEmpty ? "none" : old) → \(new.isEmpty ? "none" : new)") }
        }
        note("name", name, next.name)
        note("sector", sector, next.sector)
        note("band", band ?? "", next.band ?? "")
        note("charge exempt", isChargeExempt ? "yes" : "no", next.isChargeExempt ? "yes" : "no")
        note("attend exempt", isAttendExempt ? "yes" : "no", next.isAttendExempt ? "yes" : "no")
        note("purchase order", billing.purchaseOrder, next.billing.purchaseOrder)
        note("invoice frequency", billing.frequency?.rawValue ?? "", next.billing.frequency?.rawValue ?? "")
        let (old, new) = (billing.electronic, next.billing.electronic)
        note("electronic address", old.address?.text ?? "", new.address?.text ?? "")
        note("buyer reference", old.reference, new.reference)
        note("electronic invoices", old.isWanted ? "yes" : "no", new.isWanted ? "yes" : "no")
        note("ODS code", identifiers.ods?.text ?? "", next.identifiers.ods?.text ?? "")
        note("URN", identifiers.urn?.text ?? "", next.identifiers.urn?.text ?? "")
        note("GLN", identifiers.gln?.text ?? "", next.identifiers.gln?.text ?? "")
        note("VAT number", identifiers.vat?.text ?? "", next.identifiers.vat?.text ?? "")
        if billing.address != next.billing.address { words.append("billing address") }
        if billing.email != next.billing.email { words.append("billing e-mail") }
        return words
    }
}
