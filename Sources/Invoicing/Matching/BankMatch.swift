public import Money

/// Money that came in, as far as finding what it pays is concerned.
public struct ReceivedMoney: Hashable, Sendable {
    /// What came in, in pence.
    public let amount: Pence
    /// What the payer wrote.
    public let reference: String
    /// Who paid, as the bank calls them; may be cut off or empty.
    public let payer: String

    /// Takes every part.
    public init(amount: Pence, reference: String, payer: String) {
        self.amount = amount
        self.reference = reference
        self.payer = payer
    }
}

/// An invoice that money may be for.
public struct PayableInvoice: Hashable, Sendable {
    /// The invoice with what is to pay on it.
    public let invoice: OpenInvoice
    /// The name of the agency billed.
    public let agencyName: String

    /// Takes the invoice and the name of its agency.
    public init(invoice: OpenInvoice, agencyName: String) {
        self.invoice = invoice
        self.agencyName = agencyName
    }
}

/// What money that came in may pay, how likely that is, and why: a person decides.
public struct BankMatch: Hashable, Sendable {
    /// The most that are suggested for one line.
    public static let most = 5
    /// From which score on a suggestion can be confirmed together with others.
    public static let sureScore = 95

    /// The code of the agency that seems to have paid.
    public let agencyCode: String
    /// The invoices it seems to pay, by due date; empty: the oldest first.
    public let invoices: [DocumentNumber]
    /// How likely it is, from 1 to 100.
    public let score: Int
    /// Why, a sentence each.
    public let reasons: [String]

    /// Whether the reference names the invoices and the amount is just what is to pay on them.
    public var isSure: Bool { score >= Self.sureScore }

    /// What money may pay, the likeliest first.
    public static func suggestions(for money: ReceivedMoney, among payable: [PayableInvoice]) -> [BankMatch] {
        let search = BankSearch(money)
        let byAgency = Dictionary(grouping: payable.filter { $0.invoice.outstanding > .zero }) { $0.invoice.agencyCode }
        let all = byAgency.flatMap { code, invoices in
            search.matches(
                code,
                invoices.sorted { ($0.invoice.dueDate, $0.invoice.number) < ($1.invoice.dueDate, $1.invoice.number) })
        }
        let ordered = all.sorted {
            ($1.score, $0.agencyCode, $0.invoices.map(\.text).joined()) < (
                $0.score, $1.agencyCode, $1.invoices.map(\.text).joined()
            )
        }
        return Array(withoutRivals(ordered).prefix(most))
    }

    /// Where two agencies seem equally sure, neither is.
    private static func withoutRivals(_ matches: [BankMatch]) -> [BankMatch] {
        guard matches.count > 1, matches[1].isSure, matches[0].agencyCode != matches[1].agencyCode else {
            return matches
        }
        return matches.map { match in
            guard match.isSure else { return match }
            return BankMatch(
                agencyCode: match.agencyCode, invoices: match.invoices, score: sureScore - 1,
                reasons: match.reasons + ["Another agency fits just as well."])
        }
    }
}

/// Looks for what a line of a bank's file may pay.
private struct BankSearch {
    /// Invoices of which some may make up the amount: their sums are tried, which doubles with each.
    private static let mostSummed = 12

    let money: ReceivedMoney
    private let runs: [Substring]
    private let letters: String
    private let payer: String

    init(_ money: ReceivedMoney) {
        self.money = money
        let text = "\(money.reference) \(money.payer)".uppercased()
        runs = Self.runs(text)
        letters = Self.plain(text)
        payer = Self.plain(money.payer)
    }

    /// The letters and digits of a text, in capitals.
    private static func plain(_ text: String) -> String {
        String(text.uppercased().filter { $0.isLetter || $0.isNumber })
    }

    /// The runs of letters and of digits of a text: `INV-000042` is `INV` and `000042`.
    private static func runs(_ text: String) -> [Substring] {
        var runs: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            let first = text[start]
            guard first.isLetter || first.isNumber else {
                start = text.index(after: start)
                continue
            }
            let end = text[start...].firstIndex { $0.isLetter != first.isLetter || $0.isNumber != first.isNumber }
            runs.append(text[start..<(end ?? text.endIndex)])
            start = end ?? text.endIndex
        }
        return runs
    }

    func matches(_ agency: String, _ invoices: [PayableInvoice]) -> [BankMatch] {
        guard let name = invoices.first?.agencyName else { return [] }
        let who = naming(agency, name)
        let named = invoices.map(\.invoice).filter { names($0.number) }
        if !named.isEmpty { return [byNumber(agency, named, who)] }
        return byAmount(agency, invoices.map(\.invoice), who)
    }

    /// Why it seems to be this agency, apart from numbers and amounts; nil where nothing says so.
    private func naming(_ agency: String, _ name: String) -> String? {
        let plainName = Self.plain(name)
        if plainName.count >= 4, letters.contains(plainName) { return "The line names \(name)." }
        // Banks cut names off.
        if payer.count >= 6, plainName.hasPrefix(payer) { return "The payer's name begins like \(name)." }
        let code = Self.runs(agency.uppercased())
        if agency.count >= 3, contains(code) { return "The line holds the code \(agency)." }
        return nil
    }

    private func contains(_ wanted: [Substring]) -> Bool {
        guard !wanted.isEmpty, wanted.count <= runs.count else { return false }
        return (0...(runs.count - wanted.count)).contains { runs[$0...].starts(with: wanted) }
    }

    /// Whether the text holds a document's number, with or without its hyphen and leading zeros.
    private func names(_ number: DocumentNumber) -> Bool {
        let series = Self.runs(number.series.name)
        guard !series.isEmpty, series.count < runs.count else { return false }
        return (0..<(runs.count - series.count)).contains { start in
            runs[start...].starts(with: series) && Int64(runs[start + series.count]) == number.value
        }
    }

    private func byNumber(_ agency: String, _ named: [OpenInvoice], _ who: String?) -> BankMatch {
        let sum = named.reduce(Pence.zero) { $0 + $1.outstanding }
        let list = named.map(\.number.text).joined(separator: ", ")
        var reasons = ["The reference names \(list)."]
        var score = 60
        if let who { (score, reasons) = (score + 15, reasons + [who]) }
        if money.amount == sum {
            score = 100
            reasons.append("The amount is just what is to pay on \(named.count == 1 ? "it" : "them").")
        } else if money.amount < sum {
            reasons.append("It pays a part: \((sum - money.amount).text) would be left to pay.")
        } else {
            reasons.append("It is \((money.amount - sum).text) more than is to pay.")
        }
        return BankMatch(agencyCode: agency, invoices: named.map(\.number), score: score, reasons: reasons)
    }

    private func byAmount(_ agency: String, _ invoices: [OpenInvoice], _ who: String?) -> [BankMatch] {
        let bonus = who == nil ? 0 : 45
        let said = who.map { [$0] } ?? []
        var found = invoices.filter { $0.outstanding == money.amount }.map { invoice in
            BankMatch(
                agencyCode: agency, invoices: [invoice.number], score: 35 + bonus,
                reasons: said + ["The amount is just what is to pay on \(invoice.number.text)."])
        }
        let sum = invoices.reduce(Pence.zero) { $0 + $1.outstanding }
        if invoices.count > 1, sum == money.amount {
            found.append(
                BankMatch(
                    agencyCode: agency, invoices: invoices.map(\.number), score: 30 + bonus,
                    reasons: said + ["All \(invoices.count) open invoices of the agency come to just this amount."]))
        } else if found.isEmpty, who != nil, let some = summing(invoices) {
            found.append(
                BankMatch(
                    agencyCode: agency, invoices: some.map(\.number), score: 20 + bonus,
                    reasons: said + [
                        "\(some.map(\.number.text).joined(separator: ", ")) together come to just this amount."
                    ]))
        }
        if found.isEmpty, let who {
            found.append(
                BankMatch(
                    agencyCode: agency, invoices: [], score: bonus,
                    reasons: [who, "The amount fits no invoice: it would pay the oldest first."]))
        }
        return found
    }

    /// Some of the oldest invoices that come to just the amount, the fewest; nil where none do.
    private func summing(_ invoices: [OpenInvoice]) -> [OpenInvoice]? {
        let oldest = Array(invoices.prefix(Self.mostSummed))
        var best: [OpenInvoice]?
        for choice in 1..<(1 << oldest.count) where choice.nonzeroBitCount < (best?.count ?? .max) {
            let chosen = oldest.indices.filter { choice & (1 << $0) != 0 }.map { oldest[$0] }
            if chosen.reduce(Pence.zero, { $0 + $1.outstanding }) == money.amount { best = chosen }
        }
        return best
    }
}
