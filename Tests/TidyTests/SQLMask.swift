/// Blanks the comments and single-quoted strings of an SQL text and keeps its lines.
enum SQLMask {
    private enum State {
        case code
        case string
        case lineComment
        case blockComment
    }

    /// The text with every character of a comment or string made a blank, line breaks kept.
    static func code(of text: String) -> String {
        var state = State.code
        var kept: [UInt8] = []
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let last = index > 0 ? bytes[index - 1] : 0
            switch state {
            case .code where byte == UInt8(ascii: "'"): state = .string
            case .code where byte == UInt8(ascii: "-") && next == byte: state = .lineComment
            case .code where byte == UInt8(ascii: "/") && next == UInt8(ascii: "*"): state = .blockComment
            case .code:
                kept.append(byte)
                continue
            // A doubled quote inside a string closes and opens it again, which blanks the same bytes.
            case .string where byte == UInt8(ascii: "'"): state = .code
            case .lineComment where byte == .lineFeed: state = .code
            case .blockComment where byte == UInt8(ascii: "/") && last == UInt8(ascii: "*"): state = .code
            case .string, .lineComment, .blockComment: break
            }
            kept.append(byte == .lineFeed ? byte : .blank)
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
