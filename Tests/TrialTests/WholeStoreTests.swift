import Testing

/// R20 begins on SQLite and needs PostgreSQL in the middle; R21 and R22 on SQLite.
@Suite(.serialized) struct WholeStoreTests {
    @Test(.timeLimit(.minutes(30))) func `a store made anew after a kill at any statement is whole`() async throws {
        try await Trial.passes("r21", "--engine", "sqlite")
    }

    @Test func `migrations that commit statement by statement are found`() async throws {
        try await Trial.fails("r21", "--engine", "sqlite", "--mutant", "migrate-unprotected")
    }

    @Test func `clock jumps change no notice, no order and no offer`() async throws {
        try await Trial.passes("r22", "--engine", "sqlite", "--cases", "60")
    }

    @Test func `dates taken in UTC are found`() async throws {
        try await Trial.fails("r22", "--engine", "sqlite", "--cases", "20", "--mutant", "decide-in-utc")
    }
}

/// R20, R21 and R22 with PostgreSQL.
@Suite(.serialized) struct PostgresWholeStoreTests {
    @Test(.timeLimit(.minutes(30)), arguments: ["sqlite", "postgres"])
    func `the sample year moved by way of the other engine, to postgres or from it, is the same`(_ engine: String)
        async throws
    {
        _ = try Trial.server()
        try await Trial.passes("r20", "--engine", engine)
    }

    @Test(arguments: ["sqlite", "postgres"])
    func `a move that skips a row, to postgres or from it, is found`(_ engine: String) async throws {
        _ = try Trial.server()
        try await Trial.fails("r20", "--engine", engine, "--mutant", "skip-row")
    }

    @Test(.timeLimit(.minutes(30))) func `a store made anew after a kill at any statement is whole on postgres`()
        async throws
    {
        try await Trial.passes("r21", "--engine", "postgres")
    }

    @Test func `migrations that commit statement by statement are found on postgres`() async throws {
        try await Trial.fails("r21", "--engine", "postgres", "--mutant", "migrate-unprotected")
    }

    @Test func `clock jumps change no notice, no order and no offer on postgres`() async throws {
        try await Trial.passes("r22", "--engine", "postgres", "--cases", "60")
    }

    @Test func `dates taken in UTC are found on postgres`() async throws {
        try await Trial.fails("r22", "--engine", "postgres", "--cases", "20", "--mutant", "decide-in-utc")
    }
}
