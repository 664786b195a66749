import Application
import ArgumentParser
import Domain

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Give programs and people access to the service, and take it back.",
        subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make an access token; its secret is shown this once.",
        discussion: """
            The role says what the token may do. An agency lead's is limited to an agency, a practitioner's to a person.
            The store keeps only a hash of the secret: who loses it makes another token.

            EXAMPLES
              turnout token add --role administrator --label "the booking site"
              turnout token add --role agency_lead --agency AG01 --days 90
              turnout token add --role practitioner --person pat@agency.example --format json
            """)

    @Option(help: "administrator, finance, trainer, agency_lead, practitioner or observer.") var role: String
    @Option(help: "The code of the agency it is limited to.") var agency: String?
    @Option(help: "The e-mail address of the person it is limited to.") var person: String?
    @Option(help: "What it is for.") var label = ""
    @Option(help: "For how many days, up to 731.") var days: Int64 = 365
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let role = Role(rawValue: role) else {
            throw ValidationError("There is no role “\(role)”; choose one of \(Role.listed).")
        }
        let request = AddToken.Request(role: role, agency: agency, person: person, label: label, days: days)
        let house = try await store.house()
        let answer = try await AddToken(house)(request, by: operatorPrincipal())
        let token = answer.line.token
        let until = house.zone.date(token.expiresAt).description
        try output.show(
            [
                answer.secret.text, "", "This is the secret of token \(token.id.raw); it is not shown again.",
                "It is valid until \(until), or until `turnout token revoke \(token.id.raw)`.",
            ],
            [
                "token": .text(answer.secret.text), "id": .number(token.id.raw), "role": .text(token.role.rawValue),
                "agency": .optional(answer.line.agencyCode), "person": .optional(answer.line.email),
                "expires": .text(until),
            ])
    }
}

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show which tokens were given out.",
        discussion: """
            EXAMPLES
              turnout token list
              turnout token list --all --format csv
            """)

    @Flag(help: "Also those that expired or were revoked.") var all = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let lines = try await ListTokens(house)(includingFormer: all, by: operatorPrincipal())
        try output.show(TokenListing.listing(lines, house.zone))
    }
}

struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a token back; a running service refuses it within two seconds.",
        discussion: """
            EXAMPLE
              turnout token revoke 3
            """)

    @Argument(help: "The token's number, as `turnout token list` shows it.") var id: Int64
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let line = try await RevokeToken(house)(TokenID(id), by: operatorPrincipal())
        try output.show(TokenListing.listing([line], house.zone))
    }
}

/// Tokens as a listing.
enum TokenListing {
    static func listing(_ lines: [TokenLine], _ zone: Zone) -> Listing {
        let day = { (instant: Instant) in zone.date(instant).description }
        return Listing(
            columns: [
                .init("id", "Token"), .init("role", "Role"), .init("agency", "Agency"), .init("person", "Person"),
                .init("label", "What for"), .init("made", "Made"), .init("expires", "Expires"),
                .init("revoked", "Revoked"),
            ],
            rows: lines.map { line in
                [
                    .number(line.token.id.raw), .text(line.token.role.rawValue), .optional(line.agencyCode),
                    .optional(line.email), .text(line.token.label), .text(day(line.token.madeAt)),
                    .text(day(line.token.expiresAt)), .optional(line.token.revokedAt.map(day)),
                ]
            })
    }
}

extension Role {
    static var listed: String { allCases.map(\.rawValue).sorted().joined(separator: ", ") }
}
