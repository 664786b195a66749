import Testing

@testable import Secrets

@Suite struct OneTimePasswordTests {
    /// The secret of the test vectors: the 20 ASCII digits of RFC 4226, appendix D, and RFC 6238, appendix B.
    private let password = OneTimePassword(secret: Array("12345678901234567890".utf8))

    @Test func `counters give the codes of RFC 4226`() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        for (counter, code) in codes.enumerated() { #expect(password.code(Int64(counter)) == code) }
    }

    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func `moments give the codes of RFC 6238`(_ seconds: Int64, _ code: String) {
        #expect(password.code(OneTimePassword.step(seconds: seconds), digits: 8) == code)
        // Six digits are the last six of eight.
        #expect(password.code(OneTimePassword.step(seconds: seconds)) == String(code.suffix(6)))
    }

    @Test func `a code is good in its step and the ones beside it`() {
        // 1,111,111,111 lies in step 37,037,037.
        let seconds: Int64 = 1_111_111_111
        for (apart, isGood) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let step = 37_037_037 + Int64(apart)
            #expect(password.step(of: password.code(step), seconds: seconds, after: nil) == (isGood ? step : nil))
        }
        #expect(password.step(of: "", seconds: seconds, after: nil) == nil)
        #expect(password.step(of: "0504710", seconds: seconds, after: nil) == nil)
    }

    @Test func `a step that was used is not good again, and none before it`() {
        let code = password.code(37_037_037)
        #expect(password.step(of: code, seconds: 1_111_111_111, after: 37_037_036) == 37_037_037)
        #expect(password.step(of: code, seconds: 1_111_111_111, after: 37_037_037) == nil)
        #expect(password.step(of: code, seconds: 1_111_111_111, after: 37_037_038) == nil)
    }

    @Test func `moments before 1970 have steps too`() {
        #expect(OneTimePassword.step(seconds: -1) == -1)
        #expect(OneTimePassword.step(seconds: -30) == -1)
        #expect(OneTimePassword.step(seconds: -31) == -2)
        #expect(password.code(-1).utf8.count == 6)
    }

    @Test func `the address for an app escapes what stands in it`() {
        #expect(
            password.address(issuer: "A & B", account: "pat@x.example")
                == "otpauth://totp/A%20%26%20B:pat%40x.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=A%20%26%20B&algorithm=SHA1&digits=6&period=30")
    }
}
