import Application
import ArgumentParser
import Domain

struct WaitingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiting", abstract: "Show the waiting list of an event, in order and with why.",
        discussion: """
            EXAMPLE
              turnout waiting E0193
            """)

    @Argument(help: "The event's reference.") var event: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let entries = try await ShowWaiting(house)(event, by: operatorPrincipal())
        try output.show(
            Listing(
                title: "Waiting for \(event): \(entries.count)",
                columns: [
                    .init("position", "#"), .init("booking", "Booking"), .init("name", "Name"),
                    .init("agency", "Agency"), .init("joined_at", "Joined"), .init("standing", "Why not yet"),
                ],
                rows: entries.map { entry in
                    [
                        .number(entry.position), .text(entry.reference), .text(entry.name), .text(entry.agency),
                        .text(house.zone.local(entry.joinedAt).description), .text(entry.standing),
                    ]
                },
                notes: ["Order: the event's priority if it has one, then arrival."]))
    }
}

struct OfferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer", abstract: "Give free places to those who wait, or take an offer back.",
        discussion: """
            Before the notice period begins the first in order is confirmed at once; inside it they get an offer.
            Without a reference every event with something due is looked at.

            EXAMPLES
              turnout offer E0193
              turnout offer
              turnout offer --revoke E0193-31 --why "offered in error"
            """)

    @Argument(help: "The event's reference.") var event: String?
    @Option(help: "Take the offer of this booking back.") var revoke: String?
    @Option(help: "Why it is taken back.") var why = ""
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if event != nil, revoke != nil { throw ValidationError("Name an event, or a booking with --revoke, not both.") }
        if revoke != nil, why.isEmpty { throw ValidationError("Say why the offer is taken back with --why.") }
    }

    func run() async throws {
        let house = try await store.house()
        let principal = operatorPrincipal()
        let promotions =
            if let revoke {
                try await RevokeOffer(house)(revoke, why: why, by: principal)
            } else if let event {
                try await house.refill(try await house.eventID(event), by: principal)
            } else {
                try await SweepDue(house)()
            }
        try output.show(
            Listing(
                columns: [.init("booking", "Booking"), .init("what", "What"), .init("until", "Until")],
                rows: promotions.map { promotion in
                    [
                        .text(promotion.reference), .text(promotion.offeredUntil == nil ? "confirmed" : "offered"),
                        .optional(promotion.offeredUntil.map { house.zone.local($0).description }),
                    ]
                },
                notes: promotions.isEmpty ? ["Nothing is free, or nobody who may take it waits."] : []))
    }
}
