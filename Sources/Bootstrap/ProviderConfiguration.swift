import Application
import Configuration
import Domain
import Foundation
import OpenIDConnect

/// The identity provider, as the service is configured with one.
enum ProviderConfiguration {
    /// Where the provider sends people back to, behind the public address.
    static let path = "/sign-in/provider"

    /// The settings of the provider; nil where none is named.
    ///
    /// - Throws: ``Refusal`` that names the setting and the mend.
    static func read(_ reader: ConfigReader) throws -> ProviderSettings? {
        guard let issuer = reader.string(forKey: "oidc.issuer") else { return nil }
        let claim = reader.string(forKey: "oidc.emailClaim", default: "email")
        guard let claim = ProviderSettings.EmailClaim(rawValue: claim) else {
            let words = ProviderSettings.EmailClaim.allCases.map(\.rawValue).joined(separator: " or ")
            throw Refusal(.invalid, "The setting oidc.emailClaim is “\(claim)”.", mend: "Set it to \(words).")
        }
        let address = try needed(reader, "public.url")
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw Refusal(
                .invalid, "The setting public.url is “\(address)”.",
                mend: "Set it to an address such as https://training.example.org.")
        }
        return try ProviderSettings(
            issuer: issuer, clientID: try needed(reader, "oidc.clientId"), clientSecret: try secret(reader),
            redirect: (address.hasSuffix("/") ? String(address.dropLast()) : address) + path, emailClaim: claim,
            label: reader.string(forKey: "oidc.label", default: "Your work account"),
            trustsSecondFactor: try flag(reader, "oidc.trustSecondFactor"))
    }

    private static func needed(_ reader: ConfigReader, _ key: String) throws -> String {
        if let value = reader.string(forKey: ConfigKey(key)), !value.isEmpty { return value }
        throw Refusal(
            .notReady, "An identity provider is named (oidc.issuer) and \(key) is missing.", mend: "Set \(key).")
    }

    /// The secret stands in a file of its own, so that it is in no environment and no list of settings.
    private static func secret(_ reader: ConfigReader) throws -> String {
        let file = try needed(reader, "oidc.clientSecretFile")
        let text = (try? String(contentsOfFile: file, encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        if let text, !text.isEmpty { return text }
        throw Refusal(
            .invalid, "The file \(file), which should hold the identity provider's secret, cannot be read.",
            mend: "Correct oidc.clientSecretFile, or let the service read the file.")
    }

    private static func flag(_ reader: ConfigReader, _ key: String) throws -> Bool {
        let name = ConfigKey(key)
        switch reader.string(forKey: name) ?? reader.bool(forKey: name).map({ $0 ? "true" : "false" }) {
        case nil, "false": return false
        case "true": return true
        case let word?:
            throw Refusal(.invalid, "The setting \(key) is “\(word)”.", mend: "Set it to true or false.")
        }
    }
}
