public import Domain

/// A setting as it stands, with when and by whom it was set.
public struct SettingValue: Hashable, Sendable {
    /// Its name, such as `seller.name`.
    public let name: String
    /// How often it was set.
    public let n: Int64
    /// Its value.
    public let value: String
    /// When it was set.
    public let setAt: Instant
    /// Who set it, as a principal's name.
    public let setBy: String

    /// Takes every part.
    public init(name: String, n: Int64, value: String, setAt: Instant, setBy: String) {
        self.name = name
        self.n = n
        self.value = value
        self.setAt = setAt
        self.setBy = setBy
    }
}

/// Reading settings and what the store knows of itself.
public protocol RecordReads {
    /// Every setting as it stands, by name.
    func settings() throws -> [SettingValue]
    /// Every value a setting had, first to last.
    func settingHistory(_ name: String) throws -> [SettingValue]
    /// The logo of a hash, 64 hexadecimal digits, as a PNG file; nil where there is none.
    func logo(_ sha256: String) throws -> [UInt8]?
    /// A fact the store keeps of itself, such as `demonstration`.
    func fact(_ name: String) throws -> String?
}

/// The record of who did what, what is to be sent, and settings.
public protocol RecordWrites: RecordReads {
    /// Appends to the audit: who and when come from the intent.
    func audit(_ action: String, subject: String, detail: String) throws
    /// Puts a message into the outbox, sent after the commit.
    func post(_ topic: String, subject: String, payload: String) throws
    /// Sets a setting; its earlier values stay.
    func set(_ name: String, to value: String) throws
    /// Keeps a logo by its hash.
    func keepLogo(_ png: [UInt8], sha256: String) throws
    /// Keeps a fact of the store.
    func setFact(_ name: String, _ value: String) throws
    /// Gives the next `count` numbers of an internal counter and returns the first.
    func nextNumbers(_ counter: String, count: Int64) throws -> Int64
}
