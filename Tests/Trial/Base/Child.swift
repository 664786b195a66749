import Domain
import Foundation

/// This program once more, as a process of its own: what is killed must not take the trial with it.
struct Child {
    private let process = Process()
    private let output = Pipe()

    /// Starts `trial WORDS`, with the mutant of this process.
    init(_ words: [String]) throws {
        let mutant = Mutant.active.map { ["--mutant", $0.rawValue] } ?? []
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = words + mutant
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// Ends it at once, as a power cut would.
    func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for its end: how it ended and what it printed.
    func wait() -> (status: Int32, wasKilled: Bool, text: String) {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).split(separator: "\n").joined(separator: " | ")
        return (process.terminationStatus, process.terminationReason == .uncaughtSignal, text)
    }
}

extension Report {
    /// The exit code of a part that only does what the trial tells it: 0, with its answer printed.
    static func done(_ answer: String) -> Never {
        print(answer)
        exit(0)
    }
}
