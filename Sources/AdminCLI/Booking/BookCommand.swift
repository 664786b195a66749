import Application
import ArgumentParser
import Domain

struct BookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "Book a place, or join the waiting list.",
        discussion: """
            EXAMPLES
              turnout book E0193 ana.silva@bct.example --name "Ana Silva" --agency BCT --job-role "social worker"
              turnout book E0193 ana.silva@bct.example --name "Ana Silva" --agency BCT --key 7f3c --format json
              turnout book E0193 ana.silva@bct.example --name "Ana Silva" --agency BCT --check
            """)

    @Argument(help: "The event's reference.") var event: String
    @Argument(help: "The person's work e-mail address.") var email: String
    @Option(help: "The person's name.") var name: String
    @Option(help: "The code of the agency they work for.") var agency: String
    @Option(help: "Their job role.") var jobRole = ""
    @Option(help: "An idempotency key: the same key again gives the same answer.") var key: String?
    @Flag(help: "Say what it would come to, and book nothing.") var check = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        if check {
            let answer = try await CheckBooking(house)(event, email, agency: agency, by: operatorPrincipal())
            return try output.show(CheckSentences.lines(answer), CheckSentences.fields(answer, house.zone))
        }
        let request = Book.Request(
            event: event, email: email, name: name, agency: agency, jobRole: jobRole, key: key)
        let answer = try await Book(house)(request, by: operatorPrincipal())
        try await output.show(answer.reference, house)
    }
}

struct BookingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking", abstract: "Show a booking and everything that happened to it.",
        discussion: """
            EXAMPLE
              turnout booking E0003-12
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let card = try await ShowBooking(house)(booking, by: operatorPrincipal())
        guard output.format == .table else {
            return try output.show([], BookingSentences.fields(card, house.zone))
        }
        print(BookingSentences.standing(card, house.zone).joined(separator: "\n"))
        let columns = [
            Listing.Column("when", "When"), .init("what", "What happened"), .init("state", "State after"),
            .init("who", "Who"), .init("why", "Why"),
        ]
        let rows = card.history.map { step -> [Cell] in
            [
                .text(house.zone.local(step.at).spoken), .text(step.happened), .text(step.state), .text(step.actor),
                .text(step.why),
            ]
        }
        print("")
        print(Listing(columns: columns, rows: rows).table)
    }
}

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve or decline a booking that waits for approval.",
        discussion: """
            EXAMPLES
              turnout approve E0193-4
              turnout approve E0193-4 --decline --why "not the right level yet"
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @Flag(help: "Say no.") var decline = false
    @Option(help: "Why; no medical detail.") var why = ""
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let request = Approve.Request(booking: booking, isApproved: !decline, why: why)
        let answer = try await Approve(house)(request, by: operatorPrincipal())
        try await output.show(answer.reference, house)
    }
}

struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Accept an offered place, or the new dates of a postponed event.",
        discussion: """
            EXAMPLE
              turnout accept E0193-31
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let answer = try await Accept(house)(booking, by: operatorPrincipal())
        try await output.show(answer.reference, house)
    }
}
