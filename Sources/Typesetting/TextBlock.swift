import CPango

/// A piece of text that is set in lines of a width, measured before it is put anywhere.
public final class TextBlock {
    /// How high it is: its lines at their distance, in points.
    public let height: Double
    let letters: Letters
    private let layout: OpaquePointer
    private let side: Side
    private let room: Double

    /// Sets a text in a room of so many points; what does not fit goes to the next line, within a word where it must.
    ///
    /// - Throws: ``TypesettingFault`` where the libraries cannot be had.
    public init(
        _ text: String, _ letters: Letters, room: Double, side: Side = .left, _ typesetter: Typesetter
    ) throws(TypesettingFault) {
        guard let layout = pango_layout_new(typesetter.context),
            let description = typesetter.description(of: letters)
        else { throw TypesettingFault("A text cannot be set; is there enough memory?") }
        (self.layout, self.letters, self.side, self.room) = (layout, letters, side, room)
        pango_layout_set_font_description(layout, description)
        pango_layout_set_attributes(layout, typesetter.features)
        pango_layout_set_width(layout, Int32(room * turnout_unit))
        turnout_wrap(layout)
        pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
        // The distance of lines is ours, so that a name in another script moves nothing.
        height = Double(pango_layout_get_line_count(layout)) * letters.leading
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// From the top of the block to the line its first letters stand on.
    private var first: Double { letters.leading * 0.75 }

    func draw(on page: OpaquePointer, x: Double, y: Double) {
        cairo_set_source_rgb(page, letters.shade, letters.shade, letters.shade)
        var baseline = y + first
        for index in 0..<pango_layout_get_line_count(layout) {
            guard let line = pango_layout_get_line_readonly(layout, index) else { continue }
            cairo_move_to(page, x + indent(line), baseline)
            pango_cairo_show_layout_line(page, line)
            baseline += letters.leading
        }
    }

    /// How far a line is moved to the right of its room's left edge.
    private func indent(_ line: OpaquePointer) -> Double {
        side == .right ? room - Double(turnout_width(line)) / turnout_unit : 0
    }
}
