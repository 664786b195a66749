public import SQLSession

/// A store's database with what concerns the store as a whole.
public struct StoreSite: Sendable {
    /// The database.
    public let database: Database
    /// The schema named in the address; nil where there is none to make.
    public let schema: String?

    /// Takes the database and the schema.
    public init(database: Database, schema: String?) {
        self.database = database
        self.schema = schema
    }
}

/// What a store is opened for.
public enum StorePurpose: Sendable {
    /// Single requests, in a store that exists.
    case work
    /// The store as a whole, which exists: statements may take as long as they need.
    case keep
    /// The store as a whole, which is made where there is none.
    case make
    /// A file that is written once: as soon as it is, all of it stands in the one file, and nothing in a log beside it.
    case copy
}

/// Finds the database behind a store's address.
///
/// - Throws: a fault of kind `unfit` where the store must exist and does not, or a refusal for an address that
///   is none.
public typealias StoreLocator = @Sendable (_ address: String, _ purpose: StorePurpose) throws -> StoreSite
