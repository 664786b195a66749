import Application
import Domain
import Invoicing
import Money
import TestSupport

/// Plays the steps of a simulated year on a real house.
struct Player {
    let stage: TestStore
    let seed: UInt64
    let events: [EventID]

    private var house: House { stage.house }

    func event(_ e: Int) -> String { "S\(seed)-\(e)" }
    func agency(_ a: Int) -> String { "A\(seed)-\(a)" }
    private func booking(_ e: Int, _ b: Int) -> String { "\(event(e))-\(b + 1)" }
    private func email(_ p: Int) -> String { "p\(p)@s\(seed).example" }

    /// Takes the step; the answer in one line, as the model gives it.
    func take(_ step: Step, _ model: Model) async throws -> String {
        do {
            return try await answer(step, model)
        } catch let refusal as Refusal {
            return "no \(refusal.kind.rawValue)"
        }
    }

    private func answer(_ step: Step, _ model: Model) async throws -> String {
        switch step {
        case .clock:
            stage.clock.set(.at(model.now))
            return "now"
        case .book(let e, let p): return text(try await Book(house)(request(e, p, model), by: actor))
        case .walkIn(let e, let p): return text(try await WalkIn(house)(request(e, p, model), by: actor))
        case .decide(let e, let b, let yes):
            return text(try await Approve(house)(.init(booking: booking(e, b), isApproved: yes), by: actor))
        case .accept(let e, let b): return text(try await Accept(house)(booking(e, b), by: actor))
        case .cancel(let e, let b):
            let answer = try await Cancel(house)(.init(booking: booking(e, b)), by: actor)
            return "\(answer.state.rawValue) cost \(answer.cost.amount) promoted \(answer.promoted)"
        case .revoke(let e, let b):
            return "promoted \(try await RevokeOffer(house)(booking(e, b), why: "trial", by: actor).count)"
        case .substitute(let e, let b, let p):
            let request = Substitute.Request(
                booking: booking(e, b), email: email(p), name: "Person \(p)", jobRole: "")
            return text(try await Substitute(house)(request, by: actor))
        case .move(let e, let b, let target):
            let answer = try await Move(house)(booking(e, b), to: event(target), by: actor)
            return "\(text(answer.new)) \(answer.old.rawValue)"
        case .sweep:
            _ = try await SweepDue(house)()
            return "done"
        default: return try await organise(step, model)
        }
    }

    private func organise(_ step: Step, _ model: Model) async throws -> String {
        switch step {
        case .capacity(let e, let places):
            var request = ChangeEvent.Request(event(e))
            request.rest.places = Int64(places)
            _ = try await ChangeEvent(house)(request, by: actor)
            return "places \(places)"
        case .keep(let e, let keep):
            let group: AllocationGroup = keep.agency.map { .agency(agency($0)) } ?? .sector(keep.sector ?? "")
            let release = keep.release.flatMap { LocalDateTime.at(ModelCalendar.local($0)) }
            _ = try await AllocatePlaces(house)(
                .init(
                    reference: event(e), group: group, reserved: Int64(keep.reserved), cap: keep.cap.map(Int64.init),
                    release: release), by: actor)
            return "kept"
        case .mark(let e, let b, let session, let mark):
            guard let mark = Mark(word: mark, minutes: mark == "left_early" ? 30 : 0) else { return "?" }
            let request = Attend.Request(booking: booking(e, b), session: session.map { Int64($0) + 1 }, mark: mark)
            return try await Attend(house)(request, by: actor).rawValue
        case .callOff(let e):
            return "ended \(try await CancelEvent(house)(.init(event: events[e], reason: "trial"), by: actor))"
        case .postpone(let e, let days, let answerBy):
            let sessions = try model.events[e].sessions
                .map { try SessionTime.at(($0.lowerBound + days * 1440)..<($0.upperBound + days * 1440)) }
            let request = PostponeEvent.Request(event: events[e], sessions: sessions, answerBy: .at(answerBy))
            return "asked \(try await PostponeEvent(house)(request, by: actor))"
        case .status(let e, let word):
            guard let step = EventStep(rawValue: word) else { return "?" }
            _ = try await StepEvent(house)(event(e), step, by: actor)
            return word
        default: return try await money(step)
        }
    }

    private func money(_ step: Step) async throws -> String {
        switch step {
        case .assess:
            _ = try await AssessCharges(house)(through: house.today, by: actor)
            return "assessed"
        case .waive(let e, let b):
            _ = try await WaiveCharge(house)(.init(charge: booking(e, b), reason: .bereavement), by: actor)
            return "waived"
        case .pay(let a, let amount):
            let reference = "R\(seed)-\(stage.clock.now().microseconds)-\(amount)"
            let answer = try await RecordPayment(house)(
                .init(agency: agency(a), amount: Pence(Int64(amount)), receivedOn: house.today, reference: reference),
                by: actor)
            let paid = answer.allocated.map { "\($0.invoice) \($0.amount.amount)" }
            return (paid + ["unallocated \(answer.unallocated.amount)"]).joined(separator: ", ")
        default: return "?"
        }
    }

    /// Takes back a line of an invoice, or a part of it.
    func credit(_ number: String, line: Int, _ amount: Int?) async throws -> String {
        do {
            let answer = try await CreditInvoice(house)(
                .init(
                    number: number, line: line + 1, amount: amount.map { Pence(Int64($0)) },
                    reason: .administrativeError), by: actor)
            let figures = (answer.net.amount, answer.released.amount, answer.outstanding.amount)
            return "net \(figures.0) released \(figures.1) outstanding \(figures.2)"
        } catch let refusal as Refusal {
            return "no \(refusal.kind.rawValue)"
        }
    }

    /// Runs the invoices; those of this year's agencies, in the order of their numbers.
    func bill() async throws -> [RunInvoices.Answer.Issued] {
        let answer = try await RunInvoices(house)(.init(through: house.today), by: actor)
        return answer.invoices.filter { $0.agency.hasPrefix("A\(seed)-") }
    }

    /// The lines of an invoice in pence, in their order.
    func amounts(_ number: String) async throws -> [Int] {
        guard case .invoice(let invoice) = try await ShowInvoice(house)(number, by: actor).document else { return [] }
        return invoice.lines.map { Int($0.net.amount) }
    }

    private func request(_ e: Int, _ p: Int, _ model: Model) -> Book.Request {
        .init(
            event: event(e), email: email(p), name: "Person \(p)", agency: agency(model.people[p].agency), jobRole: "")
    }

    private func text(_ answer: Book.Answer) -> String {
        answer.state.rawValue + (answer.position.map { " \($0)" } ?? "")
    }
}
