import Testing

/// R14, R15, R17, R18 and the export of the ledger on SQLite.
@Suite(.serialized) struct MoneyTrialTests {
    @Test(.timeLimit(.minutes(30))) func `two invoice runs at once, or one that is killed, make one set`() async throws
    {
        try await Trial.passes("r14", "--engine", "sqlite", "--rounds", "100")
    }

    @Test(arguments: ["number-by-maximum", "forget-invoiced"])
    func `a broken invoice run is found`(_ mutant: String) async throws {
        try await Trial.fails("r14", "--engine", "sqlite", "--rounds", "5", "--mutant", mutant)
    }

    @Test(.timeLimit(.minutes(30))) func `what is issued cannot be edited, and every flipped bit is named`()
        async throws
    {
        try await Trial.passes("r15", "--engine", "sqlite", "--flips", "1000")
    }

    @Test func `an audit that nobody checks is found out`() async throws {
        try await Trial.fails("r15", "--engine", "sqlite", "--flips", "100", "--mutant", "trust-audit")
    }

    @Test(.timeLimit(.minutes(30))) func `of two exports at once, or one that is killed, each posting is in one batch`()
        async throws
    {
        try await Trial.passes("ledger-export", "--engine", "sqlite", "--rounds", "20")
    }

    @Test func `an export that does not keep what it took is found`() async throws {
        try await Trial.fails("ledger-export", "--engine", "sqlite", "--rounds", "2", "--mutant", "forget-exported")
    }

    @Test(.timeLimit(.minutes(30))) func `every document set again is the file that is kept`() async throws {
        try await Trial.passes("r17", "--engine", "sqlite", "--agencies", "60")
    }

    @Test func `a clock in a file is found`() async throws {
        try await Trial.fails("r17", "--engine", "sqlite", "--agencies", "3", "--mutant", "stamp-paper")
    }

    @Test(.timeLimit(.minutes(30))) func `the stored ledger agrees with its model`() async throws {
        try await Trial.passes("r18", "--engine", "sqlite", "--steps", "2000")
    }

    @Test(arguments: ["over-credit", "keep-paid"])
    func `a ledger that forgets a rule of credit notes or of reversals is found`(_ mutant: String) async throws {
        try await Trial.fails("r18", "--engine", "sqlite", "--steps", "1000", "--mutant", mutant)
    }
}

/// R14, R15, R17, R18 and the export of the ledger on PostgreSQL.
@Suite(.serialized) struct PostgresMoneyTrialTests {
    @Test(.timeLimit(.minutes(30))) func `two invoice runs at once, or one that is killed, make one set on postgres`()
        async throws
    {
        try await Trial.passes("r14", "--engine", "postgres", "--rounds", "100")
    }

    @Test(arguments: ["number-by-maximum", "forget-invoiced"])
    func `a broken invoice run is found on postgres`(_ mutant: String) async throws {
        try await Trial.fails("r14", "--engine", "postgres", "--rounds", "20", "--mutant", mutant)
    }

    @Test(.timeLimit(.minutes(30))) func `what is issued cannot be edited, and every flipped bit is named on postgres`()
        async throws
    {
        try await Trial.passes("r15", "--engine", "postgres", "--flips", "1000")
    }

    @Test func `an audit that nobody checks is found out on postgres`() async throws {
        try await Trial.fails("r15", "--engine", "postgres", "--flips", "100", "--mutant", "trust-audit")
    }

    @Test(.timeLimit(.minutes(30)))
    func `of two exports at once, or one that is killed, each posting is in one batch on postgres`() async throws {
        try await Trial.passes("ledger-export", "--engine", "postgres", "--rounds", "20")
    }

    @Test func `an export that does not keep what it took is found on postgres`() async throws {
        try await Trial.fails("ledger-export", "--engine", "postgres", "--rounds", "2", "--mutant", "forget-exported")
    }

    @Test(.timeLimit(.minutes(30))) func `every document set again is the file that is kept on postgres`() async throws
    {
        try await Trial.passes("r17", "--engine", "postgres", "--agencies", "60")
    }

    @Test func `a clock in a file is found on postgres`() async throws {
        try await Trial.fails("r17", "--engine", "postgres", "--agencies", "3", "--mutant", "stamp-paper")
    }

    @Test(.timeLimit(.minutes(30))) func `the stored ledger agrees with its model on postgres`() async throws {
        try await Trial.passes("r18", "--engine", "postgres", "--steps", "2000")
    }

    @Test(arguments: ["over-credit", "keep-paid"])
    func `a ledger that forgets a rule of credit notes or of reversals is found on postgres`(
        _ mutant: String
    ) async throws {
        try await Trial.fails("r18", "--engine", "postgres", "--steps", "1000", "--mutant", mutant)
    }
}
