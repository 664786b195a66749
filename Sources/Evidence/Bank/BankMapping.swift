import Domain

/// Which columns of a bank's file hold what, and how its dates are written.
public struct BankMapping: Hashable, Sendable {
    /// What a column may hold.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        /// The day the money came in.
        case date
        /// What came in.
        case amount
        /// What the payer wrote.
        case reference
        /// Who paid; a file may have none.
        case payer

        /// What banks call it, in small letters.
        var usual: [String] {
            switch self {
            case .date: ["date", "transaction date", "posting date", "value date", "booking date", "posted"]
            case .amount: ["amount", "credit", "credit amount", "paid in", "money in", "amount (gbp)", "value"]
            case .reference:
                ["reference", "description", "details", "narrative", "transaction description", "memo", "particulars"]
            case .payer: ["payer", "name", "from", "counter party", "counterparty", "other party", "remitter"]
            }
        }
    }

    /// The heading of each column that is named; a part that is not named is looked for by what banks call it.
    public private(set) var headings: [Part: String] = [:]
    /// Whether the month stands before the day.
    public private(set) var isMonthFirst = false

    /// Columns by what banks usually call them, days before months.
    public init() {}

    /// Reads `date=Posted; amount=Paid in; reference=Narrative; payer=From; dates=DD/MM/YYYY`, each part as needed.
    ///
    /// - Throws: ``Fault`` with what is wrong and the mend.
    public init(parsing text: String) throws(Fault) {
        for pair in text.split(separator: ";") where !pair.allSatisfy(\.isWhitespace) {
            let sides = pair.split(separator: "=", maxSplits: 1).map { BankText.plain(String($0)) }
            guard sides.count == 2, !sides[1].isEmpty else {
                throw BankMapping.fault("\(quoted(pair.utf8)) has no name and value", "write it like amount=Paid in")
            }
            if sides[0] == "dates" {
                guard ["DD/MM/YYYY", "MM/DD/YYYY"].contains(sides[1]) else {
                    throw BankMapping.fault(
                        "dates cannot be \(quoted(sides[1].utf8))", "write DD/MM/YYYY or MM/DD/YYYY")
                }
                isMonthFirst = sides[1] == "MM/DD/YYYY"
            } else if let part = Part(rawValue: sides[0]), headings[part] == nil {
                headings[part] = sides[1]
            } else {
                throw BankMapping.fault(
                    "\(quoted(sides[0].utf8)) is no column, or named twice",
                    "name date, amount, reference and payer once each")
            }
        }
    }

    private static func fault(_ reason: String, _ mend: String) -> Fault {
        Fault(file: "columns", line: 0, reason: reason, mend: mend)
    }

    /// Where each part stands in a row of headings; nil where the row does not name date, amount and reference.
    func places(in cells: [String]) -> [Part: Int]? {
        let names = cells.map { BankText.plain($0).lowercased() }
        var places: [Part: Int] = [:]
        for part in Part.allCases {
            let wanted = headings[part].map { [$0.lowercased()] } ?? part.usual
            for name in wanted where places[part] == nil { places[part] = names.firstIndex(of: name) }
        }
        return places[.date] != nil && places[.amount] != nil && places[.reference] != nil ? places : nil
    }
}

/// Texts of a bank's file.
enum BankText {
    /// A text on one line: blanks are one each, and none at its ends.
    static func plain(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(scalar.isUnfit ? " " : scalar) }
        return String(shown).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
