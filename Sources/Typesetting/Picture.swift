import CPango

/// A picture that is printed, as the bytes of a PNG file (ISO/IEC 15948).
public struct Picture: Hashable, Sendable {
    /// The file.
    public let bytes: [UInt8]
    /// How many dots it is wide, 1 to 4,000.
    public let width: Int
    /// How many dots it is high, 1 to 4,000.
    public let height: Int

    /// Most bytes of the file.
    public static let mostBytes = 200_000
    /// Most dots on a side, so that a small file does not become a large picture.
    public static let mostDots = 4_000

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Takes the file, once it can be read as a picture.
    ///
    /// - Throws: ``TypesettingFault`` for a file that is too large, no PNG, too many dots, or damaged.
    public init(png bytes: [UInt8]) throws(TypesettingFault) {
        guard bytes.count <= Self.mostBytes else {
            throw TypesettingFault("The picture has \(bytes.count) bytes, and at most \(Self.mostBytes) are allowed.")
        }
        guard bytes.count > 24, bytes.starts(with: Self.signature), bytes[12..<16].elementsEqual("IHDR".utf8) else {
            throw TypesettingFault("The file is no PNG picture.")
        }
        func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
        let (width, height) = (number(16), number(20))
        guard (1...Self.mostDots).contains(width), (1...Self.mostDots).contains(height) else {
            throw TypesettingFault(
                "The picture has \(width) by \(height) dots, and at most \(Self.mostDots) are allowed on a side.")
        }
        (self.bytes, self.width, self.height) = (bytes, width, height)
        let surface = surface()
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw TypesettingFault("The picture is damaged.")
        }
    }

    /// The picture as it is drawn; whoever asks destroys it.
    private func surface() -> OpaquePointer? {
        let source = Source(bytes)
        defer { withExtendedLifetime(source) {} }
        return cairo_image_surface_create_from_png_stream(
            { context, wanted, count in
                guard let context, let wanted else { return CAIRO_STATUS_READ_ERROR }
                let source = Unmanaged<Source>.fromOpaque(context).takeUnretainedValue()
                return source.read(into: wanted, Int(count)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
            }, Unmanaged.passUnretained(source).toOpaque())
    }

    /// Draws it with its top left corner at a place, as wide as told.
    func draw(on page: OpaquePointer, x: Double, y: Double, width drawn: Double) {
        let surface = surface()
        defer { cairo_surface_destroy(surface) }
        let scale = drawn / Double(width)
        cairo_save(page)
        cairo_translate(page, x, y)
        cairo_scale(page, scale, scale)
        cairo_set_source_surface(page, surface, 0, 0)
        cairo_paint(page)
        cairo_restore(page)
    }

    private final class Source {
        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) { rest = bytes[...] }

        func read(into wanted: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
            guard rest.count >= count else { return false }
            for (n, byte) in rest.prefix(count).enumerated() { wanted[n] = byte }
            rest = rest.dropFirst(count)
            return true
        }
    }
}
