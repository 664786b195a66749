import Foundation
import Locking

/// A program that was started as a process of its own.
///
/// In place of Foundation's `Process`, which copies whole directory entries from `/proc/self/fd` beyond the end of its
/// buffer (swift-corelibs-foundation of Swift 6.3), so that a process with many open files ends now and then.
public final class Launched: Sendable {
    /// The number of the process.
    public let identifier: Int32
    private let output: Drain?
    private let complaint: Drain?
    private let ending = Mutex<Ending?>(nil)

    /// Starts what was planned.
    ///
    /// - Throws: ``NotLaunched``, saying which program and why.
    public init(_ launch: Launch) throws {
        (identifier, output, complaint) = try launch.start()
    }

    /// Sends a signal, unless it has ended.
    public func send(_ signal: Int32) {
        ending.withLock { known in if look(&known) == nil { kill(identifier, signal) } }
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { ending.withLock { look(&$0) == nil } }

    /// Waits for its end.
    @discardableResult public func wait() -> Ending {
        while true {
            // It is waited for without being taken away, so that others may ask meanwhile.
            var said = siginfo_t()
            waitid(P_PID, id_t(identifier), &said, WEXITED | WNOWAIT)
            if let known = ending.withLock({ look(&$0) }) { return known }
        }
    }

    /// Asks it to end (SIGTERM) and waits; its ending.
    @discardableResult public func stop() -> Ending {
        send(SIGTERM)
        return wait()
    }

    /// Ends it at once (SIGKILL) and waits.
    public func end() {
        send(SIGKILL)
        wait()
    }

    /// What it writes to its output, a pipe, up to the first end of a line; nil if the output ends before that.
    public func greeting() -> String? {
        var said: [UInt8] = []
        while !said.contains(UInt8(ascii: "\n")) {
            guard let piece = output?.piece() else { return nil }
            said += piece
        }
        return String(decoding: said, as: UTF8.self)
    }

    /// Waits for its end: how it ended, and all that it wrote to the pipes.
    public func answer() -> Answer {
        let texts = Drain.all([output, complaint]).map { String(decoding: $0, as: UTF8.self) }
        return Answer(ending: wait(), output: texts[0], complaint: texts[1])
    }

    private func look(_ known: inout Ending?) -> Ending? {
        if let known { return known }
        var status: Int32 = 0
        let found = waitpid(identifier, &status, WNOHANG)
        if found == -1, errno == ECHILD { known = .exited(-1) }
        guard found == identifier else { return known }
        // What <sys/wait.h> tells by macros: the low seven bits are the signal, the next byte is the exit status.
        let signal = status & 0x7F
        known = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
        return known
    }
}

/// How a process ended.
public enum Ending: Hashable, Sendable {
    /// By itself, with its exit status: 0 to 255; -1 where the system does not know it any more.
    case exited(Int32)
    /// By a signal.
    case killed(Int32)

    /// The exit status, or as a shell says it: 128 and the signal's number.
    public var status: Int32 {
        switch self {
        case .exited(let status): status
        case .killed(let signal): 128 + signal
        }
    }
}

/// What a process said.
public struct Answer: Hashable, Sendable {
    /// How it ended.
    public let ending: Ending
    /// What it wrote to its standard output, where that was a pipe.
    public let output: String
    /// What it wrote to its standard error, where that was a pipe.
    public let complaint: String

    /// The exit status; see ``Ending/status``.
    public var status: Int32 { ending.status }
}

/// A program could not be started.
public struct NotLaunched: Error, CustomStringConvertible {
    /// The program and the system's reason.
    public let description: String
}
