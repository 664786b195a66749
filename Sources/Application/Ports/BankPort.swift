public import Domain
public import Evidence
public import Money

/// Where a line of a bank's file stands.
public enum BankLineState: Hashable, Sendable {
    /// Nobody has decided on it.
    case waiting
    /// It was recorded as a payment.
    case recorded(PaymentID)
    /// It is nothing that agencies owe, for this reason.
    case setAside(String)
}

/// A line of a bank's file as stored.
public struct BankRecord: Hashable, Sendable {
    /// Its number.
    public let id: Int64
    /// The day the money came in.
    public let receivedOn: LocalDate
    /// What came in, in pence.
    public let amount: Pence
    /// What the payer wrote.
    public let reference: String
    /// Who paid, as the bank calls them.
    public let payer: String
    /// Where it stands.
    public let state: BankLineState

    /// Takes every part.
    public init(
        id: Int64, receivedOn: LocalDate, amount: Pence, reference: String, payer: String, state: BankLineState
    ) {
        self.id = id
        self.receivedOn = receivedOn
        self.amount = amount
        self.reference = reference
        self.payer = payer
        self.state = state
    }
}

/// Reading lines of bank files, to whoever sees everything.
public protocol BankReads {
    /// The lines that nobody has decided on, by date, behind one where one is given.
    func bankLinesWaiting(after: BankRecord?, limit: Int64) throws -> [BankRecord]
    /// The line of a number.
    func bankLine(_ id: Int64) throws -> BankRecord?
    /// The line by which it is known; nil where it is new.
    func bankLine(fingerprint: String) throws -> BankRecord?
    /// The line that a payment was recorded of; nil where there is none.
    func bankLine(of payment: PaymentID) throws -> BankRecord?
}

/// Taking lines of bank files in, and deciding on them.
public protocol BankWrites: BankReads {
    /// Takes lines in; they wait.
    func addBankLines(_ lines: [BankLine]) throws
    /// Decides on a line that waits; false where somebody else has.
    func decide(_ state: BankLineState, on line: Int64) throws -> Bool
}
