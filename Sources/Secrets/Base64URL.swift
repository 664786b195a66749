/// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5).
public enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The text of some bytes.
    public static func encode(_ bytes: [UInt8]) -> String { Bits.encode(bytes, width: 6, letters) }

    /// The bytes of a text; nil for any that ``encode(_:)`` does not write, so that a value has one text only.
    public static func decode(_ text: String) -> [UInt8]? {
        Bits.decode(Array(text.utf8), width: 6) { byte in
            switch byte {
            case 0x41...0x5A: byte - 0x41
            case 0x61...0x7A: byte - 0x61 + 26
            case 0x30...0x39: byte - 0x30 + 52
            case 0x2D: 62
            case 0x5F: 63
            default: nil
            }
        }
    }
}

/// Base32 (RFC 4648 section 6), as authenticator apps take secrets: without padding when written.
public enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The text of some bytes, without padding.
    public static func encode(_ bytes: [UInt8]) -> String { Bits.encode(bytes, width: 5, letters) }

    /// The bytes of a text in capitals or small letters, with or without padding; nil for any other.
    public static func decode(_ text: String) -> [UInt8]? {
        var bytes = Array(text.utf8)
        while bytes.last == 0x3D { bytes.removeLast() }
        // Six characters of padding are the most there can be.
        guard text.utf8.count - bytes.count <= 6 else { return nil }
        return Bits.decode(bytes, width: 5) { byte in
            switch byte {
            case 0x41...0x5A: byte - 0x41
            case 0x61...0x7A: byte - 0x61
            case 0x32...0x37: byte - 0x32 + 26
            default: nil
            }
        }
    }
}

/// Bytes as groups of five or six bits.
enum Bits {
    static func encode(_ bytes: [UInt8], width: Int, _ letters: [UInt8]) -> String {
        var text: [UInt8] = []
        var (held, bits) = (0, 0)
        for byte in bytes {
            held = (held << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= width {
                bits -= width
                text.append(letters[held >> bits & (1 << width - 1)])
            }
        }
        if bits > 0 { text.append(letters[held << (width - bits) & (1 << width - 1)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Bits left over must be fewer than a group and zero, or another text would stand for the same bytes.
    static func decode(_ text: [UInt8], width: Int, _ value: (UInt8) -> UInt8?) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (held, bits) = (0, 0)
        for character in text {
            guard let group = value(character) else { return nil }
            held = (held << width | Int(group)) & 0xFFFF
            bits += width
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(held >> bits & 0xFF))
            }
        }
        guard bits < width, held & (1 << bits - 1) == 0 else { return nil }
        return bytes
    }
}
