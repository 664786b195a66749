public import Markup

/// What became of bookings: stages that grow smaller, and between them each loss by its name and number.
public struct Funnel: Chart {
    /// Those lost between a stage and the next for one reason.
    public struct Loss: Hashable, Sendable {
        /// Why.
        public let name: String
        /// How many.
        public let count: Int

        /// Takes both.
        public init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// A stage and how many reached it.
    public struct Stage: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many reached it.
        public let count: Int
        /// Why some of them did not reach the next.
        public let losses: [Loss]

        /// Takes them all.
        public init(name: String, count: Int, losses: [Loss] = []) {
            self.name = name
            self.count = count
            self.losses = losses
        }
    }

    /// The words that only this picture needs.
    public struct Words: Hashable, Sendable {
        /// The heading of the table's column of stages and losses.
        public let step: String
        /// The heading of its column of numbers.
        public let people: String
        /// The heading of its column of shares of the first stage.
        public let share: String
        /// A number lost; `{1}` is the number.
        public let lost: String
        /// A number gained; `{1}` is the number.
        public let gained: String
        /// The name of what no loss explains.
        public let other: String

        /// Takes them all.
        public init(step: String, people: String, share: String, lost: String, gained: String, other: String) {
            self.step = step
            self.people = people
            self.share = share
            self.lost = lost
            self.gained = gained
            self.other = other
        }
    }

    /// The most rows that are drawn.
    public static let mostRows = 40

    /// Its title, what it shows, and how wide it is.
    public let frame: ChartFrame
    /// The words that only this picture needs.
    public let words: Words
    /// The stages, from the first to the last.
    public let stages: [Stage]

    /// Takes them all.
    public init(frame: ChartFrame, words: Words, stages: [Stage]) {
        self.frame = frame
        self.words = words
        self.stages = stages
    }

    /// Every figure, also those that the picture has no room for.
    public var table: ChartTable {
        ChartTable(
            heading: [words.step, words.people, words.share],
            rows: rows.map { row in
                let first = stages.first?.count ?? 0
                let share = Figure.share(row.isStage ? row.count : Funnel.size(row.count), of: first)
                return [
                    ChartTable.Cell(row.name),
                    ChartTable.Cell(told(row), .number(row.isStage ? Double(row.count) : -Double(row.count))),
                    ChartTable.Cell(
                        share.value == nil ? frame.words.missing : frame.words.brief(share), share),
                ]
            })
    }

    /// The picture.
    public var markup: HTML {
        var canvas = Canvas(frame)
        let rows = rows
        if let greatest = rows.map(\.to).max(), greatest > 0, greatest <= 1e12,
            stages.allSatisfy({ $0.count >= 0 && $0.losses.allSatisfy { $0.count >= 0 } })
        {
            draw(on: &canvas, Array(rows.prefix(Self.mostRows)), greatest)
            canvas.sayMore(max(0, rows.count - Self.mostRows))
        } else {
            canvas.sayNoData()
        }
        return canvas.markup
    }
}

extension Funnel {
    /// A stage, or what was lost behind one: a bar from one number to another.
    private struct Row {
        let name: String
        /// How many reached the stage, or were lost; below nought when they were gained.
        let count: Int
        let isStage: Bool
        let from: Double
        let to: Double
    }

    private static func size(_ count: Int) -> Int { Int(clamping: count.magnitude) }

    /// The stages with their losses; a difference that no loss explains is a row too, so that the numbers add up.
    private var rows: [Row] {
        stages.indices.flatMap { index -> [Row] in
            let stage = stages[index]
            let whole = Double(stage.count)
            var rows = [Row(name: stage.name, count: stage.count, isStage: true, from: 0, to: whole)]
            var left = whole
            for loss in stage.losses where loss.count != 0 {
                // Of those who are no longer there nobody can be drawn; the row that explains the rest sets it right.
                let before = left
                left -= Double(loss.count)
                rows.append(
                    Row(name: loss.name, count: loss.count, isStage: false, from: max(left, 0), to: max(before, 0)))
            }
            guard index + 1 < stages.count else { return rows }
            let next = Double(stages[index + 1].count)
            if left != next, let rest = Int(exactly: left - next) {
                rows.append(
                    Row(
                        name: words.other, count: rest, isStage: false, from: max(min(left, next), 0),
                        to: max(left, next)))
            }
            return rows
        }
    }

    private func told(_ row: Row) -> String {
        let number = frame.words.whole(row.isStage ? row.count : Funnel.size(row.count))
        return row.isStage ? number : ChartWords.fill(row.count < 0 ? words.gained : words.lost, number)
    }

    /// The number, and behind the first stage what part of the first it is.
    private func label(_ row: Row, isFirst: Bool) -> String {
        guard row.isStage, !isFirst, let first = stages.first, first.count > 0 else { return told(row) }
        return frame.words.full(.share(row.count, of: first.count))
    }

    /// No scale: every bar has its number, and what is to be compared begins where the bar above it ends.
    private func draw(on canvas: inout Canvas, _ rows: [Row], _ greatest: Double) {
        let labels = rows.indices.map { label(rows[$0], isFirst: $0 == 0) }
        let names = rows.map { row in
            BarRows.Name(text: row.name, style: row.isStage ? .strong : .plain, bars: 1, gap: frame.isWide ? 7 : 11)
        }
        let layout = BarRows(frame, names, greatest: greatest, figures: labels, canStandAbove: true)
        let top = canvas.height
        var before: Double?
        for (index, row) in rows.enumerated() {
            let bar = BarRows.Bar(
                from: row.from, to: row.to, fill: row.isStage ? Palette.tones[0] : canvas.hatched,
                stroke: row.isStage ? nil : Palette.quiet, label: labels[index])
            // Behind the letters, from where the bar above ends to where this one does.
            let y = canvas.height + layout.heights[index] - names[index].gap - BarRows.pitch + 1
            if let before { canvas.line(layout.x(row.to), before, layout.x(row.to), y, stroke: Palette.axis) }
            let bars = layout.draw(on: &canvas, index, [bar], canvas.height)
            before = bars.first.map { $0 + BarRows.thickness }
            canvas.height += layout.heights[index]
        }
        canvas.line(layout.left, top, layout.left, canvas.height - 4, stroke: Palette.axis)
    }
}
