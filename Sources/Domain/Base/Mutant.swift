#if MUTANTS
/// Deliberately broken variants, switched on in a trial's own process to prove that the trial can fail.
///
/// They exist in debug builds only: a release has neither this type nor any place that asks for it.
public enum Mutant: String, CaseIterable, Sendable {
    /// The waiting list serves the last who came first.
    case lastInFirstServed = "last-in-first-served"
    /// A full event still gives places.
    case oversell
    /// A place that is freed is not filled.
    case forgetToFill = "forget-to-fill"
    /// A late cancellation passes for one in time.
    case forgiveLateness = "forgive-lateness"
    /// Cancelling does not give the place back.
    case keepPlace = "keep-place"
    /// The event's row is not locked.
    case skipLock = "skip-lock"
    /// Invoice numbers are the highest plus one, read without the counter.
    case numberByMaximum = "number-by-maximum"
    /// A charge is not marked as invoiced.
    case forgetInvoiced = "forget-invoiced"
    /// A credit note may exceed what is left.
    case overCredit = "over-credit"
    /// A payment that is taken back leaves the invoices it paid as paid.
    case keepPaid = "keep-paid"
    /// What was exported is not marked so.
    case forgetExported = "forget-exported"
    /// Migrations commit statement by statement.
    case migrateUnprotected = "migrate-unprotected"
    /// A move skips a row.
    case skipRow = "skip-row"
    /// The audit chain is not checked.
    case trustAudit = "trust-audit"
    /// Local dates are taken in UTC.
    case decideInUTC = "decide-in-utc"
    /// Triggers that keep documents are left out.
    case editableDocuments = "editable-documents"

    /// Addresses that differ in capitals are different people.
    case respectCase = "respect-case"
    /// An allocation's cap is not looked at.
    case ignoreCap = "ignore-cap"
    /// An idempotency key is not kept.
    case forgetKeys = "forget-keys"
    /// A booking is answered before it is stored.
    case answerEarly = "answer-early"
    /// SIGTERM ends the service at once.
    case dropRequests = "drop-requests"

    /// Silent connections are kept for ever.
    case keepSilent = "keep-silent"

    /// Mail whose connection broke off passes for sent.
    case forgetMail = "forget-mail"
    /// A mail has another name each time it is sent.
    case renameMail = "rename-mail"

    /// The clock gets into the file of a document.
    case stampPaper = "stamp-paper"

    /// A path that is not plain ends the process.
    case fragile

    /// The one that is on in this process, named on its command line after `--mutant`.
    public static let active: Mutant? = chosen(CommandLine.arguments)

    /// Whether this one is on.
    public var isOn: Bool { Mutant.active == self }

    private static func chosen(_ arguments: [String]) -> Mutant? {
        arguments.firstIndex(of: "--mutant").flatMap { index in
            index + 1 < arguments.count ? Mutant(rawValue: arguments[index + 1]) : nil
        }
    }
}
#endif
