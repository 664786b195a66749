import Application
import Domain
import Money
import Testing

/// What a register kept by several people at once must keep, and what cancelling may cost at most.
public enum RegisterPromises {
    /// A register is recorded whole, and nothing of it before the session has started.
    public static func registerIsKeptWhole(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 5)
        for person in 1...3 { try await stage.book("E1", person) }
        let all = (1...3).map { KeepRegister.Entry(ordinal: Int64($0), was: .notRecorded, mark: .attended) }
        #expect(
            try await refusal {
                try await KeepRegister(stage.house)("E1", session: 1, all, by: Stage.admin)
            } == .notReady)
        try stage.setClock("2019-05-14T09:40")
        let early = try await ShowRegister(stage.house)("E1", by: Stage.admin)
        #expect(
            early.hasStarted && early.session == 1
                && early.marks.map(\.mark) == [.notRecorded, .notRecorded, .notRecorded])
        #expect(early.marks.map(\.line.name) == ["Person 1", "Person 2", "Person 3"])
        let entries = [
            KeepRegister.Entry(ordinal: 1, was: .notRecorded, mark: .attended),
            KeepRegister.Entry(ordinal: 2, was: .notRecorded, mark: .late(minutes: 10)),
            KeepRegister.Entry(ordinal: 3, was: .notRecorded, mark: .notRecorded),
        ]
        let answer = try await KeepRegister(stage.house)("E1", session: 1, entries, by: Stage.admin)
        #expect(answer.recorded == 2 && answer.changedMeanwhile.isEmpty)
        let again = try await KeepRegister(stage.house)("E1", session: 1, entries, by: Stage.admin)
        #expect(again.recorded == 0 && again.changedMeanwhile.isEmpty)
        let page = try await ShowRegister(stage.house)("E1", session: 1, by: Stage.admin)
        #expect(page.marks.map(\.mark) == [.attended, .late(minutes: 10), .notRecorded])
        #expect(
            try await refusal { try await ShowRegister(stage.house)("E1", session: 2, by: Stage.admin) } == .notFound)
    }

    /// Of two people who keep one register, neither undoes unseen what the other has marked.
    public static func twoKeepOneRegister(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 5)
        for person in 1...2 { try await stage.book("E1", person) }
        try stage.setClock("2019-05-14T09:40")
        let house = stage.house
        @Sendable func keep(_ ordinal: Int64, _ mark: Mark) async throws -> KeepRegister.Answer {
            try await KeepRegister(house)(
                "E1", session: 1, [.init(ordinal: ordinal, was: .notRecorded, mark: mark)], by: Stage.admin)
        }
        async let one = keep(1, .attended)
        async let other = keep(1, .didNotAttend)
        let answers = try await [one, other]
        #expect(answers.map(\.recorded).sorted() == [0, 1])
        #expect(answers.flatMap(\.changedMeanwhile) == ["E1-1"])
        #expect(try await keep(2, .attended).recorded == 1)
        let winner: Mark = answers[0].recorded == 1 ? .attended : .didNotAttend
        let page = try await ShowRegister(house)("E1", by: Stage.admin)
        #expect(page.marks.map(\.mark) == [winner, .attended])
    }

    /// Cancelling costs no more than was told: where midnight has passed meanwhile, nothing is cancelled.
    public static func cancellingCostsWhatWasTold(_ stage: Stage) async throws {
        try await stage.addPolicy()
        try await stage.event("E1", places: 5)
        let booking = try await stage.book("E1", 1)
        try stage.setClock("2019-05-08T00:01")
        let told = Cancel.Request(booking: booking.reference, accepting: .zero)
        #expect(try await refusal { try await Cancel(stage.house)(told, by: Stage.admin) } == .changedMeanwhile)
        #expect(try await stage.state(booking.reference) == .confirmed)
        let cost = try await Cancel(stage.house)(
            .init(booking: booking.reference, accepting: Pence(5_000)), by: Stage.admin)
        #expect(cost.cost == Pence(5_000) && cost.state == .cancelledLate)
    }
}
