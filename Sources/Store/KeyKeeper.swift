import Application
import Crypto
import Domain
import SQLSession

/// Keeps the answer to a request with its key, in the request's own transaction, and finds it again.
struct KeyKeeper: Sendable {
    let key: RequestKey
    let intent: Intent
    let engine: Engine

    /// An answer given before, which is not to be kept once more.
    struct Replay: Error {
        let refusal: Refusal
    }

    private static let separator: Character = "\u{1F}"

    /// Finds the key; read after the event's lock, so that two requests of one key cannot both miss it.
    var lookup: Call {
        Call(
            Statements.named("idempotency/find", engine),
            [.text(intent.principal.name), .text(key.route), .text(key.key)])
    }

    /// The answer kept for this key, nil when the key is new.
    func answer<R: KeptAnswer>(_ rows: [Row]) throws -> R? {
        guard let row = rows.first else { return nil }
        let known = try row.text(0)
        // A store of an earlier version holds requests as they came.
        guard known == digest || known == key.request else {
            throw Replay(
                refusal: Refusal(
                    .keyReused, "The idempotency key was used before with another request.",
                    mend: "Choose a new key for a new request."))
        }
        let kept = try row.text(2)
        if try row.flag(1) { throw Replay(refusal: try refusal(kept)) }
        guard let answer = R(kept: kept) else {
            throw StoreFault(.damaged, "The answer kept for an idempotency key cannot be read.")
        }
        return answer
    }

    /// What a request held, and it may be what somebody needs on the day, is no business of the keys: they have to know
    /// only whether it is the same.
    private var digest: String {
        "sha256:"
            + SHA256.hash(data: Array(key.request.utf8)).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
    }

    func keep(_ answer: String) -> Call { keep(answer, refused: false) }

    func keep(_ refusal: Refusal) -> Call {
        let parts = [refusal.kind.rawValue, refusal.reason, refusal.mend ?? ""]
        return keep(parts.joined(separator: String(Self.separator)), refused: true)
    }

    private func keep(_ answer: String, refused: Bool) -> Call {
        Call(
            Statements.named("idempotency/keep", engine),
            [
                .text(intent.principal.name), .text(key.route), .text(key.key), .text(digest), .flag(refused),
                .text(answer), .instant(intent.now),
            ])
    }

    private func refusal(_ kept: String) throws -> Refusal {
        let parts = kept.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let kind = Refusal.Kind(rawValue: parts[0]) else {
            throw StoreFault(.damaged, "The refusal kept for an idempotency key cannot be read.")
        }
        return Refusal(kind, parts[1], mend: parts[2].isEmpty ? nil : parts[2])
    }
}
