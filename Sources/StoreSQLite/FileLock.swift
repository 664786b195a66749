import CSQLite
import Foundation
import SQLSession

/// The lock that every process takes around opening, each write transaction and each checkpoint of one SQLite file.
///
/// It is `flock` on a file of its own, because POSIX locks on the database vanish when any descriptor of it closes.
/// Whoever wants it first stands in a turnstile, so that a busy process, which lets go only for microseconds, cannot
/// overtake one that waits.
final class FileLock {
    private let descriptor: Int32
    private let wait: Int
    private var depth = 0

    /// Opens or creates the lock file, for its owner alone. `wait` is in milliseconds.
    init(path: String, wait: Int) throws {
        self.wait = wait
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw FileLock.failure("open the lock file") }
    }

    deinit { close(descriptor) }

    /// Runs `body` with the lock held.
    func holding<R>(_ body: () throws -> R) throws -> R {
        try acquire()
        defer { release() }
        return try body()
    }

    /// Waits for the lock, throwing `busy` when it does not come in time. It may be taken again while held.
    func acquire() throws {
        if depth == 0 {
            let deadline = DispatchTime.now().uptimeNanoseconds &+ UInt64(wait) &* 1_000_000
            try until(deadline) { turnout_turnstile(descriptor, 1) == 0 }
            defer { _ = turnout_turnstile(descriptor, 0) }
            try until(deadline) { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
        }
        depth += 1
    }

    /// Lets others in.
    func release() {
        guard depth > 0 else { return }
        depth -= 1
        if depth == 0 { flock(descriptor, LOCK_UN) }
    }

    /// Creates a store that only its owner can read, unless the file is there already.
    static func createPrivately(_ path: String) throws {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file < 0 {
            if errno == EEXIST { return }
            throw failure("create the store")
        }
        close(file)
        // The new name must be on disk too, or a power cut could lose the whole file with what was acknowledged.
        let folder = open((path as NSString).deletingLastPathComponent.nonEmpty ?? ".", O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private func until(_ deadline: UInt64, _ attempt: () -> Bool) throws {
        var pause: UInt32 = 100
        while !attempt() {
            guard errno == EWOULDBLOCK || errno == EACCES || errno == EINTR else { throw FileLock.failure("lock") }
            if DispatchTime.now().uptimeNanoseconds >= deadline {
                throw SQLError(.busy, message: "Another process holds the lock of the store for too long")
            }
            usleep(pause)
            pause = min(pause * 2, 1_000)
        }
    }

    private static func failure(_ what: String) -> SQLError {
        let code = errno
        let kind: SQLError.Kind =
            switch code {
            case ENOSPC, EDQUOT: .full
            case EROFS, EACCES, EPERM: .readOnly
            default: .io
            }
        return SQLError(kind, code: "errno \(code)", message: "Cannot \(what): \(String(cString: strerror(code)))")
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
