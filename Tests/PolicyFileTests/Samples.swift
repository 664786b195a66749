import Domain
import Foundation
import Money
import PolicyFile
import Testing

/// The policies that ship, read from where they are kept.
enum Samples {
    static let names = [
        "sample-year", "leeds", "leicestershire", "wirral", "northamptonshire", "sutton", "west-sussex", "greenwich",
        "north-yorkshire", "salford",
    ]

    static func text(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "SQL/policies")
        return try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
    }

    static func policy(_ name: String) throws -> Policy { try PolicyFile.read(try text(name), file: "\(name).yaml") }
}

extension Policy {
    /// What is charged when the manager e-mails at this local time that somebody of a charity will not come, in pounds.
    func cancelling(_ local: String, _ event: SampleEvent) throws -> Int64 {
        let notice = Notice(receivedAt: try London.instant(local), channel: .email, by: .manager)
        return try charge(event, .cancelled(notice, judged: nil))
    }

    /// What is charged for somebody with these marks in the register, in pounds.
    func attending(_ event: SampleEvent, _ marks: [Mark], _ change: (inout BookingFacts) -> Void = { _ in }) throws
        -> Int64
    {
        try charge(event, .held, marks, change)
    }

    private func charge(
        _ event: SampleEvent, _ ending: BookingFacts.Ending, _ marks: [Mark] = [],
        _ change: (inout BookingFacts) -> Void = { _ in }
    ) throws -> Int64 {
        let terms = BookingTerms(times: try event.times(), kind: .course, sector: "voluntary")
        var facts = BookingFacts(terms: terms, ending: ending)
        facts.marks = marks
        change(&facts)
        let charges = assess(facts, calendar: London.calendar).charges.filter { $0.relief == nil }
        return charges.reduce(0) { $0 + $1.amount.amount } / 100
    }
}
