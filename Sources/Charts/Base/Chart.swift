public import Markup

/// A picture of figures, and the table behind it for whoever cannot see it.
///
/// Every word comes from the caller, and the same values give the same bytes. The picture uses presentation attributes
/// only, so that a page whose policy forbids scripts and inline styles may hold it (Content Security Policy, level 3),
/// and it does without colour: what differs in hue differs in lightness, pattern or shape too.
public protocol Chart: Sendable {
    /// Its title, what it shows, and how wide it is.
    var frame: ChartFrame { get }
    /// The table behind it, with every figure, also those that the picture has no room for.
    var table: ChartTable { get }
    /// The picture as SVG 1.1, ready to stand in a page.
    var markup: HTML { get }
}

extension Chart {
    /// The picture as SVG 1.1, which is a file too.
    public var svg: String { markup.source }
}

/// What every chart is told about itself.
public struct ChartFrame: Hashable, Sendable {
    /// A width for telephones: at 360 pixels its letters are of at least 11.
    public static let narrow = 384.0
    /// A width for larger screens and for paper.
    public static let wide = 720.0

    /// What the ids in the picture begin with; two charts of a page have different ones.
    public let id: String
    /// The title, which is shown, and read out.
    public let title: String
    /// What the figures are and in which unit, shown below the title; empty for nothing.
    public let subtitle: String
    /// What there is to be seen, in a sentence or two; read out and not shown.
    public let description: String
    /// How numbers are written, and what is said of figures that are not there.
    public let words: ChartWords
    /// How wide the picture is, in units of its letters' pixels, 320 to 1,600; a wide grid may need more.
    public let width: Double

    /// Takes them all. A width beyond what is allowed becomes the nearest that is.
    public init(
        id: String, title: String, subtitle: String, description: String, words: ChartWords,
        width: Double = ChartFrame.narrow
    ) {
        // A blank would part one reference into two, and a quotation mark would end the link to a pattern.
        self.id = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.words = words
        self.width = width.isFinite ? min(max(width, 320), 1_600) : Self.narrow
    }

    /// The same with another id.
    func renamed(_ id: String) -> ChartFrame {
        ChartFrame(
            id: id, title: title, subtitle: subtitle, description: description, words: words, width: width)
    }

    /// Whether there is room for names beside what they name.
    var isWide: Bool { width >= 560 }
}

/// A table of plain values.
public struct ChartTable: Hashable, Sendable {
    /// What stands in a cell.
    public struct Cell: Hashable, Sendable {
        /// As people read it.
        public let shown: String
        /// The figure, where the cell is one that can be drawn.
        public let figure: Figure?

        /// A text.
        public init(_ text: String) { (shown, figure) = (text, nil) }

        /// A figure as it is shown.
        public init(_ shown: String, _ figure: Figure?) {
            self.shown = shown
            self.figure = figure?.value == nil ? nil : figure
        }
    }

    /// The headings of the columns.
    public let heading: [String]
    /// The rows, as long as the heading.
    public let rows: [[Cell]]

    init(heading: [String], rows: [[Cell]]) {
        self.heading = heading
        self.rows = rows.map { row in
            row.prefix(heading.count) + Array(repeating: Cell(""), count: max(0, heading.count - row.count))
        }
    }
}
