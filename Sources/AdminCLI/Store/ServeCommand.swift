import Application
import ArgumentParser
import Foundation

/// What `turnout serve` was told; what is nil is looked for in the environment and the file.
public struct ServeRequest: Sendable {
    /// The store's address.
    public let store: String?
    /// The address to listen on.
    public let host: String?
    /// The port to listen on; 0 lets the system choose.
    public let port: Int?
    /// The configuration file.
    public let file: String?
    /// Called with the service's address once it answers.
    public let onReady: @Sendable (String) -> Void
}

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the service: the JSON API, and what falls due by time.",
        discussion: """
            The API is at /api/v1, its document at /api/openapi.json and as a page at /api. Settings come from the
            flags, else from the environment (TURNOUT_HTTP_PORT for http.port), else from a JSON file. SIGTERM lets the
            requests under way come to their end.

            EXAMPLES
              turnout serve
              turnout serve --host 0.0.0.0 --port 8080 --store postgres://turnout@db/turnout
              turnout serve --config /etc/turnout/turnout.json
            """)

    @Option(help: "The address to listen on; 127.0.0.1 unless told.") var host: String?
    @Option(help: "The port to listen on; 8080 unless told, 0 for any.") var port: Int?
    @Option(help: "A JSON file with settings.", completion: .file()) var config: String?
    @Option(help: "The store: sqlite:FILE or postgres://… (or set TURNOUT_STORE).") var store: String?

    func run() async throws {
        let request = ServeRequest(store: store, host: host, port: port, file: config) { address in
            // At once, also into a pipe: whoever started the service may wait for this line.
            FileHandle.standardOutput.write(Data("The service answers at \(address)/api; stop it with Ctrl-C.\n".utf8))
        }
        try await Opening.get().serve(request)
    }
}
