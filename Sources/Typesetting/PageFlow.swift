/// Puts one thing under another, and goes to the next page where there is no room.
public struct PageFlow {
    /// Where texts stand on a page, in points from its top left corner.
    public struct Frame: Hashable, Sendable {
        /// The left edge.
        public let left: Double
        /// The right edge.
        public let right: Double
        /// The top of every page but the first.
        public let top: Double
        /// The lowest that anything reaches.
        public let bottom: Double

        /// Takes the four edges.
        public init(left: Double, right: Double, top: Double, bottom: Double) {
            (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
        }

        /// From one edge to the other.
        public var width: Double { right - left }
    }

    /// Where texts stand.
    public let frame: Frame
    /// The pages so far.
    public private(set) var leaves: [Leaf] = [Leaf()]
    /// Where the next thing stands on the last page.
    public private(set) var y: Double

    /// Begins a first page at a height of its own.
    public init(_ frame: Frame, from top: Double) {
        self.frame = frame
        y = top
    }

    /// Moves down.
    public mutating func space(_ points: Double) { y += points }

    /// Moves down to a height of the page; what stands lower already stays.
    public mutating func reach(_ height: Double) { y = max(y, height) }

    /// Goes to the next page unless so much fits on this one.
    public mutating func need(_ height: Double) {
        if y + height > frame.bottom { turn() }
    }

    /// Goes to the next page.
    public mutating func turn() {
        leaves.append(Leaf())
        y = frame.top
    }

    /// Changes the last page.
    public mutating func onLeaf(_ work: (inout Leaf) throws -> Void) rethrows {
        try work(&leaves[leaves.count - 1])
    }

    /// Puts a block at the left edge, or so many points to the right of it.
    public mutating func put(_ block: TextBlock, as role: Role = .paragraph, indent: Double = 0) {
        need(block.height)
        let (x, y) = (frame.left + indent, y)
        onLeaf { $0.put(block, as: role, x: x, y: y) }
        space(block.height)
    }

    /// Draws a line from edge to edge.
    public mutating func rule(thickness: Double = 0.5, shade: Double = 0.7) {
        let (frame, y) = (frame, y)
        onLeaf { $0.rule(x: frame.left, y: y, length: frame.width, thickness: thickness, shade: shade) }
    }

    /// Puts a table. Its last two rows stand on one page with what follows, so high, so that no sum stands alone; the
    /// same holds for its head and the first row.
    public mutating func put(_ table: TableBlock, keeping following: Double) {
        var next = 0
        need(table.head.whole + Self.kept(table, from: 0, following))
        while next < table.rows.count {
            let last = putPart(of: table, from: next, following)
            next = last
            if next < table.rows.count { turn() }
        }
    }

    /// How much room the row needs, with the rows that must stand with it.
    private static func kept(_ table: TableBlock, from row: Int, _ following: Double) -> Double {
        let left = table.rows[row...]
        guard left.count <= 2 else { return left.first?.whole ?? 0 }
        return left.reduce(following) { $0 + $1.whole }
    }

    /// Puts the head and as many rows as fit; answers with the first that does not.
    private mutating func putPart(of table: TableBlock, from first: Int, _ following: Double) -> Int {
        var (next, y, frame) = (first, y, frame)
        onLeaf { leaf in
            leaf.within(.table) { leaf in
                table.head.put(on: &leaf, table.columns, as: .columnHead, y: y)
                y += table.head.whole
                leaf.rule(x: frame.left, y: y, length: frame.width, thickness: 0.8, shade: 0.25)
                while next < table.rows.count {
                    // The first row under a head always stands there: a page that holds nothing else has no more room.
                    let room = Self.kept(table, from: next, following)
                    guard next == first || y + room <= frame.bottom else { break }
                    let row = table.rows[next]
                    row.put(on: &leaf, table.columns, as: .cell, y: y)
                    y += row.whole
                    leaf.rule(x: frame.left, y: y, length: frame.width, thickness: 0.4, shade: 0.8)
                    next += 1
                }
            }
        }
        self.y = y
        return next
    }
}
