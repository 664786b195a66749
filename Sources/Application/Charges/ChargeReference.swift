import Domain

/// The reference of a charge as people write it: the booking's, and the number of a second charge behind a stroke.
struct ChargeReference: Hashable, Sendable {
    let booking: BookingReference
    let n: Int64

    /// Reads `E0003-12` or `E0003-12/2`.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    init(_ text: String) throws(Refusal) {
        guard let stroke = text.lastIndex(of: "/"), let n = Int64(text[text.index(after: stroke)...]) else {
            booking = try BookingReference(text)
            n = 1
            return
        }
        booking = try BookingReference(String(text[..<stroke]))
        self.n = n
    }
}
