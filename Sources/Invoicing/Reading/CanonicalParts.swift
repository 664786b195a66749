import Money

extension CanonicalWriter {
    mutating func put(_ seller: SellerSnapshot) {
        put("seller.name", seller.name)
        put("seller.address", list: seller.address)
        put("seller.vat_number", seller.vatNumber)
        put("seller.how_to_pay", list: seller.howToPay)
        put("seller.how_to_dispute", list: seller.howToDispute)
        put("seller.logo", seller.logo)
    }

    mutating func put(_ buyer: BuyerSnapshot) {
        put("buyer.agency", buyer.agencyCode)
        put("buyer.name", buyer.name)
        put("buyer.address", list: buyer.address)
        put("buyer.email", buyer.billingEmail)
        put("buyer.purchase_order", buyer.purchaseOrder)
    }

    mutating func put(_ lines: [DocumentLine]) {
        for (position, line) in zip(1..., lines) {
            let key = "line.\(position)"
            put("\(key).number", String(line.number))
            put(line.basis, under: key)
            put("\(key).quantity", String(line.quantity))
            put("\(key).net", String(line.net.amount))
            put(line.treatment, under: key)
        }
    }

    private mutating func put(_ basis: LineBasis, under key: String) {
        switch basis {
        case .charge(let reference, let subject):
            put("\(key).charge", reference)
            put("\(key).event", subject.event)
            put("\(key).title", subject.title)
            put("\(key).date", subject.date.text)
            put("\(key).booking", subject.booking)
            put("\(key).occurrence", subject.occurrence.rawValue)
        case .lateness(let lateness):
            put("\(key).late_invoice", lateness.invoice.text)
            put("\(key).interest_rate", String(lateness.rate.points))
            for (number, stretch) in zip(1..., lateness.stretches) {
                put("\(key).stretch.\(number).from", stretch.from.text)
                put("\(key).stretch.\(number).through", stretch.through.text)
                put("\(key).stretch.\(number).owed", String(stretch.owed.amount))
            }
            put("\(key).fixed_sum", String(lateness.fixedSum.amount))
        }
    }

    mutating func put(_ vat: VATBreakdown) {
        for (position, subtotal) in zip(1..., vat.subtotals) {
            let key = "vat.\(position)"
            put(subtotal.treatment, under: key)
            put("\(key).net", String(subtotal.net.amount))
            put("\(key).vat", String(subtotal.vat.amount))
        }
        put("currency", Invoice.currency)
        put("net", String(vat.net.amount))
        put("vat", String(vat.vat.amount))
        put("total", String(vat.total.amount))
    }

    private mutating func put(_ treatment: VATTreatment, under key: String) {
        put("\(key).category", treatment.category.rawValue)
        put("\(key).rate", treatment.rate.map { String($0.points) })
        put("\(key).reason", treatment.reason)
    }
}

extension CanonicalReader {
    mutating func takeNumber(_ key: String) throws(Damaged) -> DocumentNumber {
        guard let number = try? DocumentNumber(parsing: try take(key)) else { throw Damaged() }
        return number
    }

    mutating func takePence(_ key: String) throws(Damaged) -> Pence {
        let pence = Pence(try takeInteger(key))
        guard pence.isWithinLimit else { throw Damaged() }
        return pence
    }

    mutating func takeSeller() throws(Damaged) -> SellerSnapshot {
        let name = try take("seller.name")
        let address = try take(list: "seller.address", most: Wording.lines)
        let vatNumber = try takeOptional("seller.vat_number")
        let pay = try take(list: "seller.how_to_pay", most: Wording.lines)
        let dispute = try take(list: "seller.how_to_dispute", most: Wording.lines)
        let logo = try takeOptional("seller.logo")
        guard
            let seller = try? SellerSnapshot(
                name: name, address: address, vatNumber: vatNumber, howToPay: pay, howToDispute: dispute,
                logo: logo)
        else { throw Damaged() }
        return seller
    }

    mutating func takeBuyer() throws(Damaged) -> BuyerSnapshot {
        let agencyCode = try take("buyer.agency")
        let name = try take("buyer.name")
        let address = try take(list: "buyer.address", most: Wording.lines)
        let email = try takeOptional("buyer.email")
        let order = try takeOptional("buyer.purchase_order")
        guard
            let buyer = try? BuyerSnapshot(
                agencyCode: agencyCode, name: name, address: address, billingEmail: email, purchaseOrder: order)
        else { throw Damaged() }
        return buyer
    }

    mutating func takeLines() throws(Damaged) -> [DocumentLine] {
        var lines: [DocumentLine] = []
        while lines.count < DocumentLine.most, has("line.\(lines.count + 1).number") {
            lines.append(try takeLine("line.\(lines.count + 1)"))
        }
        return lines
    }

    private mutating func takeLine(_ key: String) throws(Damaged) -> DocumentLine {
        guard let number = Int32(exactly: try takeInteger("\(key).number")) else { throw Damaged() }
        let basis = try has("\(key).charge") ? takeCharge(key) : takeLateness(key)
        let quantity = try takeInteger("\(key).quantity")
        let net = try takePence("\(key).net")
        return DocumentLine(
            number: Int(number), basis: basis, quantity: quantity, net: net, treatment: try takeTreatment(key))
    }

    private mutating func takeCharge(_ key: String) throws(Damaged) -> LineBasis {
        let charge = try take("\(key).charge")
        let event = try take("\(key).event")
        let title = try take("\(key).title")
        let date = try takeDate("\(key).date")
        let booking = try take("\(key).booking")
        guard let occurrence = Occurrence(rawValue: try take("\(key).occurrence")) else { throw Damaged() }
        let subject = LineSubject(event: event, title: title, date: date, booking: booking, occurrence: occurrence)
        return .charge(charge, subject)
    }

    private mutating func takeLateness(_ key: String) throws(Damaged) -> LineBasis {
        let invoice = try takeNumber("\(key).late_invoice")
        guard let rate = try? BasisPoints(try takeInteger("\(key).interest_rate")) else { throw Damaged() }
        var stretches: [LateInterest.Stretch] = []
        while stretches.count < Lateness.most, has("\(key).stretch.\(stretches.count + 1).from") {
            let part = "\(key).stretch.\(stretches.count + 1)"
            let from = try takeDate("\(part).from")
            let through = try takeDate("\(part).through")
            stretches.append(.init(from: from, through: through, owed: try takePence("\(part).owed")))
        }
        let fixedSum = try takePence("\(key).fixed_sum")
        guard let lateness = Lateness(invoice: invoice, rate: rate, stretches: stretches, fixedSum: fixedSum) else {
            throw Damaged()
        }
        return .lateness(lateness)
    }

    /// The subtotals; the totals behind them follow from them, and differ only in a damaged text.
    mutating func takeVAT() throws(Damaged) -> VATBreakdown {
        var subtotals: [VATSubtotal] = []
        while subtotals.count < DocumentLine.most, has("vat.\(subtotals.count + 1).category") {
            let key = "vat.\(subtotals.count + 1)"
            let treatment = try takeTreatment(key)
            let net = try takePence("\(key).net")
            let vat = try takePence("\(key).vat")
            subtotals.append(VATSubtotal(treatment: treatment, net: net, vat: vat))
        }
        let vat = VATBreakdown(subtotals: subtotals)
        guard try take("currency") == Invoice.currency, try takePence("net") == vat.net,
            try takePence("vat") == vat.vat, try takePence("total") == vat.total
        else { throw Damaged() }
        return vat
    }

    private mutating func takeTreatment(_ key: String) throws(Damaged) -> VATTreatment {
        switch VATCategory(rawValue: try take("\(key).category")) {
        case .standard?:
            guard let rate = try? BasisPoints(try takeInteger("\(key).rate")) else { throw Damaged() }
            return .standard(rate: rate)
        case .exempt?: return .exempt(reason: try take("\(key).reason"))
        case .outsideScope?: return .outsideScope(reason: try take("\(key).reason"))
        case nil: throw Damaged()
        }
    }
}
