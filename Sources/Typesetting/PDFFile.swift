import CPango

/// What a file says of itself (ISO 32000-1 section 14.3.3).
public struct Information: Hashable, Sendable {
    /// The title, which readers show in place of the file's name.
    public let title: String
    /// Who it comes from.
    public let author: String
    /// What it is about.
    public let subject: String
    /// Words to find it by.
    public let keywords: [String]
    /// The date that it bears, `2019-05-14`: a file made again on another day is the same file.
    public let date: String

    /// Takes every part.
    public init(title: String, author: String, subject: String, keywords: [String], date: String) {
        (self.title, self.author, self.subject, self.keywords) = (title, author, subject, keywords)
        self.date = date
    }
}

/// Pages as one PDF file, tagged and with its fonts in it. The same pages give the same bytes.
public enum PDFFile {
    /// Writes pages.
    ///
    /// - Throws: ``TypesettingFault`` where the libraries could not write.
    public static func bytes(of leaves: [Leaf], _ information: Information) throws(TypesettingFault) -> [UInt8] {
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { context, bytes, count in
                guard let context, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), A4.width, A4.height)
        // The surface writes into the sink until it is finished.
        defer { withExtendedLifetime(sink) {} }
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        tell(surface, information)
        guard let page = cairo_create(surface) else { throw failed("cairo") }
        defer { cairo_destroy(page) }
        // Text stays text of one size: without this the smallest step of a position would be a whole dot.
        cairo_set_antialias(page, CAIRO_ANTIALIAS_NONE)
        for leaf in leaves {
            cairo_tag_begin(page, Role.document.rawValue, nil)
            for mark in leaf.marks { draw(mark, on: page) }
            cairo_tag_end(page, Role.document.rawValue)
            cairo_show_page(page)
        }
        let status = cairo_status(page)
        cairo_surface_finish(surface)
        guard status == CAIRO_STATUS_SUCCESS, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw failed(String(cString: cairo_status_to_string(status)))
        }
        return try PDFLanguage.added(to: sink.bytes)
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }

    private static func failed(_ what: String) -> TypesettingFault { TypesettingFault("No PDF was written: \(what).") }

    private static func tell(_ surface: OpaquePointer?, _ information: Information) {
        let author = information.author
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, information.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, information.subject)
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_KEYWORDS, information.keywords.joined(separator: ", "))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Turnout")
        let midnight = "\(information.date)T00:00:00Z"
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, midnight)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, midnight)
    }

    private static func draw(_ mark: Leaf.Mark, on page: OpaquePointer) {
        switch mark {
        case .text(let block, let x, let y): block.draw(on: page, x: x, y: y)
        case .picture(let picture, let x, let y, let width): picture.draw(on: page, x: x, y: y, width: width)
        case .rule(let x, let y, let length, let thickness, let shade):
            cairo_set_source_rgb(page, shade, shade, shade)
            cairo_set_line_width(page, thickness)
            cairo_move_to(page, x, y)
            cairo_line_to(page, x + length, y)
            cairo_stroke(page)
        case .begin(let role): cairo_tag_begin(page, role.rawValue, nil)
        case .end(let role): cairo_tag_end(page, role.rawValue)
        }
    }
}
