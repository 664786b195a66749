extension CSVReader {
    /// Goes on through the piece until a row is complete (true) or the piece is used up (false).
    mutating func scan(_ bytes: UnsafeRawBufferPointer) -> Bool {
        while at < bytes.count {
            let complete =
                switch state {
                case .fileStart, .ended: false
                case .rowStart: startRow(bytes[at])
                case .cellStart: startCell(bytes[at])
                case .plain: scanPlain(bytes)
                case .quoted: scanQuoted(bytes)
                case .quoteSeen: leaveQuotes(bytes[at])
                }
            if complete { return true }
        }
        return false
    }

    private mutating func startRow(_ byte: UInt8) -> Bool {
        switch byte {
        case ByteScan.lf:
            at += 1
            // The LF of a CRLF ends no line of its own.
            if !afterCR { line += 1 }
            afterCR = false
        case ByteScan.cr: endLine(byte)
        default:
            afterCR = false
            row.clear(line: line)
            state = .cellStart
        }
        return false
    }

    private mutating func startCell(_ byte: UInt8) -> Bool {
        if byte == ByteScan.quote {
            at += 1
            state = .quoted
        } else {
            state = .plain
        }
        return false
    }

    private mutating func scanPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let end = ByteScan.structure(bytes, from: at)
        take(bytes, through: end)
        guard end < bytes.count else { return false }
        if bytes[end] == ByteScan.quote {
            spoil(.strayQuote(row.count + 1))
            at += 1
            return false
        }
        return closeCell(at: bytes[end])
    }

    private mutating func scanQuoted(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let end = ByteScan.quoteOrNewline(bytes, from: at)
        if end > at { afterCR = false }
        take(bytes, through: end)
        guard end < bytes.count else { return false }
        let byte = bytes[end]
        if byte == ByteScan.quote {
            at += 1
            afterCR = false
            state = .quoteSeen
            return false
        }
        if byte == ByteScan.cr || !afterCR { line += 1 }
        afterCR = byte == ByteScan.cr
        take(bytes, through: end + 1)
        return false
    }

    private mutating func leaveQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case ByteScan.quote:
            at += 1
            append(byte)
            state = .quoted
            return false
        case ByteScan.comma, ByteScan.cr, ByteScan.lf: return closeCell(at: byte)
        default:
            spoil(.textAfterQuote(row.count + 1))
            state = .plain
            return false
        }
    }

    /// Ends the cell at a comma or a line end; true when the row is complete.
    private mutating func closeCell(at byte: UInt8) -> Bool {
        closeCell()
        if byte == ByteScan.comma {
            at += 1
            state = .cellStart
            return false
        }
        endLine(byte)
        state = .rowStart
        return true
    }

    private mutating func endLine(_ byte: UInt8) {
        at += 1
        line += 1
        afterCR = byte == ByteScan.cr
    }

    /// Adds the bytes up to `end` to the open cell, unless the row is already spoiled or would grow too long.
    private mutating func take(_ bytes: UnsafeRawBufferPointer, through end: Int) {
        defer { at = end }
        guard defect == nil, end > at, hasRoom(for: end - at) else { return }
        row.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
    }

    private mutating func append(_ byte: UInt8) {
        if defect == nil, hasRoom(for: 1) { row.bytes.append(byte) }
    }

    private mutating func hasRoom(for count: Int) -> Bool {
        if row.bytes.count - row.openCell + count > limits.cell {
            spoil(.longCell(row.count + 1, limit: limits.cell))
        } else if row.bytes.count + count > limits.row {
            spoil(.longRow(limit: limits.row))
        }
        return defect == nil
    }

    mutating func closeCell() {
        guard defect == nil else { return }
        if row.count == limits.columns {
            spoil(.manyColumns(limit: limits.columns))
        } else {
            if defused, isDefused(row.bytes[row.openCell...]) { row.bytes.remove(at: row.openCell) }
            row.ends.append(row.bytes.count)
        }
    }

    /// The first thing wrong with a row is the one to tell; what follows is often its consequence.
    private mutating func spoil(_ found: Defect) {
        if defect == nil { defect = found }
    }

    func encodingDefect() -> Defect? {
        if row.bytes.withUnsafeBytes({ ByteScan.isASCII($0) }) { return nil }
        for index in 0..<row.count {
            let cell = row.slice(index)
            if let offset = firstInvalidUTF8(cell) { return .notUTF8(index + 1, byte: cell[offset]) }
        }
        return nil
    }
}

/// Where the first byte stands that is no part of well-formed UTF-8 (Unicode 16.0, table 3-7), nil when all is well.
func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var at = bytes.startIndex
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { at += scalar.count }
    return min(at, bytes.endIndex - 1)
}
