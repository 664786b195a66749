public import Domain

/// The file of a document as it is kept: made once and never changed.
public struct DocumentFile: Hashable, Sendable {
    /// What it holds.
    public let bytes: [UInt8]
    /// The SHA-256 of that, 32 bytes.
    public let sha256: [UInt8]
    /// What made it: files of one text and one maker have the same bytes.
    public let renderer: String

    /// Takes every part.
    public init(bytes: [UInt8], sha256: [UInt8], renderer: String) {
        (self.bytes, self.sha256, self.renderer) = (bytes, sha256, renderer)
    }
}

/// A document with what is known of its file.
public struct FileMark: Hashable, Sendable {
    /// The document.
    public let document: StoredDocument
    /// The SHA-256 of its file and what made it; nil where it is not made yet.
    public let file: Made?

    /// What is known of a file.
    public struct Made: Hashable, Sendable {
        /// The SHA-256 of its bytes.
        public let sha256: [UInt8]
        /// What made it.
        public let renderer: String

        /// Takes the hash and the maker.
        public init(sha256: [UInt8], renderer: String) { (self.sha256, self.renderer) = (sha256, renderer) }
    }

    /// Takes the document and what is known of its file.
    public init(document: StoredDocument, file: Made?) { (self.document, self.file) = (document, file) }
}

/// Reading the files of documents.
public protocol PaperReads {
    /// The file of a document, of a media type; nil where it is not made yet. Who may see it was asked before.
    func file(of document: InvoiceID, _ mediaType: String) throws -> DocumentFile?
    /// Every document after one with what is known of its file, by id; to the scope `everything` only.
    func fileMarks(_ mediaType: String, after: InvoiceID?, limit: Int64) throws -> [FileMark]
    /// The documents whose file is to be made by now, the oldest first; to the scope `everything` only.
    func papersDue(at now: Instant, limit: Int64) throws -> [InvoiceID]
}

/// Keeping the files of documents.
public protocol PaperWrites: PaperReads {
    /// Keeps the file of a document, with its hash in the audit; what was kept before stays as it is.
    func keep(_ file: DocumentFile, _ mediaType: String, of document: InvoiceID) throws
    /// Says that the file of a document is not to be made any more.
    func finishPaper(of document: InvoiceID) throws
    /// Puts off the file of a document, or of all that are due by then.
    func postponePaper(of document: InvoiceID?, until: Instant) throws
}
