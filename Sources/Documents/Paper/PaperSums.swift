import Invoicing
import Money
import Typesetting

/// What stands under the lines of a document: its sums, and why there is no VAT where there is none.
struct PaperSums {
    /// One sum.
    typealias Sum = (name: String, amount: String)

    private let rows: [(name: TextBlock, amount: TextBlock, isLast: Bool)]
    private let remarks: [TextBlock]
    private static let x = PaperDesk.second
    private static let amountX = x + 34 * PaperDesk.millimetre
    private static let gap = 3.0

    /// How high it is, with the space above it.
    let height: Double

    /// Takes sums, the last of which is the one that counts, and remarks that stand to their left.
    init(_ sums: [Sum], _ remarks: [String], _ desk: PaperDesk) throws(TypesettingFault) {
        let (frame, remarkWidth) = (PaperDesk.frame, Self.x - PaperDesk.frame.left - 8 * PaperDesk.millimetre)
        var rows: [(TextBlock, TextBlock, Bool)] = []
        for (index, sum) in sums.enumerated() {
            let isLast = index == sums.count - 1
            let letters = isLast ? Letters(11, leading: 16, weight: .bold) : PaperDesk.body
            let name = try desk.block(sum.name, letters, 44 * PaperDesk.millimetre)
            let amount = try desk.block(
                sum.amount, letters, frame.right - Self.amountX, .right)
            rows.append((name, amount, isLast))
        }
        var blocks: [TextBlock] = []
        for remark in remarks { blocks.append(try desk.block(remark, PaperDesk.body, remarkWidth)) }
        (self.rows, self.remarks) = (rows, blocks)
        let sumsHeight = rows.reduce(0) { $0 + max($1.0.height, $1.1.height) + 2 * Self.gap }
        height = max(sumsHeight, blocks.reduce(Self.gap) { $0 + $1.height }) + 8
    }

    /// The VAT of a document as sums, with what it comes to in words of its own.
    init(_ vat: VATBreakdown, total: String, _ desk: PaperDesk) throws(TypesettingFault) {
        var sums: [Sum] = [("Net", vat.net.text)]
        var remarks: [String] = []
        for subtotal in vat.subtotals {
            switch subtotal.treatment {
            case .standard(let rate):
                let base = vat.subtotals.count > 1 ? " on \(subtotal.net.text)" : ""
                sums.append(("VAT \(rate.text)\(base)", subtotal.vat.text))
            case .exempt(let reason):
                let base = vat.subtotals.count > 1 ? ", \(subtotal.net.text)" : ""
                remarks.append(Self.remark("Exempt from VAT", base, reason))
            case .outsideScope(let reason): remarks.append(Self.remark("Outside the scope of VAT", "", reason))
            }
        }
        if vat.subtotals.allSatisfy({ $0.treatment.rate == nil }) { sums.append(("VAT", "none")) }
        sums.append((total, vat.total.text))
        try self.init(sums, remarks, desk)
    }

    /// What kind of supply it is and why; a reason that says the kind itself is not told it twice.
    private static func remark(_ kind: String, _ base: String, _ reason: String) -> String {
        let own = reason.lowercased().hasPrefix("\(kind.lowercased()): ")
        return "\(kind)\(base): \(own ? String(reason.dropFirst(kind.count + 2)) : reason)"
    }

    func put(on flow: inout PageFlow) {
        flow.need(height)
        let frame = PaperDesk.frame
        var (left, right) = (flow.y + 8 + Self.gap, flow.y + 8)
        flow.onLeaf { leaf in
            for remark in remarks {
                leaf.put(remark, as: .paragraph, x: frame.left, y: left)
                left += remark.height
            }
            leaf.within(.list) { leaf in
                for row in rows {
                    if row.isLast, rows.count > 1 {
                        leaf.rule(x: Self.x, y: right, length: frame.right - Self.x, thickness: 0.8, shade: 0.25)
                    }
                    right += Self.gap
                    leaf.within(.item) { leaf in
                        leaf.put(row.name, as: .label, x: Self.x, y: right)
                        leaf.put(row.amount, as: .itemBody, x: Self.amountX, y: right)
                    }
                    right += max(row.name.height, row.amount.height) + Self.gap
                }
            }
        }
        flow.space(height)
    }
}
