#if MUTANTS
import Foundation
import Locking
#endif

/// Lets a trial end the process before a chosen step of long work, as a power cut would. A release has nothing of it.
enum Interruption {
    #if MUTANTS
    private struct Count {
        var steps = 0
        var last = Interruption.named
    }

    private static let count = Mutex(Count())

    /// The step before which the process ends, named on its command line after `--kill-before`, from 1.
    private static let named: Int? = {
        let arguments = CommandLine.arguments
        return arguments.firstIndex(of: "--kill-before").flatMap { index in
            index + 1 < arguments.count ? Int(arguments[index + 1]) : nil
        }
    }()

    /// Chooses the step in a process that has no command line of its own.
    static func arm(_ step: Int) { count.withLock { $0.last = step } }

    /// Says that a step is about to be taken.
    static func step() {
        let ends = count.withLock { count in
            count.steps += 1
            return count.steps == count.last
        }
        if ends { _exit(9) }
    }
    #else
    @inline(__always) static func step() {}
    #endif
}
