import Application
import Domain
import Foundation
import SQLSession
import Store
import StorePostgres
import StoreSQLite

/// A store's address as people write it: `sqlite:FILE`, `sqlite::memory:` or `postgres://…`.
enum StoreAddress {
    case file(String)
    case memory
    case server(String)

    init(_ text: String) throws {
        if text == "sqlite::memory:" {
            self = .memory
        } else if text.hasPrefix("sqlite:"), text.utf8.count > 7, !text.utf8.contains(0) {
            self = .file(String(text.dropFirst(7)))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .server(text)
        } else {
            throw Refusal(
                .invalid, "This is no address of a store.",
                mend: "Write sqlite:FILE or postgres://user@host/database with --store, or set TURNOUT_STORE.")
        }
    }

    /// The database behind the address; connections are made when they are first needed.
    func site(_ purpose: StorePurpose) throws -> StoreSite {
        let isPatient = if case .work = purpose { false } else { true }
        switch self {
        case .memory: return StoreSite(database: Database(SQLiteConnector(path: ":memory:")), schema: nil)
        case .file(let path):
            var options = SQLiteOptions()
            if isPatient { options.readTimeout = 0 }
            switch purpose {
            case .work, .keep: try StoreAddress.mustExist(path)
            case .make: break
            case .copy: options.checkpointPages = 1
            }
            return StoreSite(database: Database(SQLiteConnector(path: path, options: options)), schema: nil)
        case .server(let url):
            var options = PostgresOptions()
            if isPatient { options.statementTimeout = 0 }
            let connector = try PostgresConnector(url: url, options: options)
            return StoreSite(database: Database(connector), schema: connector.schema)
        }
    }

    /// Opening must not make a file where a wrong name was written.
    private static func mustExist(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreFault(.unfit, "There is no store \(path); make it with `turnout init --store sqlite:\(path)`.")
        }
    }
}
