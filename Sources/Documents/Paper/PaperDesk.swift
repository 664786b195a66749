import Invoicing
import Typesetting

/// What a page of paper is measured by, and the letters it is set in.
struct PaperDesk {
    /// A fact at the head of a document.
    typealias Fact = (name: String, value: String)

    let typesetter: Typesetter
    private let logo: Picture?

    init(_ typesetter: Typesetter, logo: Picture?) { (self.typesetter, self.logo) = (typesetter, logo) }

    static let millimetre = A4.millimetre
    static let frame = PageFlow.Frame(
        left: 20 * millimetre, right: 190 * millimetre, top: 26 * millimetre, bottom: 271 * millimetre)
    /// Where the window of a DL envelope shows the address of a sheet folded in three (BS 4264), and the lowest line of
    /// it that stays in sight when the sheet slides.
    static let window = (y: 53 * millimetre, width: 84 * millimetre)
    /// Where what stands to the right begins: the facts beside the address, the sums, the second instruction.
    static let second = 118 * millimetre
    /// The room of a logo, above the address of the buyer, and what lies between it and the name beside it.
    private static let logoRoom = (width: 50 * millimetre, height: 22 * millimetre, gutter: 8 * millimetre)
    private static let facts = (x: second, value: 145 * millimetre)
    /// The highest that the heading stands.
    private static let heading = 96 * millimetre

    static let body = Letters(9, leading: 13)
    static let strong = Letters(9, leading: 13, weight: .bold)
    static let quiet = Letters(8, leading: 11.5, shade: 0.35)
    static let label = Letters(8, leading: 13, shade: 0.35)
    static let columnHead = Letters(8, leading: 11.5, weight: .bold, shade: 0.2)
    static let small = Letters(7.5, leading: 10, shade: 0.4)
    static let name = Letters(12.5, leading: 17, weight: .bold)
    static let title = Letters(20, leading: 26, weight: .bold)
    static let lead = Letters(11, leading: 16)
    static let subtitle = Letters(9.5, leading: 14, weight: .bold)

    func block(
        _ text: String, _ letters: Letters = Self.body, _ room: Double, _ side: Side = .left
    ) throws(TypesettingFault) -> TextBlock {
        try TextBlock(text, letters, room: room, side: side, typesetter)
    }

    /// A first page down to its heading: who sends it, to whom, what is to be known of it, what it is.
    func begin(
        _ seller: SellerSnapshot, _ buyer: BuyerSnapshot, _ facts: [Fact], title: String, lead: String
    ) throws(TypesettingFault) -> PageFlow {
        let frame = Self.frame
        var flow = PageFlow(frame, from: 15 * Self.millimetre)
        let (head, top) = (headWidth, flow.y)
        flow.put(try block(seller.name, Self.name, head))
        flow.put(try block(seller.address.joined(separator: "  ·  "), Self.quiet, head))
        if let vatNumber = seller.vatNumber {
            flow.put(try block("VAT registration number \(vatNumber)", Self.quiet, head))
        }
        // After the first text: the library loses count of what is tagged where a picture comes before any.
        if let logo {
            let width = Self.width(of: logo)
            flow.onLeaf { $0.put(logo, x: frame.right - width, y: top, width: width) }
        }
        flow.space(6 * Self.millimetre)
        flow.reach(Self.window.y)
        let window = flow.y
        try put(facts, on: &flow)
        let lowest = flow.y
        var address = window
        for (index, line) in ([buyer.name] + buyer.address).enumerated() {
            let block = try block(line, index == 0 ? Self.strong : Self.body, Self.window.width)
            let y = address
            flow.onLeaf { $0.put(block, as: .paragraph, x: frame.left, y: y) }
            address += block.height
        }
        flow.reach(max(lowest, address) + 10 * Self.millimetre)
        flow.reach(Self.heading)
        flow.put(try block(title, Self.title, frame.width), as: .heading)
        flow.space(2)
        flow.put(try block(lead, Self.lead, frame.width))
        flow.space(7 * Self.millimetre)
        return flow
    }

    /// How wide what stands beside the logo may be.
    private var headWidth: Double {
        Self.frame.width - (logo.map { Self.width(of: $0) + Self.logoRoom.gutter } ?? 0)
    }

    private static func width(of logo: Picture) -> Double {
        min(logoRoom.width, logoRoom.height * Double(logo.width) / Double(logo.height))
    }

    private func put(_ facts: [Fact], on flow: inout PageFlow) throws(TypesettingFault) {
        var items: [(name: TextBlock, value: TextBlock, y: Double)] = []
        for fact in facts {
            let name = try block(fact.name, Self.label, Self.facts.value - Self.facts.x)
            let value = try block(fact.value, Self.body, Self.frame.right - Self.facts.value)
            items.append((name, value, flow.y))
            flow.space(max(name.height, value.height))
        }
        flow.onLeaf { leaf in
            leaf.within(.list) { leaf in
                for item in items {
                    leaf.within(.item) { leaf in
                        leaf.put(item.name, as: .label, x: Self.facts.x, y: item.y)
                        leaf.put(item.value, as: .itemBody, x: Self.facts.value, y: item.y)
                    }
                }
            }
        }
    }

    /// The pages with what stands at the foot of each, and at the head of each but the first.
    func ended(
        _ flow: PageFlow, _ name: String, _ seller: SellerSnapshot
    ) throws(TypesettingFault) -> [Leaf] {
        let (frame, count) = (Self.frame, flow.leaves.count)
        var leaves = flow.leaves
        for index in leaves.indices {
            if index > 0 {
                let continued = try block("\(name), continued", Self.quiet, frame.width)
                leaves[index].put(continued, x: frame.left, y: 15 * Self.millimetre)
            }
            let foot = 277 * Self.millimetre
            let from = try block("\(seller.name)  ·  \(name)", Self.small, frame.width - 40 * Self.millimetre)
            let page = try block("Page \(index + 1) of \(count)", Self.small, 36 * Self.millimetre, .right)
            leaves[index].rule(x: frame.left, y: foot, length: frame.width, thickness: 0.4, shade: 0.8)
            leaves[index].put(from, as: .paragraph, x: frame.left, y: foot + 5)
            leaves[index].put(page, as: .paragraph, x: frame.right - 36 * Self.millimetre, y: foot + 5)
        }
        return leaves
    }
}
