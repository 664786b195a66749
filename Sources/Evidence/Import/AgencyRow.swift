/// One row of `agencies.csv`.
public struct AgencyRow: Hashable, Sendable {
    /// The physical line in the file.
    public let line: Int
    /// What other files call it.
    public let code: String
    /// Its name.
    public let name: String
    /// Its sector, a word such as `early_years`.
    public let sector: String
    /// The lines of the address that invoices go to; may be none.
    public let billingAddress: [String]
    /// The e-mail address that invoices go to.
    public let billingEmail: String?
    /// The purchase order number that its invoices must quote.
    public let purchaseOrder: String?
    /// Whether its charges are assessed and then relieved.
    public let isChargeExempt: Bool

    init?(_ table: inout Table) {
        let code = table.codeText(0)
        let name = table.text(1)
        let sector = table.word(2)
        billingAddress = table.list(3)
        billingEmail = table.bytes(4).isEmpty ? nil : table.email(4).map { String(decoding: $0, as: UTF8.self) }
        purchaseOrder = table.optionalText(5)
        guard let exempt = table.yesNo(6), let code, let name, let sector else { return nil }
        line = table.line
        self.code = code
        self.name = name
        self.sector = sector
        isChargeExempt = exempt
    }
}
