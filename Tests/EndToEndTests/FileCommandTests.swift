import Foundation
import Launching
import TestSupport
import Testing

/// Commands that write files: electronic invoices and spreadsheets, over the sample year on each engine.
@Suite("Files that commands write") struct FileCommandTests {
    private struct Sheet: Decodable {
        struct Cell: Decodable {
            let kind: String
            let value: String
        }

        let rows: [[Cell]]
        let frozen: String
    }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func read(_ file: URL) throws -> Sheet {
        let answer = try Launch.answer(
            Turnout.root.appending(path: ".build/invoice-tools/bin/python").path,
            [Turnout.root.appending(path: "Tests/SpreadsheetsTests/read_sheet.py").path, file.path])
        return try JSONDecoder().decode(Sheet.self, from: Data(answer.output.utf8))
    }

    @Test("an invoice is made electronic, checked, and not written over", arguments: TestEngine.allCases)
    func electronic(_ engine: TestEngine) async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let invoices = try #require(try turnout.json("invoices", "list") as? [[String: Any]])
            let number = try #require(invoices.first?["number"] as? String)
            let agency = try #require(invoices.first?["agency"] as? String)
            let file = folder.appending(path: "\(engine).xml").path
            let early = try turnout.run("invoices", "ubl", number, "--output", file)
            #expect(early.status == 1 && early.complaint.contains("The seller has no electronic address."))
            #expect(!FileManager.default.fileExists(atPath: file))
            try turnout.done(
                "settings", "set", "seller.endpoint", "0088:5060000000009", "seller.bank_account", "12-34-56 12345678")
            try turnout.done(
                "agency", "change", agency, "--endpoint", "0088:5790000436057", "--buyer-reference", "CC-1",
                "--billing-address", "1 High Street;Birmingham")
            let told = try turnout.done("invoices", "ubl", number, "--output", file)
            #expect(told.contains("\(number) is in \(file), to 0088:5790000436057."))
            #expect(try turnout.run("invoices", "ubl", number, "--output", file).status == 1, "a file stays")
            #expect(try turnout.done("invoices", "ubl", "--check", file).contains("keeps all"))
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let other = folder.appending(path: "\(engine)-other.xml").path
            try turnout.done("invoices", "ubl", number, "--output", other)
            #expect(try String(contentsOfFile: other, encoding: .utf8) == text)
            let broken = folder.appending(path: "\(engine)-broken.xml").path
            try text.replacing("<cbc:InvoiceTypeCode>380<", with: "<cbc:InvoiceTypeCode>326<")
                .write(toFile: broken, atomically: true, encoding: .utf8)
            let found = try turnout.run("invoices", "ubl", "--check", broken, "--format", "csv")
            #expect(found.status == 1 && found.output.contains("PEPPOL-EN16931-P0100"))
            for words in [["invoices", "ubl"], ["invoices", "ubl", number]] {
                let answer = try Turnout.launch(try Turnout.program(), words, environment: ["TURNOUT_STORE": address])
                #expect(answer.status == 64 || answer.status == 2, "\(words)")
            }
            try turnout.done("verify")
        }
    }

    @Test("a list is a spreadsheet: amounts as numbers, dates as dates, the same bytes again")
    func spreadsheet() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try await StoreFactory.withAddress(.sqlite) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let files = ["a.xlsx", "b.xlsx"].map { folder.appending(path: $0) }
            for file in files {
                try turnout.done("invoices", "list", "--format", "xlsx", "--output", file.path)
            }
            #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
            let invoices = try #require(try turnout.json("invoices", "list") as? [[String: Any]])
            let sheet = try read(files[0])
            #expect(sheet.rows.count == invoices.count + 1 && sheet.frozen == "A2")
            let heads = sheet.rows[0].map(\.value)
            let (net, issued) = (
                try #require(heads.firstIndex(of: "Net")), try #require(heads.firstIndex(of: "Issued"))
            )
            for (row, invoice) in zip(sheet.rows.dropFirst(), invoices) {
                let pence = try #require(invoice["net_pence"] as? Int)
                #expect(row[net].kind == "n" && Decimal(string: row[net].value) == Decimal(pence) / 100)
                #expect(row[issued].kind == "d" && row[issued].value == invoice["issued"] as? String)
            }
            #expect(try turnout.run("invoices", "list", "--format", "xlsx").status != 0)
            #expect(try turnout.run("invoices", "list", "--output", "x").status != 0)
            #expect(
                try turnout.run("invoices", "list", "--format", "xlsx", "--output", files[0].path).status == 1)
        }
    }
}
