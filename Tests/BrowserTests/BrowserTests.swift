import Foundation
import HTTPTypes
import Launching
import TestSupport
import Testing

@testable import Web

/// The pages in Chromium, over the service as it ships: each role's day, and what every page is held to.
@Suite(.serialized, .timeLimit(.minutes(40))) struct BrowserTests {
    @Test(arguments: TestEngine.allCases)
    func `each role's day goes well with a pointer, without scripts, and by keyboard alone`(
        _ engine: TestEngine
    ) async throws {
        try await StoreFactory.withAddress(engine) { store in
            try await Walk.passes(["days", Walk.program, store])
        }
    }

    /// On one engine: the pages are the same on both, and what differs is what the days are for.
    @Test func `every page is accessible, narrow enough and small`() async throws {
        let list = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString).txt")
        try Walk.pages.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: list) }
        // `make look` says where the pictures go; without a place none are made.
        let pictures = ProcessInfo.processInfo.environment["PICTURES"].map { [$0] } ?? []
        try await StoreFactory.withAddress(.sqlite) { store in
            try await Walk.passes(["look", Walk.program, store, list.path] + pictures)
        }
    }

    @Test func `a page that breaks the rules is found`() async throws {
        try await Walk.fails(["broken"])
    }

    /// On one engine: what is shown is the same on both, and the canaries of both are read elsewhere.
    @Test func `no text that people fill in runs in a browser`() async throws {
        try await StoreFactory.withAddress(.sqlite) { store in
            try await Walk.passes(["canaries", Walk.program, store])
        }
    }

    @Test func `a text that runs, or is kept from it by nothing but the policy of content, is found`() async throws {
        try await Walk.fails(["broken-canaries"])
    }
}

/// The walks through the pages, which Python takes because what drives browsers best is written for it.
private enum Walk {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The release program.
    static let program = root.appending(path: ".build/release/turnout").path

    private static let files = ["asset", "calendarFeed", "financeBatch", "financeBatchControl"]

    /// Name, path and method of each page; files are no pages.
    static let pages = WebServer.pages.filter { !$0.path.contains(".") && !files.contains($0.id) }
        .map { "\($0.id) \($0.path) \($0.method)" }

    /// Takes a walk that must pass.
    static func passes(_ words: [String]) async throws {
        let (status, text) = try await run(words)
        print(text)
        #expect(status == 0 && text.hasSuffix("PASS\n"), "walk \(words[0])\n\(text.suffix(6_000))")
    }

    /// Takes a walk that must fail, and fail by finding something.
    static func fails(_ words: [String]) async throws {
        let (status, text) = try await run(words)
        #expect(status == 1 && text.contains("fault: ") && text.hasSuffix("FAIL\n"), "\(text.suffix(6_000))")
    }

    private static func run(_ words: [String]) async throws -> (Int32, String) {
        // A thread of its own waits for the process, so that other tests go on meanwhile.
        try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try launch(words) }) }
        }
    }

    private static func launch(_ words: [String]) throws -> (Int32, String) {
        var launch = Launch(
            root.appending(path: ".build/browser-tools/bin/python").path,
            [root.appending(path: "Tests/BrowserTests/walks/walk.py").path] + words)
        launch.environment = ["PYTHONDONTWRITEBYTECODE": "1"]
        launch.complaint = .output
        let answer = try Launched(launch).answer()
        return (answer.status, answer.output)
    }
}
