import Application
import ArgumentParser
import Domain

struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "The host's own details: set, list, history.",
        discussion: """
            No invoice is issued before the seller's name and address are set.

            EXAMPLES
              turnout settings set seller.name "Elm Partnership" seller.address "1 High Street;Elmton;EL1 1AA"
              turnout settings list --all
            """,
        subcommands: [Set.self, Logo.self, List.self, History.self])

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set one or several settings; earlier values stay in the history.",
            discussion: """
                EXAMPLES
                  turnout settings set seller.name "Elm Partnership" seller.address "1 High Street;Elmton;EL1 1AA"
                  turnout settings set vat.category "O compensation, no supply; 2027-04-01 S 20%"
                """)

        @Argument(help: "NAME VALUE, and more of them.") var pairs: [String]
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard pairs.count % 2 == 0 else {
                throw ValidationError("Each NAME needs its VALUE: turnout settings set NAME VALUE …")
            }
        }

        func run() async throws {
            let wanted = stride(from: 0, to: pairs.count - 1, by: 2).map {
                ChangeSettings.Pair(pairs[$0], pairs[$0 + 1])
            }
            let changed = try await ChangeSettings(try await store.house())(wanted, by: operatorPrincipal())
            let list = changed.joined(separator: ", ")
            try output.show(
                [changed.isEmpty ? "All of them are so already." : "Set: \(list)."], ["changed": .text(list)])
        }
    }

    struct Logo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have a logo printed at the head of invoices, credit notes and statements from now on.",
            discussion: """
                A PNG file of up to 200 kB. Documents that were issued keep the logo they had. To print none again, set
                seller.logo to nothing.

                EXAMPLES
                  turnout settings logo logo.png
                  turnout settings set seller.logo ''
                """)

        @Argument(help: "The PNG file.", completion: .file(extensions: ["png"])) var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let bytes = try FileReading.bytes(file)
            let hash = try await ChangeLogo(try await store.house())(bytes, by: operatorPrincipal())
            try output.show(["The logo is set: \(hash)."], ["sha256": .text(hash)])
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the settings as they stand.",
            discussion: """
                EXAMPLE
                  turnout settings list --all
                """)

        @Flag(help: "Also those never set.") var all = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let house = try await store.house()
            let values = try await house.store.read(operatorPrincipal().scope) { try $0.settings() }
            let standing = Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let shown = Setting.allCases.filter { all || standing[$0.rawValue] != nil }
            try output.show(
                Listing(
                    columns: [
                        .init("name", "Name"), .init("value", "Value"), .init("purpose", "What it is for"),
                        .init("set_at", "Set"), .init("set_by", "By"),
                    ],
                    rows: shown.map { setting in
                        let value = standing[setting.rawValue]
                        return [
                            .text(setting.rawValue), .optional(value?.value), .text(setting.purpose),
                            .optional(value.map { house.zone.local($0.setAt).description }), .optional(value?.setBy),
                        ]
                    }))
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every value a setting had.",
            discussion: """
                EXAMPLE
                  turnout settings history seller.address
                """)

        @Argument(help: "The setting's name.") var name: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let setting = try Setting.named(name)
            let house = try await store.house()
            let values = try await house.store.read(operatorPrincipal().scope) {
                try $0.settingHistory(setting.rawValue)
            }
            try output.show(
                Listing(
                    columns: [
                        .init("n", "No."), .init("value", "Value"), .init("set_at", "Set"), .init("set_by", "By"),
                    ],
                    rows: values.map { value in
                        [
                            .number(value.n), .text(value.value), .text(house.zone.local(value.setAt).description),
                            .text(value.setBy),
                        ]
                    }))
        }
    }
}
