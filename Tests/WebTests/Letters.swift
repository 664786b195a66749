import Application
import Domain
import Locking

/// A mailer that takes every letter and keeps it.
final class Letters: Mailer {
    let longest: Int64 = 10_000_000
    private let taken = Mutex<[Letter]>([])

    /// What it took, in order.
    var all: [Letter] { taken.withLock { $0 } }

    func send(_ letter: Letter) async -> MailAnswer {
        taken.withLock { $0.append(letter) }
        return .accepted
    }
}
