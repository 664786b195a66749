import Domain

/// Which versions of a record a change may start from: what was changed since by somebody else is not overwritten.
public struct KnownVersion: Hashable, Sendable {
    private let versions: Set<Int64>?

    /// Any version: the change is made to the record as it stands.
    public static let any = KnownVersion(nil)

    /// One of these versions only.
    public init(_ versions: Set<Int64>?) { self.versions = versions }

    /// Whether the record still has one of the versions.
    ///
    /// - Throws: ``Refusal`` of kind `changed_meanwhile`.
    func mustBe(_ version: Int64) throws(Refusal) {
        guard let versions, !versions.contains(version) else { return }
        throw Refusal(
            .changedMeanwhile, "It was changed meanwhile and has the version \(version) now.",
            mend: "Read it again, and change what is there now.")
    }
}
