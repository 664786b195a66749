import Application
import ArgumentParser
import Domain
import Foundation
import Notifications

struct TemplateListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "Show the messages there are, and which of them you wrote yourselves.",
        discussion: """
            EXAMPLES
              turnout mail templates
              turnout mail templates --format csv
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let lines = try await ListTemplates(house)(by: operatorPrincipal())
        try output.show(
            Listing(
                columns: [
                    .init("message", "Message"), .init("sent_when", "Sent when"), .init("subject", "Subject"),
                    .init("written", "Written"),
                ],
                rows: lines.map { line in
                    [
                        .text(line.kind.rawValue), .text(line.kind.about), .text(line.template.subject),
                        .optional(line.writtenAt.map { house.zone.date($0).description }),
                    ]
                }))
    }
}

struct TemplateShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show a message with sample values, its template, and what it may use.",
        discussion: """
            With --subject or --file it shows what would become of those; nothing is stored.

            EXAMPLES
              turnout mail preview confirmed
              turnout mail preview confirmed --file confirmed.txt
            """)

    @Argument(help: "The message, such as confirmed.") var message: String
    @Option(help: "Another subject.") var subject: String?
    @Option(help: "A file with another text.", completion: .file()) var file: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let text = try file.map(TemplateText.read)
        let house = try await store.house()
        let line = try await ListTemplates(house).one(message, by: operatorPrincipal())
        let seen = try await PreviewTemplate(house)(message, subject: subject, text: text, by: operatorPrincipal())
        let known = line.kind.placeholders.map { "  {{\($0.rawValue)}}: \($0.about)" }
        try output.show(
            ["Subject: \(seen.subject)", "", seen.text, "The template may use:"] + known,
            [
                "message": .text(line.kind.rawValue), "subject": .text(seen.subject), "text": .text(seen.text),
                "template_subject": .text(line.template.subject), "template_text": .text(line.template.text),
            ])
    }
}

struct TemplateWriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Write a message in your own words; what was written before is kept.",
        discussion: """
            Places such as {{name}} are filled in when it is sent, once: what a name holds is never read as a template.
            A line that holds nothing but placeholders that are empty is left out.

            EXAMPLE
              turnout mail write confirmed --subject "Booked: {{title}}" --file confirmed.txt
            """)

    @Argument(help: "The message, such as confirmed.") var message: String
    @Option(help: "The subject; as it stands unless given.") var subject: String?
    @Option(help: "A file with the text.", completion: .file()) var file: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let text = try TemplateText.read(file)
        let house = try await store.house()
        let standing = try await ListTemplates(house).one(message, by: operatorPrincipal())
        let line = try await ChangeTemplate(house)(
            message, subject: subject ?? standing.template.subject, text: text, by: operatorPrincipal())
        try output.show(
            ["The message \(line.kind.rawValue) is written; see it with `turnout mail preview \(line.kind.rawValue)`."],
            ["message": .text(line.kind.rawValue), "subject": .text(line.template.subject)])
    }
}

struct TemplateResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Go back to the message as it ships.",
        discussion: """
            EXAMPLE
              turnout mail reset confirmed
            """)

    @Argument(help: "The message, such as confirmed.") var message: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let house = try await store.house()
        let line = try await ChangeTemplate(house).reset(message, by: operatorPrincipal())
        try output.show(
            ["The message \(line.kind.rawValue) is as it ships."],
            ["message": .text(line.kind.rawValue), "subject": .text(line.template.subject)])
    }
}

/// The text of a template in a file.
enum TemplateText {
    static func read(_ file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Refusal(
                .invalid, "The file \(Field.shown(file)) cannot be read as text.", mend: "Name a file in UTF-8.")
        }
        return text
    }
}
