/// Where the pages of finance officers are.
extension Path {
    static let finance = Path("/finance")
    static let financeCharges = Path("/finance/charges")
    static let financeCharge = Path("/finance/charges/{charge}")
    static let financeDecision = Path("/finance/charges/{charge}/decision")
    static let financeCheckDecision = Path("/finance/charges/{charge}/decision/check")
    static let financeWaivers = Path("/finance/waivers")
    static let financeRun = Path("/finance/run")
    static let financeRunDone = Path("/finance/run/done")
    static let financeInvoices = Path("/finance/invoices")
    static let financeInvoice = Path("/finance/invoices/{number}")
    static let financeCredit = Path("/finance/invoices/{number}/credit")
    static let financeWriteOff = Path("/finance/invoices/{number}/write-off")
    static let financePayment = Path("/finance/payment")
    static let financeCheckPayment = Path("/finance/payment/check")
    static let financeStatement = Path("/finance/statement")
}
