import Application
import ArgumentParser
import Domain

/// For whom places are kept.
struct AllocationGroupOptions: ParsableArguments {
    @Option(help: "For the agency with this code.") var agency: String?
    @Option(help: "For the agencies of this sector.") var sector: String?

    func validate() throws {
        if agency != nil, sector != nil { throw ValidationError("Give --agency or --sector, not both.") }
    }

    var group: AllocationGroup? { agency.map { .agency($0) } ?? sector.map { .sector($0) } }
}

struct AllocationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocation", abstract: "Keep places of an event for an agency or a sector: set, clear.",
        discussion: """
            EXAMPLES
              turnout event allocation set E0193 --sector schools --reserve 6 --release 2026-05-01T09:00
              turnout event allocation clear E0193
            """,
        subcommands: [Set.self, Clear.self])

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep places for a group, or limit what it may take.",
            discussion: """
                EXAMPLES
                  turnout event allocation set E0193 --sector schools --reserve 6 --release 2026-05-01T09:00
                  turnout event allocation set E0193 --agency BWC --reserve 0 --cap 5
                """)

        @Argument(help: "The event's reference.") var reference: String
        @OptionGroup var whom: AllocationGroupOptions
        @Option(help: "How many places are kept.") var reserve: Int64
        @Option(help: "The most the group may take before the release.") var cap: Int64?
        @Option(help: "When they are released, in local time, YYYY-MM-DDTHH:MM; never unless said.")
        var release: MomentArgument?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if whom.group == nil { throw ValidationError("Give --agency or --sector.") }
        }

        func run() async throws {
            guard let group = whom.group else { throw ValidationError("Give --agency or --sector.") }
            let house = try await store.house()
            let request = AllocatePlaces.Request(
                reference: reference, group: group, reserved: reserve, cap: cap, release: release?.local)
            let promotions = try await AllocatePlaces(house)(request, by: operatorPrincipal())
            try output.show(
                ["\(reference) keeps \(reserve) places for \(whom.agency ?? whom.sector ?? "")."]
                    + CatalogueListings.sentences(promotions, house.zone),
                ["event": .text(reference), "reserved": .number(reserve)])
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep no more places for a group, or for any.",
            discussion: """
                EXAMPLE
                  turnout event allocation clear E0193 --sector schools
                """)

        @Argument(help: "The event's reference.") var reference: String
        @OptionGroup var whom: AllocationGroupOptions
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let promotions = try await AllocatePlaces(house).clear(reference, whom.group, by: operatorPrincipal())
            try output.show(
                ["\(reference) keeps no places for \(whom.agency ?? whom.sector ?? "any group")."]
                    + CatalogueListings.sentences(promotions, house.zone),
                ["event": .text(reference)])
        }
    }
}
