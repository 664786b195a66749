// The library's Mutex locks by means that the Thread Sanitizer does not see, so that all behind one would be told as a
// race. Where the sanitizer watches, one made of a POSIX mutex stands in its place; in every other build this room is
// the library's own module and nothing else.
#if SANITIZE_THREAD
import Foundation

/// A value that one thread at a time may look at and change.
public struct Mutex<Value>: ~Copyable, @unchecked Sendable {
    // Sendable because whoever gets at the value holds the lock.
    private final class Box: @unchecked Sendable {
        let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        var value: Value

        init(_ value: Value) {
            self.value = value
            pthread_mutex_init(lock, nil)
        }

        deinit {
            pthread_mutex_destroy(lock)
            lock.deallocate()
        }
    }

    private let box: Box

    /// Takes the value.
    public init(_ value: sending Value) { box = Box(value) }

    /// Runs the body while nobody else gets at the value.
    public borrowing func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(box.lock)
        defer { pthread_mutex_unlock(box.lock) }
        return try body(&box.value)
    }
}
#else
@_exported public import Synchronization
#endif
