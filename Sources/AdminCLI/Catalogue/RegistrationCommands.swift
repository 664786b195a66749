import Application
import ArgumentParser
import Domain

extension PersonCommand {
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register somebody as they would themselves: by mail domain, or to be confirmed.",
            discussion: """
                EXAMPLES
                  turnout person register ana.silva@bct.example --name "Ana Silva" --job-role "social worker"
                  turnout person register ana@mail.example --name "Ana Silva" --agency BCT
                """)

        @Argument(help: "The e-mail address, which is known to be theirs.") var email: String
        @Option(help: "The name.") var name: String
        @Option(help: "The job role.") var jobRole = ""
        @Option(help: "The code of the agency, where the address does not tell.") var agency: String?
        @Option(help: "The staff group.") var staffGroup: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = RegisterSelf.Request(
                email: email, name: name, jobRole: jobRole, agency: agency, staffGroup: staffGroup)
            let answer = try await RegisterSelf(try await store.house())(request, by: operatorPrincipal())
            let next = answer.isToBeConfirmed ? "; to be confirmed with `turnout person confirm \(email)`" : ""
            try output.show(
                ["\(name) is registered with \(answer.agencyCode)\(next)."],
                [
                    "email": .text(email), "agency": .text(answer.agencyCode),
                    "to_be_confirmed": .flag(answer.isToBeConfirmed),
                ])
        }
    }

    struct Unconfirmed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who registered themselves and is to be confirmed.",
            discussion: """
                EXAMPLE
                  turnout person unconfirmed
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let lines = try await ListRegistrations(house)(by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("email", "E-mail"), .init("name", "Name"), .init("agency", "Agency"),
                        .init("since", "Since"), .init("requests", "Requests"),
                    ],
                    rows: lines.map { line in
                        [
                            .optional(line.line.person.details?.email), .optional(line.line.person.details?.name),
                            .text(line.line.agencyCode), .text(house.zone.local(line.since).description),
                            .number(line.requests),
                        ]
                    }))
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Confirm somebody who registered themselves, or decline them.",
            discussion: """
                What they asked for goes on: a place, the waiting list, or the approval the event wants.

                EXAMPLES
                  turnout person confirm ana@mail.example
                  turnout person confirm ana@mail.example --agency BWC
                  turnout person confirm ana@mail.example --decline
                """)

        @Argument(help: "The e-mail address.") var email: String
        @Option(help: "The code of another agency, to put it right.") var agency: String?
        @Option(help: "The staff group, to put it right.") var staffGroup: String?
        @Flag(help: "They do not belong to the partnership.") var decline = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let confirm = ConfirmPerson(try await store.house())
            let answer =
                try await decline
                ? confirm.decline(email, by: operatorPrincipal())
                : confirm(email, agency: agency, staffGroup: staffGroup, by: operatorPrincipal())
            try output.show(
                [decline ? "\(email) is declined." : "\(email) is confirmed for \(answer.agencyCode)."]
                    + answer.bookings.map { "\($0.reference): \($0.state.rawValue)" },
                [
                    "email": .text(email), "agency": .text(answer.agencyCode), "confirmed": .flag(!decline),
                    "bookings": .text(answer.bookings.map(\.reference).joined(separator: " ")),
                ])
        }
    }
}

extension AgencyCommand {
    struct Domains: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show by which mail domains agencies are known, or change it.",
            discussion: """
                Who proves an address of a domain registers with its agency.

                EXAMPLES
                  turnout agency domains
                  turnout agency domains --add bwc.nhs.uk --agency BWC
                  turnout agency domains --remove bwc.nhs.uk
                """)

        @Option(help: "A domain to add, with --agency.") var add: String?
        @Option(help: "A domain to remove.") var remove: String?
        @Option(help: "The agency's code.") var agency: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if add != nil, agency == nil { throw ValidationError("Give --agency with --add.") }
        }

        func run() async throws {
            let house = try await store.house()
            let change = ChangeMailDomains(house)
            if let remove { try await change.remove(remove, by: operatorPrincipal()) }
            if let add, let agency { _ = try await change.add(add, to: agency, by: operatorPrincipal()) }
            let lines = try await ListMailDomains(house)(agency: agency, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [.init("domain", "Domain"), .init("agency", "Agency")],
                    rows: lines.map { [.text($0.domain), .text($0.agencyCode)] }))
        }
    }
}
