import Application
import Crypto
import Domain
import Foundation
import Invoicing
import Money
import SQLSession

extension Verifier {
    /// Whether every document is what was issued, and the ledger agrees with documents and payments.
    func checkMoney() throws {
        progress("checking documents")
        try offenders("number series", "verify/series")
        try attempt("documents") { try checkDocuments() }
        try attempt("document files") { try checkFiles() }
        for (check, name) in [
            ("document lines", "verify/stray_lines"), ("credited amounts", "verify/over_credited"),
            ("postings", "verify/postings"), ("posting numbers", "verify/posting_numbers"),
            ("payments", "verify/payments"), ("outstanding amounts", "verify/outstanding"),
            ("payments taken back", "verify/payment_returns"), ("exported batches", "verify/ledger_batches"),
            ("internal journal", "verify/journal"),
        ] {
            try offenders(check, name)
        }
        try attempt("exported batches") { try checkBatchFiles() }
        try attempt("logos") { try checkLogos() }
    }

    private func checkLogos() throws {
        for row in try rows("verify/logos") {
            let hash = try row.text(0)
            findings.count("logos", 1)
            guard Hex.text(Array(SHA256.hash(data: Data(try row.blob(1))))) == hash else {
                findings.add("logos", "the logo \(hash.prefix(12)) is not the picture its hash was taken of")
                continue
            }
        }
    }

    private func checkBatchFiles() throws {
        var last: Int64 = 0
        while true {
            let batch = try rows("verify/batch_files", .integer(last), .integer(10))
            guard let end = batch.last else { return }
            for row in batch where try Array(SHA256.hash(data: Data(row.blob(1)))) != row.blob(2) {
                findings.add("exported batches", "the file of batch \(try row.integer(0)) is not the one exported")
            }
            last = try end.integer(0)
        }
    }

    /// Whether every file has the bytes its hash was taken of, and the audit tells the same hash.
    private func checkFiles() throws {
        var (last, kind) = (Int64.min, "")
        while true {
            let batch = try rows("verify/document_files", .integer(last), .text(kind), .integer(20))
            guard let end = batch.last else { return }
            for row in batch {
                findings.count("document files", 1)
                let name = "the \(try row.text(1)) of \(try row.text(2)) \(try row.integer(3))"
                let digest = Array(SHA256.hash(data: Data(try row.blob(5))))
                let (detail, made) = ("\(try row.text(1)) sha256 \(Hex.text(digest))", try row.integer(6))
                let entry = issued["document_file:\(try row.integer(0))\(try row.text(1))"]
                if try row.blob(4) != digest {
                    findings.add("document files", "\(name) is not the file its hash was taken of")
                } else if entry?.detail != detail || entry?.at != made {
                    findings.add("document files", "the audit does not tell of \(name) just so")
                }
            }
            (last, kind) = (try end.integer(0), try end.text(1))
        }
    }

    private func checkDocuments() throws {
        var last: Int64 = .min
        while true {
            let batch = try rows("verify/documents", .integer(last), .integer(200))
            guard let end = batch.last else { return }
            for row in batch {
                findings.count("documents", 1)
                let name = "\(try row.text(2)) \(try row.integer(3))"
                // What is damaged beyond reading is a fault of this document alone.
                var reason: String?
                try attempt("documents") { reason = try DocumentCheck(row, self).fault() }
                if let reason { findings.add("documents", "document \(name): \(reason)") }
            }
            last = try end.integer(0)
        }
    }
}

/// Holds one document against its columns, its lines, the ledger and the audit.
private struct DocumentCheck {
    let row: Row
    let verifier: Verifier
    let id: Int64
    let text: String

    init(_ row: Row, _ verifier: Verifier) throws {
        self.row = row
        self.verifier = verifier
        id = try row.integer(0)
        text = try row.text(15)
    }

    /// What is wrong with it first; nil when all agrees.
    func fault() throws -> String? {
        let digest = Array(SHA256.hash(data: Data(text.utf8)))
        guard try row.blob(16) == digest else { return "its text is not the one its hash was taken of" }
        let isInvoice = try row.text(1) == "invoice"
        guard let form = isInvoice ? invoice : creditNote else { return "its text is no document" }
        if let fault = try columns(form) { return fault }
        if let fault = try lines(form) { return fault }
        if let fault = try audit(form, digest) { return fault }
        if let fault = try electronic(form) { return fault }
        return try ledger(form)
    }

    /// Each electronic document is the bytes that were made, and says what its document says.
    private func electronic(_ form: Form) throws -> String? {
        let stored = StoredDocument(
            id: InvoiceID(id), kind: form.kind, number: form.number, agency: AgencyID(0), text: text)
        for (n, row) in zip(Int64(1)..., try verifier.rows("verify/electronic_documents", .integer(id))) {
            let record = try ElectronicRows.record(row)
            verifier.findings.count("electronic documents", 1)
            let digest = Array(SHA256.hash(data: Data(record.text.utf8)))
            guard try row.blob(13) == digest, record.n == n, record.belongs(to: stored) else {
                return "its electronic document \(record.n) is not what was made of it"
            }
        }
        return nil
    }

    /// What both kinds of document have in common.
    private struct Form {
        let kind: DocumentKind
        let number: DocumentNumber
        let corrects: DocumentNumber?
        let agency: String
        let issued: DocumentDate
        let due: DocumentDate
        let vat: VATBreakdown
        let lines: [DocumentLine]
        let logo: String?
        let posting: Posting
    }

    private var invoice: Form? {
        Invoice(canonicalText: text).map {
            Form(
                kind: .invoice, number: $0.number, corrects: nil, agency: $0.buyer.agencyCode, issued: $0.issueDate,
                due: $0.dueDate, vat: $0.vat, lines: $0.lines, logo: $0.seller.logo,
                posting: .invoice($0))
        }
    }

    private var creditNote: Form? {
        CreditNote(canonicalText: text).map {
            Form(
                kind: .creditNote, number: $0.number, corrects: $0.invoice, agency: $0.buyer.agencyCode,
                issued: $0.issueDate, due: $0.issueDate, vat: $0.vat, lines: $0.lines,
                logo: $0.seller.logo, posting: .creditNote($0))
        }
    }

    private func columns(_ form: Form) throws -> String? {
        let categories = Set(form.vat.subtotals.map(\.treatment.category))
        let category: VATCategory =
            categories.contains(.standard) ? .standard : categories.contains(.exempt) ? .exempt : .outsideScope
        let corrects = try row.optionalText(6).map { "\($0) \(try row.integer(7))" }
        let agrees: [(String, Bool)] = [
            ("kind", try row.text(1) == form.kind.rawValue), ("series", try row.text(2) == form.number.series.name),
            ("number", try row.integer(3) == form.number.value), ("agency", try row.text(4) == form.agency),
            ("corrected invoice", corrects == form.corrects.map { "\($0.series.name) \($0.value)" }),
            ("VAT category", try row.text(8) == category.rawValue),
            ("moment of issue", verifier.zone.date(try row.instant(9)).description == form.issued.text),
            ("date of issue", try row.text(10) == form.issued.text), ("due date", try row.text(11) == form.due.text),
            ("net", try row.integer(12) == form.vat.net.amount), ("VAT", try row.integer(13) == form.vat.vat.amount),
            ("gross", try row.integer(14) == form.vat.total.amount),
        ]
        if let reason = agrees.first(where: { !$0.1 }) { return "its \(reason.0) is not that of its text" }
        guard let logo = form.logo, try verifier.rows("verify/logo", .text(logo)).isEmpty else { return nil }
        return "its logo is missing"
    }

    private func lines(_ form: Form) throws -> String? {
        let stored = try verifier.rows("verify/document_lines", .integer(id))
        guard stored.count == form.lines.count else {
            return "it has \(stored.count) lines, its text \(form.lines.count)"
        }
        for (n, (line, stored)) in zip(Int64(1)..., zip(form.lines, stored)) {
            let corrects = try stored.optionalInteger(1)
            guard try stored.integer(0) == n, try stored.integer(2) == line.net.amount,
                corrects == (form.kind == .creditNote ? Int64(line.number) : nil)
            else { return "line \(n) is not that of its text" }
            guard try hasCharge(stored, line, form) else { return "line \(n) is for another charge than its text says" }
        }
        return nil
    }

    private func hasCharge(_ stored: Row, _ line: DocumentLine, _ form: Form) throws -> Bool {
        // Interest rests on an invoice that was late, and on no charge.
        guard let charge = line.charge else { return try stored.optionalInteger(5) == nil }
        guard let booking = try stored.optionalText(3) else { return false }
        let n = try stored.integer(4)
        guard charge == (n == 1 ? booking : "\(booking)/\(n)") else { return false }
        return try form.kind == .invoice || stored.optionalInteger(5) == stored.optionalInteger(6)
    }

    private func audit(_ form: Form, _ digest: [UInt8]) throws -> String? {
        let entry = verifier.issued["invoice:\(id)"]
        guard let entry, entry.action == "\(form.kind.rawValue).issued",
            entry.detail == "\(form.number.text) sha256 \(Hex.text(digest))"
        else { return "the audit does not tell of its issue just so" }
        return try row.integer(9) == entry.at ? nil : "the audit tells another moment of issue"
    }

    private func ledger(_ form: Form) throws -> String? {
        let invoice = form.kind == .invoice ? id : try row.optionalInteger(5) ?? id
        let entries = try verifier.rows(
            "verify/document_entries", .integer(invoice), .text(form.kind.rawValue), .text(form.number.text))
        guard entries.count == form.posting.entries.count else { return "the ledger does not have it just so" }
        for (entry, stored) in zip(form.posting.entries, entries) {
            guard try stored.text(0) == entry.account.rawValue, try stored.integer(1) == entry.amount.amount,
                try stored.text(2) == form.issued.text, try stored.text(3) == form.agency
            else { return "the ledger has it with another account, amount, date or agency" }
        }
        return nil
    }
}
