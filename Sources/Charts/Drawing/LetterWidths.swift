/// How wide a text is, without the fonts at hand: an estimate that is seldom too small.
///
/// For each letter it takes the widest among the sans-serif fonts that a reader is likely to have, so a text is drawn
/// in the room left for it or in a little less. DejaVu Sans, which is wider than all others, is not among them.
public enum LetterWidths {
    /// The width of a text in the unit of its size.
    public static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        let hundredths = text.unicodeScalars.reduce(0) { $0 + width($1) }
        // Bold letters are wider by a tenth at most, the thin ones.
        return Double(hundredths) * size / 100 * (isBold ? 1.06 : 1)
    }

    /// The advance of a letter in hundredths of its size.
    static func width(_ letter: Unicode.Scalar) -> Int {
        let code = Int(letter.value)
        if (32..<127).contains(code) { return ascii[code - 32] }
        switch letter.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch code {
        case 0xA0: return 28
        case 0xC6, 0xE6, 0x152, 0x153, 0x174, 0x175, 0x1E3E...0x1E43, 0x1E80...0x1E89: return 102
        case 0x132, 0x133, 0x1C4...0x1CC, 0x1F1...0x1F3, 0x238, 0x239: return 130
        case 0xA1...0xBF: return 84
        case 0xC0...0x24F, 0x1E00...0x1EFF: return letter.properties.isLowercase ? 64 : 82
        case 0x370...0x3FF: return 92
        case 0x400...0x4FF: return letter.properties.isLowercase ? 95 : 112
        case 0x590...0x5FF: return 74
        case 0x600...0x6FF: return 82
        case 0x2010...0x2012: return 35
        case 0x2013, 0x2018...0x201F: return 58
        case 0x2026: return 100
        case 0x2212: return 59
        case 0xFDFD: return 730
        case 0xFB50...0xFDFC: return 240
        case 0xFE70...0xFEFE: return 136
        default: return 130
        }
    }

    /// The advances of the letters from the blank to the tilde, in hundredths of the size.
    private static let ascii = [
        28, 28, 41, 65, 58, 89, 74, 23, 35, 35, 56, 59, 28, 34, 28, 42, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 28, 28,
        59, 59, 59, 56, 102, 67, 67, 73, 73, 67, 62, 78, 75, 34, 56, 67, 56, 91, 76, 79, 67, 79, 73, 67, 62, 74, 67, 95,
        67, 67, 62, 33, 42, 33, 58, 56, 58, 57, 62, 53, 62, 57, 35, 62, 62, 26, 26, 54, 26, 94, 62, 61, 62, 62, 42, 52,
        37, 62, 51, 79, 53, 51, 50, 38, 56, 38, 69,
    ]
}
