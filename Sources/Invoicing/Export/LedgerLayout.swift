/// Which postings a file holds.
public enum LedgerStream: String, Hashable, Sendable, CaseIterable {
    /// Everything but the host's own journal.
    case ledger
    /// What the host's own departments are charged, instead of an invoice.
    case journal

    /// Whether postings of a kind belong to it.
    public func holds(_ kind: Posting.Kind) -> Bool { (kind == .journal) == (self == .journal) }
}

/// What a column of a ledger file may hold, an entry a line.
public enum LedgerField: String, Hashable, Sendable, CaseIterable {
    /// The number of the batch.
    case batch
    /// The number of the posting; entries of one posting share it.
    case posting
    /// The number of the entry in its posting, from 1.
    case entry
    /// The date the posting counts for.
    case date
    /// What gave rise to it, such as `credit_note`.
    case kind
    /// The document's number, or the payment's, refund's or charge's reference.
    case reference
    /// The account as it is called here, such as `receivable`.
    case account
    /// The account's code in the ledger that the file is for.
    case accountCode = "account_code"
    /// The code of the agency.
    case agency
    /// The agency's cost centre in the ledger that the file is for.
    case costCentre = "cost_centre"
    /// The invoice it concerns; empty where it concerns none.
    case invoice
    /// The reference of the payment it concerns; empty where it concerns none.
    case payment
    /// The amount of a debit; empty for a credit.
    case debit
    /// The amount of a credit, above zero; empty for a debit.
    case credit
    /// The amount with a sign, as the layout says.
    case amount
    /// The amount without a sign.
    case size
    /// The word for debit or credit, as the layout says.
    case side
}

/// The form of a ledger file, as somebody writes it down for the program that reads the file.
public struct LedgerLayout: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// What a column holds.
        public enum Content: Hashable, Sendable {
            /// What the entry says.
            case field(LedgerField)
            /// The same in every line.
            case literal(String)
        }

        /// Its heading.
        public let heading: String
        /// What it holds.
        public let content: Content
    }

    /// How amounts are written.
    public enum Decimal: String, Hashable, Sendable, CaseIterable {
        /// `1234.56`
        case point
        /// `1234,56`
        case comma
        /// `123456`: whole pence
        case pence
    }

    /// How dates are written.
    public enum Dates: String, Hashable, Sendable, CaseIterable {
        /// `2019-05-14`
        case iso = "YYYY-MM-DD"
        /// `14/05/2019`
        case british = "DD/MM/YYYY"
        /// `14.05.2019`
        case dotted = "DD.MM.YYYY"
        /// `14-MAY-2019`
        case named = "DD-MON-YYYY"
        /// `20190514`
        case plain = "YYYYMMDD"
        /// `140519`
        case short = "DDMMYY"
    }

    /// Which entries bear a minus where amounts have a sign.
    public enum Signs: String, Hashable, Sendable, CaseIterable {
        /// Debits are positive, credits negative.
        case debitPositive = "debit-positive"
        /// Credits are positive, debits negative.
        case creditPositive = "credit-positive"
    }

    /// How letters become bytes.
    public enum Encoding: String, Hashable, Sendable, CaseIterable {
        case utf8 = "utf-8"
        /// UTF-8 behind a byte order mark, by which spreadsheets know it.
        case utf8Marked = "utf-8-bom"
        /// ISO 8859-1; what it has no letter for becomes `?`.
        case latin1 = "iso-8859-1"
    }

    /// How lines end.
    public enum LineEnd: String, Hashable, Sendable, CaseIterable {
        case lf, crlf
    }

    /// Where the control totals stand.
    public enum Totals: String, Hashable, Sendable, CaseIterable {
        /// On a last line of the file.
        case end
        /// In a file of their own beside it.
        case beside
        /// In the list of batches only.
        case none
    }

    /// What stands between cells.
    public enum Delimiter: String, Hashable, Sendable, CaseIterable {
        case comma, semicolon, tab, pipe

        var letter: Character {
            switch self {
            case .comma: ","
            case .semicolon: ";"
            case .tab: "\t"
            case .pipe: "|"
            }
        }
    }

    /// Which postings the file holds.
    public internal(set) var stream = LedgerStream.ledger
    /// Whether its first line names the columns.
    public internal(set) var hasHeader = true
    /// What stands between cells.
    public internal(set) var delimiter = Delimiter.comma
    /// How amounts are written.
    public internal(set) var decimal = Decimal.point
    /// How dates are written.
    public internal(set) var dates = Dates.iso
    /// Which entries bear a minus.
    public internal(set) var signs = Signs.debitPositive
    /// How letters become bytes.
    public internal(set) var encoding = Encoding.utf8
    /// How lines end.
    public internal(set) var lineEnd = LineEnd.crlf
    /// Where the control totals stand.
    public internal(set) var totals = Totals.beside
    /// The words for debit and credit.
    public internal(set) var sides = (debit: "D", credit: "C")
    /// The columns in order.
    public internal(set) var columns: [Column] = []
    /// Account codes: of an account, or of an account as far as one agency is concerned.
    var accounts: [AccountKey: String] = [:]
    /// Cost centres by agency code.
    var centres: [String: String] = [:]
    /// The cost centre of every other agency; nil for none.
    var otherCentre: String?

    /// An account, perhaps as far as one agency is concerned.
    struct AccountKey: Hashable {
        let account: Account
        let agency: String?
    }

    init() {}

    /// The code of an account; nil where the layout gives none.
    public func code(of account: Account, agency: String) -> String? {
        accounts[AccountKey(account: account, agency: agency)] ?? accounts[AccountKey(account: account, agency: nil)]
    }

    /// The cost centre of an agency; nil where the layout gives none.
    public func centre(of agency: String) -> String? { centres[agency] ?? otherCentre }

    /// Compares every part.
    public static func == (a: LedgerLayout, b: LedgerLayout) -> Bool {
        a.stream == b.stream && a.hasHeader == b.hasHeader && a.delimiter == b.delimiter && a.decimal == b.decimal
            && a.dates == b.dates && a.signs == b.signs && a.encoding == b.encoding && a.lineEnd == b.lineEnd
            && a.totals == b.totals && a.sides == b.sides && a.columns == b.columns && a.accounts == b.accounts
            && a.centres == b.centres && a.otherCentre == b.otherCentre
    }

    /// Hashes what differs most.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(columns)
        hasher.combine(accounts)
        hasher.combine(centres)
    }
}
