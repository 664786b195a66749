import Assets
import Foundation
import Markup
import Testing

@testable import Web

/// The pages say nothing that is not in the catalogue of sentences, and the catalogue holds nothing that no page says.
@Suite struct SentenceTests {
    private struct Use {
        let key: String
        let isPrefix: Bool
        let place: String
    }

    /// Every `say("…")` of the pages; a key with a value put into it stands for all that begin and end like it.
    private static func uses() throws -> [Use] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Web/Pages")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try swift.flatMap { file in
            let text = try String(contentsOf: file, encoding: .utf8)
            return text.matches(of: /(?:say\(\s*|key: |\(")"?([a-z_]+\.(?:[a-z0-9_.]|\\\([^"]*?\))*)"/).map { match in
                let key = String(match.output.1)
                let start = key.range(of: "\\(").map { String(key[..<$0.lowerBound]) }
                return Use(key: start ?? key, isPrefix: start != nil, place: file.lastPathComponent)
            }
        }
    }

    @Test func `every sentence that a page says is in the catalogue`() throws {
        let keys = Sentences.english.keys
        let files = Set(Assets.names)
        let missing = try Self.uses().filter { use in
            if files.contains(use.key) { return false }
            return use.isPrefix ? !keys.contains { $0.hasPrefix(use.key) } : !keys.contains(use.key)
        }
        #expect(missing.map { "\($0.key) in \($0.place)" } == [])
    }

    @Test func `values are put into a sentence, and one of two words is chosen by a number`() {
        let say = Sentences("a.b = {1} {1:place|places} left of {2} & more\n# no sentence\nc.d = plain")
        #expect(say("a.b", .number(1), .text("<3")).source == "1 place left of &lt;3 &amp; more")
        #expect(say("a.b", .number(2), .html("<b>3</b>")).source == "2 places left of <b>3</b> &amp; more")
        #expect(say("c.d").source == "plain" && say("e.f").source == "e.f")
        #expect(say.count("a.b") == 2 && say.count("c.d") == 0 && say.count("e.f") == nil)
    }
}
