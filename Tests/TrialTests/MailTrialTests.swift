import Testing

/// R23 on both engines: mail through a server with every fault there is.
@Suite(.serialized) struct MailTrialTests {
    @Test(.timeLimit(.minutes(30)), arguments: ["sqlite", "postgres"])
    func `mail arrives at least once under one name, and no booking waits`(_ engine: String) async throws {
        try await Trial.passes("r23", "--engine", engine)
    }

    @Test(.timeLimit(.minutes(30)), arguments: ["sqlite", "postgres"], ["forget-mail", "rename-mail"])
    func `a broken sender of mail is found`(_ engine: String, _ mutant: String) async throws {
        try await Trial.fails("r23", "--bookings", "90", "--engine", engine, "--mutant", mutant)
    }
}
