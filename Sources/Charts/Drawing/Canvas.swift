import Markup

/// The picture while it is drawn, from the top down. Lengths are in units of the frame.
struct Canvas {
    /// How wide it is; a grid may make it wider.
    var width: Double
    /// How far down it has been drawn.
    var height: Double
    private let frame: ChartFrame
    private var parts: [HTML] = []

    enum Anchor: String { case start, middle, end }

    /// A picture with its title and what it shows, and room for more below.
    init(_ frame: ChartFrame) {
        self.frame = frame
        width = frame.width
        height = 4
        let title = Label(frame.title, width: frame.width * 0.98, lines: 3, style: .heading)
        lines(title, 0, height, .heading)
        height += Double(title.lines.count) * TextStyle.heading.pitch + 1
        let subtitle = Label(frame.subtitle, width: frame.width, lines: 3, style: .quiet)
        lines(subtitle, 0, height, .quiet)
        height += Double(subtitle.lines.count) * TextStyle.quiet.pitch + 8
    }

    /// The whole picture.
    var markup: HTML {
        let (title, text) = ("\(frame.id)-title", "\(frame.id)-text")
        // Some letters reach a little beyond where they begin, and a browser cuts what is outside.
        let size = "-2 0 \(Decimals.text(width + 4)) \(Decimals.text(height))"
        let fonts = "Noto Sans, Liberation Sans, Arial, Helvetica, sans-serif"
        let head: HTML = """
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="\(title)" \
            aria-describedby="\(text)" viewBox="\(size)" width="\(Decimals.text(width + 4))" \
            height="\(Decimals.text(height))" direction="ltr" font-family="\(fonts)" fill="\(Palette.ink)">\
            <title id="\(title)">\(Label.plain(frame.title))</title>\
            <desc id="\(text)">\(Canvas.clean(frame.description))</desc>
            """
        let ground: HTML = "<rect \(box(-2, 0, width + 4, height)) fill=\"\(Palette.paper)\"/>"
        return head + hatch + ground + HTML(parts) + "</svg>"
    }

    /// A text that is read and not drawn: as long as it is, without what XML cannot hold.
    private static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" ? "\u{FFFD}" : $0 })
        )
    }

    /// Oblique lines for what is kept back or lost.
    private var hatch: HTML {
        """
        <defs><pattern id="\(frame.id)-hatch" width="5" height="5" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="5" height="5" fill="\(Palette.paper)"/>\
        <rect width="1.4" height="5" fill="\(Palette.axis)"/></pattern></defs>
        """
    }

    /// The fill of what is kept back or lost.
    var hatched: String { "url(#\(frame.id)-hatch)" }

    /// Says instead of a picture that there is nothing to draw.
    mutating func sayNoData() {
        let label = Label(frame.words.noData, width: frame.width - 24, lines: 4, style: .plain)
        let tall = Double(label.lines.count) * TextStyle.plain.pitch + 32
        rectangle(0.5, height, frame.width - 1, tall, fill: Palette.paper, stroke: Palette.axis)
        lines(label, frame.width / 2, height + 16, .plain, anchor: .middle)
        height += tall + 4
    }

    /// Says how many rows are in the table only.
    mutating func sayMore(_ count: Int) {
        guard count > 0 else { return }
        let text = ChartWords.fill(frame.words.more, frame.words.whole(count))
        let label = Label(text, width: frame.width, lines: 3, style: .smallQuiet)
        lines(label, 0, height + 4, .smallQuiet)
        height += Double(label.lines.count) * TextStyle.smallQuiet.pitch + 8
    }
}

extension Canvas {
    /// Lines of text below one another; the first reaches up to `top`.
    mutating func lines(
        _ label: Label, _ x: Double, _ top: Double, _ style: TextStyle, anchor: Anchor = .start, hasHalo: Bool = false
    ) {
        for (index, line) in label.lines.enumerated() {
            let isLast = index == label.lines.count - 1
            text(
                line, x, top + style.rise + Double(index) * style.pitch, style, anchor: anchor, hasHalo: hasHalo,
                whole: isLast ? label.whole : nil)
        }
    }

    /// A text on its line. With a halo, what lies behind it is kept away from its letters.
    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ style: TextStyle, anchor: Anchor = .start, hasHalo: Bool = false,
        isTurned: Bool = false, whole: String? = nil
    ) {
        guard !text.isEmpty else { return }
        let weight: HTML = style.isBold ? " font-weight=\"700\"" : ""
        let colour: HTML = style.colour == Palette.ink ? "" : " fill=\"\(style.colour)\""
        let side: HTML = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        let halo: HTML =
            hasHalo
            ? " stroke=\"\(Palette.paper)\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : ""
        let (left, line) = (Decimals.text(x), Decimals.text(y))
        let turn: HTML = isTurned ? " transform=\"rotate(-90 \(left) \(line))\"" : ""
        let full: HTML? = whole.map { "<title>\($0)</title>" }
        parts.append(
            """
            <text x="\(left)" y="\(line)" font-size="\(Decimals.text(style.size))"\(weight)\(colour)\(side)\(halo)\
            \(turn)>\(full)\(text)</text>
            """)
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String? = nil
    ) {
        let edge: HTML? = stroke.map { " stroke=\"\($0)\"" }
        parts.append("<rect \(box(x, y, width, height)) fill=\"\(fill)\"\(edge)/>")
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String = Palette.rule, width: Double = 1
    ) {
        let (a, b, c, d) = (Decimals.text(x1), Decimals.text(y1), Decimals.text(x2), Decimals.text(y2))
        let thick = Decimals.text(width)
        parts.append(
            "<line x1=\"\(a)\" y1=\"\(b)\" x2=\"\(c)\" y2=\"\(d)\" stroke=\"\(stroke)\" stroke-width=\"\(thick)\"/>")
    }

    /// A line through points, or the area that it bounds.
    mutating func path(
        _ points: [Point], stroke: String? = nil, width: Double = 1, dashes: String? = nil, fill: String = "none",
        isClosed: Bool = false
    ) {
        guard !points.isEmpty else { return }
        let moves = points.map { "\(Decimals.text($0.x)) \(Decimals.text($0.y))" }.joined(separator: "L")
        let thick = Decimals.text(width)
        let edge: HTML? = stroke.map {
            " stroke=\"\($0)\" stroke-width=\"\(thick)\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
        }
        let pattern: HTML? = dashes.map { " stroke-dasharray=\"\($0)\"" }
        let end = isClosed ? "z" : ""
        parts.append("<path d=\"M\(moves)\(end)\" fill=\"\(fill)\"\(edge)\(pattern)/>")
    }

    mutating func circle(_ centre: Point, _ radius: Double, fill: String, stroke: String, width: Double = 1.5) {
        let (x, y) = (Decimals.text(centre.x), Decimals.text(centre.y))
        let (size, thick) = (Decimals.text(radius), Decimals.text(width))
        parts.append(
            """
            <circle cx="\(x)" cy="\(y)" r="\(size)" fill="\(fill)" stroke="\(stroke)" stroke-width="\(thick)"/>
            """)
    }

    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> HTML {
        let (a, b) = (Decimals.text(x), Decimals.text(y))
        let (c, d) = (Decimals.text(max(width, 0)), Decimals.text(max(height, 0)))
        return "x=\"\(a)\" y=\"\(b)\" width=\"\(c)\" height=\"\(d)\""
    }
}

/// A place in a picture, from its upper left corner.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}
