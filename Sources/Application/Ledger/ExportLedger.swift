public import Domain
public import Invoicing
public import Money

/// Exports what was not exported yet as a file for the host's own ledger: each posting in one batch, once.
///
/// The batch, its number and its file are stored in the one transaction that takes its postings, under the lock of the
/// ledger: whoever is killed has exported nothing or all of it, and of two who export at once the second finds nothing
/// left. The file is kept as it was made and can be had again.
public struct ExportLedger: Sendable {
    /// What an export gave, or a preview would give.
    public struct Answer: Hashable, Sendable {
        /// The batch; nil in a preview, and where there was nothing to export.
        public let batch: LedgerBatch?
        /// How many postings there are.
        public let postings: Int64
        /// What they come to on either side, in pence.
        public let sum: Pence
        /// The file and the rest; in a preview as they would be, with 0 as the number of the batch.
        public let content: BatchContent
    }

    private let house: House

    /// Exports from this house.
    public init(_ house: House) { self.house = house }

    /// What would be exported; nothing is stored, and no number is given.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_ready` where the layout lacks a code, or ``StoreFault``.
    public func preview(
        _ stream: LedgerStream, through date: LocalDate? = nil, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, now) = (house, house.now)
        let last = date ?? house.zone.date(now)
        return try await house.store.read(principal.scope) { view in
            var postings = try view.postingsToExport(stream, through: last)
            if stream == .journal {
                let journal = try JournalDesk(view, house, now)
                let charges = try view.journalCharges(through: last)
                postings += try journal.postings(charges).map { NumberedPosting(number: 0, posting: $0.posting) }
            }
            let layout = try view.layoutInForce(stream).document
            return Self.answer(nil, try Self.file(0, postings, layout), layout)
        }
    }

    /// Exports every posting of a stream up to a date, today unless told, that is in no batch yet.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_ready` where the layout lacks a code, or ``StoreFault``.
    public func callAsFunction(
        _ stream: LedgerStream, through date: LocalDate? = nil, by principal: Principal
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        let last = date ?? house.zone.date(intent.now)
        return try await house.store.writeAlone(intent) { work in
            try work.lockLedger()
            if stream == .journal { try JournalDesk(work, house, intent.now).post(through: last, work) }
            let postings = try work.postingsToExport(stream, through: last)
            guard !postings.isEmpty else {
                return Answer(
                    batch: nil, postings: 0, sum: .zero, content: BatchContent(file: [], control: "", layout: ""))
            }
            let layout = try work.layoutInForce(stream).document
            let number = try work.nextNumbers("ledger_batch", count: 1)
            let file = try Self.file(number, postings, layout)
            let batch = LedgerBatch(
                number: number, stream: stream, through: last, postings: Int64(file.totals.postings),
                entries: Int64(file.totals.entries), debits: file.totals.debits, credits: file.totals.credits,
                hashTotal: file.hashTotal, digest: [], at: intent.now, by: principal.name)
            try work.keep(
                batch, BatchContent(file: file.bytes, control: file.control, layout: layout),
                postings: Self.kept(postings))
            return Self.answer(try work.batch(number)?.batch ?? batch, file, layout)
        }
    }

    private static func kept(_ postings: [NumberedPosting]) -> [Int64] {
        #if MUTANTS
        if Mutant.forgetExported.isOn { return [] }
        #endif
        return postings.map(\.number)
    }

    private static func answer(_ batch: LedgerBatch?, _ file: LedgerFile, _ layout: String) -> Answer {
        Answer(
            batch: batch, postings: Int64(file.totals.postings), sum: file.totals.debits,
            content: BatchContent(file: file.bytes, control: file.control, layout: layout))
    }

    private static func file(
        _ batch: Int64, _ postings: [NumberedPosting], _ layout: String
    ) throws -> LedgerFile {
        let layout = try LedgerLayout.read(layout)
        return try invoicing { try LedgerFile(batch: batch, postings, layout: layout) }
    }
}

/// Lists the batches that were exported.
public struct ListBatches: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Batches, the last first.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        before number: Int64? = nil, limit: Int64 = .max, by principal: Principal
    ) async throws -> [LedgerBatch] {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { try $0.batches(before: number, limit: limit) }
    }
}

/// Gives a batch again, byte for byte as it was exported.
public struct ShowBatch: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The batch of a number, with its file, its control totals and the layout it was made in.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ number: Int64, by principal: Principal
    ) async throws -> (batch: LedgerBatch, content: BatchContent) {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            guard let found = try view.batch(number) else {
                throw Refusal(.notFound, "There is no batch \(number).", mend: "See `turnout ledger batches`.")
            }
            return found
        }
    }
}

extension LedgerReads {
    /// The layout that was written, or the one that ships.
    func layoutInForce(_ stream: LedgerStream) throws -> LayoutLine {
        try layout(stream)
            ?? LayoutLine(stream: stream, document: LedgerLayout.shipped(stream), setAt: nil, setBy: nil)
    }
}

extension LedgerLayout {
    /// Reads a document.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` with the line and the mend.
    static func read(_ document: String) throws(Refusal) -> LedgerLayout {
        do {
            return try LedgerLayout(parsing: document)
        } catch {
            let place = error.line > 0 ? "Line \(error.line): " : ""
            throw Refusal(.invalid, place + error.reason, mend: error.mend)
        }
    }
}
