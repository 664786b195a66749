import Testing

/// R10: every order of two clients' statements.
@Suite(.serialized) struct InterleavingTests {
    @Test(.timeLimit(.minutes(30))) func `every order of two clients' statements ends as one after the other would`()
        async throws
    {
        try await Trial.passes("r10", "--engine", "sqlite")
    }
}

/// R10 on PostgreSQL, where the row lock is what keeps the two apart.
@Suite(.serialized) struct PostgresInterleavingTests {
    @Test(.timeLimit(.minutes(30))) func `every order ends as one after the other would on postgres`() async throws {
        try await Trial.passes("r10", "--engine", "postgres")
    }

    @Test(.timeLimit(.minutes(30))) func `without the row lock postgres lets the two collide`() async throws {
        try await Trial.fails("r10", "--engine", "postgres", "--pair", "0", "--mutant", "skip-lock")
    }
}
