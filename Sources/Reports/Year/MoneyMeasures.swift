import Domain
import Money

// Charges for not attending: how many, what they come to, and what became of them. Amounts are without VAT.

extension YearMeasures {
    var money: [Measure] { standing + settlement }

    /// What is kept with each event, and so can be cut.
    var standing: [Measure] { chargeCounts + relief + amounts + invoiced }

    private var chargeCounts: [Measure] {
        [
            count(
                .money, charges[.assessed],
                Definition(
                    "assessed", "Assessed",
                    "Late cancellations and non-attendances the policy charges, those of exempt agencies included; "
                        + "bookings passed to a colleague and those of cancelled events give rise to none.",
                    formula: "exempt + relieved + waived + charged", numerator: "charges")),
            count(
                .money, charges[.exempt],
                Definition(
                    "exempt", "Exempt", "Charges relieved because the agency is exempt.", formula: "count",
                    numerator: "charges")),
            count(
                .money, charges[.waived],
                Definition(
                    "waived", "Waived", "Charges that a person waived with a coded reason, before any invoice.",
                    formula: "count", numerator: "charges")),
            count(
                .money, charges.charged,
                Definition(
                    "charged", "Charged", "Charges that stand: neither relieved nor waived.",
                    formula: "assessed - exempt - relieved - waived", numerator: "charges")),
        ]
    }

    private var relief: [Measure] {
        guard charges[.relieved] > 0 else { return [] }
        return [
            count(
                .money, charges[.relieved],
                Definition(
                    "relieved", "Relieved", "Charges that the policy takes away by itself, exempt agencies apart.",
                    formula: "count", numerator: "charges"))
        ]
    }

    private var amounts: [Measure] {
        [
            amount(
                charges[.assessedPence], "cost_of_non_attendance", "Cost of non-attendance",
                "What the places booked and left empty cost at the policy's amounts, before any relief.",
                "sum of assessed amounts"),
            amount(
                charges[.relievedPence], "relieved_amount", "of which relieved",
                "What the policy took away by itself, exempt agencies included.", "sum of relieved amounts"),
            amount(
                charges[.waivedPence], "waived_amount", "of which waived", "What people waived before any invoice.",
                "sum of waived amounts"),
            amount(
                charges.chargedPence, "charged_amount", "of which charged", "What stands against agencies.",
                "cost of non-attendance - relieved - waived"),
        ]
    }

    private var invoiced: [Measure] {
        [
            amount(
                charges[.invoicedPence], "invoiced_amount", "Invoiced",
                "What stands on invoices for events of the year, less what credit notes took back.",
                "sum of invoiced amounts - credits")
        ]
    }

    private var settlement: [Measure] {
        [
            amount(
                data.settled.paid.amount, "paid_amount", "Paid",
                "Charges on invoices that were paid in full, less credits; part payments are not in it.",
                "sum of paid amounts - credits"),
            amount(
                data.settled.writtenOff.amount, "written_off_amount", "Written off",
                "Charges given up as bad debts, less credits.", "sum of written-off amounts - credits"),
        ]
    }

    private func amount(
        _ pence: Int64, _ key: String, _ name: String, _ sentence: String, _ formula: String
    ) -> Measure {
        money(pence, Definition(key, name, sentence, formula: formula, numerator: "pence, GBP, without VAT"))
    }
}
