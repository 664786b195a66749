import Application
import Domain
import SQLSession

extension SQLReads: PaperReads {
    func file(of document: InvoiceID, _ mediaType: String) throws -> DocumentFile? {
        try first("document_file/find", .id(document), .text(mediaType)).map { row in
            DocumentFile(bytes: try row.blob(0), sha256: try row.blob(1), renderer: try row.text(2))
        }
    }

    func fileMarks(_ mediaType: String, after: InvoiceID?, limit: Int64) throws -> [FileMark] {
        guard scope == .everything else { return [] }
        return try rows(
            "document_file/marks", .integer(after?.raw ?? .min), .text(mediaType), .integer(limit)
        ).map { row in
            let renderer = try row.optionalText(7)
            return FileMark(
                document: try DocumentRows.document(row),
                file: try renderer.map { FileMark.Made(sha256: try row.blob(6), renderer: $0) })
        }
    }

    func papersDue(at now: Instant, limit: Int64) throws -> [InvoiceID] {
        guard scope == .everything else { return [] }
        return try rows("document_due/due", .instant(now), .integer(limit)).map { try $0.id(0) }
    }
}

extension SQLWork: PaperWrites {
    func keep(_ file: DocumentFile, _ mediaType: String, of document: InvoiceID) throws {
        let isNew =
            try first(
                "document_file/insert", .id(document), .text(mediaType), .blob(file.sha256), .blob(file.bytes),
                .text(file.renderer), now) != nil
        if isNew {
            try audit(
                "document_file.made", subject: "document_file:\(document.raw)",
                detail: "\(mediaType) sha256 \(Hex.text(file.sha256))")
        }
        try finishPaper(of: document)
    }

    func finishPaper(of document: InvoiceID) throws { try run("document_due/done", .id(document)) }

    func postponePaper(of document: InvoiceID?, until: Instant) throws {
        try run("document_due/postpone", .optional(document), .instant(until))
    }
}
