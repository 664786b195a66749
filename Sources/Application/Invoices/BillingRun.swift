import Documents
import Domain
import Invoicing
import Money

/// One run of invoices: what there is, what the pure plan makes of it, and how it is stored.
struct BillingRun {
    /// What is to be issued.
    struct Plan {
        /// A draft with who is billed.
        struct Item {
            let draft: InvoiceDraft
            let agency: BillingAgency
            let buyer: BuyerSnapshot
        }

        var items: [Item] = []
        var carriedForward: [RunInvoices.Answer.Left] = []
        var journal: [RunInvoices.Answer.Left] = []
        var waiting: [RunInvoices.Answer.Left] = []
        /// The charges by the reference their lines name.
        var charges: [String: OpenCharge] = [:]
    }

    private let reads: any ReadView
    private let house: House
    private let through: DocumentDate
    private let moment: Instant
    private let today: LocalDate
    private let issueDate: DocumentDate
    private let letterhead: Letterhead
    private let vat: VATSettings
    private let settings: [SettingValue]
    private let agencies: BillingDirectory
    private let orders: PurchaseOrders

    /// Every series that the invoices may be of, in the order in which they are locked.
    var allSeries: [Series] { letterhead.allSeries }

    /// - Throws: ``Refusal`` of kind `not_ready` when a setting is missing.
    init(_ reads: any ReadView, _ house: House, _ now: Instant, through: LocalDate) throws {
        self.reads = reads
        self.house = house
        self.through = try DocumentDate.of(through)
        moment = now
        today = house.zone.date(now)
        issueDate = try DocumentDate.of(today)
        settings = try reads.settings()
        letterhead = try Letterhead(settings)
        vat = try VATSettings(settings)
        agencies = BillingDirectory(try reads.billingAgencies())
        orders = try PurchaseOrders(reads)
    }

    /// Sorts the open charges into invoices and what is left.
    func plan(_ open: [OpenCharge]) throws -> Plan {
        var plan = Plan()
        var payers: [PersonID?: [OpenCharge]] = [:]
        let journalled = try journalled(open)
        for item in open {
            let policy = try house.policies.policy(item.charge.policy, reads)
            switch item.charge.settlement {
            case .journal:
                if !journalled.contains(item.charge.id) {
                    plan.journal.append(left(item, "for the host's own journal"))
                }
            case .report: plan.waiting.append(left(item, "reported instead of charged"))
            case .invoice, .team, .individual:
                do {
                    try item.charge.state.mayBeInvoiced(policy.way(on: today))
                    payers[item.charge.settlement == .individual ? item.person : nil, default: []].append(item)
                } catch {
                    plan.waiting.append(left(item, error.description))
                }
            }
        }
        for (payer, charges) in payers.sorted(by: { ($0.key?.raw ?? 0) < ($1.key?.raw ?? 0) }) {
            try add(charges, of: payer, to: &plan)
        }
        return plan
    }

    /// The charges that stand in the host's own journal already.
    private func journalled(_ open: [OpenCharge]) throws -> Set<ChargeID> {
        guard let last = open.filter({ $0.charge.settlement == .journal }).map(\.charge.eventDate).max() else {
            return []
        }
        return Set(try reads.journalCharges(through: last).filter { $0.posted != .zero }.map(\.charge.id))
    }

    private func add(_ charges: [OpenCharge], of payer: PersonID?, to plan: inout Plan) throws {
        let person = try payer.map { try reads.payer($0) ?? PersonalPayer(name: "Person \($0.raw)", email: "") }
        let pending = try charges.map(pending)
        let invoices = try invoicing {
            try InvoicePlan.plan(
                run: InvoiceRun(
                    charges: pending, terms: try terms(charges), standardTerms: BillingTerms(frequency: .month),
                    through: through))
        }
        for charge in charges { plan.charges[charge.reference] = charge }
        for draft in invoices.drafts { try add(draft, person, to: &plan) }
        for draft in invoices.carriedForward {
            let net = try invoicing { try draft.net() }
            plan.carriedForward.append(
                .init(reference: draft.agencyCode, amount: net, why: "below the smallest amount of an invoice"))
        }
    }

    private func add(_ draft: InvoiceDraft, _ person: PersonalPayer?, to plan: inout Plan) throws {
        guard let agency = agencies[draft.agencyCode] else {
            throw StoreFault(.damaged, "A charge has no agency; run `turnout verify`.")
        }
        var why: String?
        do {
            let buyer = try agency.buyer(person)
            why = person == nil ? try lacking(draft, agency, buyer) : nil
            if why == nil { plan.items.append(Plan.Item(draft: draft, agency: agency, buyer: buyer)) }
        } catch let refusal as InvoicingRefusal {
            why = refusal.description
        }
        if let why {
            // One agency's missing address holds up nobody else's invoice.
            let net = try invoicing { try draft.net() }
            plan.waiting.append(.init(reference: draft.agencyCode, amount: net, why: why))
        }
    }

    /// What the invoice of an agency that wants electronic ones lacks to be one; nil where it lacks nothing.
    private func lacking(_ draft: InvoiceDraft, _ agency: BillingAgency, _ buyer: BuyerSnapshot) throws -> String? {
        guard agency.electronic.isWanted else { return nil }
        let isOutside = draft.charges.contains { $0.treatment.category == .outsideScope }
        let gaps = ElectronicDocument.gaps(
            vatNumber: isOutside ? nil : letterhead.seller.vatNumber,
            purchaseOrder: draft.purchaseOrder ?? buyer.purchaseOrder,
            try ElectronicDetails(settings, agency.electronic, agency.identifiers), isInvoice: true)
        guard !gaps.isEmpty else { return nil }
        return "it is to be electronic. "
            + gaps.map { "\($0.reason(agency.code)) \($0.mend(agency.code))" }.joined(separator: " ")
    }

    private func pending(_ open: OpenCharge) throws -> PendingCharge {
        let charge = open.charge
        let policy = try house.policies.policy(charge.policy, reads)
        let treatment = try vat.treatment(
            charge.occurrence, policy.vat(for: charge.occurrence), on: today, place: open.reference)
        let subject = LineSubject(
            event: open.event, title: open.title, date: try DocumentDate.of(charge.eventDate), booking: open.booking,
            occurrence: charge.occurrence.onDocuments)
        let payer = try agencies.payer(of: charge.agency)
        // Who pays for themselves has no order of their agency's.
        let order =
            charge.settlement == .individual ? nil : orders.number(charge.event, charge.agency, payer.id)
        return PendingCharge(
            reference: open.reference, agencyCode: payer.code, series: letterhead.series(of: treatment.category),
            subject: subject, net: charge.amount, treatment: treatment, purchaseOrder: order)
    }

    /// The terms of each agency: its own frequency, or that of the latest policy among its charges.
    private func terms(_ charges: [OpenCharge]) throws -> [String: BillingTerms] {
        var latest: [AgencyID: PolicyID] = [:]
        for open in charges {
            let payer = try agencies.payer(of: open.charge.agency).id
            latest[payer] = max(latest[payer] ?? open.charge.policy, open.charge.policy)
        }
        var terms: [String: BillingTerms] = [:]
        for (id, version) in latest {
            let agency = try agencies.payer(of: id)
            let process = try house.policies.policy(version, reads).process
            terms[agency.code] = BillingTerms(
                frequency: (agency.frequency ?? process.invoicePer).billing, minimum: process.minimumInvoice)
        }
        return terms
    }

    private func left(_ open: OpenCharge, _ why: String) -> RunInvoices.Answer.Left {
        .init(reference: open.reference, amount: open.charge.amount, why: why)
    }
}

extension BillingRun {
    /// What would be issued; no number is given.
    func preview(_ plan: Plan) throws -> RunInvoices.Answer {
        // The first number of the series stands in, so that everything a document must be is checked.
        let invoices = try plan.items.map { item in
            let number = try invoicing { try DocumentNumber(item.draft.series, 1) }
            return try self.issued(item, as: number).1.withoutNumber
        }
        return answer(plan, invoices)
    }

    /// Issues every draft with the next number of its series, posts it and marks its charges.
    func issue(_ plan: Plan, after last: [Series: Int64], _ work: any UnitOfWork) throws -> RunInvoices.Answer {
        var next = last
        var changes: [ChargeChange] = []
        var invoices: [RunInvoices.Answer.Issued] = []
        let ids = plan.charges.mapValues(\.charge.id)
        for item in plan.items {
            let series = item.draft.series
            let number = (next[series] ?? 0) + 1
            next[series] = number
            let (invoice, shown) = try issued(item, as: try invoicing { try DocumentNumber(series, number) })
            let id = try work.issue(IssuedDocument(invoice, agency: item.agency.id, charges: ids))
            try work.post(
                [Posting.invoice(invoice)],
                LedgerIDs(agencies: [item.agency.code: item.agency.id], documents: [invoice.number: id]))
            for line in invoice.lines {
                guard let open = line.charge.flatMap({ plan.charges[$0] }) else { continue }
                changes.append(try mark(open, id, invoice.number))
            }
            if item.agency.electronic.isWanted { try work.fileElectronically(id, at: moment) }
            invoices.append(shown)
        }
        for series in allSeries {
            if let number = next[series], number != last[series] { try work.advanceSeries(series, to: number) }
        }
        #if MUTANTS
        if Mutant.forgetInvoiced.isOn { return answer(plan, invoices) }
        #endif
        try work.save(changes)
        return answer(plan, invoices)
    }

    private func mark(_ open: OpenCharge, _ id: InvoiceID, _ number: DocumentNumber) throws -> ChargeChange {
        var change = ChargeChange(open.charge)
        let policy = try house.policies.policy(open.charge.policy, reads)
        try change.happen(.invoiced(id), policy.way(on: today), why: number.text)
        return change
    }

    private func issued(
        _ item: Plan.Item, as number: DocumentNumber
    ) throws -> (Invoice, RunInvoices.Answer.Issued) {
        let invoice = try invoicing {
            try item.draft.issue(number: number, on: issueDate, seller: letterhead.seller, buyer: item.buyer)
        }
        let shown = RunInvoices.Answer.Issued(
            number: number.text, agency: item.agency.code, name: item.buyer.name,
            purchaseOrder: invoice.buyer.purchaseOrder, lines: Int64(invoice.lines.count), net: invoice.net,
            vat: invoice.vat.vat)
        return (invoice, shown)
    }

    private func answer(_ plan: Plan, _ invoices: [RunInvoices.Answer.Issued]) -> RunInvoices.Answer {
        RunInvoices.Answer(
            issueDate: today, invoices: invoices, carriedForward: plan.carriedForward, journal: plan.journal,
            waiting: plan.waiting)
    }
}

extension RunInvoices.Answer.Issued {
    fileprivate var withoutNumber: Self {
        Self(
            number: nil, agency: agency, name: name, purchaseOrder: purchaseOrder, lines: lines, net: net, vat: vat)
    }
}

/// Agencies by id and code; what was charged to one that was merged is billed to the one it became.
struct BillingDirectory {
    private let byID: [AgencyID: BillingAgency]
    private let byCode: [String: BillingAgency]

    init(_ agencies: [BillingAgency]) {
        byID = Dictionary(agencies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byCode = Dictionary(agencies.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(code: String) -> BillingAgency? { byCode[code] }

    subscript(id: AgencyID) -> BillingAgency? { byID[id] }

    /// Who pays for an agency.
    func payer(of id: AgencyID) throws -> BillingAgency {
        var found = byID[id]
        // Mergers form no ring; the bound keeps damaged data from turning for ever.
        for _ in 0..<100 {
            guard let next = found?.mergedInto else { break }
            found = byID[next]
        }
        guard let found else { throw StoreFault(.damaged, "A charge has no agency; run `turnout verify`.") }
        return found
    }

    /// The agency of a code.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    func named(_ code: String) throws(Refusal) -> BillingAgency {
        if let found = byCode[code] { return found }
        throw Refusal(.notFound, "There is no agency \(code.prefix(40)).", mend: "See `turnout agency list`.")
    }
}
