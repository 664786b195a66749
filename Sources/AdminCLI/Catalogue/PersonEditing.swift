import Application
import ArgumentParser
import Domain

extension PersonCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register a person.",
            discussion: """
                EXAMPLE
                  turnout person add ana.silva@bct.example --name "Ana Silva" --agency BCT --job-role "social worker"
                """)

        @Argument(help: "The work e-mail address.") var email: String
        @Option(help: "The name.") var name: String
        @Option(help: "The code of the agency they work for.") var agency: String
        @Option(help: "The job role.") var jobRole = ""
        @Option(help: "The staff group, as the workforce is counted by.") var staffGroup: String?
        @Option(help: "The line manager's e-mail address.") var manager: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = AddPerson.Request(
                email: email, name: name, agency: agency, jobRole: jobRole, staffGroup: staffGroup,
                managerEmail: manager)
            _ = try await AddPerson(try await store.house())(request, by: operatorPrincipal())
            try output.show(
                ["\(name) is registered with \(agency)."],
                ["email": .text(email), "name": .text(name), "agency": .text(agency)])
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a person's details; an empty value takes one away.",
            discussion: """
                EXAMPLES
                  turnout person change ana.silva@bct.example --name "Ana Silva-Reed"
                  turnout person change ana.silva@bct.example --email ana.reed@bct.example --manager ""
                """)

        @Argument(help: "The person's e-mail address.") var person: String
        @Option(help: "The new name.") var name: String?
        @Option(help: "The new e-mail address.") var email: String?
        @Option(help: "The new job role.") var jobRole: String?
        @Option(help: "The new staff group.") var staffGroup: String?
        @Option(help: "The line manager's new e-mail address.") var manager: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var change = PersonChange()
            change.name = name
            change.email = email
            change.jobRole = jobRole
            change.staffGroup = staffGroup
            change.managerEmail = manager
            let words = try await ChangePerson(try await store.house())(person, change, by: operatorPrincipal())
            let list = words.joined(separator: ", ")
            try output.show(
                [words.isEmpty ? "It is so already." : "Changed: \(list)."],
                ["person": .text(email ?? person), "changes": .text(list)])
        }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a person work for another agency; their bookings stay with the agency they were made for.",
            discussion: """
                Somebody who had left comes back with it.

                EXAMPLE
                  turnout person move ana.silva@bct.example --agency BWC
                """)

        @Argument(help: "The person's e-mail address.") var person: String
        @Option(help: "The code of the new agency.") var agency: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let move = try await MovePerson(try await store.house())(person, to: agency, by: operatorPrincipal())
            try output.show(
                ["\(person) works for \(move.to) from now on, before for \(move.from)."],
                ["person": .text(person), "from": .text(move.from), "to": .text(move.to)])
        }
    }

    struct Leave: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a person has left.",
            discussion: """
                EXAMPLE
                  turnout person leave ana.silva@bct.example
                """)

        @Argument(help: "The person's e-mail address.") var person: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let live = try await PersonLeaves(try await store.house())(person, by: operatorPrincipal())
            var sentences = ["\(person) has left."]
            if !live.isEmpty {
                sentences.append("Bookings still open: \(live.joined(separator: ", ")). Cancel them or pass them on.")
            }
            try output.show(
                sentences, ["person": .text(person), "open_bookings": .text(live.joined(separator: " "))])
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Merge two records of one person.",
            discussion: """
                The second record takes over the bookings of the first, whose address stands for it from now on.

                EXAMPLE
                  turnout person merge a.silva@bct.example --into ana.silva@bct.example
                """)

        @Argument(help: "The e-mail address of the record that ends.") var person: String
        @Option(help: "The e-mail address of the record that goes on.") var into: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let answer = try await MergePeople(try await store.house())(person, into: into, by: operatorPrincipal())
            try output.show(
                ["\(person) is merged into \(into); bookings taken over: \(answer.bookings)."],
                ["person": .text(person), "into": .text(into), "bookings": .number(Int64(answer.bookings))])
        }
    }
}
