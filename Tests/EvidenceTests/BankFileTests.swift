import Domain
import Evidence
import Testing

@Suite("A bank's file") struct BankFileTests {
    private func read(_ text: String, columns: String = "") throws -> BankFile {
        let today = try #require(LocalDate(iso: "2020-06-30"))
        return BankFile(Array(text.utf8), file: "bank.csv", mapping: try BankMapping(parsing: columns), today: today)
    }

    @Test func `columns are known by what banks call them, whatever stands above and between them`() throws {
        let files = [
            "Date,Description,Paid out,Paid in\n04/05/2020,INV-000001 BCT,,\"1,150.00\"\n05/05/2020,fee,3.00,\n",
            "Account;12345678\n\nPosting Date;Credit;Narrative\n4 May 2020;£1150.00;INV-000001 BCT\n05.05.2020;;fee\n",
            "\u{FEFF}Transaction Date\tAmount\tReference\r\n2020-05-04T09:00\t1150.00 CR\tINV-000001  BCT\r\n"
                + "2020-05-05\t-3.00\tfee\r\n",
            "DATE|VALUE|DETAILS\n20200504|+1150.00|INV-000001 BCT\n20200505|(3.00)|fee\n",
        ]
        for text in files {
            let file = try read(text)
            #expect(file.log.isEmpty, "\(file.log)")
            #expect("\(file.lines.map(\.amount))".contains("115000"), "\(text)")
            #expect(file.lines.count == 1)
            #expect(file.lines.map(\.date.description) == ["2020-05-04"])
            #expect(file.lines.map(\.reference) == ["INV-000001 BCT"])
            #expect(file.passedOver == 1)
        }
    }

    @Test func `columns can be named, months can stand first, and the payer may be the only word`() throws {
        let text = "Posted,Gross,From whom,Note\n5/4/2020,10.00,Hall Green School,\n"
        let file = try read(
            text, columns: "date = Posted; amount=Gross; payer=From whom;reference=Note; dates=MM/DD/YYYY")
        #expect(file.log.isEmpty)
        #expect(file.lines.map(\.payer) == ["Hall Green School"])
        #expect(file.lines.map(\.date.description) == ["2020-05-04"])
    }

    @Test func `two lines that are the same are two, and the file again gives the same two`() throws {
        let text = "date,amount,reference\n04/05/2020,5.00,x\n04/05/2020,5.00,x\n"
        let file = try read(text)
        #expect(Set(file.lines.map(\.fingerprint)).count == 2)
        // Another file that overlaps it, with the same lines in another order and other columns.
        let other = try read("reference,date,amount\ny,03/05/2020,1.00\nx,4 May 2020,5\nx,2020-05-04,£5.00\n")
        #expect(Set(file.lines.map(\.fingerprint)).isSubset(of: Set(other.lines.map(\.fingerprint))))
    }

    @Test(arguments: [
        ("31/02/2020,5.00,x", "date: \"31/02/2020\" is not a date"), ("01/07/2020,5.00,x", "in the future"),
        ("04/05/2020,12.5,x", "amount: \"12.5\" is not an amount"), ("04/05/2020,five,x", "\"five\""),
        ("04/05/2020,5.00,", "nothing says what it is for"), ("04/May/20x,5.00,x", "is not a date"),
        ("04/Xyz/2020,5.00,x", "is not a date"), ("soon,5.00,x", "is not a date"),
    ])
    func `a row that cannot be read is told with its line, its column and the mend`(
        _ row: String, _ words: String
    ) throws {
        let file = try read("date,amount,reference\n04/05/2020,1.00,fine\n\n\(row)\n")
        #expect(file.lines.count == 1)
        let fault = try #require(file.log.faults.first)
        #expect(fault.line == 4 && fault.description.contains(words), "\(fault)")
        #expect(!fault.mend.isEmpty)
    }

    @Test func `quoted cells hold delimiters, quotation marks and line ends`() throws {
        let file = try read("date,amount,reference\r\n04/05/2020,5.00,\"a \"\"b\"\", c\r\nd\"\r\n05/05/2020,6.00,e")
        #expect(file.lines.map(\.reference) == ["a \"b\", c d", "e"])
        #expect(file.lines.map(\.line) == [2, 4])
    }

    @Test func `what is no CSV is told for what it is`() throws {
        let today = try #require(LocalDate(iso: "2020-06-30"))
        func fault(_ bytes: [UInt8]) -> String { BankFile(bytes, file: "f", today: today).log.description }
        #expect(fault([0x50, 0x4B, 0x03, 0x04]).contains("workbook"))
        #expect(fault([0xFF, 0xFE, 0x41, 0x00]).contains("UTF-16"))
        #expect(fault(Array("a,b\n1,2\n".utf8)).contains("no row names the columns"))
        #expect(fault(Array(repeating: 0x41, count: (5 << 20) + 1)).contains("5 MB"))
        #expect(fault(Array("date,amount,reference\n".utf8) + Array("x,y,z\n".utf8.cycled(50_001))).contains("50,000"))
        // ISO 8859-1, as some banks write it.
        let latin = Array("date,amount,reference\n04/05/2020,5.00,Caf".utf8) + [0xE9]
        #expect(BankFile(latin, file: "f", today: today).lines.map(\.reference) == ["Café"])
    }

    @Test(arguments: ["amount", "amount=", "money=x", "date=a; date=b", "dates=YYYY"])
    func `columns that cannot be are refused`(_ columns: String) {
        #expect(throws: Fault.self) { try BankMapping(parsing: columns) }
    }
}

extension String.UTF8View {
    fileprivate func cycled(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in Array(self) } }
}
