import Domain

extension Table {
    /// One of the words of an enumeration.
    mutating func choice<Word>(_ column: Int, _: Word.Type) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        let cell = bytes(column)
        // No word is longer; a long cell need not be made a string to know that.
        if cell.count <= 40, let word = Word(rawValue: String(decoding: cell, as: UTF8.self)) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        fault(
            column, cell.isEmpty ? "the value is missing" : "\(quoted(cell)) is not known here", "write one of \(words)"
        )
        return nil
    }

    /// `yes` or `no`.
    mutating func yesNo(_ column: Int) -> Bool? {
        let cell = bytes(column)
        if cell.elementsEqual("yes".utf8) { return true }
        if cell.elementsEqual("no".utf8) { return false }
        fault(column, "\(quoted(cell)) is neither yes nor no", "write yes or no")
        return nil
    }

    /// A local date, `YYYY-MM-DD`.
    mutating func date(_ column: Int) -> LocalDate? {
        let cell = bytes(column)
        if cell.count == 10, let date = localDate(cell) { return date }
        fault(column, "\(quoted(cell)) is not a date", "write YYYY-MM-DD")
        return nil
    }

    /// A local date and time, `YYYY-MM-DDTHH:MM`.
    mutating func dateTime(_ column: Int) -> LocalDateTime? {
        let cell = bytes(column)
        if let time = localDateTime(cell) { return time }
        fault(column, "\(quoted(cell)) is not a date and time", "write YYYY-MM-DDTHH:MM")
        return nil
    }

    /// The same where it may be empty: nil then, and nil with a fault when it cannot be read.
    mutating func optionalDateTime(_ column: Int) -> LocalDateTime? {
        bytes(column).isEmpty ? nil : dateTime(column)
    }

    /// A whole number within a range.
    mutating func integer(_ column: Int, _ range: ClosedRange<Int64>) -> Int64? {
        let cell = bytes(column)
        if let number = digits(cell), range.contains(number) { return number }
        fault(
            column, "\(quoted(cell)) is not a whole number from \(range.lowerBound) to \(range.upperBound)",
            "write digits only")
        return nil
    }

    /// Hours, whole or with up to two decimals (`1.5`), as minutes: more than none and at most a thousand hours.
    mutating func hours(_ column: Int) -> Int64? {
        let cell = bytes(column)
        if let minutes = minutes(ofHours: cell), (1...60_000).contains(minutes) { return minutes }
        fault(
            column, "\(quoted(cell)) is not a number of hours that comes to whole minutes",
            "write it as 3 or 1.5, at most 1000")
        return nil
    }

    /// A financial year, `2019/20`.
    mutating func financialYear(_ column: Int) -> FinancialYear? {
        let cell = bytes(column)
        if cell.count == 7, let year = FinancialYear(String(decoding: cell, as: UTF8.self)) { return year }
        fault(column, "\(quoted(cell)) is not a financial year", "write it as 2019/20")
        return nil
    }
}

/// The number written in at most nine ASCII digits, nil when anything else stands there.
private func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value: Int64 = 0
    for byte in bytes {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
    }
    return value
}

private func minutes(ofHours bytes: ArraySlice<UInt8>) -> Int64? {
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = digits(first), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return whole * 60 }
    guard let fraction = digits(parts[1]), parts[1].count <= 2 else { return nil }
    // Hundredths of an hour times 60: whole minutes when 100 divides it.
    let hundredths = (parts[1].count == 1 ? fraction * 10 : fraction) * 60
    return hundredths % 100 == 0 ? whole * 60 + hundredths / 100 : nil
}

// Read from the bytes: a million rows hold two million times, and a string for each would cost more than the rest.
private func localDate(_ cell: ArraySlice<UInt8>) -> LocalDate? {
    let start = cell.startIndex
    guard cell.count >= 10, cell[start + 4] == 0x2D, cell[start + 7] == 0x2D,
        let year = digits(cell[start..<(start + 4)]), let month = digits(cell[(start + 5)..<(start + 7)]),
        let day = digits(cell[(start + 8)..<(start + 10)])
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
}

private func localDateTime(_ cell: ArraySlice<UInt8>) -> LocalDateTime? {
    let start = cell.startIndex
    guard cell.count == 16, cell[start + 10] == 0x54, cell[start + 13] == 0x3A, let date = localDate(cell),
        let hour = digits(cell[(start + 11)..<(start + 13)]), let minute = digits(cell[(start + 14)...]),
        hour < 24, minute < 60
    else { return nil }
    return LocalDateTime(date: date, minuteOfDay: hour * 60 + minute)
}
