import Domain
import Money
import Testing

/// What a corrected register means for what was charged: relief, credit or a further charge, and never an edit.
@Suite struct ReassessmentTests {
    typealias Standing = Reassessment.Standing
    typealias Due = Reassessment.Due

    static let invoice = InvoiceID(3)
    static let waiver = Waiver(
        reason: .other, decidedBy: "person:1", secondedBy: nil, decidedOn: LocalDate(dayNumber: 18_000))

    private func absent(
        _ state: ChargeState, _ amount: Int64 = 5_000, credited: Int64 = 0, corrected: Int64 = 0, excess: Int64 = 0
    ) -> Standing {
        Standing(
            occurrence: .nonAttendance, state: state, amount: Pence(amount), credited: Pence(credited),
            corrected: Pence(corrected), excess: Pence(excess))
    }

    private func due(_ amount: Int64, _ relief: ReliefReason? = nil) -> [Due] {
        [Due(occurrence: .nonAttendance, amount: Pence(amount), relief: relief)]
    }

    @Test func `what is due and charged gives no step`() {
        #expect(Reassessment.steps(from: [absent(.notified(until: Self.waiver.decidedOn))], to: due(5_000)).isEmpty)
        #expect(Reassessment.steps(from: [absent(.paid(Self.invoice))], to: due(5_000)).isEmpty)
        #expect(Reassessment.steps(from: [absent(.relieved(.refilled))], to: due(5_000, .refilled)).isEmpty)
        #expect(Reassessment.steps(from: [], to: []).isEmpty)
    }

    @Test func `what is not due any more is relieved before the invoice and credited after it`() {
        #expect(Reassessment.steps(from: [absent(.upheld)], to: []) == [.relieve(0, .corrected)])
        #expect(Reassessment.steps(from: [absent(.assessed)], to: due(5_000, .refilled)) == [.relieve(0, .refilled)])
        #expect(Reassessment.steps(from: [absent(.invoiced(Self.invoice))], to: []) == [.credit(0, Pence(5_000))])
        let part = absent(.partCredited(Self.invoice), credited: 1_000)
        #expect(Reassessment.steps(from: [part], to: []) == [.credit(0, Pence(4_000))])
    }

    @Test func `what is due now and was not is charged`() {
        #expect(Reassessment.steps(from: [], to: due(5_000)) == [.charge(.nonAttendance, Pence(5_000))])
        #expect(
            Reassessment.steps(from: [absent(.relieved(.refilled))], to: due(5_000))
                == [.charge(.nonAttendance, Pence(5_000))])
        #expect(
            Reassessment.steps(
                from: [absent(.credited(Self.invoice), credited: 5_000, corrected: 5_000)], to: due(5_000))
                == [.charge(.nonAttendance, Pence(5_000))])
    }

    @Test func `another occurrence takes the place of the one charged`() {
        let left = [Due(occurrence: .leftEarly, amount: Pence(2_000))]
        #expect(
            Reassessment.steps(from: [absent(.invoiced(Self.invoice))], to: left)
                == [.credit(0, Pence(5_000)), .charge(.leftEarly, Pence(2_000))])
    }

    @Test func `a higher amount is a supplementary charge and a lower one a partial credit`() {
        #expect(
            Reassessment.steps(from: [absent(.paid(Self.invoice))], to: due(9_000))
                == [.charge(.nonAttendance, Pence(4_000))])
        #expect(
            Reassessment.steps(from: [absent(.paid(Self.invoice))], to: due(2_000)) == [.credit(0, Pence(3_000))])
        // On no invoice yet, it is taken away whole and charged anew.
        #expect(
            Reassessment.steps(from: [absent(.accepted)], to: due(2_000))
                == [.relieve(0, .corrected), .charge(.nonAttendance, Pence(2_000))])
    }

    @Test func `a correction that is itself corrected is taken back before anything more is charged`() {
        let found = absent(.invoiced(Self.invoice), excess: 5_000)
        #expect(Reassessment.steps(from: [found], to: []).isEmpty)
        #expect(Reassessment.steps(from: [found], to: due(5_000)) == [.credit(0, .zero)])
        #expect(
            Reassessment.steps(from: [found], to: due(6_000))
                == [.credit(0, .zero), .charge(.nonAttendance, Pence(1_000))])
    }

    @Test func `what a person waived stays waived and what was written off stays so`() {
        #expect(Reassessment.steps(from: [absent(.waived(Self.waiver))], to: due(5_000)).isEmpty)
        #expect(Reassessment.steps(from: [absent(.waived(Self.waiver))], to: []).isEmpty)
        #expect(
            Reassessment.steps(from: [absent(.waived(Self.waiver))], to: due(9_000))
                == [.charge(.nonAttendance, Pence(4_000))])
        #expect(Reassessment.steps(from: [absent(.writtenOff(Self.invoice))], to: []).isEmpty)
        // A waiver after issue is a credit note, and holds as well.
        #expect(Reassessment.steps(from: [absent(.credited(Self.invoice), credited: 5_000)], to: due(5_000)).isEmpty)
        let part = absent(.partCredited(Self.invoice), credited: 2_000)
        #expect(Reassessment.steps(from: [part], to: []) == [.credit(0, Pence(3_000))])
    }

    @Test func `once the steps are taken the same evidence gives none and the sum is what is due`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let standing = (0..<Int.random(in: 0...4, using: &random)).map { _ in self.standing(&random) }
            let amount = Int64.random(in: 0...12_000, using: &random)
            let wanted = amount == 0 ? [] : due(amount, Bool.random(using: &random) ? nil : .refilled)
            let steps = Reassessment.steps(from: standing, to: wanted)
            let after = taken(steps, standing, wanted)
            #expect(Reassessment.steps(from: after, to: wanted).isEmpty, "\(standing) to \(wanted): \(steps)")
            let fixed = after.filter { if case .writtenOff = $0.state { true } else { false } }
            let target = max(0, (wanted.first?.relief == nil ? amount : 0) - waived(after))
            #expect(asked(after) == max(target, asked(fixed)), "\(standing) to \(wanted): \(steps)")
        }
    }

    private func standing(_ random: inout SystemRandomNumberGenerator) -> Standing {
        let amount = Int64.random(in: 1...9_000, using: &random)
        let credited = Int64.random(in: 0...amount, using: &random)
        switch Int.random(in: 0...6, using: &random) {
        case 0: return absent(.assessed, amount)
        case 1: return absent(.disputed(.attended), amount)
        case 2: return absent(.relieved(.refilled), amount)
        case 3: return absent(.waived(Self.waiver), amount)
        case 4: return absent(.writtenOff(Self.invoice), amount)
        case 5: return absent(.credited(Self.invoice), amount, credited: amount, corrected: credited)
        default:
            let excess = Int64.random(in: 0...(amount - credited), using: &random)
            return absent(.paid(Self.invoice), amount, credited: credited, corrected: credited / 2, excess: excess)
        }
    }

    /// The charges once the steps are taken.
    private func taken(_ steps: [Reassessment.Step], _ standing: [Standing], _ due: [Due]) -> [Standing] {
        var after = standing
        for step in steps {
            switch step {
            case .relieve(let index, let reason):
                after[index] = absent(.relieved(reason), standing[index].amount.amount)
            case .credit(let index, let excess):
                after[index] = absent(
                    standing[index].state, standing[index].amount.amount, credited: standing[index].credited.amount,
                    corrected: standing[index].corrected.amount, excess: excess.amount)
            case .charge(_, let amount):
                let relief = standing.isEmpty ? due.first?.relief : nil
                after.append(absent(relief.map { .relieved($0) } ?? .assessed, amount.amount))
            }
        }
        return after
    }

    private func waived(_ charges: [Standing]) -> Int64 {
        charges.reduce(0) { total, charge in
            if case .waived = charge.state { return total + charge.amount.amount }
            return total + (charge.credited - charge.corrected).amount
        }
    }

    private func asked(_ charges: [Standing]) -> Int64 {
        charges.reduce(0) { total, charge in
            switch charge.state {
            case .relieved, .waived: total
            case .assessed, .notified, .accepted, .disputed, .upheld: total + charge.amount.amount
            default: total + (charge.amount - charge.credited - charge.excess).amount
            }
        }
    }
}
