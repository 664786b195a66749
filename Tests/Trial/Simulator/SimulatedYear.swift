import Application
import Domain
import Reference
import Synchronization
import TestSupport

/// One seed: a few events with their people, played on the house and on the model side by side.
struct SimulatedYear {
    static let agencies = 4
    private static let sectors = ["school", "nhs", "school", "charity"]
    private static let span = 95 * 1_440

    /// How many steps were done, and how many refused by both.
    static let answers = Mutex((done: 0, refused: 0))

    let stage: TestStore
    let seed: UInt64
    let steps: Int
    let isTold: Bool

    /// Plays the year; the first difference, or nil.
    func play() async throws -> String? {
        var walk = Walk(seed: seed, lastMoment: base + Self.span)
        var (model, player) = try await opening(&walk)
        for number in 1...steps {
            let step = walk.next(model)
            if let difference = try await take(step, &model, player) {
                return "seed \(seed) step \(number) \(difference)"
            }
        }
        return try await ending(&model, player)
    }

    /// The years of one store follow each other, so that its documents are dated in the order of their numbers.
    private var base: Int { ModelCalendar.day(2015, 2, 2) * 1_440 + Int(seed % 30) * 100 * 1_440 + 540 }

    private func opening(_ walk: inout Walk) async throws -> (Model, Player) {
        stage.clock.set(.at(base))
        var agencies: [ModelAgency] = []
        for index in 0..<Self.agencies {
            let agency = ModelAgency(sector: Self.sectors[index], isExempt: index == 3)
            agencies.append(agency)
            try await stage.addAgency("A\(seed)-\(index)", sector: agency.sector, isExempt: agency.isExempt)
        }
        let people = (0..<14).map { ModelPerson(agency: $0 % Self.agencies) }
        for (index, person) in people.enumerated() {
            _ = try await AddPerson(stage.house)(
                .init(
                    email: "p\(index)@s\(seed).example", name: "Person \(index)", agency: "A\(seed)-\(person.agency)"),
                by: actor)
        }
        var model = Model(now: base, agencies: agencies, people: people)
        var events: [EventID] = []
        for index in 0..<3 {
            let event = ModelEvent.drawn(&walk, base: base, isApproved: index == 2)
            events.append(
                try await stage.addEvent(
                    "S\(seed)-\(index)", places: event.places, sessions: event.sessions,
                    needsApproval: event.needsApproval, offerHours: event.offerMinutes / 60, priority: event.first))
            model.events.append(event)
        }
        return (model, Player(stage: stage, seed: seed, events: events))
    }

    /// Takes a step on both sides and says how they differ.
    private func take(_ step: Step, _ model: inout Model, _ player: Player) async throws -> String? {
        let real: String
        let expected: String
        switch step {
        case .bill:
            // Charges are worked out before each run, as finance does it, so that what was put right comes out right.
            _ = try await player.take(.assess, model)
            _ = model.take(.assess)
            expected = model.billable().joined(separator: "; ")
            real = try await bill(&model, player)
        case .credit(let invoice, let line, let amount):
            real = try await player.credit(model.invoices[invoice].number, line: line, amount)
            expected = model.take(step)
        default:
            if case .clock = step { _ = model.take(step) }
            real = try await player.take(step, model)
            if case .clock = step { expected = real } else { expected = model.take(step) }
        }
        if isTold { print("\(step) → \(real)") }
        Self.answers.withLock { answers in
            if real.hasPrefix("no ") { answers.refused += 1 } else { answers.done += 1 }
        }
        guard Self.agree(expected, real) else { return "\(step): expected “\(expected)”, answered “\(real)”" }
        return try await compare(step.touched, model, player).map { "\(step): \($0)" }
    }

    /// A bare `no` of the model stands for a refusal whose reason depends on which of several rules is asked first.
    private static func agree(_ expected: String, _ real: String) -> Bool {
        expected == real || (expected == "no" && real.hasPrefix("no "))
    }

    private func compare(_ touched: [Int]?, _ model: Model, _ player: Player) async throws -> String? {
        let chosen = touched ?? Array(model.events.indices)
        for (e, real) in zip(chosen, try await player.pictures(chosen)) where real != model.picture(e) {
            return "event \(e) is “\(real)”, expected “\(model.picture(e))”"
        }
        return nil
    }

    private func bill(_ model: inout Model, _ player: Player) async throws -> String {
        let issued = try await player.bill()
        var taken: [(number: String, agency: Int, lines: [Int])] = []
        var words: [String] = []
        for invoice in issued {
            let agency = Int(invoice.agency.split(separator: "-").last ?? "") ?? -1
            let amounts = try await player.amounts(invoice.number ?? "")
            words.append("agency \(agency) \(amounts.sorted())")
            taken.append((invoice.number ?? "", agency, amounts))
        }
        model.bill(taken)
        return words.sorted().joined(separator: "; ")
    }

    /// Lets everything come to its end, bills it, and compares every penny.
    private func ending(_ model: inout Model, _ player: Player) async throws -> String? {
        var last: [Step] = [.clock(minutes: max(0, base + Self.span + 2_880 - model.now)), .sweep]
        last += model.events.indices.map { .status(event: $0, word: "delivered") }
        for (e, event) in model.events.enumerated() {
            let confirmed = event.bookings.indices.filter {
                event.bookings[$0].state == "confirmed" && !event.bookings[$0].charges.contains(where: \.isInvoiced)
            }
            last += confirmed.map { .mark(event: e, booking: $0, session: nil, mark: "did_not_attend") }
        }
        last += [.assess, .bill, .pay(agency: 0, amount: 7_500), .sweep]
        for step in last {
            if let difference = try await take(step, &model, player) { return "seed \(seed) at the end \(difference)" }
        }
        let (charges, invoices) = (try await player.charges(), try await player.invoices())
        if charges != model.charges() { return "seed \(seed) charges \(charges), expected \(model.charges())" }
        if invoices.lines != model.outstanding() {
            return "seed \(seed) invoices \(invoices.lines), expected \(model.outstanding())"
        }
        return invoices.ledger == 0 ? nil : "seed \(seed) the ledger comes to \(invoices.ledger), expected 0"
    }
}

extension ModelEvent {
    /// An event drawn by lot: some days ahead, half a day, a day or two dates, few places.
    static func drawn(_ walk: inout Walk, base: Int, isApproved: Bool) -> ModelEvent {
        let day = base / 1_440 + 8 + walk.number(22)
        let lengths = [[180], [390], [390, 390], [120, 120], [120, 180]][walk.number(5)]
        let sessions = lengths.enumerated().map { index, length in
            let start = (day + index * 7) * 1_440 + 9 * 60 + 30
            return start..<(start + length)
        }
        let first = [[], [], ["nhs"], ["charity", "school"]][walk.number(4)]
        return ModelEvent(
            sessions: sessions, places: 1 + walk.number(3), needsApproval: isApproved,
            offerMinutes: 60 * (1 + walk.number(72)), first: first)
    }
}
