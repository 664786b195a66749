import Foundation

/// The two ways in which a body becomes short lines of ASCII (RFC 2045 sections 6.7 and 6.8).
enum TransferEncoding {
    /// The most characters of a line.
    static let longest = 76

    /// Lines of a text, ended by CR LF, as they are encoded.
    static func canonical(_ text: String) -> [UInt8] {
        Array(lines(text).joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
    }

    /// A text as quoted-printable.
    static func quotedPrintable(_ text: String) -> [String] { lines(text).flatMap(quoted) }

    /// Bytes as Base64.
    static func base64(_ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: 57).map { start in
            base64Text(Array(bytes[start..<min(start + 57, bytes.count)]))
        }
    }

    /// Bytes as Base64 on one line.
    static func base64Text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The lines of a text; the end of the last one begins no line.
    private static func lines(_ text: String) -> [Substring] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// One line on as many lines as it needs, each but the last with a `=` at its end.
    private static func quoted(_ line: Substring) -> [String] {
        let bytes = Array(line.utf8)
        var lines: [String] = []
        var current = ""
        for (index, byte) in bytes.enumerated() {
            let piece = piece(byte, isLast: index + 1 == bytes.count)
            if current.utf8.count + piece.utf8.count > longest - 1 {
                lines.append(current + "=")
                current = ""
            }
            current += piece
        }
        return lines + [current]
    }

    private static func piece(_ byte: UInt8, isLast: Bool) -> String {
        let isBlank = byte == 0x20 || byte == 0x09
        let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D
        if isPlain || (isBlank && !isLast) { return String(UnicodeScalar(byte)) }
        let digits = Array("0123456789ABCDEF")
        return "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 0x0F)])"
    }
}
