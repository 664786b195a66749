import Testing

@testable import Secrets

@Suite struct TextTests {
    /// The vectors of RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg", "MY"), ("fo", "Zm8", "MZXQ"), ("foo", "Zm9v", "MZXW6"), ("foob", "Zm9vYg", "MZXW6YQ"),
        ("fooba", "Zm9vYmE", "MZXW6YTB"), ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
    ]) func `bytes are written and read as RFC 4648 says`(_ plain: String, _ base64: String, _ base32: String) {
        let bytes = Array(plain.utf8)
        #expect(Base64URL.encode(bytes) == base64)
        #expect(Base64URL.decode(base64) == bytes)
        #expect(Base32.encode(bytes) == base32)
        #expect(Base32.decode(base32) == bytes)
        #expect(Base32.decode(base32.lowercased()) == bytes)
    }

    @Test func `every byte survives`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        #expect(Base32.decode(Base32.encode(bytes)) == bytes)
        #expect(Base32.decode("MY======") == [0x66])
        // FB FF FE: 111110 111111 111111 111110, which are the last two letters of the alphabet.
        #expect(Base64URL.encode([0xFB, 0xFF, 0xFE]) == "-__-")
    }

    @Test(arguments: ["Z", "Zg==", "Zh", "Z+8v", "Z/8v", "Zm9v\n", "Zé", "A"])
    func `another spelling is no base64url`(_ text: String) { #expect(Base64URL.decode(text) == nil) }

    @Test(arguments: ["M", "MZ", "1Y", "MY=======", "MZXW6YQ\0", "M Y", "=M"])
    func `another spelling is no base32`(_ text: String) { #expect(Base32.decode(text) == nil) }

    @Test func `a token has 256 bits and one spelling`() throws {
        let tokens = (0..<1_000).map { _ in RandomToken.random() }
        #expect(Set(tokens).count == 1_000)
        for token in tokens.prefix(50) {
            #expect(token.text.utf8.count == RandomToken.length)
            #expect(RandomToken(token.text) == token)
            #expect(token.digest.count == 32)
        }
        let text = try #require(tokens.first).text
        // 43 characters hold 258 bits: the last two must be zero, so that not every letter can be the last.
        #expect(RandomToken(String(text.dropLast()) + "B") == nil)
        for wrong in ["", String(text.dropLast()), text + "A", String(repeating: "=", count: 43)] {
            #expect(RandomToken(wrong) == nil)
        }
    }

    @Test func `random bytes come from the generator that is given`() {
        struct Ones: RandomNumberGenerator {
            mutating func next() -> UInt64 { .max }
        }
        var ones = Ones()
        #expect(RandomBytes.make(3, using: &ones) == [255, 255, 255])
        #expect(RandomBytes.make(-1) == [])
    }

    @Test func `hashes are those of the standards`() {
        // FIPS 180-4's example “abc”, and RFC 4231 test case 2.
        #expect(
            Base32.encode(Digest.sha256(Array("abc".utf8)))
                == Base32.encode(Self.hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")))
        #expect(
            Digest.hmac256(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
                == Self.hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    }

    @Test func `comparing looks at every byte`() {
        #expect(Digest.equal([1, 2, 3], [1, 2, 3]))
        #expect(!Digest.equal([1, 2, 3], [1, 2, 4]))
        #expect(!Digest.equal([0, 2, 3], [1, 2, 3]))
        #expect(!Digest.equal([1, 2], [1, 2, 3]))
        #expect(Digest.equal([], []))
    }

    @Test func `a challenge is that of RFC 7636`() {
        // Appendix B.
        let pair = CodeChallenge(verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(pair.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        #expect(CodeChallenge.random().verifier.utf8.count == 43)
    }

    @Test func `a signed code says what was signed and nothing else`() throws {
        let signer = SignedCode(Array(repeating: 7, count: 32))
        let code = try #require(signer.make("checkin:E26134-17"))
        #expect(code.hasPrefix("checkin:E26134-17."))
        #expect(code.utf8.count == 17 + 1 + 22)
        #expect(signer.verify(code) == "checkin:E26134-17")
        #expect(SignedCode(Array(repeating: 8, count: 32)).verify(code) == nil)
        #expect(signer.verify(code.replacing("17.", with: "18.")) == nil)
        #expect(signer.verify(String(code.dropLast(2))) == nil)
        for wrong in [
            "", ".", "checkin:E26134-17", "checkin:E26134-17.", ".AAAA", String(repeating: "a", count: 9_999),
        ] {
            #expect(signer.verify(wrong) == nil)
        }
        #expect(signer.make("") == nil)
        #expect(signer.make(String(repeating: "a", count: 201)) == nil)
        // A text with dots is cut at the last one.
        #expect(signer.make("a.b.c").flatMap(signer.verify) == "a.b.c")
    }

    @Test func `codes that people type are read as they are typed`() {
        for _ in 0..<200 {
            let code = ShortCode.random()
            #expect(code.utf8.count == 6 && code.utf8.allSatisfy { (0x30...0x39).contains($0) })
        }
        let recovery = ShortCode.recovery()
        #expect(recovery.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        #expect(ShortCode.typed(" 123 456 ") == "123456")
        #expect(ShortCode.typed("abcd-efgh") == "ABCDEFGH")
        #expect(ShortCode.typed(String(repeating: "1", count: 61)) == nil)
        #expect(ShortCode.digest("123456", salt: [1]) != ShortCode.digest("123456", salt: [2]))
    }

    private static func hex(_ text: String) -> [UInt8] {
        let digits = text.compactMap { $0.hexDigitValue }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
