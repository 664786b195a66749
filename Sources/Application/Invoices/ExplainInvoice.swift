public import Domain
import Invoicing

/// Tells for each line of an invoice why it was charged, as it was assessed.
public struct ExplainInvoice: Sendable {
    private let house: House

    /// Explains those of this house.
    public init(_ house: House) { self.house = house }

    /// The reasons of an invoice's lines, by the number of the line; none for a credit note.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `invalid`, or ``StoreFault``.
    public func callAsFunction(_ number: String, by principal: Principal) async throws -> [Int64: Explanation] {
        let parsed = try invoicing { try DocumentNumber(parsing: number) }
        return try await house.store.read(principal.scope) { view in
            guard let stored = try view.document(parsed) else {
                throw Refusal(.notFound, "There is no document \(parsed.text).", mend: "See `turnout invoices list`.")
            }
            guard stored.kind == .invoice else { return [:] }
            let lines = try view.charges(on: stored.id).map { ($0.line, ExplanationText.read($0.charge.explanation)) }
            return Dictionary(lines, uniquingKeysWith: { first, _ in first })
        }
    }
}
