import CPostgres
import SQLSession

/// What PostgreSQL's SQLSTATE codes mean, in one table.
enum PostgresErrors {
    /// The failure that a result reports. The server's words are kept only where they cannot quote a value: for
    /// statements that do not parse (class 42) and for our own triggers.
    static func of(_ result: OpaquePointer?, statement: String?) -> SQLError {
        guard let result, let state = field(result, 67) else { return lost(statement) }
        let text = field(result, 77) ?? ""
        let kind = kind(state, text, constraint: field(result, 110), column: field(result, 99))
        return SQLError(kind, statement: statement, code: state, message: message(kind, text))
    }

    /// A connection that went away without a word.
    static func lost(_ statement: String?) -> SQLError {
        SQLError(.connectionLost, statement: statement, message: "The connection to PostgreSQL was lost")
    }

    /// Why a connection could not be made, told without the address.
    static func connecting(_ text: String) -> SQLError {
        let causes = [
            ("password authentication failed", "the user or the password is wrong"),
            ("no password supplied", "a password is needed"), ("does not exist", "the database or role does not exist"),
            ("Connection refused", "nobody answers at that address"), ("could not translate", "the host is unknown"),
            ("No such file", "the socket does not exist"), ("timeout", "it took too long"),
            ("session is read-only", "the server is a replica"), ("too many", "it has too many connections"),
            ("starting up", "it is starting"), ("certificate", "its certificate was not accepted"),
            ("invalid", "the address is not understood"), ("missing", "the address is not understood"),
        ]
        let cause = causes.first { text.contains($0.0) }?.1 ?? "the server refused"
        return SQLError(.connectionLost, statement: "connect", message: "Cannot connect to PostgreSQL: \(cause)")
    }

    static func kind(_ state: String, _ text: String, constraint: String?, column: String?) -> SQLError.Kind {
        switch state {
        case "23505": return .unique(constraint: constraint ?? "")
        case "23514": return .check(constraint: constraint ?? "")
        case "23503": return .foreignKey(constraint: constraint)
        case "23502": return .notNull(column: column ?? "")
        case "P0001": return text.hasPrefix("immutable:") ? .immutable(text) : .check(constraint: "")
        // A plan or statement that the server has dropped: it is prepared anew when run again.
        case "40001", "0A000", "26000": return .serialization
        case "40P01": return .deadlock
        case "55P03": return .busy
        case "57014": return .timeout
        case "25006", "42501": return .readOnly
        case "53100", "53200", "53400", "54000": return .full
        case "58030": return .io
        case "57P01", "57P02", "57P03", "53300", "25P03": return .connectionLost
        default: return byClass(state)
        }
    }

    private static func byClass(_ state: String) -> SQLError.Kind {
        switch state.prefix(2) {
        case "08": .connectionLost
        case "22": .wrongType
        case "23": .check(constraint: "")
        case "40": .serialization
        case "42": .syntax
        case "53": .full
        case "58": .io
        case "XX": .corrupt
        default: .misuse
        }
    }

    private static func message(_ kind: SQLError.Kind, _ text: String) -> String {
        switch kind {
        case .unique(let name): "The row would repeat what \(name) keeps unique"
        case .check(let name): "The row breaks the check \(name)"
        case .foreignKey(let name): "The row breaks the reference \(name ?? "")"
        case .notNull(let column): "The column \(column) must have a value"
        case .immutable, .syntax: text
        case .serialization: "Transactions collided"
        case .deadlock: "Transactions waited for each other"
        case .busy: "A lock did not come free in time"
        case .full: "The server has no room left"
        case .io: "The server's disk failed"
        case .corrupt: "The server found damaged data"
        case .readOnly: "The server, the connection or the role may not write"
        case .connectionLost: "The connection to PostgreSQL was lost"
        case .outcomeUnknown: "The commit was sent and not answered"
        case .timeout: "The statement took too long"
        case .newerStore: "The store is newer than this program"
        case .wrongType: "A value does not fit the type where it is used"
        case .misuse: "The server refused the statement"
        }
    }

    /// A field of an error: 67 is the SQLSTATE, 77 the message, 110 the constraint, 99 the column (letters in C).
    private static func field(_ result: OpaquePointer, _ code: Int32) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }
}
