/// A text as the lines that fit into a width, with an ellipsis where something had to be left out.
struct Label: Hashable, Sendable {
    /// The lines, none where not even an ellipsis fits.
    let lines: [String]
    /// The text as it was, where something was left out.
    let whole: String?

    /// How wide the widest line is.
    func width(_ style: TextStyle) -> Double { lines.map(style.width).max() ?? 0 }

    /// Parts a text into at most so many lines: between words, and inside a word only where it alone is too wide.
    init(_ text: String, width: Double, lines most: Int = 1, style: TextStyle = .small) {
        let text = Label.plain(text)
        var lines: [String] = []
        var rest = text.split(separator: " ").map(String.init)[...]
        while !rest.isEmpty {
            guard lines.count < most - 1 else {
                let last = rest.joined(separator: " ")
                let fits = most > 0 && style.width(last) <= width
                self.lines =
                    lines + (fits ? [last] : Label.shortened(last, most > 0 ? width : 0, style).map { [$0] } ?? [])
                whole = fits ? nil : text
                return
            }
            var line = ""
            while let word = rest.first, style.width(line.isEmpty ? word : "\(line) \(word)") <= width {
                line += line.isEmpty ? word : " \(word)"
                rest.removeFirst()
            }
            if line.isEmpty, let word = rest.first {
                guard let (head, tail) = Label.parted(word, width, style) else {
                    (self.lines, whole) = (lines, text)
                    return
                }
                line = head
                rest[rest.startIndex] = tail
            }
            lines.append(line)
        }
        (self.lines, whole) = (lines, nil)
    }

    /// As much of a text as fits with an ellipsis behind it.
    private static func shortened(_ text: String, _ width: Double, _ style: TextStyle) -> String? {
        // Behind letters that run to the left the ellipsis must be told to stand there too.
        let mark = isRightToLeft(text) ? "…\u{200F}" : "…"
        var free = width - style.width(mark)
        guard free >= 0 else { return nil }
        var kept = ""
        for letter in text {
            free -= style.width(String(letter))
            if free < 0 { break }
            kept.append(letter)
        }
        while kept.last == " " || kept.last == "-" { kept.removeLast() }
        return kept + mark
    }

    /// A word in two, the first of which fits.
    private static func parted(_ word: String, _ width: Double, _ style: TextStyle) -> (String, String)? {
        let hyphen = word.unicodeScalars.first.map { $0.value < 0x250 && $0.properties.isAlphabetic } == true ? "-" : ""
        var head = ""
        for letter in word {
            if style.width("\(head)\(letter)\(hyphen)") > width { break }
            head.append(letter)
        }
        return head.isEmpty ? nil : (head + hyphen, String(word.dropFirst(head.count)))
    }

    /// Whether the first letter that has a direction runs to the left.
    static func isRightToLeft(_ text: String) -> Bool {
        let letter = text.unicodeScalars.first { $0.properties.isAlphabetic }
        switch letter?.value ?? 0 {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
        default: return false
        }
    }

    /// The text on one line and of a length that somebody might read, without what no document may hold and with no
    /// more than three marks on a letter, which would grow into the lines beside it.
    static func plain(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        var marks = 0
        for letter in text.unicodeScalars.prefix(500) {
            marks = letter.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
            switch letter {
            case "\0"..." ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}": view.append(" ")
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}": continue
            default: if marks <= 3 { view.append(letter) }
            }
        }
        return String(view).split(separator: " ").joined(separator: " ")
    }
}

/// How a text is set.
struct TextStyle: Hashable, Sendable {
    let size: Double
    let isBold: Bool
    let colour: String

    static let heading = TextStyle(size: 16, isBold: true, colour: Palette.ink)
    static let strong = TextStyle(size: 13, isBold: true, colour: Palette.ink)
    static let plain = TextStyle(size: 13, isBold: false, colour: Palette.ink)
    static let quiet = TextStyle(size: 13, isBold: false, colour: Palette.quiet)
    static let small = TextStyle(size: 12, isBold: false, colour: Palette.ink)
    static let smallQuiet = TextStyle(size: 12, isBold: false, colour: Palette.quiet)
    static let smallStrong = TextStyle(size: 12, isBold: true, colour: Palette.ink)

    /// From one line to the next.
    var pitch: Double { size + 3 }

    /// How far the letters reach above their line.
    var rise: Double { size * 0.9 }

    func width(_ text: String) -> Double { LetterWidths.width(text, size: size, isBold: isBold) }

    func coloured(_ colour: String) -> TextStyle { TextStyle(size: size, isBold: isBold, colour: colour) }
}
