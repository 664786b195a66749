import Foundation
import HTTPTypes

@testable import Web

/// S9: what every answer of the service is held to, whatever it answers (OWASP ASVS 5.0, 3.3, 3.4 and 14.3; RFC 9110).
struct HeaderRules {
    /// Whether people reach the service by https.
    var isSecure = false

    /// What is wrong with an answer to a request of a method; empty when nothing is.
    ///
    /// - Parameter isOpen: whether it is the same for everybody, so that it may be kept.
    func faults(_ answer: Outgoing, to method: HTTPRequest.Method, isOpen: Bool = false) -> [String] {
        Self.always.filter { answer.headers[$0.0] != $0.1 }.map { "\($0.0) is not “\($0.1)”" }
            + Self.forbidden.filter { answer.headers[$0] != nil }.map { "\($0) is told" }
            + policy(answer) + permissions(answer) + keeping(answer, isOpen) + transport(answer)
            + answer.headers[values: .setCookie].flatMap(cookie) + status(answer) + shape(answer, method)
    }

    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .accept }

    private static let always: [(HTTPField.Name, String)] = [
        (.xContentTypeOptions, "nosniff"), (name("X-Frame-Options"), "DENY"), (name("Referrer-Policy"), "same-origin"),
        (name("Cross-Origin-Opener-Policy"), "same-origin"), (name("Cross-Origin-Resource-Policy"), "same-origin"),
    ]

    /// What tells a stranger which program answers, or lets another site read the answer.
    private static let forbidden: [HTTPField.Name] =
        [.server, name("X-Powered-By"), name("Via")]
        + ["Origin", "Credentials", "Methods", "Headers"].map { name("Access-Control-Allow-\($0)") }

    private func policy(_ answer: Outgoing) -> [String] {
        let all = answer.headers[values: .contentSecurityPolicy]
        guard all.count == 1 else { return ["\(all.count) policies of content"] }
        var directives: [String: [String]] = [:]
        for part in all[0].split(separator: ";") {
            let words = part.split(separator: " ").map(String.init)
            if let name = words.first { directives[name] = Array(words.dropFirst()) }
        }
        let wide = directives.filter { !Self.isNarrow($0.key, $0.value) }.keys.sorted()
        let closed = ["default-src", "frame-ancestors", "base-uri"].filter { directives[$0] != ["'none'"] }
        let isPage = answer.headers[.contentType]?.hasPrefix("text/html") == true
        let idle = isPage ? [] : directives.filter { $0.value == ["'self'"] }.keys.sorted()
        return wide.map { "the policy of content lets \($0) in from elsewhere or in line" }
            + closed.map { "the policy of content leaves \($0) open" }
            + idle.map { "the policy of content lets \($0) into what is no page" }
            + (directives["form-action"] == nil ? ["forms may be sent anywhere"] : [])
    }

    /// Nothing, what comes from here, or styles that are known by their hash each.
    private static func isNarrow(_ name: String, _ sources: [String]) -> Bool {
        if sources == ["'none'"] || sources == ["'self'"] { return true }
        let hashes = sources.dropFirst(2)
        return name == "style-src" && sources.prefix(2) == ["'self'", "'unsafe-hashes'"] && !hashes.isEmpty
            && hashes.allSatisfy { $0.wholeMatch(of: /'sha256-[A-Za-z0-9+\/]{43}='/) != nil }
    }

    private func permissions(_ answer: Outgoing) -> [String] {
        let told = answer.headers[Self.name("Permissions-Policy")] ?? ""
        let parts = Set(told.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        let shut = ["geolocation", "microphone", "payment", "usb"].filter { !parts.contains("\($0)=()") }
        return shut.map { "\($0) is not shut" } + (told.contains("*") ? ["a permission is everybody's"] : [])
    }

    private func keeping(_ answer: Outgoing, _ isOpen: Bool) -> [String] {
        let told = answer.headers[.cacheControl] ?? "nothing"
        if told == "no-store" { return [] }
        let isWell = [200, 304].contains(answer.status) && answer.headers[values: .setCookie].isEmpty
        let kept = ["no-cache", "public, no-cache", "public, max-age=31536000, immutable"]
        return isOpen && isWell && kept.contains(told) ? [] : ["it may be kept: \(told)"]
    }

    private func transport(_ answer: Outgoing) -> [String] {
        let told = answer.headers[.strictTransportSecurity]
        guard isSecure else { return told == nil ? [] : ["https is asked for where there is none"] }
        let age = told?.firstMatch(of: /max-age=(\d+)/).flatMap { Int($0.output.1) } ?? 0
        return age >= 31_536_000 ? [] : ["browsers are not told to stay with https"]
    }

    private func cookie(_ header: String) -> [String] {
        let parts = header.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        let wanted = ["Path=/", "Secure", "HttpOnly"].filter { !parts.contains($0) }
        var faults = wanted.map { "the cookie \(parts.first ?? "") is without \($0)" }
        if parts.first?.hasPrefix("__Host-") != true {
            faults.append("the cookie \(parts.first ?? "") has a loose name")
        }
        if !parts.contains(where: { $0 == "SameSite=Lax" || $0 == "SameSite=Strict" }) {
            faults.append("the cookie \(parts.first ?? "") goes with other sites' requests")
        }
        if parts.contains(where: { $0.hasPrefix("Domain=") }) { faults.append("a cookie is other hosts' too") }
        return faults
    }

    private func status(_ answer: Outgoing) -> [String] {
        let needed: [Int: HTTPField.Name] = [
            401: .wwwAuthenticate, 405: .allow, 429: .retryAfter, 503: .retryAfter, 303: .location,
        ]
        var faults: [String] = []
        if let name = needed[answer.status], answer.headers[name] == nil {
            faults.append("\(answer.status) comes without \(name)")
        }
        if let wait = answer.headers[.retryAfter], (Int(wait) ?? 0) < 1 { faults.append("Retry-After is \(wait)") }
        if let location = answer.headers[.location], !location.hasPrefix("/") || location.hasPrefix("//") {
            faults.append("it leads to \(location)")
        }
        return faults
    }

    private func shape(_ answer: Outgoing, _ method: HTTPRequest.Method) -> [String] {
        var faults: [String] = []
        if answer.headers[Self.name("X-Request-Id")] == nil { faults.append("it cannot be found in the log") }
        if !answer.bytes.isEmpty, answer.headers[.contentType] == nil { faults.append("nobody knows what it holds") }
        if let type = answer.headers[.contentType], type.hasPrefix("text/"), !type.contains("charset=utf-8") {
            faults.append("\(type) leaves browsers to guess the letters")
        }
        if method == .head {
            if !answer.bytes.isEmpty { faults.append("a HEAD has a body") }
            // RFC 9110 section 8.6: what a GET would have, or nothing; the server below would say 0.
            if answer.headers[.contentType] != nil, (answer.headers[.contentLength] ?? "0") == "0" {
                faults.append("a HEAD tells no length")
            }
        }
        for field in answer.headers where field.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            faults.append("\(field.name) is cut by a control")
        }
        return faults
    }
}
