import Application
import ArgumentParser
import Domain
import Notifications

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "See what is mailed, try it, and write what it says.",
        subcommands: [
            MailListCommand.self, MailRetryCommand.self, MailTestCommand.self, TemplateListCommand.self,
            TemplateShowCommand.self, TemplateWriteCommand.self, TemplateResetCommand.self,
        ])
}

struct MailListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the queue of mail, the newest first.",
        discussion: """
            It says what each message is about and what became of it, and names nobody. Kept for 30 days.

            EXAMPLES
              turnout mail list
              turnout mail list --given-up --format csv
            """)

    @Flag(help: "Only what was given up.") var givenUp = false
    @Option(help: "At most so many, 1 to 1000.") var limit: Int64 = 50
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let lines = try await ListMail(house)(givenUpOnly: givenUp, limit: limit, by: operatorPrincipal())
        try output.show(MailListing.mail(lines, house.zone))
    }
}

struct MailRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Send once more what was given up.",
        discussion: """
            Sign-in mails are left out: what they carried is of no more use.

            EXAMPLES
              turnout mail retry
              turnout mail retry 17
            """)

    @Argument(help: "The message's number, as `turnout mail list` shows it; all of them unless given.") var id: Int64?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let count = try await RetryMail(house)(id.map { MailID($0) }, by: operatorPrincipal())
        let messages = count == 1 ? "1 message" : "\(count) messages"
        let sentence = count == 0 ? "Nothing was given up." : "A running service sends \(messages) once more."
        try output.show([sentence], ["messages": .number(count)])
    }
}

struct MailTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Hand one message to the mail server now, and show its answer.",
        discussion: """
            The server is the one that the service is configured with: by the environment (TURNOUT_SMTP_HOST and so on)
            or by the same file.

            EXAMPLE
              turnout mail test me@partnership.example --config /etc/turnout/turnout.json
            """)

    @Argument(help: "Where it goes.") var address: String
    @Option(help: "The service's JSON file with settings.", completion: .file()) var config: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let request = ServeRequest(store: store.address, host: nil, port: nil, file: config, onReady: { _ in })
        let mailer = try await Opening.get().mailer(request)
        let answer = try await TestMail(house)(address, through: mailer, by: operatorPrincipal())
        let isTaken = answer == .accepted
        let sentence =
            isTaken ? "The mail server took the message." : "The mail server did not take it: \(answer.word)."
        try output.show([sentence], ["answer": .text(answer.word)])
        if !isTaken { throw ExitCode(1) }
    }
}

/// The queue of mail as a listing.
enum MailListing {
    static func mail(_ lines: [ShownMail], _ zone: Zone) -> Listing {
        Listing(
            columns: [
                .init("id", "Mail"), .init("topic", "Topic"), .init("reference", "About"),
                .init("happened", "Happened"), .init("status", "Status"), .init("attempts", "Attempts"),
                .init("last", "Last answer"), .init("last_at", "At"), .init("next_at", "Next"),
            ],
            rows: lines.map { shown in
                let line = shown.line
                let next: Instant? = if case .waiting(let until) = line.state { until } else { nil }
                let local = { (instant: Instant) in zone.local(instant).description }
                return [
                    .number(line.id.raw), .text(line.topic), .optional(shown.reference), .text(local(line.at)),
                    .text(line.state.word), .number(line.attempts), .optional(line.lastWord),
                    .optional(line.lastAt.map(local)), .optional(next.map(local)),
                ]
            })
    }
}
