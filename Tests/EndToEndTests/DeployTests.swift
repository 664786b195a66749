import Foundation
import Launching
import TestSupport
import Testing
import Yams

/// The examples of a deployment, each taken as it stands, with nothing changed but its paths and ports, and run.
@Suite(.serialized, .timeLimit(.minutes(30))) struct DeployTests {
    private static let deploy = Turnout.root.appending(path: "Deploy")

    @Test func `systemd finds nothing wrong with the unit, and little that it is open to`() throws {
        try inFolder { folder in
            let unit = folder.appending(path: "turnout.service")
            try text("systemd/turnout.service")
                .replacing("/usr/local/bin/turnout", with: try Turnout.program().path)
                .write(to: unit, atomically: true, encoding: .utf8)
            let verified = try tool("systemd-analyze", "verify", "--man=no", unit.path)
            #expect(verified.status == 0 && verified.complaint.isEmpty, "\(verified.complaint)")
            // Exposure in tenths: 0 is shut in altogether, 100 not at all.
            let secured = try tool("systemd-analyze", "security", "--offline=true", "--threshold=15", unit.path)
            #expect(secured.status == 0, "\(secured.output.suffix(400))")
        }
    }

    @Test func `the service starts with the configuration beside its unit`() async throws {
        try await withService(configuration: DeployTests.deploy.appending(path: "systemd/turnout.json")) { port in
            let answer = try curl("http://127.0.0.1:\(port)/health/ready")
            #expect(answer.output == #"{"status":"ready"}"#)
        }
    }

    @Test func `nginx passes on what it should and keeps the figures inside`() async throws {
        try await withService { port in
            try await inFolder { folder in
                let secure = DeployTests.port()
                try certificate(folder)
                let site = try text("proxy/nginx.conf")
                    .replacing("127.0.0.1:8080", with: "127.0.0.1:\(port)").replacing("443", with: "\(secure)")
                    .replacing("listen 80;", with: "listen \(secure + 1);")
                    .replacing("/etc/ssl/certs/training.example.org.pem", with: "\(folder.path)/own.pem")
                    .replacing("/etc/ssl/private/training.example.org.key", with: "\(folder.path)/own.key")
                let whole = """
                    daemon off; pid \(folder.path)/pid; error_log stderr;
                    events {}
                    http { access_log off;
                    client_body_temp_path \(folder.path)/body; proxy_temp_path \(folder.path)/proxy;
                    fastcgi_temp_path \(folder.path)/f; uwsgi_temp_path \(folder.path)/u;
                    scgi_temp_path \(folder.path)/s;
                    \(site) }
                    """
                let file = folder.appending(path: "nginx.conf")
                try whole.write(to: file, atomically: true, encoding: .utf8)
                let tested = try tool("nginx", "-t", "-c", file.path)
                #expect(tested.status == 0, "\(tested.complaint)")
                try await with("nginx", "-c", file.path) {
                    try await judge("https://127.0.0.1:\(secure)", port, tooLong: ["413"])
                }
            }
        }
    }

    @Test func `Caddy passes on what it should and keeps the figures inside`() async throws {
        try await withService { port in
            try await inFolder { folder in
                let file = DeployTests.deploy.appending(path: "proxy/Caddyfile").path
                let tested = try tool("caddy", "validate", "--adapter", "caddyfile", "--config", file)
                #expect(tested.status == 0, "\(tested.complaint)")
                let open = DeployTests.port()
                // The name would ask for a certificate from outside; without one it is the same site.
                let site = try text("proxy/Caddyfile").replacing(
                    "training.example.org", with: "http://127.0.0.1:\(open)"
                )
                .replacing("127.0.0.1:8080", with: "127.0.0.1:\(port)")
                let own = folder.appending(path: "Caddyfile")
                try "{\n\tadmin off\n}\n\(site)".write(to: own, atomically: true, encoding: .utf8)
                try await with("caddy", "run", "--adapter", "caddyfile", "--config", own.path) {
                    // It breaks off while it passes the body on, and tells that as a bad gateway where it was fast.
                    try await judge("http://127.0.0.1:\(open)", port, tooLong: ["413", "502"])
                }
            }
        }
    }

    @Test func `the container's files name what is there`() throws {
        let compose = try #require(try Yams.load(yaml: text("container/compose.yaml")) as? [String: Any])
        let services = try #require(compose["services"] as? [String: [String: Any]])
        let secrets = try #require(compose["secrets"] as? [String: Any])
        let volumes = try #require(compose["volumes"] as? [String: Any])
        #expect(Set(services.keys) == ["database", "prepare", "service"])
        for (name, service) in services {
            for secret in service["secrets"] as? [String] ?? [] {
                #expect(secrets[secret] != nil, "\(name): \(secret)")
            }
            for volume in service["volumes"] as? [String] ?? [] {
                #expect(volumes[String(volume.prefix { $0 != ":" })] != nil, "\(name): \(volume)")
            }
            for other in (service["depends_on"] as? [String: Any] ?? [:]).keys { #expect(services[other] != nil) }
        }
        let steps = try text("container/Containerfile").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let words = Set(
            steps.filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: " ").first.map(String.init) })
        let known: Set = [
            "FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "EXPOSE", "VOLUME", "HEALTHCHECK", "STOPSIGNAL",
            "ENTRYPOINT", "CMD",
        ]
        #expect(words == known)
        #expect(
            FileManager.default.isExecutableFile(atPath: Turnout.root.appending(path: "Deploy/setup/release.sh").path))
        #expect(try tool("make", "-n", "-C", Turnout.root.path, "install", "DESTDIR=/image").status == 0)
    }
}

extension DeployTests {
    /// What both proxies owe: the answers of the service, its figures to nobody, no body that is too long.
    private func judge(_ address: String, _ port: Int, tooLong: Set<String>) async throws {
        for _ in 0..<2_400 {
            if try curl("\(address)/health/live").status == 0 { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try curl("\(address)/health/ready").output == #"{"status":"ready"}"#)
        let direct = try curl("http://127.0.0.1:\(port)/api/openapi.json").output
        #expect(direct.utf8.count > 10_000)
        #expect(try curl("\(address)/api/openapi.json").output == direct)
        #expect(try curl("-o", "/dev/null", "-w", "%{http_code}", "\(address)/metrics").output == "404")
        #expect(try curl("-X", "POST", "\(address)/health/ping").output == "{}")
        let long = String(repeating: "x", count: 1_200_000)
        try inFolder { folder in
            let body = folder.appending(path: "body")
            try long.write(to: body, atomically: true, encoding: .utf8)
            let refused = try curl(
                "-o", "/dev/null", "-w", "%{http_code}", "--data-binary", "@\(body.path)", "\(address)/health/ping")
            #expect(tooLong.contains(refused.output), "\(refused.output)")
        }
        let head = try curl("-D", "-", "-o", "/dev/null", "\(address)/health/live").output.lowercased()
        #expect(head.contains("strict-transport-security: max-age=31536000"), "\(head)")
    }

    private func withService(
        configuration: URL? = nil, _ body: (Int) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let store = "sqlite:\(folder.path)/turnout.db"
            try Turnout(store: store).done("init")
            let port = DeployTests.port()
            let more = configuration.map { ["--config", $0.path] } ?? []
            var launch = Launch(try Turnout.program().path, ["serve", "--store", store, "--port", "\(port)"] + more)
            (launch.output, launch.complaint) = (.discarded, .discarded)
            let process = try Launched(launch)
            defer { process.stop() }
            for _ in 0..<2_400 {
                if try curl("http://127.0.0.1:\(port)/health/ready").status == 0 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            try await body(port)
        }
    }

    /// Runs a program until the body is over.
    private func with(_ name: String, _ arguments: String..., body: () async throws -> Void) async throws {
        var launch = Launch("/usr/bin/env", [name] + arguments)
        (launch.environment, launch.output, launch.complaint) = (DeployTests.environment, .discarded, .discarded)
        let process = try Launched(launch)
        defer { process.stop() }
        try await body()
    }

    private func certificate(_ folder: URL) throws {
        let made = try tool(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=training.example.org",
            "-keyout", "\(folder.path)/own.key", "-out", "\(folder.path)/own.pem")
        #expect(made.status == 0, "\(made.complaint)")
    }

    private func curl(_ arguments: String...) throws -> Answer {
        try tool("curl", arguments: ["-s", "-k", "--max-time", "10"] + arguments)
    }

    private func tool(_ name: String, _ arguments: String...) throws -> Answer {
        try tool(name, arguments: arguments)
    }

    private func tool(_ name: String, arguments: [String]) throws -> Answer {
        try Turnout.launch(URL(filePath: "/usr/bin/env"), [name] + arguments, environment: DeployTests.environment)
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOf: DeployTests.deploy.appending(path: file), encoding: .utf8)
    }

    /// Daemons lie where only root looks for programs.
    private static var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment
        return own.merging(["PATH": "\(own["PATH"] ?? ""):/usr/sbin:/sbin"]) { $1 }
    }

    private static func port() -> Int { Int.random(in: 30_000...39_998) }

    private func inFolder<R>(_ body: (URL) throws -> R) throws -> R {
        let folder = try DeployTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func inFolder<R>(_ body: (URL) async throws -> R) async throws -> R {
        let folder = try DeployTests.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    private static func folder() throws -> URL {
        // Without a blank in its name, which nginx would take for the end of a word.
        let folder = FileManager.default.temporaryDirectory.appending(path: "turnout-deploy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
