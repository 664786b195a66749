import Reference

/// Chooses the steps of a simulated year from a seed: mostly what people do, sometimes what they should not.
struct Walk {
    private var random: SplitMix64
    private let lastMoment: Int
    /// Some years pass slowly, so that much happens before an event, and some fast, so that much happens after it.
    private let pace: Int

    init(seed: UInt64, lastMoment: Int) {
        random = SplitMix64(seed: seed)
        self.lastMoment = lastMoment
        pace = [1, 1, 2, 5][Int(seed % 4)]
    }

    /// A number from 0 up to, but not including, the limit.
    mutating func number(_ limit: Int) -> Int { limit < 2 ? 0 : Int(random.next() % UInt64(limit)) }

    private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

    /// The next step.
    mutating func next(_ model: Model) -> Step {
        let event = event(model)
        let person = number(model.people.count)
        let book = Step.book(event: event, person: person)
        switch number(1000) {
        case ..<270: return book
        case ..<390:
            return booking(model, ["confirmed", "waitlisted", "offered"]).map { .cancel(event: $0, booking: $1) }
                ?? book
        case ..<480: return booking(model, ["offered", "reconfirming"]).map { .accept(event: $0, booking: $1) } ?? book
        case ..<540:
            return booking(model, ["requested"]).map { .decide(event: $0, booking: $1, yes: chance(80)) } ?? book
        case ..<580: return substitute(model)
        case ..<620: return booking(model, ["confirmed"]).map { .move(event: $0, booking: $1, target: event) } ?? book
        case ..<640: return booking(model, ["offered"]).map { .revoke(event: $0, booking: $1) } ?? book
        case ..<740: return clock(model)
        case ..<770: return .sweep
        case ..<810: return .capacity(event: event, places: max(0, model.events[event].places - 2 + number(5)))
        case ..<820: return keep(event, model)
        case ..<840: return .walkIn(event: event, person: person)
        default: return later(event, model)
        }
    }

    /// Mostly an event that lies ahead.
    private mutating func event(_ model: Model) -> Int {
        let ahead = model.events.indices.filter { model.now < model.events[$0].start }
        return ahead.isEmpty || chance(20) ? number(model.events.count) : ahead[number(ahead.count)]
    }

    private mutating func later(_ event: Int, _ model: Model) -> Step {
        switch number(160) {
        case ..<75: return mark(event, model)
        case ..<78: return .callOff(event: event)
        case ..<83:
            let days = 1 + number(20)
            let answer = model.now + number(6_000) - 60
            return .postpone(event: event, days: days, answerBy: answer)
        case ..<93: return .status(event: event, word: ["closed", "reopened", "reopened"][number(3)])
        case ..<108: return .status(event: event, word: "delivered")
        case ..<118: return .assess
        case ..<126: return charged(model).map { .waive(event: $0, booking: $1) } ?? .assess
        case ..<132: return .bill
        case ..<144: return credit(model)
        default: return .pay(agency: number(model.agencies.count), amount: 1 + number(30_000))
        }
    }

    /// A booking in one of the states; now and then any booking whatever.
    private mutating func booking(_ model: Model, _ states: Set<String>) -> (Int, Int)? {
        let any = chance(15)
        var found: [(Int, Int)] = []
        for (e, event) in model.events.enumerated() {
            for (b, booking) in event.bookings.enumerated() where any || states.contains(booking.state) {
                found.append((e, b))
            }
        }
        return found.isEmpty ? nil : found[number(found.count)]
    }

    private mutating func charged(_ model: Model) -> (Int, Int)? {
        var found: [(Int, Int)] = []
        for (e, event) in model.events.enumerated() {
            for (b, booking) in event.bookings.enumerated() where !booking.charges.isEmpty || (b == 0 && e == 0) {
                found.append((e, b))
            }
        }
        return found.isEmpty ? nil : found[number(found.count)]
    }

    private mutating func substitute(_ model: Model) -> Step {
        guard let (event, booking) = booking(model, ["confirmed", "reconfirming"]) else { return clock(model) }
        let owner = model.events[event].bookings[booking].person
        let others = model.people.indices.filter { $0 != owner }
        let same = others.filter { model.people[$0].agency == model.people[owner].agency }
        let choice = chance(80) && !same.isEmpty ? same : others
        return .substitute(event: event, booking: booking, person: choice[number(choice.count)])
    }

    /// Small steps, days, and steps to just before, at and after the next moment that matters.
    private mutating func clock(_ model: Model) -> Step {
        var minutes: Int
        switch number(10) {
        case ..<4: minutes = 1 + number(180)
        case ..<8: minutes = 60 * (1 + number(24)) * pace
        default:
            var moments: [Int] = []
            for event in model.events {
                moments += [event.freeUntil, event.start, event.end]
                moments += event.bookings.filter { $0.state == "offered" || $0.state == "reconfirming" }.map(\.until)
                moments += event.keeps.compactMap(\.release)
            }
            let ahead = moments.map { $0 - model.now - 1 + number(3) }.filter { $0 > 0 }.sorted().prefix(2)
            minutes = ahead.isEmpty ? 1_440 : ahead[number(ahead.count)]
        }
        minutes = max(0, min(minutes, lastMoment - model.now))
        return .clock(minutes: minutes)
    }

    private mutating func keep(_ event: Int, _ model: Model) -> Step {
        var keep = ModelKeep(reserved: number(3))
        if chance(50) {
            keep.agency = number(model.agencies.count)
        } else {
            keep.sector = model.agencies[number(model.agencies.count)].sector
        }
        if chance(50) { keep.cap = number(4) }
        if chance(70) {
            let local = ModelCalendar.local(model.now) + number(20_000)
            keep.release = ModelCalendar.utc(local / 1_440 * 1_440 + 600)
        }
        return .keep(event: event, keep)
    }

    private mutating func mark(_ event: Int, _ model: Model) -> Step {
        let marks = [
            "attended", "attended", "did_not_attend", "did_not_attend", "left_early", "excused", "refused_late",
        ]
        // What is put right after the invoice is credited by a step of its own, which tests of its own prove.
        let all = model.events[event].bookings.indices.filter {
            !model.events[event].bookings[$0].charges.contains(where: \.isInvoiced)
        }
        let confirmed = all.filter { model.events[event].bookings[$0].state == "confirmed" }
        let choice = chance(90) ? confirmed : all
        guard !choice.isEmpty else { return .sweep }
        let session = chance(70) ? nil : number(model.events[event].sessions.count)
        return .mark(event: event, booking: choice[number(choice.count)], session: session, mark: marks[number(7)])
    }

    private mutating func credit(_ model: Model) -> Step {
        guard !model.invoices.isEmpty else { return .bill }
        let invoice = number(model.invoices.count)
        let line = number(model.invoices[invoice].left.count)
        let amount = chance(60) ? 1 + number(12_000) : nil
        return .credit(invoice: invoice, line: line, amount: amount)
    }
}
