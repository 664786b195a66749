import CXLSXWriter

extension Spreadsheet {
    /// The table drawn by the program that opens the file, from the table's own cells: whoever changes a cell sees it.
    ///
    /// The first column names what the others have figures of; each further column is a line or a kind of bar.
    public struct Picture: Hashable, Sendable {
        /// How the table is drawn.
        public enum Kind: Hashable, Sendable {
            /// A line for each column, along the rows.
            case lines
            /// Bars side by side for each row, one for each column.
            case bars
            /// Cells in a colour that is the darker the greater their number.
            case heat
        }

        /// How the table is drawn.
        public let kind: Kind
        /// The title of the picture.
        public let title: String
        /// What there is to be seen, for whoever cannot see it.
        public let description: String

        /// Takes them all.
        public init(kind: Kind, title: String, description: String) {
            self.kind = kind
            self.title = title
            self.description = description
        }
    }

    /// The most lines or kinds of bars that are drawn; more columns are in the table only.
    public static let mostSeries = 12

    /// The most rows of a table that is drawn.
    public static let mostDrawnRows = 10_000

    /// Draws the table beside itself; one without rows or figures is left as it is.
    func draw(
        _ picture: Picture, _ book: UnsafeMutablePointer<lxw_workbook>, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws {
        guard !rows.isEmpty, columns.count > 1 else { return }
        // On paper, table and picture stand beside each other too: A4, lying, as wide as both.
        worksheet_set_paper(sheet, 9)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        let (lastRow, lastColumn) = (UInt32(rows.count), UInt16(columns.count - 1))
        let type: UInt8
        switch picture.kind {
        case .heat:
            // Dark letters stay legible on the darker of the two.
            return try check(turnout_colour_scale(sheet, 1, 1, lastRow, lastColumn, 0xFFFFFF, 0x84B0D3))
        case .lines: type = UInt8(LXW_CHART_LINE.rawValue)
        case .bars: type = UInt8(LXW_CHART_BAR.rawValue)
        }
        guard let chart = workbook_add_chart(book, type) else { throw SpreadsheetFault.library(-1) }
        let last = min(lastColumn, UInt16(Self.mostSeries))
        for column in 1...last {
            guard let series = chart_add_series(chart, nil, nil) else { throw SpreadsheetFault.library(-1) }
            let name = sheet.pointee.name
            chart_series_set_categories(series, name, 1, 0, lastRow, 0)
            chart_series_set_values(series, name, 1, column, lastRow, column)
            chart_series_set_name_range(series, name, 0, column)
            look(of: series, Int(column) - 1, picture.kind)
        }
        // A title that begins so would be taken for a reference to a cell.
        chart_title_set_name(chart, String(Spreadsheet.plain(picture.title).drop { $0 == "=" }.prefix(200)))
        if last > 1 {
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        } else {
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        }
        axes(of: chart, picture.kind, sheet)
        // The library's own chart is 480 by 288 pixels.
        let tall = picture.kind == .bars ? Double(rows.count) * (Double(last) * 14 + 12) + 130 : 360
        try check(
            turnout_insert_chart(
                sheet, 1, lastColumn + 2, chart, 1.5, min(max(tall, 288), 4_000) / 288,
                String(Spreadsheet.plain(picture.description).prefix(1_000))))
    }

    /// Nought is on the scale, the first row is at the top, and the axis of names is named as its column is.
    private func axes(
        of chart: UnsafeMutablePointer<lxw_chart>, _ kind: Picture.Kind, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        // The library calls what lies below x, and for bars that is the axis of figures.
        let (below, beside) = (chart.pointee.x_axis, chart.pointee.y_axis)
        let (names, figures) = kind == .bars ? (beside, below) : (below, beside)
        chart_axis_set_name_range(names, sheet.pointee.name, 0, 0)
        if !rows.contains(where: { $0.contains(where: \.isNegative) }) { chart_axis_set_min(figures, 0) }
        chart_axis_major_gridlines_set_visible(names, UInt8(LXW_FALSE.rawValue))
        chart_axis_major_gridlines_set_visible(figures, UInt8(LXW_TRUE.rawValue))
        var rule = lxw_chart_line()
        rule.color = 0xD5DBE1
        rule.width = 0.75
        chart_axis_major_gridlines_set_line(figures, &rule)
        if kind == .bars { chart_axis_set_reverse(names) }
        // Said again, for programs that do not look at how the cells are shown.
        if rows.contains(where: { $0.contains(where: \.isShare) }) { chart_axis_set_num_format(figures, "0%") }
    }

    /// Tones that differ in grey too, and dashes and marks that differ without any.
    private func look(of series: UnsafeMutablePointer<lxw_chart_series>, _ index: Int, _ kind: Picture.Kind) {
        let tones: [lxw_color_t] = kind == .bars ? [0xFFFFFF, 0x5F97C0, 0x12395B] : [0x12395B, 0xB5460F, 0x2A93A6]
        var line = lxw_chart_line()
        line.color = kind == .bars ? 0x4A5560 : tones[index % tones.count]
        line.width = kind == .bars ? 0.75 : 2.25
        if kind == .bars {
            var fill = lxw_chart_fill()
            // One kind of bars alone is dark.
            fill.color = columns.count == 2 ? 0x12395B : tones[index % tones.count]
            chart_series_set_fill(series, &fill)
        } else {
            let dashes = [LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT]
            let marks = [LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE]
            chart_series_set_marker_type(series, UInt8(marks[index % 3].rawValue))
            var fill = lxw_chart_fill()
            fill.color = index % 3 == 1 ? 0xFFFFFF : tones[index % tones.count]
            chart_series_set_marker_fill(series, &fill)
            var edge = lxw_chart_line()
            edge.color = tones[index % tones.count]
            chart_series_set_marker_line(series, &edge)
            line.dash_type = UInt8(dashes[(index + index / 3) % 3].rawValue)
        }
        chart_series_set_line(series, &line)
    }
}

extension Spreadsheet.Cell {
    /// Whether it is shown as a percentage.
    fileprivate var isShare: Bool {
        switch self {
        case .share: true
        case .number, .hundredths, .decimal, .text, .date, .empty: false
        }
    }

    /// Whether it is a number below nought.
    fileprivate var isNegative: Bool {
        switch self {
        case .number(let number), .hundredths(let number), .share(let number, _): number < 0
        case .decimal(let number): number < 0
        case .text, .date, .empty: false
        }
    }
}
