/// Makes, upgrades, copies and checks whole stores. A store is named `sqlite:FILE` or `postgres://…`.
public protocol StoreKeeper: Sendable {
    /// Makes the store, or upgrades it to this program's version; repeating it is harmless.
    ///
    /// - Parameter serviceRole: on PostgreSQL the login role that the service signs in as, which is given the rights
    ///   it needs and no more; nil leaves members of the service's group as they are.
    /// - Throws: ``StoreFault`` of kind `unfit` for a newer store.
    func initialise(_ store: String, serviceRole: String?) async throws -> Initialisation

    /// Copies everything from one store into an empty other one, on either engine, from one snapshot.
    ///
    /// - Returns: each table with its number of rows and its checksum, equal on both sides.
    func move(from: String, to: String, progress: @escaping @Sendable (String) -> Void) async throws -> [TableSum]

    /// Copies everything, from one snapshot and while the store is in use, into a new file of its own with the
    /// checksums of its content.
    ///
    /// - Returns: each table with its number of rows and its checksum.
    /// - Throws: ``StoreFault`` of kind `unfit` when the file exists already.
    func backup(_ store: String, to file: String, progress: @escaping @Sendable (String) -> Void) async throws
        -> [TableSum]

    /// Copies a backup into an empty store after comparing it with its checksums.
    ///
    /// - Returns: each table with its number of rows and its checksum.
    /// - Throws: ``StoreFault`` of kind `damaged` when the file is not what was written.
    func restore(_ file: String, to store: String, progress: @escaping @Sendable (String) -> Void) async throws
        -> [TableSum]

    /// Recomputes every counter, walks every history, sequence and ledger, checks the audit chain.
    ///
    /// - Returns: the faults found, first first; empty when all is well.
    func verify(_ store: String, progress: @escaping @Sendable (String) -> Void) async throws -> Verification

    /// Closes the audit's hash chain behind everything committed, and returns its head.
    func seal(_ store: String) async throws -> SealHead
}

/// What making or upgrading a store came to.
public struct Initialisation: Hashable, Sendable {
    /// The numbers and names of the migrations applied now; empty when it was up to date.
    public let applied: [String]
    /// What is to be known or still to be done, as sentences.
    public let notes: [String]

    /// Takes the migrations applied and the notes.
    public init(applied: [String], notes: [String]) {
        self.applied = applied
        self.notes = notes
    }
}

/// A table with its number of rows and the SHA-256 of its content, the same on every engine.
public struct TableSum: Hashable, Sendable {
    /// The table.
    public let table: String
    /// How many rows it has.
    public let rows: Int64
    /// The checksum in hexadecimal.
    public let checksum: String

    /// Takes the table, its rows and its checksum.
    public init(table: String, rows: Int64, checksum: String) {
        self.table = table
        self.rows = rows
        self.checksum = checksum
    }
}

/// What `turnout verify` found.
public struct Verification: Hashable, Sendable {
    /// What was checked and how many of it, such as `bookings` 4155.
    public let checked: [Checked]
    /// What is wrong, first first; empty when all is well.
    public let faults: [String]
    /// How far the audit is sealed.
    public let seal: SealHead

    /// A kind of thing and how many were checked.
    public struct Checked: Hashable, Sendable {
        /// What.
        public let what: String
        /// How many.
        public let count: Int64

        /// Takes what and how many.
        public init(_ what: String, _ count: Int64) {
            self.what = what
            self.count = count
        }
    }

    /// Takes what was checked, the faults and the seal.
    public init(checked: [Checked], faults: [String], seal: SealHead) {
        self.checked = checked
        self.faults = faults
        self.seal = seal
    }
}

/// The head of the audit's hash chain: keep it elsewhere to prove later that nothing before it was changed.
public struct SealHead: Hashable, Sendable {
    /// How many records are sealed.
    public let position: Int64
    /// The last hash in hexadecimal; empty for an empty chain.
    public let hash: String
    /// How many records are not sealed yet.
    public let unsealed: Int64

    /// Takes the position, the hash and the number of records behind it.
    public init(position: Int64, hash: String, unsealed: Int64) {
        self.position = position
        self.hash = hash
        self.unsealed = unsealed
    }
}
