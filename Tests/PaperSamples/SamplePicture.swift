import CPango
import Typesetting

/// Pictures of one colour, as PNG files.
public enum SamplePicture {
    /// So many dots wide and high, in a colour such as `0xC02020`.
    ///
    /// - Throws: ``TypesettingFault`` where it cannot be written.
    public static func png(_ width: Int32, _ height: Int32, _ colour: UInt32) throws -> [UInt8] {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
        defer { cairo_surface_destroy(surface) }
        let page = cairo_create(surface)
        let part = { (shift: UInt32) in Double(colour >> shift & 0xFF) / 255 }
        cairo_set_source_rgb(page, part(16), part(8), part(0))
        cairo_paint(page)
        cairo_destroy(page)
        let sink = Sink()
        let status = cairo_surface_write_to_png_stream(
            surface,
            { context, bytes, count in
                guard let context, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque())
        guard status == CAIRO_STATUS_SUCCESS else { throw Unwritten() }
        return sink.bytes
    }

    private struct Unwritten: Error {}

    private final class Sink {
        var bytes: [UInt8] = []
    }
}
