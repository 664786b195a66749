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
        /// What a preview showed; nil for whatever there is.
        public var expecting: Expected?

        /// What a preview showed: where it would be something else by now, nothing is issued.
        public struct Expected: Hashable, Sendable {
            /// How many invoices.
            public let count: Int64
            /// What they come to without VAT, in pence.
            public let net: Pence

            /// Takes how many, and what they come to.
            public init(count: Int64, net: Pence) {
                self.count = count
                self.net = net
            }
        }

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
            /// The purchase order it quotes; nil for none.
            public let purchaseOrder: String?
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
        /// For the host's own journal: no invoice, and listed by every run until a journal file was exported.
        public let journal: [Left]
        /// Not billed now, with the reason.
        public let waiting: [Left]
    }

    private let house: House

    /// Bills in this house.
    public init(_ house: House) { self.house = house }

    /// Issues the invoices in one transaction, alone: run twice, or on two servers at once, it makes one set.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_ready` naming the setting that is missing, or
    ///   `changed_meanwhile` where a preview showed something else; or ``StoreFault``.
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
            var last: [Series: Int64] = [:]
            for series in run.allSeries {
                #if MUTANTS
                last[series] = try Mutant.numberByMaximum.isOn ? work.highest(series) : work.lockSeries(series)
                #else
                last[series] = try work.lockSeries(series)
                #endif
            }
            try work.lockLedger()
            let plan = try run.plan(work.lockedOpenCharges(through: request.through))
            if let expected = request.expecting { try plan.mustBe(expected) }
            return try run.issue(plan, after: last, work)
        }
    }
}

extension BillingRun.Plan {
    /// - Throws: ``Refusal`` of kind `changed_meanwhile` where it is not what was shown.
    fileprivate func mustBe(_ expected: RunInvoices.Request.Expected) throws {
        let net = try invoicing { try Pence.sum(items.map { try $0.draft.net() }) }
        guard Int64(items.count) == expected.count, net == expected.net else {
            throw Refusal(
                .changedMeanwhile, "It would be \(items.count) invoices of \(net.text) by now.",
                mend: "Look at the preview again, and issue them if they are right.")
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
