public import Domain
import Invoicing
public import Money

/// Bills what is due: one invoice per agency, series, VAT group and period, with numbers that have no gap.
public struct RunInvoices: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The last local date of events to bill.
        public var through: LocalDate
        /// Whether to show what would be issued and store nothing.
        public var isDryRun: Bool

        /// Takes the date and whether it is a dry run.
        public init(through: LocalDate, isDryRun: Bool = false) {
            self.through = through
            self.isDryRun = isDryRun
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// One invoice.
        public struct Issued: Hashable, Sendable {
            /// Its number; nil in a dry run, which gives none.
            public let number: String?
            /// The agency's code.
            public let agency: String
            /// Who is billed.
            public let name: String
            /// How many lines it has.
            public let lines: Int64
            /// Without VAT, in pence.
            public let net: Pence
            /// The VAT, in pence.
            public let vat: Pence
        }

        /// A charge or an agency's charges that are on no invoice, and why.
        public struct Left: Hashable, Sendable {
            /// The charge's reference, or the agency's code.
            public let reference: String
            /// The amount, in pence.
            public let amount: Pence
            /// Why it is on none.
            public let why: String
        }

        /// The local date of issue.
        public let issueDate: LocalDate
        /// The invoices in the order of their numbers.
        public let invoices: [Issued]
        /// Below the smallest amount: waits for the next run.
        public let carriedForward: [Left]
        /// For the host's own journal: no invoice, and listed by every run through their date.
        public let journal: [Left]
        /// Not billed now, with the reason.
        public let waiting: [Left]
    }

    private let house: House

    /// Bills in this house.
    public init(_ house: House) { self.house = house }

    /// Issues the invoices in one transaction, alone: run twice, or on two servers at once, it makes one set.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_ready` naming the setting that is missing, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        if request.isDryRun {
            return try await house.store.read(principal.scope) { view in
                let run = try BillingRun(view, house, intent.now, through: request.through)
                let open = try view.openCharges(through: request.through, agency: nil)
                return try run.preview(run.plan(open))
            }
        }
        return try await house.store.writeAlone(intent) { work in
            let run = try BillingRun(work, house, intent.now, through: request.through)
            #if MUTANTS
            let last = try Mutant.numberByMaximum.isOn ? work.highest(run.series) : work.lockSeries(run.series)
            #else
            let last = try work.lockSeries(run.series)
            #endif
            try work.lockLedger()
            return try run.issue(run.plan(work.lockedOpenCharges(through: request.through)), after: last, work)
        }
    }
}

#if MUTANTS
extension MoneyReads {
    /// The highest number given, read without its lock: a deliberately broken variant.
    fileprivate func highest(_ series: Series) throws -> Int64 {
        try documents(agency: nil).filter { $0.number.series == series }.map(\.number.value).max() ?? 0
    }
}
#endif
