/// One-time passwords of six digits: by counter (HOTP, RFC 4226) and by time (TOTP, RFC 6238) with SHA-1 and steps of
/// 30 seconds, which is what every authenticator app takes.
public struct OneTimePassword: Hashable, Sendable {
    /// How long a step lasts, in seconds.
    public static let stepSeconds: Int64 = 30
    /// How many bytes a new secret has: the 160 bits that RFC 4226 section 4 recommends.
    public static let secretBytes = 20

    /// The secret shared with the app.
    public let secret: [UInt8]

    /// Takes the secret.
    public init(secret: [UInt8]) { self.secret = secret }

    /// A new secret, from the system's generator.
    public static func random() -> OneTimePassword { OneTimePassword(secret: RandomBytes.make(secretBytes)) }

    /// The step that a moment lies in, in whole seconds since 1970.
    public static func step(seconds: Int64) -> Int64 {
        seconds >= 0 ? seconds / stepSeconds : (seconds - stepSeconds + 1) / stepSeconds
    }

    /// The code of a counter or a step.
    public func code(_ counter: Int64) -> String { code(counter, digits: 6) }

    func code(_ counter: Int64, digits: Int) -> String {
        let bits = UInt64(bitPattern: counter)
        let text = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        let hash = Digest.hmac1(text, key: secret)
        let offset = Int(hash[hash.count - 1] & 0x0F)
        let number = hash[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let limit = (0..<digits).reduce(UInt64(1)) { product, _ in product * 10 }
        let short = String(UInt64(number) % limit)
        return String(repeating: "0", count: digits - short.count) + short
    }

    /// The step whose code this is: the one of the moment, the one before or the one behind it, if it comes after the
    /// last that was used. A code is so good for one use (RFC 6238 section 5.2).
    public func step(of code: String, seconds: Int64, after last: Int64?) -> Int64? {
        let now = Self.step(seconds: seconds)
        let given = Array(code.utf8)
        // Every step is compared, so that the time tells nothing of which one it was.
        return [now - 1, now, now + 1].reduce(nil) { found, step in
            let isEqual = Digest.equal(Array(self.code(step).utf8), given)
            return isEqual && last.map { step > $0 } ?? true ? step : found
        }
    }

    /// The address that an app reads from a QR code, in the form authenticator apps share.
    ///
    /// - Parameters:
    ///   - issuer: who asks for the code, such as the partnership's name.
    ///   - account: whose it is, such as the e-mail address.
    public func address(issuer: String, account: String) -> String {
        let (issuer, account) = (Percent.encode(issuer), Percent.encode(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(Base32.encode(secret))&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(Self.stepSeconds)"
    }
}

/// Text in a part of a URI (RFC 3986 section 2.1): everything but unreserved characters is escaped.
public enum Percent {
    private static let hex = Array("0123456789ABCDEF".utf8)

    /// The escaped text.
    public static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
