import Documents
public import Domain
import Invoicing
import Secrets

/// Sets every document again and holds what comes of it against the file that is kept.
public struct RenderPapers: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// How many documents there are.
        public var documents: Int64 = 0
        /// How many files were made now, because they had not been before.
        public var made: Int64 = 0
        /// How many were set again and are the same, byte for byte.
        public var same: Int64 = 0
        /// How many were made by other versions, so that only their hash was held against their bytes.
        public var otherMaker: Int64 = 0
        /// What is not as it should be, a sentence each.
        public var faults: [String] = []
    }

    private static let portion: Int64 = 50
    private let house: House

    /// Sets those of this house.
    public init(_ house: House) { self.house = house }

    /// Sets every document; files that were missing are made.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_ready` where the fonts are missing; or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        var (answer, last) = (Answer(), InvoiceID?.none)
        while !Task.isCancelled {
            let after = last
            let marks = try await house.store.read(.everything) { view in
                try view.fileMarks(Paper.mediaType, after: after, limit: Self.portion)
            }
            guard let end = marks.last else { break }
            let found = try await withThrowingTaskGroup(of: Finding.self) { group in
                for mark in marks { group.addTask { try await finding(mark) } }
                return try await group.reduce(into: [Finding]()) { $0.append($1) }
            }
            for finding in found.sorted(by: { $0.id < $1.id }) { finding.add(to: &answer) }
            last = end.document.id
        }
        return answer
    }

    private struct Finding {
        enum What {
            case made, same, otherMaker
            case fault(String)
        }

        let id: InvoiceID
        let what: What

        func add(to answer: inout Answer) {
            answer.documents += 1
            switch what {
            case .made: answer.made += 1
            case .same: answer.same += 1
            case .otherMaker: answer.otherMaker += 1
            case .fault(let sentence): answer.faults.append(sentence)
            }
        }
    }

    private func finding(_ mark: FileMark) async throws -> Finding {
        do {
            return Finding(id: mark.document.id, what: try await what(mark))
        } catch let fault as StoreFault where fault.kind == .damaged {
            return Finding(id: mark.document.id, what: .fault(fault.reason))
        }
    }

    private func what(_ mark: FileMark) async throws -> Finding.What {
        let (desk, number, id) = (PaperDesk(house: house), mark.document.number.text, mark.document.id)
        guard let kept = mark.file else {
            _ = try await desk.file(of: mark.document)
            return .made
        }
        let stored = try await house.store.read(.everything) { try $0.file(of: id, Paper.mediaType) }
        guard let stored, Digest.sha256(stored.bytes) == kept.sha256 else {
            return .fault("the file of \(number) is not the one its hash was taken of")
        }
        guard kept.renderer == Paper.renderer else { return .otherMaker }
        guard try await desk.made(mark.document).sha256 == kept.sha256 else {
            return .fault("\(number) set again by the same versions gives another file")
        }
        return .same
    }
}
