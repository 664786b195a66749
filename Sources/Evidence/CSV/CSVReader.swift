/// Gives the next piece of a file, of any size, and nil at its end; may throw what its storage throws.
public typealias ChunkSource = () throws -> [UInt8]?

/// A source over bytes already in memory, in pieces of the given size.
public func chunks(of bytes: [UInt8], size: Int = 64 << 10) -> ChunkSource {
    var at = 0
    let step = max(1, size)
    return {
        guard at < bytes.count else { return nil }
        let end = at + min(step, bytes.count - at)
        defer { at = end }
        return Array(bytes[at..<end])
    }
}

/// Reads CSV (RFC 4180) row by row from a stream of bytes, holding one row and one piece of the file at a time.
///
/// Lines end in CRLF, LF or CR; blank lines are passed over; a UTF-8 byte order mark at the front is taken off.
/// Damage in one row is a fault and reading goes on with the next row; damage to the whole file is a fault and
/// the end.
public struct CSVReader {
    /// What one step of reading gave.
    public enum Step: Hashable, Sendable {
        /// ``CSVReader/row`` holds the next row.
        case row
        /// A row, or the whole file, cannot be read.
        case fault(Fault)
        /// There is nothing more.
        case end
    }

    enum State { case fileStart, rowStart, cellStart, plain, quoted, quoteSeen, ended }

    /// The name of the file, for faults.
    public let file: String
    /// What the file may hold.
    public let limits: CSVLimits
    /// Whether the apostrophes that ``CSVWriter`` puts before formulas are taken off again.
    public let defused: Bool
    /// The row last read.
    public internal(set) var row = CSVRow()

    private let source: ChunkSource
    private var chunk: [UInt8] = []
    private var bytesRead = 0
    private var rowsRead = 0
    var at = 0
    var line = 1
    var afterCR = false
    var state = State.fileStart
    var defect: Defect?

    /// Takes the file's name, what it may hold, and where its bytes come from.
    public init(
        file: String, limits: CSVLimits = CSVLimits(), defused: Bool = false, source: @escaping ChunkSource
    ) {
        self.file = file
        self.limits = limits
        self.defused = defused
        self.source = source
    }

    /// Reads the next row; throws only what the source throws.
    public mutating func next() throws -> Step {
        if state == .fileStart, let fatal = try open() { return stop(fatal) }
        while state != .ended {
            let chunk = chunk
            if chunk.withUnsafeBytes({ scan($0) }) { return finishRow() }
            guard try refill() else { return finishFile() }
            if bytesRead > limits.bytes { return stop(.manyBytes(limit: limits.bytes)) }
        }
        return .end
    }

    private mutating func refill() throws -> Bool {
        guard let next = try source() else { return false }
        chunk = next
        at = 0
        bytesRead += next.count
        return true
    }

    /// Looks at the first bytes, which tell a spreadsheet's favourite encodings from UTF-8.
    private mutating func open() throws -> Defect? {
        var head: [UInt8] = []
        while head.count < 4, let next = try source() { head += next }
        chunk = head
        bytesRead = head.count
        state = .rowStart
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
        // Without its mark, UTF-16 shows as a NUL in one half of the first letter.
        if head.count >= 2, (head[0] == 0) != (head[1] == 0) { return .utf16 }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .workbook }
        return bytesRead > limits.bytes ? .manyBytes(limit: limits.bytes) : nil
    }

    private mutating func finishRow() -> Step {
        rowsRead += 1
        if rowsRead > limits.rows { return stop(.manyRows(limit: limits.rows)) }
        let found = defect ?? encodingDefect()
        defect = nil
        guard let found else { return .row }
        return .fault(fault(found, line: row.line))
    }

    private mutating func finishFile() -> Step {
        defer { state = .ended }
        switch state {
        case .fileStart, .rowStart, .ended: return .end
        case .cellStart, .plain, .quoteSeen: closeCell()
        case .quoted: defect = .openQuote(row.count + 1)
        }
        return finishRow()
    }

    private mutating func stop(_ fatal: Defect) -> Step {
        state = .ended
        return .fault(fault(fatal, line: 0))
    }

    private func fault(_ defect: Defect, line: Int) -> Fault {
        Fault(
            file: file, line: line, column: defect.column.map(Fault.Column.number), reason: defect.reason,
            mend: defect.mend)
    }
}
