import Foundation

/// A sign that several processes wait for, so that they begin at once: a file appears when each has said that it is
/// there.
///
/// Waiting for a time instead would let them begin one after the other on a busy machine, where nothing could go wrong
/// between them, and a broken program would pass.
struct StartSign {
    /// The file whose appearance is the sign; beside it each process leaves one of its own.
    let path: String

    /// A sign of its own for a round of this process.
    init(_ name: String) {
        let own = "\(name)-\(ProcessInfo.processInfo.processIdentifier)"
        path = FileManager.default.temporaryDirectory.appending(path: own).path
    }

    /// The sign that another process gives.
    init(path: String) { self.path = path }

    private func present(_ number: Int) -> String { "\(path).\(number)" }

    /// In a process that waits: says that it is there, the first, second and so on, and waits.
    func wait(as number: Int) throws {
        try Data().write(to: URL(filePath: present(number)))
        while !FileManager.default.fileExists(atPath: path) { usleep(200) }
    }

    /// Gives the sign once so many are there, and after half a minute whoever is missing.
    func give(to count: Int) async throws {
        for _ in 0..<30_000 {
            if (0..<count).allSatisfy({ FileManager.default.fileExists(atPath: present($0)) }) { break }
            try await Task.sleep(for: .milliseconds(1))
        }
        try Data().write(to: URL(filePath: path))
    }

    /// Takes the sign back, with what lies beside it.
    func end(_ count: Int) {
        for name in [path] + (0..<count).map(present) { try? FileManager.default.removeItem(atPath: name) }
    }
}
