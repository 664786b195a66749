import Documents
import Foundation
import Invoicing
import Launching
import Money
import PaperSamples
import Testing
import Typesetting

/// Invoices, credit notes and statements as PDF, read by programs that are not ours.
@Suite struct PaperTests {
    /// With `PAPERS`, a folder, the samples are kept there.
    @Test func `every sample is a sound PDF with its fonts, tags and language`() throws {
        let kept = ProcessInfo.processInfo.environment["PAPERS"]
        let folder = try Folder(kept)
        defer { if kept == nil { folder.remove() } }
        let typesetter = try Typesetter()
        for (name, paper) in try PaperSamples.all() {
            let file = try folder.write(paper.bytes(typesetter), "\(name).pdf")
            #expect(try Launch.answer("/usr/bin/qpdf", ["--check", file]).status == 0, "\(name)")
            let fonts = try Launch.answer("/usr/bin/pdffonts", [file]).output.split(separator: "\n").dropFirst(2)
            #expect(fonts.count >= 2 && fonts.allSatisfy { $0.contains(" yes yes yes ") && $0.contains("+NotoSans") })
            let told = try Launch.answer("/usr/bin/pdfinfo", [file]).output
            #expect(told.contains(/Tagged: +yes/) && told.contains("(A4)") && told.contains(/Author: +Brumfield/))
            let whole = try Launch.answer("/usr/bin/qpdf", ["--qdf", "--object-streams=disable", file, "-"]).output
            #expect(whole.contains("/Lang (en-GB)") && whole.contains("/DisplayDocTitle true"))
        }
    }

    @Test func `an invoice shows everything that it must`() throws {
        let text = try read(.invoice(try PaperSamples.invoice(4, number: 7, treatment: .standard(rate: rate(2_000)))))
        // 3 × £50.00 + £1,250.00 = £1,400.00; 20 % of it = £280.00. Issued 48 days after 14 May 2019, due 30 later.
        for part in [
            "Invoice INV-000007", "Issue date 1 July 2019", "Tax point 1 July 2019", "Due date 31 July 2019",
            "Brumfield Safeguarding Children Partnership", "6 Margaret Street", "VAT registration number GB123456782",
            "Brumfield Children’s Trust", "1 Lancaster Circus", "Your order PO-4500123456",
            "Working Together to Safeguard Children 14 May 2019 E1001-7 1 £50.00",
            "Late cancellation · event E1001", "Net £1,400.00", "VAT 20 % £280.00", "Total to pay £1,680.00",
            "sort code 20-00-00", "Reference: INV-000007", "Write to training@brumfield.example", "Page 1 of 1",
        ] {
            #expect(text.contains(part), "\(part) is missing in \(text)")
        }
    }

    @Test func `what bears no VAT says why, and outside the scope no VAT number stands`() throws {
        let outside = try read(.invoice(try PaperSamples.invoice(1)))
        #expect(outside.contains("Outside the scope of VAT: compensation for a place not"))
        #expect(!outside.contains("VAT registration") && !outside.contains("GB123456782"))
        let twice = VATTreatment.outsideScope(reason: "Outside the scope of VAT: no supply is made")
        let once = try read(.invoice(try PaperSamples.invoice(1, treatment: twice)))
        #expect(once.contains("Outside the scope of VAT: no supply is made") && !once.contains("VAT: Outside"))
        let exempt = try read(.invoice(try PaperSamples.invoice(1, treatment: .exempt(reason: "education"))))
        #expect(exempt.contains("Exempt from VAT: education") && exempt.contains("GB123456782"))
    }

    @Test func `names in Welsh and Arabic are found, in the order in which they are read`() throws {
        let samples = Dictionary(try PaperSamples.all().map { ($0.name, $0.paper) }, uniquingKeysWith: { a, _ in a })
        let welsh = try read(try #require(samples["welsh"]))
        #expect(welsh.contains("Tŷ’r Ŵyl a’r Ŷd") && welsh.contains("cŵn, tŷ a’r gŵyn"))
        // Words without the ligature of lam and alef, which pdftotext takes apart in the order in which it is drawn.
        let arabic = try read(try #require(samples["arabic"]))
        let first = try #require(arabic.range(of: "مؤسسة")), second = try #require(arabic.range(of: "لرعاية"))
        #expect(first.lowerBound < second.lowerBound && arabic.contains("حماية"))
    }

    @Test func `sixty lines stand once each, under a head on every page, with their sums beside the last of them`()
        throws
    {
        let pages = try readPages(.invoice(try PaperSamples.invoice(60, number: 2)))
        #expect(pages.count == 4)
        for (n, page) in zip(1..., pages) {
            #expect(page.contains("What Date Booking Qty Net") && page.contains("Page \(n) of 4"))
            #expect(page.contains("Invoice INV-000002, continued") == (n > 1))
        }
        for n in 0..<60 {
            let booking = "E\(1001 + n / 3)-\(7 + n) 1 £"
            #expect(pages.count { $0.contains(booking) } == 1, "\(booking)")
        }
        let last = try #require(pages.last)
        #expect(last.contains("Total to pay £21,000.00") && last.contains("E1020-65") && last.contains("E1020-66"))
    }

    /// However many lines there are, the sums stand under two of them at least, or under all there are.
    @Test func `sums never stand alone on a page`() throws {
        for count in 1...26 {
            let pages = try readPages(.invoice(try PaperSamples.invoice(count)))
            let page = try #require(pages.last { $0.contains("Total to pay") })
            let lines = page.matches(of: /E10\d\d-\d+ 1 £/).count
            #expect(lines >= min(2, count), "\(count) lines")
        }
    }

    @Test func `a credit note names its invoice, and a statement its balances`() throws {
        let samples = Dictionary(try PaperSamples.all().map { ($0.name, $0.paper) }, uniquingKeysWith: { a, _ in a })
        let note = try read(try #require(samples["credit-note"]))
        // £50.00 and £250.00 are £300.00; 20 % of it £60.00.
        for part in ["Credit note CN-000001", "INV-000007 of 1 Jul 2019", "VAT 20 % £60.00", "Total credited £360.00"] {
            #expect(note.contains(part), "\(part)")
        }
        let statement = try read(try #require(samples["statement"]))
        for part in [
            "Statement of account", "10 Jul 2019 Payment received BACS 411 −£50.00 £22,350.00", "£10.00 in credit",
        ] {
            #expect(statement.contains(part), "\(part) is missing in \(statement)")
        }
    }

    private func rate(_ points: Int64) throws -> BasisPoints { try BasisPoints(points) }

    private func read(_ paper: Paper) throws -> String { try readPages(paper).joined(separator: " ") }

    /// The text of each page, blanks made one.
    private func readPages(_ paper: Paper) throws -> [String] {
        let folder = try Folder(nil)
        defer { folder.remove() }
        let file = try folder.write(paper.bytes(Typesetter()), "paper.pdf")
        let text = try Launch.answer("/usr/bin/pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]).output
        return text.split(separator: "\u{0C}").map { page in
            page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}

/// A folder of a test.
private struct Folder {
    let path: String

    init(_ kept: String?) throws {
        path = kept ?? FileManager.default.temporaryDirectory.appending(path: "papers-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
