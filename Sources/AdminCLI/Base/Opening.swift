public import Application

/// How the commands get at running parts; the composition root hands it in.
public struct Opening: Sendable {
    /// Opens a store that exists and is of this program's version.
    public let house: @Sendable (_ store: String) async throws -> House
    /// Makes, upgrades, copies and checks stores.
    public let keeper: any StoreKeeper

    /// Runs the service until it is told to stop.
    public let serve: @Sendable (ServeRequest) async throws -> Void

    /// What hands mail to the server that the service is configured with.
    public let mailer: @Sendable (ServeRequest) async throws -> any Mailer

    /// Seals what the command wrote and closes what it opened; called once when it is over.
    public let close: @Sendable () async -> Void

    /// Takes the way to open a store, the keeper of stores, what runs the service, what hands mail over,
    /// and what closes the stores opened.
    public init(
        house: @escaping @Sendable (String) async throws -> House, keeper: any StoreKeeper,
        serve: @escaping @Sendable (ServeRequest) async throws -> Void,
        mailer: @escaping @Sendable (ServeRequest) async throws -> any Mailer,
        close: @escaping @Sendable () async -> Void = {}
    ) {
        self.house = house
        self.keeper = keeper
        self.serve = serve
        self.mailer = mailer
        self.close = close
    }

    @TaskLocal static var current: Opening?

    static func get() throws -> Opening {
        guard let current else { throw StoreFault(.defect, "The program was started without its parts.") }
        return current
    }
}
