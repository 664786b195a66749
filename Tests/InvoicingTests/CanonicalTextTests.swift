import Invoicing
import Money
import Reference
import Testing

@Suite("The canonical text of documents")
struct CanonicalTextTests {
    private func invoice() throws -> Invoice {
        try Sample.invoice([(5_000, Sample.standard()), (333, Sample.standard(500)), (1_000, Sample.exempt)])
    }

    private func note() throws -> CreditNote {
        try invoice().credit(
            [Correction(line: 1, net: Pence(100)), Correction(line: 3, net: Pence(7))], as: Sample.number(1, "CN"),
            on: Sample.date("2020-05-01"), after: [])
    }

    @Test("Everything on a small invoice stands in its text, in a fixed order")
    func layout() throws {
        let expected = """
            turnout invoice 1
            number: INV-000001
            issued: 2020-04-01
            tax_point: 2020-04-01
            due: 2020-05-01
            seller.name: Anytown Safeguarding Children Partnership
            seller.address.1: 1 High Street
            seller.address.2: Anytown
            seller.how_to_pay.1: BACS 00-00-00 00000000
            seller.how_to_dispute.1: training@example.org
            buyer.agency: BCC
            buyer.name: Council
            buyer.address.1: Town Hall
            buyer.email: ap@example.org
            line.1.number: 1
            line.1.charge: C-0
            line.1.event: EV-1
            line.1.title: Neglect
            line.1.date: 2019-05-14
            line.1.booking: B-C-0
            line.1.occurrence: late cancellation
            line.1.quantity: 1
            line.1.net: 5000
            line.1.category: O
            line.1.reason: Compensation, outside the scope of VAT
            vat.1.category: O
            vat.1.reason: Compensation, outside the scope of VAT
            vat.1.net: 5000
            vat.1.vat: 0
            currency: GBP
            net: 5000
            vat: 0
            total: 5000
            end

            """
        #expect(try Sample.invoice([(5_000, Sample.outside)]).canonicalText == expected)
    }

    @Test("Documents read back as themselves")
    func roundTrip() throws {
        for invoice in [try invoice(), try Sample.invoice([(1, Sample.outside)])] {
            #expect(Invoice(canonicalText: invoice.canonicalText) == invoice)
        }
        #expect(CreditNote(canonicalText: try note().canonicalText) == (try note()))
        #expect(Invoice(canonicalText: try note().canonicalText) == nil)
        #expect(CreditNote(canonicalText: try invoice().canonicalText) == nil)
    }

    @Test(
        "Backslashes and colons in a text are told from the form's own",
        arguments: ["a\\nb", "x: y", "\\", "end", "é 😀"])
    func escaping(title: String) throws {
        let charge = try Sample.charge("C: 1", event: title)
        let invoice = try Sample.draft([charge]).issue(
            number: Sample.number(1), on: Sample.date("2020-04-01"), seller: Sample.seller(), buyer: Sample.buyer())
        #expect(Invoice(canonicalText: invoice.canonicalText)?.lines[0].item == title)
    }

    @Test("Two spellings of one accented letter are two texts")
    func normalisation() throws {
        let composed = try Sample.draft([try Sample.charge("C-1", event: "caf\u{E9}")])
        let invoice = try composed.issue(
            number: Sample.number(1), on: Sample.date("2020-04-01"), seller: Sample.seller(), buyer: Sample.buyer())
        let other = String(
            decoding: invoice.canonicalText.unicodeScalars.flatMap {
                $0 == "\u{E9}" ? Array("e\u{301}".utf8) : Array(String($0).utf8)
            },
            as: UTF8.self)
        let read = try #require(Invoice(canonicalText: other))
        #expect(read.canonicalText.utf8.elementsEqual(other.utf8))
    }

    @Test("A text without any one of its lines, or with one twice, is no document")
    func lines() throws {
        for text in [try invoice().canonicalText, try note().canonicalText] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for index in lines.indices {
                var less = lines
                let removed = less.remove(at: index)
                // An optional line may be missing: then what is read is another document, never the same.
                expectNotRead(less.joined(separator: "\n"), original: text, optional: Self.isOptional(removed))
                var more = lines
                more.insert(removed, at: index)
                expectNotRead(more.joined(separator: "\n"), original: text, optional: false)
            }
        }
    }

    private static func isOptional(_ line: Substring) -> Bool {
        ["buyer.email", "buyer.purchase_order", "seller.address.2"].contains { line.hasPrefix($0) }
    }

    private func expectNotRead(_ damaged: String, original: String, optional: Bool) {
        let read = Invoice(canonicalText: damaged)?.canonicalText ?? CreditNote(canonicalText: damaged)?.canonicalText
        if optional { #expect(read != original) } else { #expect(read == nil) }
    }

    @Test(
        "Changed values that contradict the rest are no document",
        arguments: [
            ("net: 5000", "net: 5001"), ("total: 5000", "total: 5,000"), ("currency: GBP", "currency: EUR"),
            ("line.1.quantity: 1", "line.1.quantity: +1"), ("line.1.number: 1", "line.1.number: 2"),
            ("line.1.number: 1", "line.1.number: 99999999999"), ("INV-000001", "INV-1"), ("2019-05-14", "2019-02-30"),
            ("late cancellation", "was ill"), ("category: O", "category: Z"), ("category: O", "category: S"),
            ("due: 2020-05-01", "due: 2020-03-01"), ("buyer.agency: BCC", "buyer.agency: "),
            ("seller.name: Anytown", "seller.name: \\q"), ("seller.name: Anytown", "seller.name: \\n"),
            ("vat.1.vat: 0", "vat.1.vat: 7"), ("vat.1.net: 5000", "vat.1.net: 99999999999999999999"),
            ("line.1.net: 5000", "line.1.net: 9000000000000000000"), ("Town Hall\n", "Town Hall\\\n"),
            ("turnout invoice 1", "turnout invoice 2"), ("end\n", "end"), ("end\n", "end\nend\n"),
            ("number: INV", "number:INV"), ("line.1.net: 5000", "line.1.net: 05000"),
            ("seller.how_to_pay.1", "seller.vat_number: GB1\nseller.how_to_pay.1"), ("end\n", "more: 1\nend\n"),
        ])
    func contradictions(old: String, new: String) throws {
        let text = try Sample.invoice([(5_000, Sample.outside)]).canonicalText
        let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        #expect(Invoice(canonicalText: parts.joined(separator: new)) == nil)
    }

    @Test("A rate or an extra line in a credit note that cannot be is no document")
    func noteDamage() throws {
        let text = try note().canonicalText
        for (old, new) in [
            ("rate: 2000", "rate: 10001"), ("end\n", "more: 1\nend\n"), ("line.1.number: 1", "line.1.number: 0"),
        ] {
            let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2)
            #expect(CreditNote(canonicalText: parts.joined(separator: new)) == nil)
        }
    }

    @Test("Whatever the damage, reading never traps, and what is read is exactly what was written")
    func fuzz() throws {
        var random = SplitMix64(seed: 18)
        for original in [try invoice().canonicalText, try note().canonicalText] {
            for _ in 0..<3_000 {
                var bytes = Array(original.utf8)
                for _ in 0...(random.next() % 3) {
                    let at = Int(random.next() % UInt64(bytes.count))
                    switch random.next() % 4 {
                    case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
                    case 1: bytes.remove(at: at)
                    case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
                    default: bytes.swapAt(at, Int(random.next() % UInt64(bytes.count)))
                    }
                }
                let damaged = String(decoding: bytes, as: UTF8.self)
                let read =
                    Invoice(canonicalText: damaged)?.canonicalText ?? CreditNote(canonicalText: damaged)?.canonicalText
                #expect(read == nil || read?.utf8.elementsEqual(damaged.utf8) == true)
            }
        }
        #expect(Invoice(canonicalText: "") == nil)
        #expect(Invoice(canonicalText: String(repeating: "\n", count: 100_000)) == nil)
    }
}
