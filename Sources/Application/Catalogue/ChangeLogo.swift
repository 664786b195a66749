public import Domain
import Secrets
import Typesetting

/// Sets the logo at the head of invoices, credit notes and statements.
///
/// A logo is kept by its hash, and the setting `seller.logo` names the one that stands: setting an earlier hash again
/// brings that one back, and an empty one prints none. Documents name theirs, and keep it.
public struct ChangeLogo: Sendable {
    private let house: House

    /// Sets that of this house.
    public init(_ house: House) { self.house = house }

    /// What a picture is known by: the SHA-256 of its file, 64 hexadecimal digits.
    public static func hash(of png: [UInt8]) -> String { Digest.hex(Digest.sha256(png)) }

    /// Keeps a PNG file of up to 200 kB and has it printed from now on; the answer is its hash.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `invalid` for what is no such picture, or `changed_meanwhile`; or
    ///   ``StoreFault``.
    public func callAsFunction(
        _ png: [UInt8], known: KnownVersion = .any, by principal: Principal
    ) async throws -> String {
        try principal.mustAdminister()
        do {
            _ = try Picture(png: png)
        } catch {
            throw Refusal(
                .invalid, error.reason, mend: "Give a PNG of at most 200 kB and 4,000 dots a side; 600 are enough.")
        }
        let (name, hash) = (Setting.sellerLogo.rawValue, Self.hash(of: png))
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let standing = try work.settings().first { $0.name == name }
            guard standing?.value != hash else { return hash }
            try known.mustBe(standing?.n ?? 0)
            if try work.logo(hash) == nil { try work.keepLogo(png, sha256: hash) }
            try work.set(name, to: hash)
            return hash
        }
    }
}

/// Gives the logo as it stands.
public struct ShowLogo: Sendable {
    private let house: House

    /// Gives that of this house.
    public init(_ house: House) { self.house = house }

    /// The PNG file; nil where there is none.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [UInt8]? {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            guard let hash = try Setting.sellerLogo.value(view), !hash.isEmpty else { return nil }
            return try view.logo(hash)
        }
    }
}
