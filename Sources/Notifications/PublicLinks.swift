public import Domain

/// The addresses of pages that messages lead to: made of the public address that the service was configured with, and
/// never of what a request says about itself.
public struct PublicLinks: Hashable, Sendable {
    /// The public address without a stroke at its end.
    public let base: String
    /// Its host.
    public let host: String

    /// Checks a public address: `https://…`, or `http://` to this machine itself.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public init(_ text: String) throws(Refusal) {
        let address = try WebhookAddress(text)
        guard !address.text.contains("?") else {
            throw Refusal(.invalid, "The public address has a query.", mend: "Write it without “?” and what follows.")
        }
        var base = address.text
        while base.hasSuffix("/") { base.removeLast() }
        self.base = base
        host = address.host
    }

    /// The page of a booking.
    public func booking(_ reference: String) -> String { "\(base)/bookings/\(reference)" }

    /// The page of an event.
    public func event(_ reference: String) -> String { "\(base)/events/\(reference)" }

    /// The page of a charge, for whoever answers it for its agency.
    public func charge(_ reference: String) -> String { "\(base)/agency/charges/\(PublicLinks.escaped(reference))" }

    /// The page of an invoice, for its agency.
    public func invoice(_ number: String) -> String { "\(base)/agency/invoices/\(PublicLinks.escaped(number))" }

    /// The page on which somebody says that they want no more messages of a kind; programs of mail say it there too.
    public func unsubscribe(_ code: String) -> String { "\(base)/unsubscribe/\(PublicLinks.escaped(code))" }

    /// The page behind the link that signs in.
    public func signIn(token: String) -> String { "\(base)/sign-in/link?token=\(PublicLinks.escaped(token))" }

    /// Everything but letters, digits, `-`, `.`, `_` and `~` as RFC 3986 section 2.1 writes it.
    private static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 0x0F)])"
            }
        }
    }
}
