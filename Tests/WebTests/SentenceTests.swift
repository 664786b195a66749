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

    private static func sources() throws -> [(name: String, text: String)] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Web/Pages")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// Every `say("…")` of the pages; a key with a value put into it stands for all that begin and end like it.
    private static func uses() throws -> [Use] {
        try sources().flatMap { name, text in
            text.matches(of: /(?:say\(\s*|key: |\(")"?([a-z_]+\.(?:[a-z0-9_.]|\\\([^"]*?\))*)"/).map { match in
                let key = String(match.output.1)
                let start = key.range(of: "\\(").map { String(key[..<$0.lowerBound]) }
                return Use(key: start ?? key, isPrefix: start != nil, place: name)
            }
        }
    }

    /// What the pages may say: whole keys and words, keys that end with a value, and keys that begin with one.
    private static func said() throws -> (words: Set<String>, beginnings: Set<String>, endings: Set<String>) {
        var said: (words: Set<String>, beginnings: Set<String>, endings: Set<String>) = ([], [], [])
        for text in try sources().map(\.text) {
            for match in text.matches(of: /"([a-z_]+(?:\.[a-z0-9_.]*)?)("|\\\()/) {
                let key = String(match.output.1)
                if match.output.2 == "\"" { said.words.insert(key) } else { said.beginnings.insert(key) }
            }
            for match in text.matches(of: /word\(\s*"(\w+)", "(\w+)"/) {
                said.beginnings.insert("\(match.output.1).\(match.output.2)_")
            }
            for match in text.matches(of: /"\\\(\w+\)([._]\w+)"/) { said.endings.insert(String(match.output.1)) }
        }
        said.beginnings = said.beginnings.filter { $0.contains(".") }
        return said
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

    @Test func `every sentence has a key of its own, and some page says it`() throws {
        let lines = (Assets.file("english.text") ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
        let keys = lines.compactMap { line in
            line.firstRange(of: " = ").map { String(line[..<$0.lowerBound]) }
        }
        #expect(Dictionary(grouping: keys, by: \.self).filter { $0.value.count > 1 }.keys.sorted() == [])
        let said = try Self.said()
        let unsaid = keys.filter { key in
            let stems = said.endings.filter { key.hasSuffix($0) }.map { String(key.dropLast($0.count)) }
            return !said.words.contains(key) && !stems.contains(where: said.words.contains)
                && !said.beginnings.contains { key.hasPrefix($0) }
        }
        #expect(unsaid == [])
    }

    @Test func `values are put into a sentence, and one of two words is chosen by a number`() {
        let say = Sentences("a.b = {1} {1:place|places} left of {2} & more\n# no sentence\nc.d = plain")
        #expect(say("a.b", .number(1), .text("<3")).source == "1 place left of &lt;3 &amp; more")
        #expect(say("a.b", .number(2), .html("<b>3</b>")).source == "2 places left of <b>3</b> &amp; more")
        #expect(say("c.d").source == "plain" && say("e.f").source == "e.f")
        #expect(say.count("a.b") == 2 && say.count("c.d") == 0 && say.count("e.f") == nil)
    }
}
