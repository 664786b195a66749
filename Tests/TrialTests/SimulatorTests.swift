import Testing

/// R1 on SQLite: the house against a small model, over a thousand seeds.
@Suite struct SimulatorTests {
    @Test(.timeLimit(.minutes(30))) func `a thousand seeded years agree with the model`() async throws {
        try await Trial.passes("r1", "--engine", "sqlite", "--seeds", "1000", "--first-seed", "1", "--steps", "200")
    }

    @Test(arguments: ["last-in-first-served", "oversell", "forget-to-fill", "forgive-lateness", "keep-place"])
    func `the simulator finds each broken variant`(_ mutant: String) async throws {
        try await Trial.fails("r1", "--engine", "sqlite", "--seeds", "30", "--first-seed", "1", "--mutant", mutant)
    }
}

/// R1 on PostgreSQL; `trial r1 --engine postgres --seeds N` runs more.
@Suite(.serialized) struct PostgresSimulatorTests {
    @Test(.timeLimit(.minutes(30))) func `seeded years agree with the model on postgres`() async throws {
        try await Trial.passes("r1", "--engine", "postgres", "--seeds", "90", "--first-seed", "1", "--steps", "200")
    }

    @Test(arguments: ["last-in-first-served", "oversell", "forget-to-fill", "forgive-lateness", "keep-place"])
    func `the simulator finds each broken variant on postgres`(_ mutant: String) async throws {
        try await Trial.fails("r1", "--engine", "postgres", "--seeds", "40", "--first-seed", "1", "--mutant", mutant)
    }
}
