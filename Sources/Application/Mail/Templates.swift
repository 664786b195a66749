public import Domain
public import Notifications

/// A template as it stands, with when and by whom it was written.
public struct TemplateLine: Hashable, Sendable {
    /// The message.
    public let kind: MessageKind
    /// The template.
    public let template: Template
    /// When an administrator wrote it; nil for the one that ships.
    public let writtenAt: Instant?
    /// Who wrote it, as a principal's name.
    public let writtenBy: String?

    /// Which version it is: the moment it was written, in microseconds; 0 for the one that ships.
    public var version: Int64 { writtenAt?.microseconds ?? 0 }
}

/// Shows the templates of messages.
public struct ListTemplates: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// Every template as it stands, in the order of a booking's life.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    public func callAsFunction(by principal: Principal) async throws -> [TemplateLine] {
        try principal.mustAdminister()
        let written = try await house.store.read(principal.scope) { try $0.writtenTemplates() }
        return MessageKind.allCases.map { kind in
            let own = written.first { $0.kind == kind }
            return TemplateLine(
                kind: kind, template: own?.template ?? Catalogue.template(kind), writtenAt: own?.at, writtenBy: own?.by)
        }
    }

    /// One template as it stands.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_found` for a message there is not.
    public func one(_ name: String, by principal: Principal) async throws -> TemplateLine {
        let kind = try MessageKind.named(name)
        let lines = try await callAsFunction(by: principal)
        guard let line = lines.first(where: { $0.kind == kind }) else { throw MessageKind.unknown(name) }
        return line
    }
}

/// Writes a template, or goes back to the one that ships; what was written before stays in the history.
public struct ChangeTemplate: Sendable {
    private let house: House

    /// Changes those of this house.
    public init(_ house: House) { self.house = house }

    /// Writes the template of a message, in place of the version that was looked at, where one is named.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_found`, `changed_meanwhile`, or `invalid` that names the
    ///   placeholders there are.
    public func callAsFunction(
        _ name: String, subject: String, text: String, over version: Int64? = nil, by principal: Principal
    ) async throws -> TemplateLine {
        try principal.mustAdminister()
        let kind = try MessageKind.named(name)
        return try await write(try Template(subject, text: text, for: kind), kind, version, principal)
    }

    /// Goes back to the template that ships, from the version that was looked at, where one is named.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_found` or `changed_meanwhile`.
    public func reset(_ name: String, over version: Int64? = nil, by principal: Principal) async throws -> TemplateLine
    {
        try principal.mustAdminister()
        return try await write(nil, try MessageKind.named(name), version, principal)
    }

    private func write(
        _ template: Template?, _ kind: MessageKind, _ version: Int64?, _ principal: Principal
    ) async throws -> TemplateLine {
        try await house.store.write(Intent(principal, at: house.now)) { work in
            let own = try work.writtenTemplates().first { $0.kind == kind }
            guard own?.template != template else { return }
            if let version, version != own?.at.microseconds ?? 0 {
                throw Refusal(
                    .changedMeanwhile, "Somebody else has written this message meanwhile.",
                    mend: "Look at what it says now, and change that.")
            }
            try work.write(template, for: kind)
            try work.audit(
                "template.written", subject: "template:\(kind.rawValue)",
                detail: template == nil ? "as it ships" : "own words")
        }
        return try await ListTemplates(house).one(kind.rawValue, by: principal)
    }
}

/// Shows what a template makes of sample values; nothing is stored.
public struct PreviewTemplate: Sendable {
    private let house: House

    /// Previews for this house.
    public init(_ house: House) { self.house = house }

    /// The message with sample values, of the template given or, where there is none, of the one that stands.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, `not_found`, or `invalid` that names the placeholders there are.
    public func callAsFunction(
        _ name: String, subject: String? = nil, text: String? = nil, by principal: Principal
    ) async throws -> WrittenLetter {
        let line = try await ListTemplates(house).one(name, by: principal)
        let template = try Template(
            subject ?? line.template.subject, text: text ?? line.template.text, for: line.kind)
        let samples = line.kind.placeholders.map { ($0, $0.sample) }
        return template.expanded(Dictionary(samples, uniquingKeysWith: { first, _ in first }))
            .letter(line.kind, in: .sample(line.kind))
    }
}

extension MessageKind {
    /// The message of a name.
    fileprivate static func named(_ name: String) throws(Refusal) -> MessageKind {
        guard let kind = MessageKind(rawValue: name) else { throw unknown(name) }
        return kind
    }

    fileprivate static func unknown(_ name: String) -> Refusal {
        let nearest = NearestName.nearest(to: name, in: allCases.map(\.rawValue))
        return Refusal(
            .notFound, "There is no message “\(Field.shown(name))”.",
            mend: "Perhaps \(nearest) was meant; `turnout mail templates` names every one.")
    }
}
