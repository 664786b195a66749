/// A bounded queue between tasks and the threads that serve them.
final class Mailbox<Element>: @unchecked Sendable {
    // Every field below the monitor is touched only while it is held.
    private let monitor = Monitor()
    private let limit: Int
    private var waiting: [Element] = []
    private var head = 0
    private var isClosed = false
    private var sleepers = 0
    private var wanted = 1

    /// A queue that refuses more than `limit` waiting elements.
    init(limit: Int) { self.limit = limit }

    private var count: Int { waiting.count - head }

    /// Adds an element and wakes a thread, or returns why it cannot.
    func put(_ element: Element) -> SQLError? {
        monitor.withLock {
            if isClosed { return SQLError(.misuse, message: "The database is closed") }
            if count >= limit { return SQLError(.busy, message: "Too many requests are waiting for the database") }
            waiting.append(element)
            if sleepers > 0, count >= wanted { monitor.signal() }
            return nil
        }
    }

    /// The next elements: at least one, at most `most`, waiting as long as there is none; nil once closed and empty.
    ///
    /// With `expecting` above 1 it waits for that many, but no longer than `linger` nanoseconds after the call.
    /// An element joins those before it only where `joins` says so.
    func take(
        most: Int = 1, expecting: Int = 1, linger: UInt64 = 0, joins: (Element, Element) -> Bool = { _, _ in true }
    ) -> [Element]? {
        monitor.withLock {
            if expecting > 1, linger > 0, !isClosed { gather(min(expecting, most), linger) }
            sleepers += 1
            while count == 0, !isClosed { monitor.wait() }
            sleepers -= 1
            return count == 0 ? nil : pop(most, joins)
        }
    }

    /// What came meanwhile and joins the element `last`, at most `most`. Waits until there are `expecting`, but no
    /// longer than `linger` nanoseconds after the call, and may return none.
    func more(most: Int, expecting: Int, linger: UInt64, after last: Element, joins: (Element, Element) -> Bool)
        -> [Element]
    {
        monitor.withLock {
            if count < expecting, linger > 0, !isClosed { gather(min(expecting, most), linger) }
            guard count > 0, most > 0, joins(last, waiting[head]) else { return [] }
            return pop(most, joins)
        }
    }

    /// How many wait.
    var backlog: Int { monitor.withLock { count } }

    /// Refuses new elements; those waiting are still handed out.
    func close() {
        monitor.withLock {
            isClosed = true
            monitor.broadcast()
        }
    }

    private func gather(_ expecting: Int, _ linger: UInt64) {
        let deadline = Monitor.now() &+ linger
        wanted = expecting
        sleepers += 1
        while count < expecting, !isClosed, monitor.wait(until: deadline) {}
        sleepers -= 1
        wanted = 1
    }

    private func pop(_ most: Int, _ joins: (Element, Element) -> Bool) -> [Element] {
        let first = waiting[head]
        var end = head + 1
        while end < waiting.count, end - head < most, joins(first, waiting[end]) { end += 1 }
        let taken = Array(waiting[head..<end])
        head = end
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 1_024 {
            waiting.removeSubrange(0..<head)
            head = 0
        }
        return taken
    }
}
