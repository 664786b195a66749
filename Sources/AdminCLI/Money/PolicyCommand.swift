import Application
import ArgumentParser
import Domain
import Foundation
import PolicyFile

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Charging policies as data: read, add, explain, try out.",
        subcommands: [
            Samples.self, Add.self, List.self, Show.self, ExplainCommand.self, SimulateCommand.self,
        ])

    struct Samples: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the sample policies, or print one to start from.",
            discussion: """
                EXAMPLES
                  turnout policy samples
                  turnout policy samples leeds > our-policy.yaml
                """)

        @Argument(help: "The sample to print.") var name: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            if let name {
                print(try sample(name, house), terminator: "")
                return
            }
            let rows = house.samples.keys.sorted().map { key in
                let policy = try? PolicyFile.read(house.samples[key] ?? "", file: key)
                return [Cell.text(key), .text(policy?.name ?? "")]
            }
            try output.show(
                Listing(
                    columns: [.init("sample", "Sample"), .init("name", "Policy")], rows: rows,
                    notes: ["Print one with `turnout policy samples NAME`."]))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a version of the policy from a date; bookings bound to another stay bound to it.",
            discussion: """
                EXAMPLES
                  turnout policy add our-policy.yaml --from 2026-04-01
                  turnout policy add --sample sample-year --from 2018-04-01
                """)

        @Argument(help: "The file.") var file: String?
        @Option(help: "A sample instead of a file.") var sample: String?
        @Option(help: "The first day it applies, YYYY-MM-DD.") var from: String
        @Option(help: "What to call it; the document's own name unless said.") var name: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if (file == nil) == (sample == nil) { throw ValidationError("Name a file, or a sample with --sample.") }
        }

        func run() async throws {
            let house = try await store.house()
            let document = try file.map(policyDocument) ?? PolicyCommand.sample(sample ?? "", house)
            let request = AddPolicy.Request(name: name, from: try localDate(from), document: document)
            let answer = try await refusingFaults { try await AddPolicy(house)(request, by: operatorPrincipal()) }
            try output.show(
                [
                    "Policy \(answer.id.raw), \(answer.name), applies from \(from).",
                    "\(answer.bound) bookings that had no policy are bound to the one that covers them.",
                    "\(answer.judgedLate) of their cancellations were late, \(answer.judgedInTime) in time.",
                ],
                [
                    "policy": .number(answer.id.raw), "name": .text(answer.name), "from": .text(from),
                    "bound": .number(answer.bound), "judged_late": .number(answer.judgedLate),
                    "judged_in_time": .number(answer.judgedInTime),
                ])
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the versions by the date from which they apply.",
            discussion: """
                EXAMPLE
                  turnout policy list
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let versions = try await ListPolicies(house)(by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("policy", "Policy"), .init("name", "Name"), .init("from", "From"),
                        .init("added_at", "Added"), .init("added_by", "By"),
                    ],
                    rows: versions.map {
                        [
                            .number($0.id.raw), .text($0.name), .text($0.from.description),
                            .text(house.zone.local($0.addedAt).description), .text($0.addedBy),
                        ]
                    },
                    notes: versions.isEmpty ? ["None yet: `turnout policy add`."] : []))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a version as it was written.",
            discussion: """
                EXAMPLE
                  turnout policy show 1
                """)

        @Argument(help: "The number that `turnout policy list` shows.") var policy: Int64
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let versions = try await ListPolicies(try await store.house())(by: operatorPrincipal())
            guard let version = versions.first(where: { $0.id.raw == policy }) else {
                throw Refusal(.notFound, "There is no policy \(policy).", mend: "See `turnout policy list`.")
            }
            try output.show(
                ["# policy \(version.id.raw): \(version.name), from \(version.from)", version.document],
                [
                    "policy": .number(version.id.raw), "name": .text(version.name),
                    "from": .text(version.from.description), "document": .text(version.document),
                ])
        }
    }

    static func sample(_ name: String, _ house: House) throws -> String {
        guard let document = house.samples[name] else {
            throw Refusal(
                .notFound, "There is no sample policy “\(name.prefix(60))”.", mend: "See `turnout policy samples`.")
        }
        return document
    }
}

/// Reads a policy file; more than the format's own limit is not read at all.
func policyDocument(_ path: String) throws -> String {
    guard let file = FileHandle(forReadingAtPath: path) else {
        throw Refusal(.notFound, "The file \(path) cannot be read.", mend: "Check the path and its permissions.")
    }
    defer { try? file.close() }
    let data = try file.read(upToCount: 64 * 1024 + 1) ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
        throw Refusal(.invalid, "\(path) is not UTF-8 text.", mend: "Save it as UTF-8.")
    }
    return text
}

/// Runs work that reads a policy; every fault of the document is refused with its line.
func refusingFaults<R>(_ work: () async throws -> R) async throws -> R {
    do {
        return try await work()
    } catch let faults as PolicyFaults {
        throw Refusal(.invalid, "the policy cannot be read.\n\(faults.description)")
    }
}
