import CPango

/// Sets text. One belongs to one thread, because the libraries below share its fonts without locks; making one reads
/// the font files, and is dear.
public final class Typesetter {
    let context: OpaquePointer
    let features: OpaquePointer
    private let fonts: OpaquePointer
    private let config: OpaquePointer
    private var descriptions: [Letters: OpaquePointer] = [:]

    /// Reads the fonts.
    ///
    /// - Throws: ``TypesettingFault`` where the fonts are not installed or the libraries cannot be had.
    public init() throws(TypesettingFault) {
        guard !FontShelf.files.isEmpty else {
            throw TypesettingFault(
                "The fonts of documents are not installed: install the package fonts-noto-core and try again.")
        }
        guard let config = FcConfigCreate() else { throw Self.memory }
        for file in FontShelf.files { _ = turnout_add_font(config, file) }
        guard let fonts = turnout_font_map(config) else {
            FcConfigDestroy(config)
            throw Self.memory
        }
        guard let context = pango_font_map_create_context(fonts), let features = pango_attr_list_new() else {
            g_object_unref(UnsafeMutableRawPointer(fonts))
            FcConfigDestroy(config)
            throw Self.memory
        }
        (self.config, self.fonts, self.context, self.features) = (config, fonts, context, features)
        // Figures are of one width. Nothing is joined for looks alone: some readers take “fi” for a letter of its own.
        pango_attr_list_insert(features, pango_attr_font_features_new("liga=0, clig=0, tnum=1, lnum=1"))
        // What is written is paper and no screen: nothing is fitted to dots, and a point is a point.
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        // A reference that is divided is still the reference: nothing is put into it.
        pango_attr_list_insert(features, pango_attr_insert_hyphens_new(0))
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_language(context, pango_language_from_string("en-gb"))
        pango_context_set_round_glyph_positions(context, 0)
    }

    deinit {
        for description in descriptions.values { pango_font_description_free(description) }
        pango_attr_list_unref(features)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(UnsafeMutableRawPointer(fonts))
        FcConfigDestroy(config)
    }

    private static let memory = TypesettingFault("The libraries that set text cannot be had; is there enough memory?")

    /// The font of letters, kept while the typesetter lasts.
    func description(of letters: Letters) -> OpaquePointer? {
        if let found = descriptions[letters] { return found }
        let weight = letters.weight == .bold ? " Bold" : ""
        guard let made = pango_font_description_from_string(FontShelf.family + weight) else { return nil }
        pango_font_description_set_absolute_size(made, letters.size * turnout_unit)
        descriptions[letters] = made
        return made
    }
}
