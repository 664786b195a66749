import Domain
import Foundation
import Money

/// What is kept of the answers about documents, so that a request sent again is told the same.
extension CreditInvoice.Answer: KeptAnswer {
    /// Five fields separated by spaces, none of which holds one.
    public var kept: String {
        "\(number) \(net.amount) \(vat.amount) \(released.amount) \(outstanding.amount)"
    }

    /// Reads the five fields.
    public init?(kept: String) {
        let parts = kept.split(separator: " ").map(String.init)
        let amounts = parts.dropFirst().compactMap { Int64($0) }.map { Pence($0) }
        guard parts.count == 5, amounts.count == 4 else { return nil }
        self.init(number: parts[0], net: amounts[0], vat: amounts[1], released: amounts[2], outstanding: amounts[3])
    }
}

extension ClaimInterest.Issued: KeptAnswer {
    /// The number and the amount in pence, with a space between.
    public var kept: String { "\(number) \(total.amount)" }

    /// Reads the two.
    public init?(kept: String) {
        let parts = kept.split(separator: " ").map(String.init)
        guard parts.count == 2, let amount = Int64(parts[1]) else { return nil }
        self.init(number: parts[0], total: Pence(amount))
    }
}

extension WriteOffInvoice.Answer: KeptAnswer {
    /// Two amounts in pence.
    public var kept: String { "\(amount.amount) \(outstanding.amount)" }

    /// Reads the two amounts.
    public init?(kept: String) {
        let amounts = kept.split(separator: " ").compactMap { Int64($0) }.map { Pence($0) }
        guard amounts.count == 2 else { return nil }
        self.init(amount: amounts[0], outstanding: amounts[1])
    }
}

extension RunInvoices.Answer: KeptAnswer {
    /// The answer as a JSON document, its amounts in pence.
    public var kept: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts and whole numbers can always be encoded; an answer that could not be read again is not given again.
        return (try? encoder.encode(KeptRun(self))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Reads the document.
    public init?(kept: String) {
        guard let run = try? JSONDecoder().decode(KeptRun.self, from: Data(kept.utf8)), let answer = run.answer else {
            return nil
        }
        self = answer
    }
}

/// An invoice run's answer in the form in which it is kept.
private struct KeptRun: Codable {
    struct Issued: Codable {
        let number: String?
        let agency: String
        let name: String
        let purchaseOrder: String?
        let lines: Int64
        let net: Int64
        let vat: Int64
    }

    struct Left: Codable {
        let reference: String
        let amount: Int64
        let why: String

        init(_ left: RunInvoices.Answer.Left) {
            (reference, amount, why) = (left.reference, left.amount.amount, left.why)
        }

        var left: RunInvoices.Answer.Left { .init(reference: reference, amount: Pence(amount), why: why) }
    }

    let issueDate: String
    let invoices: [Issued]
    let carriedForward: [Left]
    let journal: [Left]
    let waiting: [Left]

    init(_ answer: RunInvoices.Answer) {
        issueDate = answer.issueDate.description
        invoices = answer.invoices.map {
            Issued(
                number: $0.number, agency: $0.agency, name: $0.name, purchaseOrder: $0.purchaseOrder,
                lines: $0.lines, net: $0.net.amount, vat: $0.vat.amount)
        }
        carriedForward = answer.carriedForward.map(Left.init)
        journal = answer.journal.map(Left.init)
        waiting = answer.waiting.map(Left.init)
    }

    var answer: RunInvoices.Answer? {
        guard let issueDate = LocalDate(iso: issueDate) else { return nil }
        return RunInvoices.Answer(
            issueDate: issueDate,
            invoices: invoices.map {
                .init(
                    number: $0.number, agency: $0.agency, name: $0.name, purchaseOrder: $0.purchaseOrder,
                    lines: $0.lines, net: Pence($0.net), vat: Pence($0.vat))
            },
            carriedForward: carriedForward.map(\.left), journal: journal.map(\.left), waiting: waiting.map(\.left))
    }
}
