import Domain
import PolicyFile
import Testing

@Suite("Damaged and hostile policy files") struct HostileFileTests {
    private func faults(_ bytes: [UInt8]) -> [String] {
        do throws(PolicyFaults) {
            _ = try PolicyFile.read(bytes: bytes, file: "f")
            return []
        } catch { return error.faults.map(\.description) }
    }

    private func faults(_ text: String) -> [String] { faults(Array(text.utf8)) }

    @Test("a byte order mark and CR LF are taken as they come")
    func byteOrderMark() throws {
        let text = try Samples.text("leeds")
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)
        #expect(try PolicyFile.read(bytes: bytes, file: "f") == Samples.policy("leeds"))
    }

    @Test("what is not UTF-8 is refused with its line")
    func encoding() {
        #expect(
            faults(Array("policy: x\n".utf8) + [0xA3, 0x35, 0x0A]) == [
                "f:2: 1: The file is not UTF-8 text. Save it as UTF-8."
            ])
        // UTF-16 with its byte order mark, as some editors save.
        #expect(!faults([0xFF, 0xFE, 0x70, 0x00, 0x6F, 0x00]).isEmpty)
    }

    @Test(
        "an empty file, a lone word, a list and two documents are no policy",
        arguments: [
            "", "# nothing\n", "policy\n", "- policy\n", "policy: x\n---\npolicy: y\n", "\u{0}", "policy: \u{1}x\n",
        ])
    func noPolicy(text: String) {
        #expect(!faults(text).isEmpty)
    }

    @Test("more than 64 KiB is refused unread")
    func size() {
        #expect(faults([UInt8](repeating: UInt8(ascii: "#"), count: 65_537)).first?.contains("at most 65536") == true)
    }

    @Test(
        "depth is bounded before anything is parsed",
        arguments: [
            String(repeating: "[", count: 30_000), String(repeating: "{a: ", count: 15_000),
            String(repeating: "- ", count: 30_000) + "x", String(repeating: "? ", count: 30_000) + "x",
            (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        ])
    func depth(text: String) {
        #expect(!faults(text).isEmpty)
    }

    @Test(
        "anchors, aliases and tags are refused",
        arguments: [
            "a: &x 1\n", "a: *x\n", "a: !!binary aGk=\n", "&x a: 1\n", "- *x\n", "a: [*x, &y z]\n",
            "%YAML 1.1\n---\na: 1\n",
        ])
    func aliases(text: String) {
        #expect(faults(text).contains { $0.contains("not allowed") || $0.contains("no meaning") }, "\(faults(text))")
    }

    @Test("an alias bomb is refused at once")
    func bomb() {
        var text = "a0: &a0 [x, x]\n"
        for index in 1..<40 { text += "a\(index): &a\(index) [*a\(index - 1), *a\(index - 1)]\n" }
        #expect(faults(text).contains { $0.contains("Anchors") })
    }

    @Test("a key that stands twice is refused")
    func duplicate() {
        #expect(faults("policy: \"a\"\npolicy: \"b\"\n").first?.contains("more than once") == true)
    }

    @Test("a fault never repeats control characters or a page of text")
    func printable() {
        let found = faults("substitutes: \"\\e[31m\(String(repeating: "x", count: 5_000))\"\n")
        #expect(found.allSatisfy { $0.utf8.count < 600 && !$0.contains("\u{1B}") })
    }

    @Test("at most 200 faults are reported")
    func manyFaults() {
        let text = (0..<2_000).map { "key\($0): 1\n" }.joined()
        #expect(faults(text).count == PolicyFaults.limit)
    }

    @Test("10,000 random mutations of the samples are read or refused, and what is read is written and read again")
    func mutations() throws {
        var random = SplitMix(state: 20_190_514)
        let samples = try Samples.names.map { Array(try Samples.text($0).utf8) }
        var accepted = 0
        for _ in 0..<10_000 {
            var bytes = samples[random.below(samples.count)]
            for _ in 0...random.below(4) { mutate(&bytes, &random) }
            do throws(PolicyFaults) {
                let policy = try PolicyFile.read(bytes: bytes, file: "f")
                accepted += 1
                if accepted % 10 == 0 { #expect(try PolicyFile.read(PolicyFile.write(policy), file: "f") == policy) }
            } catch {
                #expect(!error.faults.isEmpty)
            }
        }
        // Mutations inside comments and texts do no harm: some are accepted, and many are not.
        #expect((500...9_500).contains(accepted))
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        guard !bytes.isEmpty else { return }
        let place = random.below(bytes.count)
        let marks = Array("[]{}:-?&*!%#\"'|>\n\t ,~0123456789yn£".utf8)
        switch random.below(6) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.insert(marks[random.below(marks.count)], at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(60))], at: place)
        default: bytes.swapAt(place, random.below(bytes.count))
        }
    }
}

/// A small seeded generator (SplitMix64), so that a failure repeats.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}
