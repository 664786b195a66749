/// The paper: A4 (ISO 216), in points of 1/72 inch.
public enum A4 {
    /// How wide it is.
    public static let width = 210 * millimetre
    /// How high it is.
    public static let height = 297 * millimetre
    /// A millimetre in points.
    public static let millimetre = 72 / 25.4
}

/// What a piece of a page is, for programs that read a document to people (ISO 32000-1 section 14.8.4).
public enum Role: String, Hashable, Sendable {
    case document = "Document"
    case section = "Sect"
    case heading = "H1"
    case subheading = "H2"
    case paragraph = "P"
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case itemBody = "LBody"
    case table = "Table"
    case row = "TR"
    case columnHead = "TH"
    case cell = "TD"
}

/// One page: what stands where, in the order in which it is read. It grows from nothing and is then written.
public struct Leaf {
    enum Mark {
        case text(TextBlock, x: Double, y: Double)
        case picture(Picture, x: Double, y: Double, width: Double)
        case rule(x: Double, y: Double, length: Double, thickness: Double, shade: Double)
        case begin(Role)
        case end(Role)
    }

    private(set) var marks: [Mark] = []

    /// An empty page.
    public init() {}

    /// Puts a block where its top left corner is, in points from that of the page.
    public mutating func put(_ block: TextBlock, x: Double, y: Double) { marks.append(.text(block, x: x, y: y)) }

    /// Puts a block and says what it is.
    public mutating func put(_ block: TextBlock, as role: Role, x: Double, y: Double) {
        within(role) { $0.put(block, x: x, y: y) }
    }

    /// Puts a picture where its top left corner is, as wide as told, in points; it says nothing that no text says.
    public mutating func put(_ picture: Picture, x: Double, y: Double, width: Double) {
        marks.append(.picture(picture, x: x, y: y, width: width))
    }

    /// Draws a line across.
    public mutating func rule(x: Double, y: Double, length: Double, thickness: Double = 0.5, shade: Double = 0.7) {
        marks.append(.rule(x: x, y: y, length: length, thickness: thickness, shade: shade))
    }

    /// Says that what is put meanwhile is one thing.
    public mutating func within(_ role: Role, _ work: (inout Leaf) throws -> Void) rethrows {
        marks.append(.begin(role))
        try work(&self)
        marks.append(.end(role))
    }
}
