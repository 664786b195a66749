import CPostgres
import Foundation
public import SQLSession

/// Opens connections to one PostgreSQL database.
public struct PostgresConnector: Connector {
    private let url: String
    /// The schema that unqualified names refer to, where the address names one.
    public let schema: String?
    private let options: PostgresOptions

    /// A connector for an address such as `postgres://user@host:5432/database?sslmode=verify-full`.
    ///
    /// Everything that the client library understands is passed on. `schema=NAME` is ours: it names the schema to work
    /// in, letters, digits and `_`, which migrations create.
    public init(url: String, options: PostgresOptions = PostgresOptions()) throws {
        guard !url.utf8.contains(0) else { throw SQLError(.misuse, message: "The address of the store holds a NUL") }
        var parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var schema: String?
        if parts.count == 2 {
            var kept: [Substring] = []
            for setting in parts[1].split(separator: "&") {
                if setting.hasPrefix("schema=") { schema = String(setting.dropFirst(7)) } else { kept.append(setting) }
            }
            parts = kept.isEmpty ? [parts[0]] : [parts[0], kept.joined(separator: "&")]
        }
        if let schema, !PostgresConnector.isPlain(schema) {
            throw SQLError(.misuse, message: "The schema in the store's address must be letters, digits and _")
        }
        self.url = parts.joined(separator: "?")
        self.schema = schema
        self.options = options
    }

    /// Several writers and readers; each statement would cost a round trip.
    public var traits: EngineTraits {
        EngineTraits(
            engine: .postgres, writerLanes: options.writerLanes, readers: options.readers, hasRoundTrips: true)
    }

    /// Opens a connection to the primary.
    public func connect(_ role: ConnectionRole) throws -> any Connection {
        try PostgresConnection(PostgresLink(open(), options), setup: setup(role))
    }

    private func open() throws -> OpaquePointer {
        let settings = [
            ("dbname", url), ("client_encoding", "UTF8"), ("application_name", "turnout"),
            // Decisions are made on the primary only, and nothing is read elsewhere to be written there.
            ("target_session_attrs", "read-write"),
            ("connect_timeout", String(options.connectTimeout)), ("keepalives_idle", "30"),
            ("tcp_user_timeout", "30000"),
        ]
        // What stands later wins, so the address comes last and may overrule all but the encoding.
        let ordered = settings[2...] + [settings[0], settings[1]]
        let names = ordered.map { strdup($0.0) }
        let values = ordered.map { strdup($0.1) }
        defer { for pointer in names + values { free(pointer) } }
        let keys = names.map { UnsafePointer<CChar>($0) } + [nil]
        let texts = values.map { UnsafePointer<CChar>($0) } + [nil]
        guard let connection = PQconnectdbParams(keys, texts, 1) else {
            throw SQLError(.connectionLost, message: "There is no memory for a connection")
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            // The library's words may repeat the address, so only the cause without it is told.
            let cause = PostgresErrors.connecting(String(cString: PQerrorMessage(connection)))
            PQfinish(connection)
            throw cause
        }
        turnout_silence(connection)
        return connection
    }

    /// What every session of ours starts with. A stronger `synchronous_commit` of the server's is kept.
    private func setup(_ role: ConnectionRole) -> String {
        var lines = [
            "SET statement_timeout = \(options.statementTimeout)",
            "SET lock_timeout = \(options.lockTimeout)",
            "SET TimeZone = 'UTC'",
            "SET default_transaction_isolation = 'read committed'",
            // The server's default is that of turning disks, where it reads a whole table rather than by an index.
            "SET random_page_cost = 1.1",
            "SELECT set_config('synchronous_commit', 'on', false)"
                + " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')",
        ]
        // A writer's statements go by unique keys, so one plan serves every value; a plan for each would cost more than
        // running it.
        if role == .writer { lines.append("SET plan_cache_mode = force_generic_plan") }
        if role == .reader { lines.append("SET default_transaction_read_only = on") }
        if let schema { lines.append("SET search_path = \"\(schema)\"") }
        return lines.joined(separator: ";\n")
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 63
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == 0x5F
            }
    }
}
