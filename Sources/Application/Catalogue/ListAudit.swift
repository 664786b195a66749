public import Domain
import Invoicing

/// Which records of the audit to list.
public struct AuditFilter: Hashable, Sendable {
    /// Of this record, by the name people use: `booking:E0001-17`, `event:E0001`, `agency:BWC`, `course:NEG2`,
    /// `person:ana@bwc.example`; anything else as the audit has it, such as `webhook:3`.
    public var record: String?
    /// By this actor: `person:ana@bwc.example`, or as the audit has it, such as `command:root` or `token:3`.
    public var actor: String?
    /// From the beginning of this local date on.
    public var from: LocalDate?
    /// Until the end of this local date.
    public var to: LocalDate?
    /// Before the record of this number only.
    public var before: Int64?
    /// How many at most.
    public var limit: Int64

    /// Takes every part.
    public init(
        record: String? = nil, actor: String? = nil, from: LocalDate? = nil, to: LocalDate? = nil, before: Int64? = nil,
        limit: Int64 = 100
    ) {
        self.record = record
        self.actor = actor
        self.from = from
        self.to = to
        self.before = before
        self.limit = limit
    }
}

/// A record of the audit with names for the reader's screen; the audit itself has none.
public struct AuditLine: Hashable, Sendable {
    /// Its number.
    public let id: Int64
    /// When.
    public let at: Instant
    /// Who, by an opaque name that nobody can choose for themselves.
    public let actor: String
    /// Who: a name where it is known, otherwise the opaque one.
    public let actorName: String
    /// What was done.
    public let action: String
    /// The kind of record it was done to, such as `booking`.
    public let kind: String
    /// To which, by its opaque id.
    public let subject: String
    /// To which: a reference, a code or a name where it is known, otherwise the opaque id.
    public let subjectName: String
    /// What exactly; named like the subject where it is another record's opaque id.
    public let detail: String
}

/// Lists the audit for administrators.
public struct ListAudit: Sendable {
    private let house: House

    /// Lists that of this house.
    public init(_ house: House) { self.house = house }

    /// The records that a filter asks for, the newest first.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or `not_found` for a record or person that is not there; or
    ///   ``StoreFault``.
    public func callAsFunction(_ filter: AuditFilter, by principal: Principal) async throws -> [AuditLine] {
        try principal.mustAdminister()
        let zone = house.zone
        let from = filter.from.flatMap { LocalDateTime(date: $0, minuteOfDay: 0) }.map { zone.instant($0) }
        let to = filter.to.flatMap { LocalDateTime(date: $0.adding(days: 1), minuteOfDay: 0) }.map { zone.instant($0) }
        return try await house.store.read(principal.scope) { view in
            let subject = try filter.record.map { try AuditNames.id(of: $0, view) }
            let actor = try filter.actor.map { try AuditNames.id(of: $0, view) }
            let records = try view.audit(
                subject: subject, actor: actor, from: from, to: to, before: filter.before, limit: filter.limit)
            var names = AuditNames(view: view)
            return try records.map { record in
                AuditLine(
                    id: record.id, at: record.at, actor: record.actor, actorName: try names.name(of: record.actor),
                    action: record.action,
                    kind: String(record.subject.prefix { $0 != ":" }), subject: record.subject,
                    subjectName: try names.name(of: record.subject),
                    detail: try names.name(of: record.detail))
            }
        }
    }
}

/// Names for opaque ids, each looked up once.
private struct AuditNames {
    let view: any ReadView
    private var known: [String: String] = [:]

    init(view: any ReadView) { self.view = view }

    /// The opaque id of a record as people name it.
    static func id(of name: String, _ view: any ReadView) throws -> String {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return name }
        switch parts[0] {
        case "person" where parts[1].contains("@"): return "person:\(try view.found(person: parts[1]).id.raw)"
        case "agency" where Int64(parts[1]) == nil: return "agency:\(try view.found(agency: parts[1]).id.raw)"
        case "course" where Int64(parts[1]) == nil: return "course:\(try view.found(course: parts[1]).id.raw)"
        case "event" where Int64(parts[1]) == nil: return "event:\(try event(parts[1], view).raw)"
        case "booking" where Int64(parts[1]) == nil:
            let reference = try BookingReference(parts[1])
            let id = BookingID(event: try event(reference.event, view), ordinal: reference.ordinal)
            return "booking:\(id.raw)"
        default: return name
        }
    }

    private static func event(_ reference: String, _ view: any ReadView) throws -> EventID {
        if let event = try view.event(reference: reference) { return event.id }
        throw Refusal(.notFound, "There is no event \(Field.shown(reference)).", mend: "See `turnout event list`.")
    }

    mutating func name(of id: String) throws -> String {
        if let name = known[id] { return name }
        let name = try found(id) ?? id
        known[id] = name
        return name
    }

    private func found(_ id: String) throws -> String? {
        let parts = id.split(separator: ":").map(String.init)
        guard parts.count == 2, let raw = Int64(parts[1]) else { return nil }
        switch parts[0] {
        case "person": return try view.person(PersonID(raw))?.details?.name
        case "agency": return try view.agency(AgencyID(raw))?.code
        case "course": return try view.course(CourseID(raw))?.code
        case "event": return try view.event(EventID(raw))?.reference
        case "booking":
            let booking = BookingID(raw)
            return try view.event(booking.event)?.reference(of: booking)
        case "charge":
            guard case .charge(let booking, let n, _, _)? = try view.facts(of: id, payload: "", for: nil) else {
                return nil
            }
            return Charge.reference("\(booking)", n: n)
        case "invoice": return try view.document(InvoiceID(raw))?.number.text
        case "token":
            let label = try view.tokens().first { $0.token.id == TokenID(raw) }?.token.label
            return label.flatMap { $0.isEmpty ? nil : "\(id) (\($0))" }
        default: return nil
        }
    }
}
