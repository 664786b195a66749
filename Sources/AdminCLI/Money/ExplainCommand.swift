import Application
import ArgumentParser
import Domain
import Money

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a booking costs what it costs.",
        discussion: """
            Before it is assessed it is worked out now; after that the reasons are those stored with the charge,
            with the whole way: relief, waiver, invoice.

            EXAMPLE
              turnout policy explain E0003-12
            """)

    @Argument(help: "The booking's reference.") var booking: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let answer = try await ExplainBooking(house)(booking, by: operatorPrincipal())
        try output.show(
            sentences(answer, house.zone), whole: whole(answer, house.zone),
            rows: ChargeListing.make(answer.charges.map(\.row)))
    }

    private func sentences(_ answer: ExplainBooking.Answer, _ zone: Zone) -> [String] {
        var lines = ["\(answer.reference), agency \(answer.agency), \(answer.standing).", "Policy: \(answer.policy)."]
        lines += answer.freeUntil.map { ["\($0.prefix(1).uppercased())\($0.dropFirst())."] } ?? []
        lines += answer.possible.map { ["Not coming costs \($0.text)."] } ?? []
        lines.append("Why: \(answer.explanation.summary).")
        lines += answer.explanation.sentences
        for charge in answer.charges {
            lines.append("")
            lines += ChargeSentences.way(charge, zone)
        }
        return lines
    }

    private func whole(_ answer: ExplainBooking.Answer, _ zone: Zone) -> JSONValue {
        .object([
            "booking": .text(answer.reference), "agency": .text(answer.agency), "standing": .text(answer.standing),
            "policy": .text(answer.policy), "free_until": answer.freeUntil.map { .text($0) } ?? .null,
            "not_coming_pence": answer.possible.map { .number($0.amount) } ?? .null,
            "explanation": answer.explanation.json,
            "charges": .list(answer.charges.map { ChargeSentences.json($0, zone) }),
        ])
    }
}

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Say what a year would have cost under another policy; nothing is stored.",
        discussion: """
            EXAMPLES
              turnout policy simulate our-policy.yaml --year 2019/20
              turnout policy simulate --sample leeds --year 2019/20
            """)

    @Argument(help: "The file.") var file: String?
    @Option(help: "A sample instead of a file.") var sample: String?
    @Option(help: "The financial year of the events, such as 2019/20.") var year: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (file == nil) == (sample == nil) { throw ValidationError("Name a file, or a sample with --sample.") }
    }

    func run() async throws {
        let house = try await store.house()
        let document = try file.map(policyDocument) ?? PolicyCommand.sample(sample ?? "", house)
        let request = SimulatePolicy.Request(
            name: file ?? sample ?? "", document: document, year: try AdminCLI.year(year))
        let answer = try await refusingFaults { try await SimulatePolicy(house)(request, by: operatorPrincipal()) }
        try output.show(
            Listing(
                title: "\(answer.policy), events of \(request.year): \(answer.events). Nothing was stored.",
                columns: [
                    .init("measure", "Measure"), .init("was", "Charges now"), .init("would", "Charges then"),
                    .init("was_pence", "Amount now"), .init("would_pence", "Amount then"),
                ],
                rows: rows(answer),
                notes: [
                    "Now: as assessed. Then: every booking bound to this policy, cancellations judged anew,",
                    "waivers as recorded. Relieved includes exempt agencies.",
                ]))
    }

    private func rows(_ answer: SimulatePolicy.Answer) -> [[Cell]] {
        let (was, would) = (answer.was, answer.would)
        func row(_ name: String, _ count: (ChargeCounts) -> Int64, _ pence: (ChargeCounts) -> Int64) -> [Cell] {
            [
                .text(name), .number(count(was)), .number(count(would)), .pence(Pence(pence(was))),
                .pence(Pence(pence(would))),
            ]
        }
        return [
            row("assessed", { $0[.assessed] }, { $0[.assessedPence] }),
            row("relieved", { $0[.exempt] + $0[.relieved] }, { $0[.relievedPence] }),
            row("waived", { $0[.waived] }, { $0[.waivedPence] }),
            row("charged", \.charged, \.chargedPence),
        ]
    }
}
