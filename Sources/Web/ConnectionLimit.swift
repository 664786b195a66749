#if MUTANTS
import Domain
#endif
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Locking

/// Keeps as many connections open as the process can bear. One more closes the one that has been silent for longest,
/// so that slow clients, however many, cannot keep out those who have something to say; and whoever does not finish a
/// request in time is closed as well.
final class ConnectionLimit: Sendable {
    private struct Entry {
        let channel: any NIOCore.Channel
        /// Since when no whole request has come; nil while one is being answered.
        var silentSince: NIODeadline?
    }

    private let most: Int
    private let patience: TimeAmount
    private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

    /// At most so many connections, each silent for at most so long.
    init(most: Int, patience: TimeAmount) {
        self.most = max(1, most)
        self.patience = patience
    }

    /// How many are open.
    var count: Int { entries.withLock { $0.count } }

    fileprivate func opened(_ channel: any NIOCore.Channel) {
        let now = NIODeadline.now()
        let surplus = entries.withLock { entries -> [any NIOCore.Channel] in
            entries[ObjectIdentifier(channel)] = Entry(channel: channel, silentSince: now)
            let late = entries.filter { $0.value.silentSince.map { $0 + patience < now } ?? false }.map(\.key)
            let silent = entries.filter { $0.value.silentSince != nil && $0.value.channel !== channel }
            let oldest = silent.min { ($0.value.silentSince ?? now) < ($1.value.silentSince ?? now) }.map { [$0.key] }
            let surplus = !late.isEmpty ? late : entries.count > most ? oldest ?? [] : []
            // They are gone from here at once: in a rush the next one must not choose the same that is closing already.
            return surplus.compactMap { entries.removeValue(forKey: $0)?.channel }
        }
        #if MUTANTS
        if Mutant.keepSilent.isOn { return }
        #endif
        for channel in surplus { channel.close(promise: nil) }
    }

    fileprivate func silent(_ channel: any NIOCore.Channel) { set(channel, .now()) }

    fileprivate func busy(_ channel: any NIOCore.Channel) { set(channel, nil) }

    fileprivate func closed(_ channel: any NIOCore.Channel) {
        _ = entries.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    private func set(_ channel: any NIOCore.Channel, _ since: NIODeadline?) {
        entries.withLock { $0[ObjectIdentifier(channel)]?.silentSince = since }
    }
}

/// Tells the limit what one connection is doing.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: ConnectionLimit
    private var isCounted = false

    init(_ limit: ConnectionLimit) { self.limit = limit }

    func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { count(context) } }

    func channelActive(context: ChannelHandlerContext) {
        count(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        limit.closed(context.channel)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // Only a whole request counts: a body that drips is as silent as a header that does.
        if case .end = unwrapInboundIn(data) { limit.busy(context.channel) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { limit.silent(context.channel) }
        context.write(data, promise: promise)
    }

    private func count(_ context: ChannelHandlerContext) {
        guard !isCounted else { return }
        isCounted = true
        limit.opened(context.channel)
    }
}
