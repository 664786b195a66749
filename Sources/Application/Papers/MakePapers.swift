import Documents
import Domain

/// Makes the files of documents that were issued, behind the transactions that issued them.
public struct MakePapers: Sendable {
    /// How many files are made before they are stored together.
    static let portion: Int64 = 20
    /// How long everything waits where no file can be made at all, such as for fonts.
    private static let rest: Int64 = 60 * 1_000_000
    /// How long a document waits that cannot be read.
    private static let longRest: Int64 = 86_400 * 1_000_000

    private let house: House
    private let lease: Lease?

    /// Makes those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) { (self.house, self.lease) = (house, lease) }

    /// Whether any is to be made; costs one read.
    public func isDue() async throws -> Bool {
        let now = house.now
        return try await house.store.read(.everything) { try !$0.papersDue(at: now, limit: 1).isEmpty }
    }

    /// Makes all that are due, and says how many.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` where the fonts are missing: everything waits for a minute then; of
    ///   kind `conflict` when another took the lease. Or ``StoreFault``.
    @discardableResult
    public func callAsFunction() async throws -> Int64 {
        var count: Int64 = 0
        while !Task.isCancelled {
            let made = try await portion()
            guard made > 0 else { break }
            count += made
        }
        return count
    }

    private func portion() async throws -> Int64 {
        let now = house.now
        let documents = try await house.store.read(.everything) { view in
            try view.papersDue(at: now, limit: Self.portion).map { ($0, try view.document($0)) }
        }
        let outcomes = try await outcomes(documents.compactMap(\.1))
        let gone = documents.filter { $0.1 == nil }.map(\.0)
        let (lease, later) = (lease, Instant(microseconds: now.microseconds + Self.longRest))
        try await house.store.write(Intent(.clockwork, at: house.now)) { work in
            try work.mustHold(lease)
            for (id, file) in outcomes {
                if let file {
                    try work.keep(file, Paper.mediaType, of: id)
                } else {
                    try work.postponePaper(of: id, until: later)
                }
            }
            for id in gone { try work.finishPaper(of: id) }
        }
        return Int64(documents.count)
    }

    /// The file of each document; nil for one that cannot be read, which `turnout verify` tells of.
    private func outcomes(_ documents: [StoredDocument]) async throws -> [(InvoiceID, DocumentFile?)] {
        let desk = PaperDesk(house: house)
        do {
            return try await withThrowingTaskGroup(of: (InvoiceID, DocumentFile?).self) { group in
                for document in documents {
                    group.addTask {
                        do {
                            return (document.id, try await desk.made(document))
                        } catch let fault as StoreFault where fault.kind == .damaged {
                            return (document.id, nil)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
            }
        } catch let refusal as Refusal where refusal.kind == .notReady {
            let later = Instant(microseconds: house.now.microseconds + Self.rest)
            try await house.store.write(Intent(.clockwork, at: house.now)) { work in
                try work.postponePaper(of: nil, until: later)
            }
            throw refusal
        }
    }
}
