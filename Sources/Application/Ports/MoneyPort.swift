public import Domain
public import Invoicing

/// Reading charges, documents and the ledger.
public protocol MoneyReads {
    /// Events held: marked as delivered, begun by a local date and over by now; ascending, after this one.
    func heldEvents(through date: LocalDate, endedBy now: Instant, after event: EventID?, limit: Int64) throws
        -> [EventID]
    /// References of events that are over by now and wait to be marked as delivered.
    func eventsNotMarkedDelivered(through date: LocalDate, endedBy now: Instant) throws -> [String]
    /// Events of a financial year that were held, ascending, after this one.
    func heldEvents(ofYear year: Int64, endedBy now: Instant, after event: EventID?, limit: Int64) throws -> [EventID]
    /// What decides on the charges of events, whoever reads: the ids from the first to the last, both included.
    func cases(from first: EventID, through last: EventID) throws -> [EventCase]

    /// The charges of a booking within the scope, by number.
    func charges(of booking: BookingID) throws -> [Charge]
    /// The charges of the bookings of events, whoever reads, by booking and number: the ids from the first to the last.
    func charges(from first: EventID, through last: EventID) throws -> [BookingID: [Charge]]
    /// Charges of which something is to be credited because what they rested on was corrected, within the scope, those
    /// of one invoice beside each other.
    func chargesToCredit(limit: Int64) throws -> [ChargeRow]
    /// What was recorded of a booking within the scope besides the register, corrections last.
    func facts(of booking: BookingID) throws -> [FactRecord]
    /// Charges within the scope that a filter lets through, by event date and booking.
    func charges(_ filter: ChargeFilter) throws -> [ChargeRow]
    /// Every step of a charge within the scope.
    func chargeHistory(_ charge: Charge) throws -> [HistoryStep]
    /// The files that came with the disputes of a charge within the scope.
    func files(of charge: Charge) throws -> [ShowCharge.FileLine]
    /// The file of a number among those of a charge within the scope; nil where there is none.
    func file(_ n: Int64, of charge: Charge) throws -> EvidenceFile?
    /// Charges within the scope whose waiver waits for a second person, with the step that proposed it.
    func waiverProposals(limit: Int64) throws -> [WaiverProposal]
    /// How many open charges there are of each state, and what they come to: whoever sees everything.
    func openSums() throws -> [OpenSum]
    /// What the charges of a financial year add up to.
    func chargeCounts(ofYear year: Int64) throws -> ChargeCounts

    /// How the charges of a financial year's events ended, whoever sees everything; who waived them is named as
    /// histories do.
    func chargeEnds(of year: FinancialYear) throws -> [YearEnd.End]
    /// The charges of a financial year's events that were ever disputed, by where they stand.
    func disputes(of year: FinancialYear) throws -> [YearEnd.End]
    /// What the lines of documents come to, as seen from a financial year.
    func billedLines(of year: FinancialYear) throws -> [YearEnd.Billed]

    /// Charges on no invoice that are neither relieved nor waived, of events begun by a local date, by id.
    func openCharges(through date: LocalDate, agency: AgencyID?) throws -> [OpenCharge]
    /// Every agency with what billing needs.
    func billingAgencies() throws -> [BillingAgency]
    /// The purchase orders that count, of an agency or of all, within the scope, the latest events first.
    func purchaseOrders(agency: AgencyID?, limit: Int64) throws -> [PurchaseOrder]
    /// How a person who pays for themselves is addressed; nil when that was erased.
    func payer(_ person: PersonID) throws -> PersonalPayer?

    /// The document of a number within the scope.
    func document(_ number: DocumentNumber) throws -> StoredDocument?
    /// The document of an id within the scope.
    func document(_ id: InvoiceID) throws -> StoredDocument?
    /// The credit notes of an invoice, oldest first.
    func creditNotes(of invoice: InvoiceID) throws -> [StoredDocument]
    /// Documents within the scope, by series and number, behind a number where one is given.
    func documents(agency: AgencyID?, after: DocumentNumber?, limit: Int64) throws -> [DocumentRow]
    /// Invoices within the scope that claim interest on what was paid late, by series and number.
    func interestClaims() throws -> [StoredDocument]
    /// The electronic document made last of an invoice or credit note within the scope; nil where none was made.
    func electronicDocument(of document: InvoiceID) throws -> ElectronicRecord?
    /// The charges on an invoice, each with the number of its line.
    func charges(on invoice: InvoiceID) throws -> [LineCharge]
    /// The ledger as far as it concerns an invoice, in posting order.
    func postings(of invoice: InvoiceID) throws -> [Posting]
    /// The ledger as far as it concerns a payment, in posting order.
    func postings(of payment: PaymentID) throws -> [Posting]
    /// The ledger of an agency, or of all of them, within the scope, in posting order.
    func postings(agency: AgencyID?) throws -> [Posting]
    /// Money received under a reference.
    func payment(reference: String) throws -> PaymentRecord?
}

extension MoneyReads {
    /// Every document within the scope, by series and number.
    public func documents(agency: AgencyID?) throws -> [DocumentRow] {
        try documents(agency: agency, after: nil, limit: .max)
    }
}

/// Changing charges, issuing documents and posting to the ledger.
///
/// The one lock order: number series, then the ledger, then events in ascending order, then what belongs to them.
public protocol MoneyWrites: MoneyReads {
    /// Locks a series of numbers, made when it is new, and answers the last number given.
    func lockSeries(_ series: Series) throws -> Int64
    /// Says which number of a locked series was given last.
    func advanceSeries(_ series: Series, to last: Int64) throws
    /// Locks the ledger, so that what is outstanding cannot change between reading and posting.
    func lockLedger() throws
    /// Locks events in ascending order; whoever changes a charge holds the lock of its event.
    func lockEvents(_ events: [EventID]) throws
    /// Saves charges with the steps they took, new ones included, and keeps the counters by difference.
    func save(_ changes: [ChargeChange]) throws
    /// Records something of a booking that decides on its charges besides the register.
    func record(_ fact: RecordedFact, of booking: BookingID) throws
    /// Keeps a file that came with a dispute.
    func attach(_ file: EvidenceFile, to charge: ChargeID) throws
    /// Keeps the purchase order number that an agency gives for an event; an empty one takes the former back.
    func give(purchaseOrder number: String, of agency: AgencyID, for event: EventID) throws
    /// Stores an issued document with its lines, and its hash in the audit.
    func issue(_ document: IssuedDocument) throws -> InvoiceID
    /// Keeps an electronic document for good, with its hash in the audit.
    func keep(_ record: ElectronicRecord, of document: StoredDocument) throws
    /// Records money received.
    func receive(_ payment: Payment, from agency: AgencyID) throws -> PaymentID
    /// Appends postings to the ledger; `ids` finds what they name.
    func post(_ postings: [Posting], _ ids: LedgerIDs) throws
}
