/// One row as read: the bytes of its cells, quotation marks taken off, valid UTF-8.
public struct CSVRow: Sendable {
    /// The physical line, from 1, on which the row starts.
    public internal(set) var line = 0
    var bytes: [UInt8] = []
    var ends: [Int] = []

    /// How many cells the row has.
    public var count: Int { ends.count }

    /// The cell as text; empty when the row has no such cell. Cells are numbered from 0.
    public subscript(_ index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }

    /// All cells as text.
    public var cells: [String] { ends.indices.map { self[$0] } }

    /// The bytes of a cell; none when the row has no such cell.
    func slice(_ index: Int) -> ArraySlice<UInt8> {
        guard ends.indices.contains(index) else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Where the cell that is being read begins.
    var openCell: Int { ends.last ?? 0 }

    mutating func clear(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
