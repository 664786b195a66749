/// One step of a simulated year; events, people and agencies are counted from 0, bookings in order of arrival from 0.
enum Step: Sendable {
    case clock(minutes: Int)
    case book(event: Int, person: Int)
    case decide(event: Int, booking: Int, yes: Bool)
    case cancel(event: Int, booking: Int)
    case accept(event: Int, booking: Int)
    case revoke(event: Int, booking: Int)
    case substitute(event: Int, booking: Int, person: Int)
    case move(event: Int, booking: Int, target: Int)
    case sweep
    case capacity(event: Int, places: Int)
    case keep(event: Int, ModelKeep)
    case walkIn(event: Int, person: Int)
    case mark(event: Int, booking: Int, session: Int?, mark: String)
    case callOff(event: Int)
    case postpone(event: Int, days: Int, answerBy: Int)
    case status(event: Int, word: String)
    case assess
    case waive(event: Int, booking: Int)
    case bill
    case credit(invoice: Int, line: Int, amount: Int?)
    case pay(agency: Int, amount: Int)

    /// The events whose picture may have changed; nil for all of them.
    var touched: [Int]? {
        switch self {
        case .clock, .assess, .waive, .bill, .credit, .pay: []
        case .sweep: nil
        case .move(let event, _, let target): [event, target]
        case .book(let event, _), .decide(let event, _, _), .cancel(let event, _), .accept(let event, _),
            .revoke(let event, _), .substitute(let event, _, _), .capacity(let event, _), .keep(let event, _),
            .walkIn(let event, _), .mark(let event, _, _, _), .callOff(let event), .postpone(let event, _, _),
            .status(let event, _):
            [event]
        }
    }
}

extension Model {
    /// Takes the step; the answer in one line. Billing is told apart because its numbers come from the house.
    mutating func take(_ step: Step) -> String {
        switch step {
        case .clock(let minutes):
            now += minutes
            return "now"
        case .book(let event, let person): return book(event, person)
        case .decide(let event, let booking, let yes): return decide(event, booking, yes)
        case .cancel(let event, let booking): return cancel(event, booking)
        case .accept(let event, let booking): return accept(event, booking)
        case .revoke(let event, let booking): return revoke(event, booking)
        case .substitute(let event, let booking, let person): return substitute(event, booking, person)
        case .move(let event, let booking, let target): return move(event, booking, to: target)
        case .sweep: return sweep()
        case .capacity(let event, let places): return capacity(event, places)
        case .keep(let event, let keep): return self.keep(event, keep)
        case .walkIn(let event, let person): return walkIn(event, person)
        case .mark(let event, let booking, let session, let mark):
            return self.mark(event, booking, session: session, mark)
        case .callOff(let event): return callOff(event)
        case .postpone(let event, let days, let answerBy): return postpone(event, days: days, answerBy: answerBy)
        case .status(let event, let word): return self.step(event, word)
        case .assess: return assess()
        case .waive(let event, let booking): return waive(event, booking)
        case .bill: return billable().joined(separator: "; ")
        case .credit(let invoice, let line, let amount): return credit(invoice, line: line, amount)
        case .pay(let agency, let amount): return pay(agency, amount)
        }
    }
}
