import Crypto
import Foundation
import HTTPTypes

/// What every answer tells the browser not to do, whatever the answer is (OWASP ASVS 5.0, chapter 3.4).
enum SecurityHeaders {
    /// Adds them. A page may use this service's own style sheet, script, pictures and forms and nothing from anywhere
    /// else; what is no page may use nothing at all. What does not say that it may be kept is not kept: a browser keeps
    /// even a 404 otherwise (RFC 9110 section 15.1).
    static func add(to headers: inout HTTPFields, isSecure: Bool) {
        let isPage = headers[.contentType]?.hasPrefix("text/html") ?? false
        headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in always { headers[name] = value }
        // A page that holds more than others do says so itself.
        if !isPage { headers[.contentSecurityPolicy] = nothing }
        if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = page }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        if isSecure { headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
    }

    private static let page = pagePolicy(styles: [])

    /// The policy of a page that holds elements with these styles in attributes, and no others: each is allowed by its
    /// hash (CSP 3, section 8.3).
    static func pagePolicy(styles: [String]) -> String {
        let hashes = styles.map { " 'sha256-\(Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString())'" }
        let own = hashes.isEmpty ? "" : " 'unsafe-hashes'" + hashes.joined()
        return "default-src 'none'; style-src 'self'\(own); \(rest)"
    }

    private static let rest =
        "script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    private static let nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

    private static let always: [(HTTPField.Name, String)] = [
        // A same-origin referrer keeps the Origin of forms, by which they are held to come from here.
        ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
