// swift-tools-version: 6.2
import PackageDescription

/// Every room is built the same way: Swift 6, explicit existentials, imports internal unless said otherwise,
/// members visible only through a direct import, and no warning tolerated.
let house: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
        // Deliberately broken variants for the negative controls: compiled into debug builds only, never into a release.
        .define("MUTANTS", .when(configuration: .debug)),
    ] + (Context.environment["SANITIZE_THREAD"] == nil ? [] : [.define("SANITIZE_THREAD")])

/// A room of the house: a target whose folder is `Sources/<name>`.
func room(_ name: String, _ imports: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: imports, path: path ?? "Sources/\(name)", swiftSettings: house)
}

/// The tests of a room: a target whose folder is `Tests/<name>`.
func tests(_ name: String, _ imports: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: imports, path: "Tests/\(name)", exclude: exclude, swiftSettings: house)
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
]
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A library that only tests use.
func library(_ name: String, _ imports: [Target.Dependency], path: String? = nil) -> Target {
    room(name, imports, path: path ?? "Tests/\(name)")
}

let engines: [Target.Dependency] = ["SQLSession", "StoreSQLite", "StorePostgres"]
let pure: [Target.Dependency] = ["Money", "Domain", "Invoicing", "Reports", "Evidence", "PolicyFile"]

let package = Package(
    name: "turnout",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "turnout", targets: ["turnout"]),
        .executable(name: "bench", targets: ["bench"]),
        .executable(name: "trial", targets: ["trial"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // the library's Mutex, or one that the Thread Sanitizer sees
        room("Locking"),
        // pence, VAT, rounding, splitting
        room("Money"),
        // the rules as values; no storage, HTTP, clock or async
        room("Domain", ["Money"]),
        // policy files people write, read with line numbers
        room("PolicyFile", ["Domain", "Money", yams]),
        // invoices, credit notes, payments, the ledger
        room("Invoicing", ["Money"]),
        // each measure with its definition
        room("Reports", ["Money", "Domain"]),
        // bytes in, typed rows and per-row faults out
        room("Evidence", ["Money", "Domain"]),
        // the libraries that set text and write PDF, and a small safe layer over them
        .systemLibrary(
            name: "CPango", path: "Sources/CPango", pkgConfig: "cairo",
            providers: [.apt(["libpango1.0-dev", "libcairo2-dev"])]),
        room("Typesetting", ["CPango"]),
        // calendars (RFC 5545), electronic invoices (UBL 2.1); invoices, credit notes and statements on paper
        room("Documents", ["Domain", "Money", "Invoicing", "Typesetting"]),
        // markup into which text goes escaped, and in no other way
        room("Markup"),
        // pictures of figures as SVG, and the tables behind them
        room("Charts", ["Markup"]),
        // what happened as sentences: messages, their templates and placeholders, as text and as HTML
        room("Notifications", ["Domain", "Markup"]),
        // random tokens, hashes, one-time passwords, signed codes
        room("Secrets", [crypto]),
        // the use-cases and the ports they need
        room("Application", pure + ["Locking", "Secrets", "Typesetting", "Documents", "Notifications"]),
        // values, statements, sessions, lanes of writers and readers; knows no engine and no booking
        room("SQLSession", ["Locking"]),
        // every SQL file, embedded
        .target(
            name: "SQLCatalog", path: "SQL", exclude: ["README.md"], sources: ["SQLCatalog.swift"],
            swiftSettings: house, plugins: ["EmbedFiles"]),
        .executableTarget(name: "EmbedFilesTool", path: "Sources/Build/EmbedFilesTool", swiftSettings: house),
        .plugin(
            name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedFilesTool"],
            path: "Sources/Build/EmbedFiles"),
        // repositories, unit of work, migrator: once for both engines
        room("Store", pure + ["Locking", "Application", "Notifications", "SQLSession", "SQLCatalog", crypto]),
        // the two system libraries
        .systemLibrary(
            name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CPostgres", path: "Sources/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // SQLSession over libsqlite3
        room("StoreSQLite", ["SQLSession", "CSQLite"]),
        // SQLSession over libpq
        room("StorePostgres", ["SQLSession", "CPostgres"]),
        // style sheet, script, icon and the sentences of the pages, embedded
        .target(
            name: "Assets", path: "Sources/Assets", sources: ["Assets.swift"], swiftSettings: house,
            plugins: ["EmbedFiles"]),
        // the library that lays out QR codes, and its squares as a value
        .systemLibrary(
            name: "CQREncode", path: "Sources/CQREncode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        room("QRCodes", ["CQREncode"]),
        // the library that writes spreadsheets, and a table as such a file
        .systemLibrary(
            name: "CXLSXWriter", path: "Sources/CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]),
        room("Spreadsheets", ["CXLSXWriter"]),
        // the JSON API and the pages: what there is, who may use it, and the server
        room(
            "Web",
            pure + hummingbird + [
                "Locking", "Application", "Documents", "Notifications", "Markup", "Assets", "QRCodes", "Spreadsheets",
                crypto, httpTypes,
                logging, lifecycle,
            ]),
        // what happened, signed and sent to those who want to know
        room(
            "Webhooks",
            [
                "Domain", "Locking", "Application", crypto,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        // the library that speaks SMTP, and the adapter over it
        .systemLibrary(
            name: "CCurl", path: "Sources/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Mail", ["Domain", "Application", "CCurl"]),
        // signing in at an identity provider
        room(
            "OpenIDConnect",
            [
                "Domain", "Secrets", "Application", .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        // the commands
        room("AdminCLI", pure + ["Application", "Notifications", "Spreadsheets", arguments]),
        // configuration to running parts: the only room that sees every concrete part
        room(
            "Bootstrap",
            pure + [
                "Locking", "Application", "AdminCLI", "Notifications", "Web", "Webhooks", "Mail", "OpenIDConnect",
                "SQLSession", "Store", "SQLCatalog", "StoreSQLite", "StorePostgres",
                configuration, logging, lifecycle, .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        // @main
        .executableTarget(
            name: "turnout", dependencies: ["AdminCLI", "Bootstrap"], path: "Sources/turnout", swiftSettings: house),
        // for tests: a store of each engine with a clock that the test sets
        library(
            "TestSupport",
            engines + ["Locking", "Launching", "Domain", "Evidence", "Application", "Store", "Bootstrap"],
            path: "Tests/Support"),
        // for tests: programs as processes of their own
        .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
        library("Launching", ["Locking", "CSpawn"]),
        // for tests: documents to look at and to measure
        library("PaperSamples", ["Money", "Invoicing", "Documents", "Typesetting", "CPango"]),
        // for tests: reference models of the ledger and of cuts
        library("Reference", ["Domain", "Reports"]),
        // every promise of the session seam, and of the storage port, run on each engine
        library("SessionConformance", ["Locking", "SQLSession"]),
        library(
            "StoreConformance",
            [
                "Money", "Domain", "Evidence", "Invoicing", "Reports", "Application", "SQLSession", "Store",
                "TestSupport", "Reference",
            ]),
        // the long trials of the promises, with their broken variants
        .executableTarget(
            name: "trial",
            dependencies: pure + engines + [
                "Application", "Notifications", "Mail", "Store", "Bootstrap", "TestSupport", "Reference", "Launching",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Tests/Trial", swiftSettings: house),
        // what is measured, beside plain programs
        .executableTarget(
            name: "bench",
            dependencies: pure + engines + [
                "Application", "Documents", "Typesetting", "Store", "Bootstrap", "CSQLite", "Launching", "PaperSamples",
            ],
            path: "Tests/Bench", swiftSettings: house),
        // the tests of each room
        tests("TidyTests", []),
        tests("LaunchingTests", ["Launching"]),
        tests("MoneyTests", ["Money"]),
        tests("WorkingTimeTests", ["Domain", "Bootstrap"], exclude: ["make_zone_table.py"]),
        tests("DomainTests", ["Domain", "Money"]),
        tests("PolicyTests", ["Domain", "Money"]),
        tests("PolicyFileTests", ["Domain", "Money", "PolicyFile"]),
        tests("InvoicingTests", ["Money", "Invoicing", "Reference"]),
        tests("EvidenceTests", ["Domain", "Evidence"]),
        tests("ReportsTests", ["Domain", "Money", "Reports", "Reference"]),
        tests("SessionTests", ["Locking", "SQLSession", "StoreSQLite", "StorePostgres", "SessionConformance"]),
        tests("StoreTests", ["StoreConformance", "TestSupport"]),
        tests("SecretsTests", ["Secrets"]),
        tests(
            "SignInTests",
            engines + ["Locking", "Domain", "Secrets", "Application", "Store", "Bootstrap", "TestSupport"]),
        tests(
            "OpenIDConnectTests",
            [
                "Locking", "Domain", "Secrets", "Application", "OpenIDConnect", "TestSupport",
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]),
        tests("CatalogueTests", pure + ["Application", "Store", "TestSupport"]),
        tests(
            "MoneyUseCaseTests",
            pure + [
                "Secrets", "Application", "Documents", "Typesetting", "SQLSession", "Store", "TestSupport", "Bootstrap",
                "PaperSamples",
            ]),
        tests("KeeperTests", pure + engines + ["Application", "Store", "TestSupport", "Bootstrap"]),
        tests("MarkupTests", ["Markup"]),
        tests("ChartsTests", ["Charts", "Markup"]),
        tests("QRCodesTests", ["QRCodes"]),
        tests(
            "WebTests",
            [
                "Locking", "Domain", "Evidence", "Notifications", "Secrets", "Application", "Assets", "Markup",
                "SQLSession", "Store", "StoreConformance", "Mail", "Web", "TestSupport", "Launching", "PaperSamples",
                httpTypes, logging,
            ], exclude: ["read_canaries.py"]),
        tests(
            "WebhookTests",
            ["Locking", "Domain", "Application", "Store", "Webhooks", "StoreConformance", "TestSupport", crypto]),
        tests(
            "DocumentsTests",
            ["Money", "Domain", "Invoicing", "Typesetting", "Documents", "TestSupport", "PaperSamples", "Launching"],
            exclude: ["check_invoices.py"]),
        tests("SpreadsheetsTests", ["Spreadsheets", "Launching"], exclude: ["read_sheet.py"]),
        tests("NotificationsTests", ["Domain", "Notifications"]),
        tests(
            "MailTests",
            [
                "Locking", "Money", "Domain", "Typesetting", "Documents", "Application", "Notifications", "Mail",
                "CCurl", "Store",
                "StoreConformance", "TestSupport", "Launching",
            ], exclude: ["smtp_server.py", "read_mail.py"]),
        tests("DemoTests", pure + ["Application", "TestSupport"]),
        tests("BrowserTests", ["Web", "TestSupport", "Launching", httpTypes], exclude: ["walks"]),
        tests("EndToEndTests", ["Locking", "TestSupport", "Launching", crypto, yams]),
        tests("TrialTests", ["Launching"]),
    ]
)
