/// The walls of the house: which rooms each room may enter, and which libraries of others it may use.
///
/// It says the same as the table of targets in `Package.swift`, on purpose a second time: opening a wall takes a change
/// in both places, and so a decision.
enum Rooms {
    /// The rooms whose rules are pure: no storage, no clock, nothing that waits.
    static let pure: Set<String> = ["Money", "Domain", "Invoicing", "Reports", "Evidence", "PolicyFile"]

    /// What each room may import besides the system's own modules.
    static let mayImport: [String: Set<String>] = [
        "Locking": [],
        "Money": [],
        "Domain": ["Money"],
        "PolicyFile": ["Domain", "Money", "Yams"],
        "Invoicing": ["Money"],
        "Reports": ["Money", "Domain"],
        "Evidence": ["Money", "Domain"],
        "CPango": [],
        "Typesetting": ["CPango"],
        "Documents": ["Domain", "Money", "Invoicing", "Typesetting"],
        "Notifications": ["Domain", "Markup"],
        "Secrets": ["Crypto"],
        "Application": pure.union(["Locking", "Typesetting", "Documents", "Notifications", "Secrets"]),
        "SQLSession": ["Locking"],
        "Build": ["PackagePlugin"],
        "Store": pure.union([
            "Locking", "Application", "Notifications", "SQLSession", "SQLCatalog", "Crypto",
        ]),
        "CSQLite": [],
        "CPostgres": [],
        "CCurl": [],
        "CQREncode": [],
        "QRCodes": ["CQREncode"],
        "CXLSXWriter": [],
        "Spreadsheets": ["CXLSXWriter"],
        "StoreSQLite": ["SQLSession", "CSQLite"],
        "StorePostgres": ["SQLSession", "CPostgres"],
        "Markup": [],
        "Charts": ["Markup"],
        "Assets": [],
        "Web": pure.union([
            "Locking", "Application", "Documents", "Notifications", "Markup", "Assets", "QRCodes", "Spreadsheets",
            "Crypto",
            "Hummingbird",
            "HTTPTypes", "NIOCore", "NIOHTTPTypes", "Logging",
            "ServiceLifecycle",
        ]),
        "Webhooks": [
            "Locking", "Domain", "Application", "AsyncHTTPClient", "Crypto", "NIOCore", "NIOHTTP1", "NIOPosix",
            "NIOSSL",
        ],
        "Mail": ["Domain", "Application", "CCurl"],
        "OpenIDConnect": [
            "Domain", "Secrets", "Application", "AsyncHTTPClient", "JWTKit", "NIOCore", "NIOHTTP1",
        ],
        "AdminCLI": pure.union(["Application", "Notifications", "Spreadsheets", "ArgumentParser"]),
        "Bootstrap": pure.union([
            "Locking", "Application", "AdminCLI", "Notifications", "Web", "Webhooks", "Mail", "OpenIDConnect", "Store",
            "SQLSession", "SQLCatalog", "StoreSQLite",
            "StorePostgres", "Configuration", "Logging", "ServiceLifecycle", "UnixSignals", "SystemPackage",
        ]),
        "turnout": ["AdminCLI", "Bootstrap"],
    ]

    /// Modules that come with the system or the toolchain.
    static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
    ]

    /// Rooms that use not even those: their rules must give the same answer wherever and whenever they run.
    static let withoutSystem: Set<String> = ["Money", "Domain", "Documents", "Notifications", "Markup", "Charts"]

    /// Rooms in which nothing may wait: a rule that suspends could see two states of the world.
    static let withoutWaiting: Set<String> = [
        "Money", "Domain", "Invoicing", "Evidence", "PolicyFile", "Documents", "Notifications", "Charts",
    ]
}

/// An import in a Swift file.
struct Import: Hashable {
    /// The line it stands on, from 1.
    let line: Int
    /// The module, without the declaration a scoped import names.
    let module: String

    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]

    /// Every import of a file, whatever stands before the keyword.
    static func all(in source: Source) -> [Import] {
        source.numbered.flatMap { line, code in
            // Two statements may share a line.
            code.split(separator: ";").compactMap { statement in
                let words = statement.words
                guard let at = words.firstIndex(of: "import"), !words[..<at].contains(where: kinds.contains) else {
                    return nil
                }
                let module = words[(at + 1)...].first { !kinds.contains($0) }
                return module.map { Import(line: line, module: String($0)) }
            }
        }
    }
}

/// The rules about who may enter which room.
enum RoomRules {
    /// Imports that go through a wall, and rooms that nobody put in the table.
    static func walls(_ source: Source) -> [Fault] {
        guard let room = source.room else { return [] }
        guard let allowed = Rooms.mayImport[room] else {
            return [
                Fault(source.path, "The room \(room) is not in the table of rooms; add it, with what it may import.")
            ]
        }
        return Import.all(in: source).compactMap { entry in
            let isSystem = Rooms.system.contains(entry.module)
            if isSystem && !Rooms.withoutSystem.contains(room) { return nil }
            if allowed.contains(entry.module) { return nil }
            return Fault(source.path, line: entry.line, "\(room) may not import \(entry.module).")
        }
    }

    /// Words that wait, in rooms whose rules are plain functions.
    static func waiting(_ source: Source) -> [Fault] {
        guard let room = source.room, Rooms.withoutWaiting.contains(room) else { return [] }
        return source.numbered.compactMap { line, code in
            guard code.contains("a"), let word = code.words.first(where: { ["async", "await"].contains($0) }) else {
                return nil
            }
            return Fault(source.path, line: line, "\(room) holds pure rules, and `\(word)` waits.")
        }
    }
}
