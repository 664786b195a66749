import Markup

/// Where a page is: the pattern that the router matches and that links are made from, so that neither can be wrong
/// about the other.
struct Path: Hashable, Sendable {
    /// The pattern with its parameters in braces, such as `/events/{reference}`.
    let pattern: String

    init(_ pattern: String) { self.pattern = pattern }

    /// The link with each parameter replaced, in order. A value that is missing leaves its segment empty, which no
    /// route matches.
    func callAsFunction(_ values: String...) -> Link {
        var left = values[...]
        let segments = pattern.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            segment.hasPrefix("{") ? Link.encode(left.popFirst() ?? "") : String(segment)
        }
        return Link(path: segments.joined(separator: "/"))
    }
}

/// An address within the service, with every value percent-encoded (RFC 3986).
struct Link: Hashable, Sendable {
    private(set) var text: String

    fileprivate init(path: String) { text = path }

    /// A path of the service that was sent by a browser, to which it is to return; nil for what leads elsewhere.
    ///
    /// Only a path of our own is taken: one slash and then a letter, a digit or nothing, and no backslash or control,
    /// because browsers read `//host` and `/\host` as other sites.
    init?(returningTo text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 500, bytes.first == UInt8(ascii: "/"),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        if bytes.count > 1 {
            switch bytes[1] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?"): break
            default: return nil
            }
        }
        self.text = text
    }

    /// The same with a parameter of the query.
    func with(_ name: String, _ value: String) -> Link {
        var link = self
        link.text += (text.contains("?") ? "&" : "?") + Link.encode(name) + "=" + Link.encode(value)
        return link
    }

    /// The same with a fragment.
    func at(_ fragment: String) -> Link {
        var link = self
        link.text += "#" + Link.encode(fragment)
        return link
    }

    /// Percent-encodes everything but the unreserved characters (RFC 3986 section 2.3).
    static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}

extension HTML.Interpolation {
    /// A link as the value of an attribute.
    mutating func appendInterpolation(_ link: Link) { appendInterpolation(link.text) }
}
