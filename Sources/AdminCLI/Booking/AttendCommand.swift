import Application
import ArgumentParser
import Domain

struct AttendCommand: AsyncParsableCommand {
    /// The marks people give, as they write them.
    enum Word: String, ExpressibleByArgument, CaseIterable {
        case attended, late, leftEarly = "left-early", refusedLate = "refused-late", absent, excused
        case notRecorded = "not-recorded"
    }

    static let configuration = CommandConfiguration(
        commandName: "attend", abstract: "Record attendance: a mark, a correction, or a walk-in.",
        discussion: """
            A correction appends; the earlier mark stays in the history.

            EXAMPLES
              turnout attend E0003-12 attended
              turnout attend E0003-12 late --minutes 20 --session 2
              turnout attend E0003 --walk-in ben.vance@nur03.example --name "Ben Vance" --agency NUR03
            """)

    @Argument(help: "The booking's reference; with --walk-in the event's.") var reference: String
    @Argument(help: "The mark.") var mark: Word?
    @Option(help: "The session, from 1; every session that has started unless said.") var session: Int64?
    @Option(help: "Minutes late or early.") var minutes: Int64 = 0
    @Option(help: "The e-mail address of somebody who came without a booking.") var walkIn: String?
    @Option(help: "The walk-in's name.") var name: String?
    @Option(help: "The walk-in's agency.") var agency: String?
    @Option(help: "The walk-in's job role.") var jobRole = ""
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if walkIn == nil, mark == nil { throw ValidationError("Give a mark, such as `attended`.") }
        if walkIn != nil, name == nil || agency == nil {
            throw ValidationError("A walk-in needs --name and --agency.")
        }
        if !(0...1440).contains(minutes) { throw ValidationError("--minutes is 0 to 1440.") }
    }

    func run() async throws {
        let house = try await store.house()
        if let walkIn, let name, let agency {
            let request = Book.Request(event: reference, email: walkIn, name: name, agency: agency, jobRole: jobRole)
            let answer = try await WalkIn(house)(request, by: operatorPrincipal())
            return try await output.show(answer.reference, house, saying: ["\(name) came without a booking."])
        }
        let request = Attend.Request(booking: reference, session: session, mark: try chosen())
        let outcome = try await Attend(house)(request, by: operatorPrincipal())
        try output.show(
            ["\(reference): \(outcome.rawValue.spacedOut)."],
            ["booking": .text(reference), "outcome": .text(outcome.rawValue)])
    }

    private func chosen() throws -> Mark {
        switch mark {
        case .attended: .attended
        case .late: .late(minutes: minutes)
        case .leftEarly: .leftEarly(minutes: minutes)
        case .refusedLate: .refusedLate
        case .absent: .didNotAttend
        case .excused: .excused
        case .notRecorded: .notRecorded
        case nil: throw ValidationError("Give a mark, such as `attended`.")
        }
    }
}
