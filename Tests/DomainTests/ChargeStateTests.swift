import Domain
import Money
import Testing

/// Every state of a charge against everything that can happen to it, with and without a response period.
@Suite struct ChargeStateTests {
    static let invoice = InvoiceID(5)
    static let due = LocalDate(dayNumber: 18_000)
    static let waiver = Waiver(reason: .bereavement, decidedBy: "command:a", secondedBy: nil, decidedOn: due)
    static let direct = ChargeProcess(hasResponsePeriod: false, today: due)
    static let answered = ChargeProcess(hasResponsePeriod: true, today: due)
    static let overdue = ChargeProcess(hasResponsePeriod: true, today: due.adding(days: 1))

    static let states: [ChargeState] = [
        .assessed, .relieved(.exemptAgency), .waived(waiver), .notified(until: due), .accepted,
        .disputed(.attended), .upheld, .invoiced(invoice), .partCredited(invoice), .credited(invoice), .paid(invoice),
        .writtenOff(invoice),
    ]
    static let events: [ChargeEvent] = [
        .relieved(.refilled), .waived(waiver), .notified(until: due), .accepted, .disputed(.other), .upheld,
        .invoiced(invoice), .partCredited, .credited, .paid, .writtenOff, .waiverProposed(.other), .waiverRefused,
        .creditDue(Pence(500)), .reminded, .unpaid(isPartCredited: false), .unpaid(isPartCredited: true),
    ]

    /// Where each step leads while the agency may still answer; what is missing must be refused.
    static let allowed: [ChargeState: [ChargeEvent: ChargeState]] = [
        .assessed: [
            .relieved(.refilled): .relieved(.refilled), .waived(waiver): .waived(waiver),
            .notified(until: due): .notified(until: due),
        ],
        .notified(until: due): [
            .relieved(.refilled): .relieved(.refilled),
            .waived(waiver): .waived(waiver), .accepted: .accepted, .disputed(.other): .disputed(.other),
            .reminded: .notified(until: due),
        ],
        .accepted: [
            .relieved(.refilled): .relieved(.refilled), .waived(waiver): .waived(waiver),
            .invoiced(invoice): .invoiced(invoice),
        ],
        .disputed(.attended): [
            .relieved(.refilled): .relieved(.refilled), .waived(waiver): .waived(waiver), .upheld: .upheld,
        ],
        .upheld: [
            .relieved(.refilled): .relieved(.refilled), .waived(waiver): .waived(waiver),
            .invoiced(invoice): .invoiced(invoice),
        ],
        .invoiced(invoice): [
            .creditDue(Pence(500)): .invoiced(invoice),
            .partCredited: .partCredited(invoice), .credited: .credited(invoice), .paid: .paid(invoice),
            .writtenOff: .writtenOff(invoice),
        ],
        .partCredited(invoice): [
            .creditDue(Pence(500)): .partCredited(invoice),
            .partCredited: .partCredited(invoice), .credited: .credited(invoice), .paid: .paid(invoice),
            .writtenOff: .writtenOff(invoice),
        ],
        .paid(invoice): [
            .creditDue(Pence(500)): .paid(invoice), .partCredited: .partCredited(invoice),
            .credited: .credited(invoice), .unpaid(isPartCredited: false): .invoiced(invoice),
            .unpaid(isPartCredited: true): .partCredited(invoice),
        ],
    ]

    @Test(arguments: states) func `a step leads where the rules say, and nothing else happens`(
        _ state: ChargeState
    ) throws {
        // A waiver that waits for a second person leaves every charge that may be waived where it is.
        let stays: [ChargeEvent: ChargeState] =
            Self.allowed[state]?[.waived(Self.waiver)] == nil
            ? [:] : [.waiverProposed(.other): state, .waiverRefused: state]
        for event in Self.events {
            if let next = Self.allowed[state]?[event] ?? stays[event] {
                let after = try state.after(event, Self.answered)
                #expect(after == next)
            } else {
                #expect(throws: Refusal.self, "\(state.code) \(event.word)") {
                    _ = try state.after(event, Self.answered)
                }
            }
        }
    }

    @Test func `a policy without a response period goes from assessed to invoiced directly`() throws {
        #expect(try ChargeState.assessed.after(.invoiced(Self.invoice), Self.direct) == .invoiced(Self.invoice))
        let refusal = #expect(throws: Refusal.self) {
            _ = try ChargeState.assessed.after(.invoiced(Self.invoice), Self.answered)
        }
        #expect(refusal?.kind == .notReady)
    }

    @Test func `until the end of the last day the agency may answer, and only after it is it invoiced`() throws {
        let notified = ChargeState.notified(until: Self.due)
        #expect(throws: Refusal.self) { try notified.mayBeInvoiced(Self.answered) }
        #expect(throws: Never.self) { try notified.mayBeInvoiced(Self.overdue) }
        #expect(try notified.after(.invoiced(Self.invoice), Self.overdue) == .invoiced(Self.invoice))
        for event in [ChargeEvent.accepted, .disputed(.notOurEmployee), .reminded] {
            let refusal = #expect(throws: Refusal.self) { _ = try notified.after(event, Self.overdue) }
            #expect(refusal?.kind == .tooLate)
        }
    }

    @Test func `a disputed charge waits for a decision whatever the date`() {
        let refusal = #expect(throws: Refusal.self) { try ChargeState.disputed(.sickness).mayBeInvoiced(Self.overdue) }
        #expect(refusal?.kind == .notReady)
    }

    @Test func `a charge stands on one invoice only`() {
        for state in Self.states where state.invoice != nil {
            let refusal = #expect(throws: Refusal.self) {
                _ = try state.after(.invoiced(InvoiceID(6)), Self.direct)
            }
            #expect(refusal?.kind == .wrongState)
        }
    }

    @Test func `a waiver of what is invoiced or costs nothing is told the way`() {
        let invoiced = #expect(throws: Refusal.self) {
            _ = try ChargeState.paid(Self.invoice).after(.waived(Self.waiver), Self.direct)
        }
        #expect(invoiced?.mend?.contains("turnout invoices credit") == true)
        let relieved = #expect(throws: Refusal.self) {
            _ = try ChargeState.relieved(.refilled).after(.waived(Self.waiver), Self.direct)
        }
        #expect(relieved?.mend == "It costs nothing already and needs no waiver.")
    }

    @Test func `every state and event has its own word, and invoices are known by the states on one`() {
        #expect(Set(Self.states.map(\.code)) == Set(ChargeState.Code.allCases))
        // Whether a part is credited makes one word of two.
        #expect(Set(Self.events.map(\.word)).count == Self.events.count - 1)
        #expect(
            Self.states.filter { $0.invoice == Self.invoice }.map(\.code) == [
                .invoiced, .partCredited, .credited, .paid, .writtenOff,
            ])
    }

    @Test func `the counters of charges follow from where each stands`() {
        let fifty = Pence.pounds(50)
        let counts = Self.states.map { ChargeCounts($0, amount: fifty) }.reduce(ChargeCounts(), +)
        // 12 charges of £50: one for an exempt agency, one waived, five on an invoice.
        #expect(counts[.assessed] == 12 && counts[.assessedPence] == 60_000)
        #expect(counts[.exempt] == 1 && counts[.relieved] == 0 && counts[.relievedPence] == 5_000)
        #expect(counts[.waived] == 1 && counts[.waivedPence] == 5_000)
        #expect(counts[.invoicedPence] == 25_000)
        #expect(counts.charged == 10 && counts.chargedPence == 50_000)
        #expect(ChargeCounts(.relieved(.refilled), amount: fifty)[.relieved] == 1)
        #expect(
            ChargeCounts(.partCredited(Self.invoice), amount: fifty, credited: Pence(1_250))[.invoicedPence] == 3_750)
        #expect((counts - counts).isZero && !counts.isZero)
        #expect(ChargeCounts(values: counts.values) == counts && ChargeCounts(values: [1]) == nil)
    }
}
