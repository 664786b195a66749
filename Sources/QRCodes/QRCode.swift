import CQREncode

/// A text as squares that a camera reads (ISO/IEC 18004), of the smallest size that holds it. Some 15 per cent of it
/// may be dirty or torn (error correction level M).
public struct QRCode: Hashable, Sendable {
    /// The most bytes of a text: what a phone still reads from a screen at arm's length.
    public static let mostBytes = 500
    /// How many squares must stay light on each side (ISO/IEC 18004, section 6.3.8).
    public static let margin = 4

    /// How many squares a side has, without the margin.
    public let size: Int
    private let dark: [Bool]

    /// Lays out a text; nil for one that is empty or too long.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...QRCode.mostBytes).contains(bytes.count),
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        guard let squares = code.pointee.data, code.pointee.width > 0 else { return nil }
        let size = Int(code.pointee.width)
        self.size = size
        // The lowest bit of each byte tells the colour; the others tell what the square is for.
        dark = (0..<size * size).map { squares[$0] & 1 == 1 }
    }

    /// Whether a square is dark; everything outside is light.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
        return dark[row * size + column]
    }

    /// How many squares a side has with its margins.
    public var side: Int { size + 2 * QRCode.margin }

    /// The dark squares as the outline of an SVG path, one run of a row after the other, the margin counted in.
    public var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while isDark(row: row, column: column) { column += 1 }
                if column > start {
                    let run = column - start
                    path += "M\(start + QRCode.margin) \(row + QRCode.margin)h\(run)v1h-\(run)z"
                } else {
                    column += 1
                }
            }
        }
        return path
    }
}
