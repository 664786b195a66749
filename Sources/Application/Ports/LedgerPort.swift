public import Domain
public import Invoicing
public import Money

/// A batch of the ledger that was exported.
public struct LedgerBatch: Hashable, Sendable {
    /// Its number: 1 and up, without a gap.
    public let number: Int64
    /// Which postings it holds.
    public let stream: LedgerStream
    /// The last date of the postings it took.
    public let through: LocalDate
    /// How many postings it holds.
    public let postings: Int64
    /// How many entries they have.
    public let entries: Int64
    /// The sum of the debits, in pence.
    public let debits: Pence
    /// The sum of the credits, in pence, as a positive amount.
    public let credits: Pence
    /// The numbers of the postings added up, once for each entry.
    public let hashTotal: Int64
    /// The SHA-256 of its file.
    public let digest: [UInt8]
    /// When it was exported.
    public let at: Instant
    /// Who exported it, as a principal's name.
    public let by: String

    /// Takes every part.
    public init(
        number: Int64, stream: LedgerStream, through: LocalDate, postings: Int64, entries: Int64, debits: Pence,
        credits: Pence, hashTotal: Int64, digest: [UInt8], at: Instant, by: String
    ) {
        self.number = number
        self.stream = stream
        self.through = through
        self.postings = postings
        self.entries = entries
        self.debits = debits
        self.credits = credits
        self.hashTotal = hashTotal
        self.digest = digest
        self.at = at
        self.by = by
    }

    /// What its file is called.
    public var fileName: String { LedgerFile.name(stream, batch: number) }
    /// What the file of its control totals is called.
    public var controlName: String { LedgerFile.controlName(stream, batch: number) }
}

/// What a batch is made of.
public struct BatchContent: Hashable, Sendable {
    /// The file as it was made.
    public let file: [UInt8]
    /// The control totals as a file of their own.
    public let control: String
    /// The document of the layout as it stood.
    public let layout: String

    /// Takes every part.
    public init(file: [UInt8], control: String, layout: String) {
        self.file = file
        self.control = control
        self.layout = layout
    }

    /// Whether the control totals go into a file beside it.
    public var hasControlFile: Bool { (try? LedgerLayout(parsing: layout))?.totals == .beside }
}

/// A layout as it stands, with when and by whom it was written.
public struct LayoutLine: Hashable, Sendable {
    /// Which postings its files hold.
    public let stream: LedgerStream
    /// The document.
    public let document: String
    /// When it was written; nil for the one that ships.
    public let setAt: Instant?
    /// Who wrote it, as a principal's name; nil for the one that ships.
    public let setBy: String?

    /// Takes every part.
    public init(stream: LedgerStream, document: String, setAt: Instant?, setBy: String?) {
        self.stream = stream
        self.document = document
        self.setAt = setAt
        self.setBy = setBy
    }
}

/// A charge for the host's own journal, with what stands of it in the journal.
public struct JournalCharge: Hashable, Sendable {
    /// The charge.
    public let charge: Charge
    /// Its reference.
    public let reference: String
    /// What the journal has of it, in pence.
    public let posted: Pence
    /// How often the journal tells of it.
    public let entries: Int64

    /// Takes every part.
    public init(charge: Charge, reference: String, posted: Pence, entries: Int64) {
        self.charge = charge
        self.reference = reference
        self.posted = posted
        self.entries = entries
    }
}

/// Reading what was exported and what was not, to whoever sees everything.
public protocol LedgerReads {
    /// The layout of a stream as it stands; nil where none was written.
    func layout(_ stream: LedgerStream) throws -> LayoutLine?
    /// Postings of a stream up to a date that are in no batch, by number.
    func postingsToExport(_ stream: LedgerStream, through date: LocalDate) throws -> [NumberedPosting]
    /// The postings of a batch, by number.
    func postings(inBatch number: Int64) throws -> [NumberedPosting]
    /// Batches, the last first, before a number where one is given.
    func batches(before number: Int64?, limit: Int64) throws -> [LedgerBatch]
    /// The batch of a number with what it is made of.
    func batch(_ number: Int64) throws -> (batch: LedgerBatch, content: BatchContent)?
    /// Charges for the host's own journal, of events begun by a local date, by id.
    func journalCharges(through date: LocalDate) throws -> [JournalCharge]
}

/// Exporting the ledger.
public protocol LedgerWrites: LedgerReads {
    /// Writes the layout of a stream; what was written before stays in the history.
    func setLayout(_ stream: LedgerStream, _ document: String) throws
    /// Keeps a batch with its postings, each of which is in one batch only.
    func keep(_ batch: LedgerBatch, _ content: BatchContent, postings: [Int64]) throws
    /// Keeps that the journal has so much more of a charge, or less.
    func keepJournal(_ charge: ChargeID, n: Int64, amount: Pence) throws
}
