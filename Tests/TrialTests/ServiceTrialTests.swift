import Testing

/// R2 to R6, R11 and R12 from outside, on the release binary over SQLite.
@Suite(.serialized) struct ServiceTrialTests {
    @Test(
        .timeLimit(.minutes(30)),
        arguments: [
            ["r2"], ["r3"], ["r4"], ["r5"], ["r6"], ["r11", "--rounds", "20"], ["r12"], ["r13"], ["s2"],
        ]) func `the service keeps its promises while many book at once`(_ words: [String]) async throws
    {
        try await Trial.passes(words + ["--engine", "sqlite"])
    }

    @Test(arguments: brokenServices) func `a broken service is found`(_ words: [String]) async throws {
        try await Trial.fails(words + ["--engine", "sqlite"])
    }
}

/// The same over PostgreSQL, where two services share the storm.
@Suite(.serialized) struct PostgresServiceTrialTests {
    @Test(
        .timeLimit(.minutes(30)),
        arguments: [
            ["r2"], ["r3"], ["r4"], ["r5"], ["r6"], ["r11", "--rounds", "20"], ["r12"], ["r13"], ["s2"],
        ]) func `the service keeps its promises while many book at once on postgres`(_ words: [String]) async throws
    {
        try await Trial.passes(words + ["--engine", "postgres"])
    }

    @Test(arguments: brokenServices) func `a broken service is found on postgres`(_ words: [String]) async throws {
        try await Trial.fails(words + ["--engine", "postgres"])
    }
}

private let brokenServices = [
    ["r2", "--attempts", "500", "--mutant", "oversell"], ["r3", "--bookings", "500", "--mutant", "forget-to-fill"],
    ["r4", "--mutant", "respect-case"], ["r5", "--mutant", "ignore-cap"],
    ["r6", "--requests", "200", "--mutant", "forget-keys"], ["r11", "--rounds", "3", "--mutant", "answer-early"],
    ["r12", "--rounds", "12", "--mutant", "drop-requests"],
    ["r13", "--seconds", "4", "--mutant", "keep-silent"],
    ["s2", "--requests", "2000", "--mutant", "fragile"],
]
