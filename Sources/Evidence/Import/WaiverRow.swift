public import Domain

/// One row of `waivers.csv`.
public struct WaiverRow: Hashable, Sendable {
    /// Why a charge was waived. No more is ever kept: in particular no medical detail.
    public enum Reason: String, Sendable, CaseIterable {
        /// Illness.
        case sickness
        /// A death in the family.
        case bereavement
        /// Called to court.
        case courtAttendance = "court_attendance"
        /// An emergency in the person's own service.
        case operationalEmergency = "operational_emergency"
        /// Snow, flood, storm.
        case adverseWeather = "adverse_weather"
        /// The organiser's own mistake.
        case administrativeError = "administrative_error"
        /// Something else.
        case other
    }

    /// The physical line in the file.
    public let line: Int
    /// The reference of the event.
    public let event: Symbol
    /// The key of the person's e-mail address.
    public let emailKey: Symbol
    /// Why.
    public let reason: Reason
    /// When it was decided.
    public let decidedOn: LocalDate

    init?(_ table: inout Table, _ strings: inout StringTable) {
        let event = table.code(0).map { strings.intern($0) }
        let email = table.email(1).map { strings.intern(Evidence.emailKey($0)) }
        let reason = table.choice(2, Reason.self)
        let date = table.date(3)
        guard let event, let email, let reason, let date else { return nil }
        line = table.line
        self.event = event
        emailKey = email
        self.reason = reason
        decidedOn = date
    }
}
