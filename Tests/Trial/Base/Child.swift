import Domain
import Foundation
import Launching

/// This program once more, as a process of its own: what is killed must not take the trial with it.
struct Child {
    private let process: Launched

    /// Starts `trial WORDS`, with the mutant of this process.
    init(_ words: [String]) throws {
        let mutant = Mutant.active.map { ["--mutant", $0.rawValue] } ?? []
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process = try Launched(Launch(program.path, words + mutant))
    }

    /// Ends it at once, as a power cut would.
    func kill() { process.send(SIGKILL) }

    /// Waits for its end: how it ended and what it printed.
    func wait() -> (status: Int32, wasKilled: Bool, text: String) {
        let answer = process.answer()
        let wasKilled = if case .killed = answer.ending { true } else { false }
        return (answer.status, wasKilled, answer.output.split(separator: "\n").joined(separator: " | "))
    }
}

extension Report {
    /// The exit code of a part that only does what the trial tells it: 0, with its answer printed.
    static func done(_ answer: String) -> Never {
        print(answer)
        exit(0)
    }
}
