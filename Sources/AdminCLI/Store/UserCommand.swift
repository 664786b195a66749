import Application
import ArgumentParser
import Domain

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Say who may do what when signed in.",
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserGiveCommand.self, UserEndCommand.self,
            UserSessionsCommand.self, UserResetCommand.self,
        ])
}

/// The role that several commands are told.
struct RoleOptions: ParsableArguments {
    @Option(help: "administrator, finance, trainer, agency_lead or observer.") var role: String

    var named: Role {
        get throws {
            if let role = Role(rawValue: role) { return role }
            throw ValidationError("There is no role “\(role)”; choose one of \(Role.listed).")
        }
    }
}

struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Register a person, unless they are, and give them a role.",
        discussion: """
            This makes the first administrator; later ones can be made by another administrator as well. People sign in
            with their e-mail address and need no password. Everybody who is registered is a practitioner.

            EXAMPLES
              turnout user add alex@council.example --name "Alex Lee" --agency LA01 --role administrator
              turnout user add sam@trust.example --name "Sam Roe" --agency NH01 --role agency_lead
            """)

    @Argument(help: "The work e-mail address.") var email: String
    @Option(help: "The name.") var name: String
    @Option(help: "The code of the agency they work for; an agency lead speaks for it.") var agency: String
    @OptionGroup var role: RoleOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let role = try role.named
        let house = try await store.house()
        let line = try await AddUser(house)(
            AddPerson.Request(email: email, name: name, agency: agency), role, by: operatorPrincipal())
        try output.show(UserListing.listing([line]))
    }
}

struct UserListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show who was given which role.",
        discussion: """
            EXAMPLE
              turnout user list --format csv
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        try output.show(UserListing.listing(try await ListUsers(house)(by: operatorPrincipal())))
    }
}

struct UserGiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Give a person a role.",
        discussion: """
            EXAMPLES
              turnout user give alex@council.example --role finance
              turnout user give sam@trust.example --role agency_lead --agency NH01
            """)

    @Argument(help: "The person's e-mail address.") var email: String
    @OptionGroup var role: RoleOptions
    @Option(help: "The code of the agency that an agency lead speaks for.") var agency: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let role = try role.named
        let house = try await store.house()
        let line = try await GiveRole(house)(email, role, agency: agency, by: operatorPrincipal())
        try output.show(UserListing.listing([line]))
    }
}

struct UserEndCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End a role of a person; the last administrator's cannot be ended.",
        discussion: """
            EXAMPLES
              turnout user end alex@council.example --role finance
              turnout user end sam@trust.example --role agency_lead --agency NH01
            """)

    @Argument(help: "The person's e-mail address.") var email: String
    @OptionGroup var role: RoleOptions
    @Option(help: "The code of the agency that an agency lead speaks for.") var agency: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let role = try role.named
        let house = try await store.house()
        let line = try await EndRole(house)(email, role, agency: agency, by: operatorPrincipal())
        try output.show(UserListing.listing([line]))
    }
}

struct UserSessionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "Show where a person is signed in, or sign them out everywhere.",
        discussion: """
            EXAMPLES
              turnout user sessions alex@council.example
              turnout user sessions alex@council.example --end
            """)

    @Argument(help: "The person's e-mail address.") var email: String
    @Flag(help: "End all of them.") var end = false
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        if end { _ = try await EndSessionsOf(house)(email, by: operatorPrincipal()) }
        let sessions = try await ListSessions(house)(of: email, by: operatorPrincipal())
        try output.show(UserListing.sessions(sessions, house.zone))
    }
}

struct UserResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-second-factor",
        abstract: "Take away the second factor of a person who has lost it, and sign them out.",
        discussion: """
            EXAMPLE
              turnout user reset-second-factor alex@council.example
            """)

    @Argument(help: "The person's e-mail address.") var email: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        try await ResetSecondFactor(house)(email, by: operatorPrincipal())
        try output.show(UserListing.listing([try await ListUsers(house)(email, by: operatorPrincipal())]))
    }
}

/// Users and sessions as listings.
enum UserListing {
    static func listing(_ lines: [UserLine]) -> Listing {
        Listing(
            columns: [
                .init("email", "Address"), .init("name", "Name"), .init("agency", "Agency"), .init("roles", "Roles"),
                .init("second_factor", "Second factor"), .init("active", "Active"),
            ],
            rows: lines.map { line in
                let roles = line.roles.map { role in
                    role.agencyCode.map { "\(role.role.rawValue) (\($0))" } ?? role.role.rawValue
                }
                return [
                    .optional(line.email), .optional(line.name), .text(line.agencyCode),
                    .text(roles.joined(separator: ", ")), .flag(line.hasSecondFactor), .flag(line.isActive),
                ]
            })
    }

    static func sessions(_ sessions: [SessionRecord], _ zone: Zone) -> Listing {
        let time = { (instant: Instant) in zone.local(instant).description }
        return Listing(
            columns: [
                .init("id", "Session"), .init("device", "Device"), .init("began", "Began"), .init("seen", "Last used"),
                .init("ends", "Ends"), .init("second_factor", "Second factor"),
            ],
            rows: sessions.map { session in
                [
                    .number(session.id.raw), .text(session.label), .text(time(session.life.beganAt)),
                    .text(time(session.life.seenAt)), .text(time(session.life.endsAt)),
                    .flag(session.secondFactorAt != nil),
                ]
            })
    }
}
