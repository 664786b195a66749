/// Which version of the policy a booking belongs to.
public enum Binding {
    /// The version in force at an instant: that with the latest date not after the local date of the moment; of two
    /// with one date, the later in the list. Nil when none had begun.
    public static func inForce(
        _ versions: [(from: LocalDate, id: PolicyID)], at moment: Instant, zone: Zone
    ) -> PolicyID? {
        let today = zone.date(moment)
        var found: (from: LocalDate, id: PolicyID)?
        for version in versions where version.from <= today {
            if let best = found, version.from < best.from { continue }
            found = version
        }
        return found?.id
    }

    /// The version a booking belongs to once these versions are known.
    ///
    /// A bound booking never rebinds. One that took its place when no policy was in force stays unbound until a version
    /// that covers that moment is added.
    public static func settled(
        bound: PolicyID?, tookPlaceAt moment: Instant, versions: [(from: LocalDate, id: PolicyID)], zone: Zone
    ) -> PolicyID? {
        bound ?? inForce(versions, at: moment, zone: zone)
    }
}
