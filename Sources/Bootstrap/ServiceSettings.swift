import AdminCLI
import Application
import Configuration
import Domain
import Foundation
import Logging
import OpenIDConnect
import SystemPackage
import Web

/// What the service is configured with: flags before the environment before a file, checked before anything is opened.
struct ServiceSettings {
    let store: String
    let web: WebServer.Options
    let sweepSeconds: Int
    let messages: Messages
    /// The mail server; nil where none is named.
    let post: Post?
    /// The identity provider that people may sign in at.
    let provider: ProviderSettings?
    let level: Logger.Level

    /// How messages are handed on and sent, and how often people are reminded.
    struct Messages {
        /// How often the outbox is emptied, in seconds.
        let outboxSeconds: Int
        /// How often it is looked who is to be reminded, in minutes.
        let remindMinutes: Int
        /// How often what is over is cleared, in minutes.
        let clearMinutes: Int
        /// To how many receivers at a time.
        let receivers: Int
        /// How long a receiver may take to answer, in seconds.
        let timeoutSeconds: Int
    }

    /// Reads the settings.
    ///
    /// - Throws: ``Refusal`` that names the setting and the mend.
    init(_ request: ServeRequest, environment: [String: String] = ProcessInfo.processInfo.environment) async throws {
        let reader = ConfigReader(providers: try await ServiceSettings.providers(request, environment))
        store = try ServiceSettings.store(reader)
        var web = WebServer.Options(
            host: reader.string(forKey: "http.host", default: "127.0.0.1"),
            port: try ServiceSettings.number(reader, "http.port", 8_080, 0...65_535),
            mostBytes: try ServiceSettings.number(reader, "http.mostBytes", 1 << 20, 1_024...(64 << 20)),
            idleSeconds: try ServiceSettings.number(reader, "http.idleSeconds", 30, 1...3_600),
            mostConnections: try ServiceSettings.number(reader, "http.mostConnections", 1_024, 1...100_000),
            publicURL: try ServiceSettings.publicURL(reader))
        web.proxies = try ServiceSettings.proxies(reader)
        self.web = web
        sweepSeconds = try ServiceSettings.number(reader, "workers.sweepSeconds", 5, 1...3_600)
        messages = Messages(
            outboxSeconds: try ServiceSettings.number(reader, "workers.outboxSeconds", 1, 1...3_600),
            remindMinutes: try ServiceSettings.number(reader, "workers.remindMinutes", 10, 1...1_440),
            clearMinutes: try ServiceSettings.number(reader, "workers.clearMinutes", 60, 1...10_080),
            receivers: try ServiceSettings.number(reader, "webhooks.receivers", 16, 1...200),
            timeoutSeconds: try ServiceSettings.number(reader, "webhooks.timeoutSeconds", 10, 1...60))
        post = try ServiceSettings.post(reader)
        provider = try ProviderConfiguration.read(reader)
        let level = reader.string(forKey: "log.level", default: "info")
        guard let level = Logger.Level(rawValue: level) else {
            throw ServiceSettings.refusal(
                "log.level", level, "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.level = level
    }

    /// The addresses of reverse proxies; a name or a network would match nothing, and all people share one limit.
    private static func proxies(_ reader: ConfigReader) throws -> Set<String> {
        let text = reader.string(forKey: "http.proxies", default: "")
        let addresses = text.split(separator: ",").map { $0.filter { $0 != " " } }
        let isAddress = { (address: String) in
            var (four, six) = (in_addr(), in6_addr())
            return inet_pton(AF_INET, address, &four) == 1 || inet_pton(AF_INET6, address, &six) == 1
        }
        guard addresses.allSatisfy(isAddress) else {
            throw ServiceSettings.refusal("http.proxies", text, "addresses parted by commas, such as 127.0.0.1,::1")
        }
        return Set(addresses)
    }

    private static func providers(
        _ request: ServeRequest, _ environment: [String: String]
    ) async throws -> [any ConfigProvider] {
        var flags: [AbsoluteConfigKey: ConfigValue] = [:]
        if let store = request.store { flags[["store"]] = ConfigValue(.string(store), isSecret: true) }
        if let host = request.host { flags[["http", "host"]] = ConfigValue(.string(host), isSecret: false) }
        if let port = request.port { flags[["http", "port"]] = ConfigValue(.int(port), isSecret: false) }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: flags),
            EnvironmentVariablesProvider(environmentVariables: ServiceSettings.own(environment)),
        ]
        if let file = request.file ?? environment["TURNOUT_CONFIG"] {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw Refusal(
                    .invalid, "The configuration \(file) cannot be read.",
                    mend: "Name a JSON file, such as {\"http\": {\"port\": 8080}}.")
            }
        }
        return providers
    }

    /// The variables that are ours, by their name without `TURNOUT_`.
    private static func own(_ environment: [String: String]) -> [String: String] {
        let own = environment.filter { $0.key.hasPrefix("TURNOUT_") }
        return Dictionary(own.map { (String($0.key.dropFirst(8)), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The address of the store, or the file that holds it where it has a password.
    private static func store(_ reader: ConfigReader) throws -> String {
        if let store = reader.string(forKey: "store", isSecret: true) { return store }
        guard let file = reader.string(forKey: "store.file") ?? reader.string(forKey: "storeFile") else {
            return "sqlite:turnout.db"
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Refusal(
                .invalid, "The file \(file), which should hold the store's address, cannot be read.",
                mend: "Correct store.file (TURNOUT_STORE_FILE), or let the service read the file.")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static func number(
        _ reader: ConfigReader, _ key: String, _ usual: Int, _ range: ClosedRange<Int>
    ) throws -> Int {
        let key = ConfigKey(key)
        guard let text = reader.string(forKey: key) else {
            return try checked(reader.int(forKey: key) ?? usual, "\(key)", range)
        }
        guard let number = Int(text) else { throw refusal("\(key)", text, "a whole number") }
        return try checked(number, "\(key)", range)
    }

    private static func checked(_ number: Int, _ key: String, _ range: ClosedRange<Int>) throws -> Int {
        guard range.contains(number) else {
            throw refusal(key, "\(number)", "from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    static func refusal(_ key: String, _ found: String, _ wanted: String) -> Refusal {
        Refusal(.invalid, "The setting \(key) is “\(found)”.", mend: "Set it to \(wanted).")
    }
}
