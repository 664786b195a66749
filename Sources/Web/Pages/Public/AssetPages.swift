import Assets
import Crypto
import Foundation
import HTTPTypes

/// The style sheet, the script and the icon. Their links carry a part of their hash, so that a browser may keep them
/// for ever and still has the new ones at once.
enum AssetPages {
    static let all = [file]

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    private static let links: [String: String] = Dictionary(
        uniqueKeysWithValues: Assets.names.map { name in
            let hash = SHA256.hash(data: Data((Assets.file(name) ?? "").utf8)).prefix(6)
            return (name, hash.map { String($0, radix: 16) }.joined())
        })

    /// Where a file is.
    static func link(_ name: String) -> Link { Path.asset(name).with("v", links[name] ?? "") }

    static let file = Page.show("asset", .asset, .open) { visit in
        let name = visit.path("name")
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        guard let text = Assets.file(name), let type = types[ending] else { throw Problem.notFound() }
        var reply = PageReply.file(text, type: type)
        reply.keeping = visit.query["v"] == links[name] ? "public, max-age=31536000, immutable" : "public, no-cache"
        return reply
    }
}
