import Foundation

/// The end of a pipe that a process writes into.
final class Drain: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// What comes next; nil once the other end is closed.
    func piece() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { return Array(buffer.prefix(count)) }
            if count == 0 || errno != EINTR { return nil }
        }
    }

    /// All that comes out of several, read as it comes, so that none fills up and holds the process.
    static func all(_ drains: [Drain?]) -> [[UInt8]] {
        var texts = [[UInt8]](repeating: [], count: drains.count)
        var open = drains.enumerated().compactMap { index, drain in drain.map { (index, $0) } }
        while !open.isEmpty {
            var polls = open.map { pollfd(fd: $0.1.descriptor, events: Int16(POLLIN), revents: 0) }
            guard poll(&polls, nfds_t(polls.count), -1) > 0 else { continue }
            var ended: Set<Int> = []
            for (asked, (index, drain)) in zip(polls, open) where asked.revents != 0 {
                if let piece = drain.piece() { texts[index] += piece } else { ended.insert(index) }
            }
            open.removeAll { ended.contains($0.0) }
        }
        return texts
    }
}
