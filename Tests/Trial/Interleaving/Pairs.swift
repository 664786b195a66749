import Application
import Domain
import Foundation

/// Two things done at the same time, and what must be there first.
struct Pair: Sendable {
    typealias Deed = @Sendable (House, Ground) async throws -> String

    let name: String
    /// Whether both write in transactions that lock no event, so that only the outcome is compared.
    let prepare: @Sendable (Ground) async throws -> Void
    let deeds: [Deed]
}

/// The piece of a store on which one pair meets once: its events and people are nobody else's.
struct Ground: Sendable {
    let house: House
    let number: Int
    /// Sets the clock to minutes since 1970.
    let setClock: @Sendable (Int) -> Void
    /// Adds an event of that letter with so many places.
    let addEvent: @Sendable (String, Int) async throws -> Void

    /// Tuesday 14 May 2019, 09:30 on London's clock.
    static let start = ModelCalendar.day(2019, 5, 14) * 1_440 + 570
    /// Well before the notice period, and within it.
    static let early = ModelCalendar.utc(start - 30 * 1_440)
    static let late = ModelCalendar.utc(start - 2 * 1_440)

    func event(_ letter: String) -> String { "G\(number)-\(letter)" }

    func book(_ letter: String, _ person: Int, in house: House? = nil) async throws -> String {
        let answer = try await Book(house ?? self.house)(
            .init(
                event: event(letter), email: email(person), name: "Person \(person)", agency: "P\(number)",
                jobRole: ""),
            by: actor)
        return "\(answer.state.rawValue) \(answer.position ?? 0)"
    }

    func email(_ person: Int) -> String { "p\(person)@g\(number).example" }

    func cancel(_ letter: String, _ ordinal: Int, in house: House) async throws -> String {
        let answer = try await Cancel(house)(.init(booking: "\(event(letter))-\(ordinal)"), by: actor)
        return "\(answer.state.rawValue) \(answer.promoted)"
    }

    func accept(_ letter: String, _ ordinal: Int, in house: House) async throws -> String {
        try await Accept(house)("\(event(letter))-\(ordinal)", by: actor).state.rawValue
    }

    func substitute(_ letter: String, _ ordinal: Int, by person: Int, in house: House) async throws -> String {
        let request = Substitute.Request(
            booking: "\(event(letter))-\(ordinal)", email: email(person), name: "Person \(person)", jobRole: "")
        return try await Substitute(house)(request, by: actor).state.rawValue
    }

    func capacity(_ letter: String, _ places: Int, in house: House) async throws -> String {
        var request = ChangeEvent.Request(event(letter))
        request.rest.places = Int64(places)
        return "\(try await ChangeEvent(house)(request, by: actor).event.bookable)"
    }

    func move(_ letter: String, _ ordinal: Int, to target: String, in house: House) async throws -> String {
        let answer = try await Move(house)("\(event(letter))-\(ordinal)", to: event(target), by: actor)
        return "\(answer.new.state.rawValue) \(answer.old.rawValue)"
    }

    func bill(in house: House) async throws -> String {
        let answer = try await RunInvoices(house)(.init(through: house.today), by: actor)
        return "\(answer.invoices.count { $0.agency == "P\(number)" })"
    }
}

extension Pair {
    static let all: [Pair] = [
        Pair(
            name: "book/book the last place",
            prepare: { ground in
                try await ground.addEvent("A", 2)
                _ = try await ground.book("A", 1)
            },
            deeds: [{ try await $1.book("A", 2, in: $0) }, { try await $1.book("A", 3, in: $0) }]),
        Pair(
            name: "book/cancel",
            prepare: { ground in
                try await ground.addEvent("A", 1)
                _ = try await ground.book("A", 1)
            },
            deeds: [{ try await $1.book("A", 2, in: $0) }, { try await $1.cancel("A", 1, in: $0) }]),
        Pair(
            name: "cancel/cancel with one waiting", prepare: { try await $0.full(2, waiting: 1) },
            deeds: [{ try await $1.cancel("A", 1, in: $0) }, { try await $1.cancel("A", 2, in: $0) }]),
        Pair(
            name: "accept/expire",
            prepare: { ground in
                try await ground.full(1, waiting: 2)
                ground.setClock(Ground.late)
                _ = try await ground.cancel("A", 1, in: ground.house)
            },
            deeds: [
                { try await $1.accept("A", 2, in: $0) },
                { house, ground in
                    let later = house.at(FixedClock(.at(Ground.late + 47 * 60)))
                    return "\(try await later.refill(try await later.eventID(ground.event("A")), by: actor).count)"
                },
            ]),
        Pair(
            name: "capacity down/book",
            prepare: { ground in
                try await ground.addEvent("A", 2)
                _ = try await ground.book("A", 1)
            },
            deeds: [{ try await $1.capacity("A", 1, in: $0) }, { try await $1.book("A", 2, in: $0) }]),
        Pair(
            name: "substitute/cancel", prepare: { try await $0.full(1, waiting: 1) },
            deeds: [{ try await $1.substitute("A", 1, by: 9, in: $0) }, { try await $1.cancel("A", 1, in: $0) }]),
        Pair(
            name: "move/move crosswise",
            prepare: { ground in
                for letter in ["A", "B"] { try await ground.addEvent(letter, 2) }
                _ = try await ground.book("A", 1)
                _ = try await ground.book("B", 2)
            },
            deeds: [
                { try await $1.move("A", 1, to: "B", in: $0) }, { try await $1.move("B", 1, to: "A", in: $0) },
            ]),
        Pair(
            name: "invoice run/invoice run", prepare: { try await $0.charged() },
            deeds: [{ try await $1.bill(in: $0) }, { try await $1.bill(in: $0) }]),
    ]
}

extension Ground {
    /// An event with every place taken and so many people waiting.
    func full(_ places: Int, waiting: Int) async throws {
        try await addEvent("A", places)
        for person in 1...(places + waiting) { _ = try await book("A", person) }
    }

    /// An event that is over, at which two people did not appear.
    func charged() async throws {
        try await full(2, waiting: 0)
        setClock(ModelCalendar.utc(Self.start) + 600)
        for ordinal in 1...2 {
            _ = try await Attend(house)(.init(booking: "\(event("A"))-\(ordinal)", mark: .didNotAttend), by: actor)
        }
        _ = try await StepEvent(house)(event("A"), .delivered, by: actor)
        _ = try await AssessCharges(house)(through: house.today, by: actor)
    }
}
