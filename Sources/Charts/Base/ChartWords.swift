/// How numbers are written, and what is said of figures that are not there. In each text, `{1}` is the first value.
public struct ChartWords: Hashable, Sendable {
    /// Instead of a picture, when there is nothing to draw.
    public let noData: String
    /// In the place of a figure that is not there.
    public let missing: String
    /// Of a figure that is kept back because it counts too few people.
    public let masked: String
    /// Of rows that are in the table and not in the picture; `{1}` is how many.
    public let more: String
    /// Between groups of three digits.
    public let grouping: String
    /// Before decimals.
    public let point: String
    /// A percentage; `{1}` is the number.
    public let percent: String
    /// A share; `{1}` is the percentage, `{2}` the part and `{3}` the whole.
    public let share: String

    /// Takes them all.
    public init(
        noData: String, missing: String, masked: String, more: String, grouping: String, point: String,
        percent: String, share: String
    ) {
        self.noData = noData
        self.missing = missing
        self.masked = masked
        self.more = more
        self.grouping = grouping
        self.point = point
        self.percent = percent
        self.share = share
    }

    /// A text with its values put in.
    static func fill(_ text: String, _ values: String...) -> String {
        var filled = ""
        var rest = text[...]
        // One pass, so that a value which looks like a place is not filled again.
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            let place = rest.prefix(3)
            if place.count == 3, place.hasSuffix("}"), let number = place.dropFirst().first?.wholeNumberValue,
                values.indices.contains(number - 1)
            {
                filled += values[number - 1]
                rest = rest.dropFirst(3)
            } else {
                filled.append("{")
                rest = rest.dropFirst()
            }
        }
        return filled + rest
    }

    /// A whole number with its digits in groups.
    func whole(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += grouping }
            text.append(digit)
        }
        return text
    }

    /// A number with at most this many decimals, none of them an idle nought.
    func number(_ number: Double, decimals: Int = 2) -> String {
        let scale = [1.0, 10, 100, 1_000, 10_000][min(max(decimals, 0), 4)]
        guard let hundredths = Int(exactly: (number * scale).rounded()) else { return missing }
        let unit = Int(scale)
        var fraction = String(Int(hundredths.magnitude) % unit + unit).dropFirst()
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = hundredths < 0 && hundredths.magnitude < UInt(unit) ? "−" : ""
        return sign + whole(hundredths / unit) + (fraction.isEmpty ? "" : point + fraction)
    }

    /// A percentage: whole, but never nought or a hundred where it is only nearly so.
    func percentage(_ value: Double) -> String {
        let isNearlyAnEnd = (value > 0 && value < 0.5) || (value < 100 && value >= 99.5)
        let shown = isNearlyAnEnd ? min(max(value, 0.1), 99.9) : value
        return ChartWords.fill(percent, number(shown, decimals: isNearlyAnEnd ? 1 : 0))
    }

    /// A figure as briefly as it can be told.
    func brief(_ figure: Figure) -> String {
        guard let value = figure.value else { return missing }
        return figure.isShare ? percentage(value) : number(value)
    }

    /// A figure with what it rests on.
    func full(_ figure: Figure) -> String {
        guard case .share(let part, let whole) = figure, let value = figure.value else { return brief(figure) }
        return ChartWords.fill(share, percentage(value), self.whole(part), self.whole(whole))
    }

    /// A figure, or that there is none, as a cell of a table.
    func cell(_ figure: Figure?) -> ChartTable.Cell {
        guard let figure else { return ChartTable.Cell(missing) }
        return ChartTable.Cell(full(figure), figure)
    }
}
