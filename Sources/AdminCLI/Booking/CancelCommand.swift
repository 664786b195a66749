import Application
import ArgumentParser
import Domain
import Money

/// Reads one of the words of a closed list, and names them all when it is another.
func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Word {
    guard let word = Word(rawValue: text) else {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("“\(text)” is none of: \(words).")
    }
    return word
}

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel a booking, and say what it costs and why.",
        discussion: """
            EXAMPLES
              turnout cancel E0193-4
              turnout cancel E0193-4 --received-at 2026-05-08T00:30 --channel email --by manager \\
                  --evidence "e-mail of 8 May in the unit's inbox"
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @Option(help: "When notice was received, local time YYYY-MM-DDTHH:MM; now unless said.") var receivedAt: String?
    @Option(
        help: "By which channel: site, email, phone, letter, calendar_decline, told_trainer, other.", transform: word)
    var channel = Channel.site
    @Option(
        name: .customLong("by"), help: "Who gave notice: self, manager, agency_lead, administrator.", transform: word)
    var giver = NoticeGiver.themselves
    @Option(help: "What shows an earlier moment.") var evidence: String?
    @Option(help: "An idempotency key.") var key: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let request = Cancel.Request(
            booking: booking, receivedAt: try receivedAt.map { house.zone.instant(try localTime($0)) },
            channel: channel, giver: giver, evidence: evidence, key: key)
        let answer = try await Cancel(house)(request, by: operatorPrincipal())
        let lines = [
            "\(answer.reference): \(answer.state.rawValue.spacedOut).", "Why: \(answer.why).",
            answer.cost == .zero
                ? "It costs nothing." : "It costs the agency \(answer.cost.text), before relief or waiver.",
            answer.promoted == 0
                ? "Nobody waits for the place." : "The waiting list moved: \(answer.promoted) promoted.",
        ]
        try output.show(
            lines,
            [
                "booking": .text(answer.reference), "status": .text(answer.state.rawValue), "why": .text(answer.why),
                "cost_pence": .pence(answer.cost), "promoted": .number(answer.promoted),
            ])
    }
}

/// Reads a local time as people write it on the command line.
func localTime(_ text: String) throws -> LocalDateTime {
    guard let time = LocalDateTime(iso: text) else {
        throw ValidationError("“\(text)” is not a local time; write it like 2026-05-08T09:30.")
    }
    return time
}

/// Reads a date as people write it on the command line.
func localDate(_ text: String) throws -> LocalDate {
    guard let date = LocalDate(iso: text) else {
        throw ValidationError("“\(text)” is not a date; write it like 2026-05-08.")
    }
    return date
}

extension String {
    /// A stored word as people read it.
    var spacedOut: String { String(map { $0 == "_" ? " " : $0 }) }
}

struct SubstituteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "substitute", abstract: "Pass a place to a colleague, before the start.",
        discussion: """
            EXAMPLE
              turnout substitute E0193-4 sam.patel@bct.example --name "Sam Patel" --job-role "team manager"
            """)

    @Argument(help: "The reference of the booking that gives up its place.") var booking: String
    @Argument(help: "The colleague's work e-mail address.") var email: String
    @Option(help: "The colleague's name.") var name: String
    @Option(help: "The colleague's job role.") var jobRole = ""
    @Flag(help: "Both are of one team, where the policy asks for that.") var sameTeam = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let request = Substitute.Request(
            booking: booking, email: email, name: name, jobRole: jobRole, isSameTeam: sameTeam)
        let answer = try await Substitute(house)(request, by: operatorPrincipal())
        try await output.show(
            answer.reference, house, saying: ["\(booking) was passed to \(name); that costs nothing."])
    }
}
