import Bootstrap
import Foundation
public import SQLSession
import StorePostgres
import StoreSQLite

/// A store's database reached past every rule of the program: to count rows, and to plant the faults that checks must
/// find.
public struct RawStore: Sendable {
    private let database: Database

    /// The database behind an address of a test store.
    public init(_ address: String) throws {
        if address.hasPrefix("sqlite:") {
            database = Database(SQLiteConnector(path: String(address.dropFirst(7))))
        } else {
            database = Database(try PostgresConnector(url: address))
        }
    }

    /// Which engine it is.
    public var engine: Engine { database.engine }

    /// Runs statements in one transaction.
    public func script(_ sql: String) async throws {
        try await database.exclusive { session in try session.script(sql) }
    }

    /// The rows of a query.
    public func rows(_ sql: String, _ values: [SQLValue] = []) async throws -> [[SQLValue]] {
        try await database.read { session in
            try session.query(Call(Statement(name: "raw \(sql.hashValue)", sql: sql), values)).map { $0.values }
        }
    }

    /// The number that a query gives.
    public func number(_ sql: String) async throws -> Int64 {
        guard case .integer(let number)? = try await rows(sql).first?.first else { return -1 }
        return number
    }

    /// Runs one statement with values.
    public func execute(_ sql: String, _ values: [SQLValue]) async throws {
        try await database.write { session, _ in
            try session.execute(Call(Statement(name: "raw \(sql.hashValue)", sql: sql), values))
        }
    }

    /// Takes away the triggers that keep a table from being changed.
    public func unlock(_ table: String) async throws {
        switch database.engine {
        case .sqlite:
            try await script("DROP TRIGGER IF EXISTS \(table)_no_update; DROP TRIGGER IF EXISTS \(table)_no_delete")
        default: try await script("ALTER TABLE \(table) DISABLE TRIGGER USER")
        }
    }

    /// Closes every connection.
    public func close() async { await database.close() }
}
