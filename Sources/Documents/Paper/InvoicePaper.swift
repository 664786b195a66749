import Invoicing
import Money
import Typesetting

extension PaperDesk {
    /// The pages of an invoice.
    func leaves(_ invoice: Invoice) throws(TypesettingFault) -> [Leaf] {
        let title = "Invoice \(invoice.number.text)"
        var facts: [Fact] = [
            ("Invoice number", invoice.number.text), ("Issue date", invoice.issueDate.spoken),
            ("Tax point", invoice.taxPoint.spoken), ("Due date", invoice.dueDate.spoken),
        ]
        if let order = invoice.buyer.purchaseOrder { facts.append(("Your order", order)) }
        facts.append(("Your account", invoice.buyer.agencyCode))
        var flow = try begin(
            invoice.seller, invoice.buyer, facts, title: title,
            lead: "\(invoice.total.text) to pay by \(invoice.dueDate.spoken)")
        let sums = try PaperSums(invoice.vat, total: "Total to pay", self)
        flow.put(try table(invoice.lines, invoice.vat), keeping: sums.height)
        sums.put(on: &flow)
        try advise(
            [
                ("How to pay", invoice.seller.howToPay + ["Reference: \(invoice.number.text)"]),
                ("How to dispute a charge", invoice.seller.howToDispute),
            ], on: &flow)
        return try ended(flow, title, invoice.seller)
    }

    /// The pages of a credit note.
    func leaves(_ note: CreditNote) throws(TypesettingFault) -> [Leaf] {
        let title = "Credit note \(note.number.text)"
        var facts: [Fact] = [
            ("Number", note.number.text), ("Issue date", note.issueDate.spoken),
            ("Tax point", note.issueDate.spoken),
            ("Corrects invoice", "\(note.invoice.text) of \(note.invoiceIssueDate.short)"),
        ]
        if let order = note.buyer.purchaseOrder { facts.append(("Your order", order)) }
        facts.append(("Your account", note.buyer.agencyCode))
        var flow = try begin(
            note.seller, note.buyer, facts, title: title,
            lead: "\(note.total.text) credited to invoice \(note.invoice.text)")
        let sums = try PaperSums(note.vat, total: "Total credited", self)
        flow.put(try table(note.lines, note.vat), keeping: sums.height)
        sums.put(on: &flow)
        try advise(
            [
                (
                    "What this note does",
                    [
                        "It lowers what is to pay on invoice \(note.invoice.text). What of it was paid already pays"
                            + " other invoices, or is paid back on request."
                    ]
                ),
                ("How to dispute it", note.seller.howToDispute),
            ], on: &flow)
        return try ended(flow, title, note.seller)
    }

    /// Two instructions, beside each other where there is room and else under one another.
    func advise(_ parts: [(title: String, lines: [String])], on flow: inout PageFlow) throws(TypesettingFault) {
        flow.space(9 * Self.millimetre)
        let gutter = 8 * Self.millimetre
        let places = [
            (x: Self.frame.left, width: Self.second - gutter - Self.frame.left),
            (x: Self.second, width: Self.frame.right - Self.second),
        ]
        var columns: [(x: Double, blocks: [TextBlock])] = []
        for (part, place) in zip(parts, places) {
            var blocks = [try block(part.title, Self.subtitle, place.width)]
            for line in part.lines { blocks.append(try block(line, Self.body, place.width)) }
            columns.append((place.x, blocks))
        }
        let highest = columns.map { $0.blocks.reduce(0) { $0 + $1.height } }.max() ?? 0
        guard highest <= 100 * Self.millimetre else { return try adviseAtLength(parts, on: &flow) }
        flow.need(highest)
        let top = flow.y
        flow.onLeaf { leaf in
            for column in columns {
                var y = top
                leaf.within(.section) { leaf in
                    for (n, block) in column.blocks.enumerated() {
                        leaf.put(block, as: n == 0 ? .subheading : .paragraph, x: column.x, y: y)
                        y += block.height
                    }
                }
            }
        }
        flow.space(highest)
    }

    private func adviseAtLength(
        _ parts: [(title: String, lines: [String])], on flow: inout PageFlow
    ) throws(TypesettingFault) {
        for part in parts {
            let title = try block(part.title, Self.subtitle, Self.frame.width)
            // A heading never stands alone at the foot of a page.
            flow.need(title.height + 3 * Self.body.leading)
            flow.put(title, as: .subheading)
            for line in part.lines { flow.put(try block(line, Self.body, Self.frame.width)) }
            flow.space(4 * Self.millimetre)
        }
    }
}
