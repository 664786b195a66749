import Testing

@testable import Secrets

@Suite struct SealedCodeTests {
    private let code = SealedCode(Array(repeating: 7, count: 32))

    @Test func `a code is opened by whoever made it, and says nothing to others`() throws {
        for (kind, number) in [(UInt8(1), Int64(0)), (1, 1), (2, 1), (255, SealedCode.largest), (2, 4_711)] {
            let text = try #require(code.make(kind, number))
            let opened = try #require(code.open(text))
            #expect(opened == (kind, number))
            #expect(text.utf8.count == 22 && code.make(kind, number) == text)
            #expect(SealedCode(Array(repeating: 8, count: 32)).open(text) == nil)
        }
        // Of numbers in a row, no two codes look alike: in the first four characters 2 of 1,000 meet by chance at most
        // a few times, as 24 bits make 0.03 pairs.
        let texts = (0..<1_000).compactMap { code.make(1, $0) }
        #expect(Set(texts).count == 1_000 && Set(texts.map { $0.prefix(4) }).count > 995)
        #expect(Set(texts.map { $0.suffix(4) }).count > 995)
    }

    @Test func `what was not made is not opened`() throws {
        let text = try #require(code.make(1, 4_711))
        for index in text.indices {
            for letter in "Aa0_" where text[index] != letter {
                var other = text
                other.replaceSubrange(index...index, with: String(letter))
                #expect(code.open(other) == nil, "\(other)")
            }
        }
        for other in ["", "x", text + "A", String(text.dropLast()), "%00", String(repeating: "A", count: 22)] {
            #expect(code.open(other) == nil, "\(other)")
        }
        #expect(code.make(1, -1) == nil && code.make(1, SealedCode.largest + 1) == nil && code.make(1, .max) == nil)
    }
}
