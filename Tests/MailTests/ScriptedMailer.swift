import Application
import Domain
import Locking

/// A mailer that answers as a test wants, and remembers what it was given.
final class ScriptedMailer: Mailer {
    let longest: Int64 = 10_000_000
    private let script: @Sendable (Letter, Int) async -> MailAnswer
    private let letters = Mutex<[Letter]>([])

    /// - Parameter script: the answer to a letter, and how many came before.
    init(_ script: @escaping @Sendable (Letter, Int) async -> MailAnswer = { _, _ in .accepted }) {
        self.script = script
    }

    var sent: [Letter] { letters.withLock { $0 } }

    func send(_ letter: Letter) async -> MailAnswer {
        let before = letters.withLock { letters in
            defer { letters.append(letter) }
            return letters.count
        }
        return await script(letter, before)
    }
}
