import Invoicing
import Money
import Testing

@Suite("Files of the ledger")
struct LedgerFileTests {
    /// £100 at 20 % as posting 7, and £60 of it paid as posting 9.
    private func postings() throws -> [NumberedPosting] {
        let invoice = try Sample.invoice([(10_000, Sample.standard())])
        let day = try Sample.date("2020-05-04")
        let payment = try Payment(reference: "=BACS \"1\"; x", agencyCode: "BCC", amount: .pounds(60), received: day)
        return [
            NumberedPosting(number: 7, posting: .invoice(invoice)),
            NumberedPosting(number: 9, posting: .payment(payment)),
        ]
    }

    private func file(_ layout: String) throws -> LedgerFile {
        try LedgerFile(batch: 3, postings(), layout: LedgerLayout(parsing: layout))
    }

    private func text(_ layout: String) throws -> String { String(decoding: try file(layout).bytes, as: UTF8.self) }

    @Test("A layout with debit and credit columns, codes, literals and totals at the end")
    func whole() throws {
        let layout = """
            delimiter: semicolon   # for the council's system
            decimal: comma
            dates: DD.MM.YYYY
            lines: lf
            totals: end
            account receivable: 1200
            account receivable NHS: 1201
            account income: "40 00"
            account vat_output: 2202
            account bank: 1100
            account unallocated_receipts: 2100
            agency BCC: CC17
            agency *: CC01
            column Type: "SI # 1"
            column No: posting
            column Date: date
            column Code: account_code
            column Centre: cost_centre
            column Reference: reference
            column Dr: debit
            column Cr: credit
            """
        // The hash total: three entries of posting 7 and two of posting 9 are 3 × 7 + 2 × 9 = 39.
        #expect(
            try text(layout) == """
                Type;No;Date;Code;Centre;Reference;Dr;Cr
                SI # 1;7;01.04.2020;1200;CC17;INV-000001;120,00;
                SI # 1;7;01.04.2020;40 00;CC17;INV-000001;;100,00
                SI # 1;7;01.04.2020;2202;CC17;INV-000001;;20,00
                SI # 1;9;04.05.2020;1100;CC17;"'=BACS ""1""; x";60,00;
                SI # 1;9;04.05.2020;2100;CC17;"'=BACS ""1""; x";;60,00
                CONTROL;3;2;5;180,00;180,00;39

                """)
        #expect(try file(layout) == file(layout))
        #expect(
            try file(layout).control
                == "control,batch,postings,entries,debits,credits,hash_total\nCONTROL,3,2,5,180.00,180.00,39\n")
    }

    @Test("A layout with one signed column, no header, whole pence, and totals beside the file")
    func signed() throws {
        let layout = """
            header: no
            decimal: pence
            signs: credit-positive
            dates: YYYYMMDD
            delimiter: tab
            column a: amount
            column b: account
            column c: date
            column d: kind
            column e: entry
            column f: invoice
            column g: payment
            column h: agency
            column i: batch
            """
        let lines = try text(layout).split(separator: "\r\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines[0] == "-12000\treceivable\t20200401\tinvoice\t1\tINV-000001\t\tBCC\t3")
        #expect(lines[4].hasPrefix("6000\tunallocated_receipts\t20200504\tpayment\t2\t\t"))
    }

    @Test(
        "Dates, sides and encodings are written as asked",
        arguments: [
            ("dates: YYYY-MM-DD", "2020-04-01|120.00|D"), ("dates: DD/MM/YYYY", "01/04/2020|120.00|D"),
            ("dates: DD-MON-YYYY", "01-APR-2020|120.00|D"), ("dates: DDMMYY", "010420|120.00|D"),
            ("sides: Soll Haben", "2020-04-01|120.00|Soll"),
        ])
    func forms(_ line: String, _ expected: String) throws {
        let layout = "header: no\ndelimiter: pipe\n\(line)\ncolumn d: date\ncolumn a: size\ncolumn s: side"
        #expect(try text(layout).hasPrefix(expected + "\r\n"))
    }

    @Test("Letters become the bytes asked for")
    func encodings() throws {
        let columns = "header: no\nlines: lf\ncolumn t: \"Café €\"\ncolumn a: amount\n"
        #expect(Array(try file("encoding: iso-8859-1\n" + columns).bytes.prefix(6)) == [67, 97, 102, 0xE9, 32, 63])
        #expect(Array(try file("encoding: utf-8-bom\n" + columns).bytes.prefix(4)) == [0xEF, 0xBB, 0xBF, 67])
        #expect(Array(try file(columns).bytes.prefix(5)) == [67, 97, 102, 0xC3, 0xA9])
    }

    @Test(
        "A document that cannot be is refused with its line and its mend",
        arguments: [
            ("header yes", 1, "colon"), ("header:", 1, "no value"), (": x", 1, "no name"),
            ("header: maybe", 1, "“maybe”"), ("\nhedder: yes", 2, "“hedder”"), ("header: yes\nheader: no", 2, "line 1"),
            ("column A: ammount", 1, "“ammount”"), ("column A: \"x", 1, "no end"),
            ("account debtors: 1", 1, "“debtors”"),
            ("sides: D", 1, "two words"), ("stream: bank", 1, "“bank”"), ("header: no", 0, "column"),
            ("column D: date", 0, "debits from credits"), ("column D: debit", 0, "debits from credits"),
            ("column A: amount\ncolumn C: account_code", 0, "account codes"),
            ("column A: amount\ncolumn C: cost_centre", 0, "cost centres"), ("agency BCC: \"\"", 1, "code"),
        ])
    func refused(_ document: String, _ line: Int, _ words: String) throws {
        let fault = #expect(throws: LayoutFault.self) { try LedgerLayout(parsing: document) }
        #expect(fault?.line == line)
        #expect(fault?.reason.contains(words) == true, "\(fault?.description ?? "")")
        #expect(fault?.mend.isEmpty == false)
    }

    @Test("A document is read to a limit only")
    func limits() throws {
        #expect(throws: LayoutFault.self) { try LedgerLayout(parsing: String(repeating: "x", count: 400_001)) }
        #expect(throws: LayoutFault.self) { try LedgerLayout(parsing: String(repeating: "\n", count: 2_100)) }
        let columns = (0..<61).map { "column c\($0): amount" }.joined(separator: "\n")
        #expect(throws: LayoutFault.self) { try LedgerLayout(parsing: columns) }
    }

    @Test("A code that is missing is asked for by the line to add")
    func missing() throws {
        let code = "column A: amount\ncolumn C: account_code\naccount bank: 1"
        let first = #expect(throws: InvoicingRefusal.self) { try file(code) }
        #expect(first?.mend == "Add the line: account receivable: CODE")
        let centre = "column A: amount\ncolumn C: cost_centre\nagency NHS: 1"
        let second = #expect(throws: InvoicingRefusal.self) { try file(centre) }
        #expect(second?.mend.contains("agency BCC: CODE") == true)
        #expect(try LedgerLayout(parsing: code).code(of: .bank, agency: "BCC") == "1")
    }

    @Test("What ships reads, for both streams, and names files by batch")
    func shipped() throws {
        for stream in LedgerStream.allCases {
            let layout = try LedgerLayout(parsing: LedgerLayout.shipped(stream))
            #expect(layout.stream == stream && layout.totals == .beside)
            #expect(layout == layout && Set([layout]).count == 1)
            #expect(try LedgerFile(batch: 1, postings(), layout: layout).totals.entries == 5)
        }
        #expect(LedgerFile.name(.ledger, batch: 12) == "ledger-000012.csv")
        #expect(LedgerFile.controlName(.journal, batch: 1_234_567) == "journal-1234567.control.csv")
    }

    @Test("The hash total counts the number of a posting once for each entry, and none for none")
    func hash() throws {
        let day = try Sample.date("2020-05-04")
        let entries = [Entry(.bank, Pence(5)), Entry(.income, Pence(-5))]
        let posting = try Posting(kind: .invoice, date: day, reference: "X", agencyCode: "B", entries: entries)
        let layout = try LedgerLayout(parsing: LedgerLayout.shipped(.ledger))
        #expect(try LedgerFile(batch: 1, [NumberedPosting(number: 1, posting: posting)], layout: layout).hashTotal == 2)
        #expect(try LedgerFile(batch: 1, [], layout: layout).totals.entries == 0)
    }
}
