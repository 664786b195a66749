public import Documents
public import Domain
import Invoicing
import Secrets
import Typesetting

/// A file for somebody: what it is called, and what it holds.
public struct PaperFile: Hashable, Sendable {
    /// What it is called: capital letters, digits and hyphens, and its ending.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]

    /// Takes the name and the content.
    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

    /// The media type of it (RFC 8118).
    public var type: String { Paper.mediaType }
}

extension StoredDocument {
    /// The document as it is set on paper.
    ///
    /// - Throws: ``StoreFault`` when the text is damaged.
    public func paper() throws -> Paper {
        switch kind {
        case .invoice: .invoice(try invoice())
        case .creditNote: .creditNote(try creditNote())
        }
    }
}

/// Makes the file of one document, on threads that do nothing else.
struct PaperDesk {
    let house: House

    /// The file of a document, made now and kept nowhere.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` where the fonts are missing, or ``StoreFault``.
    func made(_ document: StoredDocument) async throws -> DocumentFile {
        let paper = try document.paper()
        #if MUTANTS
        let stamp =
            Mutant.stampPaper.isOn ? Array("% \(house.now.microseconds) \(UInt64.random(in: 0...(.max)))\n".utf8) : []
        let bytes = try await set(paper) + stamp
        #else
        let bytes = try await set(paper)
        #endif
        return DocumentFile(bytes: bytes, sha256: Digest.sha256(bytes), renderer: Paper.renderer)
    }

    func set(_ paper: Paper) async throws -> [UInt8] {
        do {
            let logo = try await logo(of: paper)
            return try await house.press.print { try paper.bytes($0, logo: logo) }
        } catch let fault as TypesettingFault {
            throw Refusal(
                .notReady, "The file cannot be made. \(fault.reason)",
                mend: "Ask whoever runs the service to do so; the document itself is issued and safe.")
        }
    }

    /// The logo that a document names.
    private func logo(of paper: Paper) async throws -> Picture? {
        guard let hash = paper.seller.logo else { return nil }
        guard let png = try await house.store.read(.everything, { try $0.logo(hash) }) else {
            throw StoreFault(.damaged, "The logo \(hash.prefix(12)) of a document is missing; run `turnout verify`.")
        }
        return try Picture(png: png)
    }

    /// The file of a document: as it was made once, or made and kept now.
    func file(of document: StoredDocument) async throws -> DocumentFile {
        let id = document.id
        if let kept = try await kept(id) { return kept }
        let made = try await made(document)
        // Somebody else may have made it meanwhile; what counts is what is kept.
        return try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.keep(made, Paper.mediaType, of: id)
            return try work.file(of: id, Paper.mediaType) ?? made
        }
    }

    /// Has the file that goes with a message made, where one does and it is not made yet.
    func prepare(_ mail: NewMail) async throws {
        guard MailTopics.documents.contains(mail.topic), let id = InvoiceMail.document(mail.subject) else { return }
        guard let document = try await house.store.read(.everything, { try $0.document(id) }) else { return }
        do {
            _ = try await file(of: document)
        } catch let fault as StoreFault where fault.kind == .damaged {
            // Who writes the message meets the same text, and says so.
            return
        }
    }

    private func kept(_ id: InvoiceID) async throws -> DocumentFile? {
        try await house.store.read(.everything) { try $0.file(of: id, Paper.mediaType) }
    }
}

/// Gives an invoice or a credit note as a file: always the same bytes, made at once where nobody had it made before.
public struct PrintDocument: Sendable {
    private let house: House

    /// Gives those of this house.
    public init(_ house: House) { self.house = house }

    /// The file of the document of a number.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `invalid` for what is no number, or `not_ready` where the fonts are
    ///   missing; or ``StoreFault``.
    public func callAsFunction(_ number: String, by principal: Principal) async throws -> PaperFile {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        let document = try await house.store.read(principal.scope) { view in
            guard let stored = try view.document(parsed) else {
                throw Refusal(.notFound, "There is no document \(parsed.text).", mend: "See `turnout invoices list`.")
            }
            return stored
        }
        let file = try await PaperDesk(house: house).file(of: document)
        return PaperFile(name: "\(parsed.text).pdf", bytes: file.bytes)
    }
}

/// Gives the statement of an agency as a file, made when it is asked for.
public struct PrintStatement: Sendable {
    private let house: House

    /// Gives those of this house.
    public init(_ house: House) { self.house = house }

    /// The statement of the agency of a code from one local date to another; nil dates as ``DrawStatement`` has them.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `not_ready` where the seller's details or the fonts are missing,
    ///   `invalid` where the agency has no billing address; or ``StoreFault``.
    public func callAsFunction(
        _ agency: String, from: LocalDate? = nil, through: LocalDate? = nil, by principal: Principal
    ) async throws -> PaperFile {
        let statement = try await DrawStatement(house)(agency, from: from, through: through, by: principal)
        // Who may see the statement was asked above; what stands at its head is the same for everybody.
        let account = try await house.store.read(.everything) { view in
            let found = try BillingDirectory(view.billingAgencies()).named(statement.agencyCode)
            let seller = try Letterhead(view.settings()).seller
            return AccountStatement(statement, seller: seller, buyer: try invoicing { try found.buyer() })
        }
        let bytes = try await PaperDesk(house: house).set(.statement(account))
        let code = statement.agencyCode.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return PaperFile(
            name: "statement-\(String(code))-\(statement.from.text)-\(statement.through.text).pdf", bytes: bytes)
    }
}
