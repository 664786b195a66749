import Documents
import Foundation
import Launching
import Testing

/// The schema of UBL and the rules of EN 16931 and Peppol as they were published, run by programs of others.
@Suite struct PublishedRulesTests {
    /// What the published schema and rules say of one document.
    struct Verdict: Decodable {
        let schema: [String]
        let broken: Set<String>
        let warned: Set<String>
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func verdicts(_ documents: [String: String]) throws -> [String: Verdict] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in documents { try Data(text.utf8).write(to: folder.appending(path: "\(name).xml")) }
        let answer = try Launch.answer(
            Self.root.appending(path: ".build/invoice-tools/bin/python").path,
            [Self.root.appending(path: "Tests/DocumentsTests/check_invoices.py").path, folder.path])
        do {
            return try JSONDecoder().decode([String: Verdict].self, from: Data(answer.output.utf8))
        } catch {
            Issue.record("`Deploy/setup/invoice-tools.sh` makes what is needed here. \(answer.complaint)")
            throw error
        }
    }

    @Test func `every kind of document keeps the published schema and rules, without a warning`() throws {
        let samples = ElectronicSample.allCases
        let found = try verdicts(
            Dictionary(uniqueKeysWithValues: samples.map { ($0.rawValue, try $0.text()) }))
        #expect(found.count == samples.count)
        for (name, verdict) in found {
            #expect(verdict.schema == [], "\(name)")
            #expect(verdict.broken == [], "\(name)")
            #expect(verdict.warned == [], "\(name)")
        }
    }

    @Test func `the published rules find in every broken document just what our own check finds`() throws {
        let violations = Violation.all.filter { !$0.isOwn }
        let found = try verdicts(Dictionary(uniqueKeysWithValues: violations.map { ($0.rule, try $0.text()) }))
        let known = Set(ElectronicCheck.rules.map(\.id))
        for violation in violations {
            let verdict = try #require(found[violation.rule])
            let expected = violation.also.union([violation.rule])
            #expect(verdict.broken.intersection(known) == expected, "\(violation.rule)")
        }
    }

    @Test func `the schema is looked at: elements in another order are refused`() throws {
        let text = try ElectronicSample.outside.text()
        let type = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        let moved = text.replacing("  \(type)\n", with: "").replacing("<cbc:DueDate>", with: "\(type)<cbc:DueDate>")
        let verdict = try #require(try verdicts(["moved": moved])["moved"])
        #expect(!verdict.schema.isEmpty)
    }
}
