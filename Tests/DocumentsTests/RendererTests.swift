import Documents
import Foundation
import PaperSamples
import Testing
import Typesetting

/// The same values give the same bytes.
@Suite struct RendererTests {
    @Test func `a document set twice, by whatever thread, is the same file`() async throws {
        let press = Press(threads: 4)
        for (name, paper) in try PaperSamples.all() {
            let first = try paper.bytes(Typesetter())
            let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<4 { group.addTask { try await press.print { try paper.bytes($0) } } }
                return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
            }
            #expect(others.count == 4 && others.allSatisfy { $0 == first }, "\(name)")
        }
    }

    @Test func `another value gives another file`() throws {
        let typesetter = try Typesetter()
        let one = try Paper.invoice(PaperSamples.invoice(1, number: 1)).bytes(typesetter)
        let other = try Paper.invoice(PaperSamples.invoice(1, number: 2)).bytes(typesetter)
        #expect(one != other)
    }

    /// Whoever changes where something stands sees this fail, and raises the number in `Paper.renderer`: otherwise
    /// files that were stored before would be told to be damaged. On other libraries it says nothing.
    @Test func `a layout that changed has another number`() throws {
        let known = [
            "paper 2, pango 1.50.12, cairo 1.16.0, harfbuzz 6.0.0, freetype 2.12.1, fontconfig 21401, zlib 1.2.13, "
                + "fonts a7dc61eb, x86_64": "be95abe71bb34612"
        ]
        guard let expected = known[Paper.renderer] else {
            #expect(Paper.renderer.hasPrefix("paper 2, pango "))
            return
        }
        let typesetter = try Typesetter()
        // FNV-1a over all samples.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (_, paper) in try PaperSamples.all() {
            for byte in try paper.bytes(typesetter) { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        }
        #expect(String(hash, radix: 16) == expected)
    }

    @Test func `work that throws is told to whoever asked, and the press goes on`() async throws {
        let press = Press(threads: 1)
        await #expect(throws: TypesettingFault("no")) {
            try await press.print { _ throws -> Int in throw TypesettingFault("no") }
        }
        #expect(try await press.print { _ in 7 } == 7)
    }
}
