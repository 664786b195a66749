public import Application
public import Domain
import SQLSession

/// Makes, upgrades, copies and checks whole stores, on either engine.
public struct Keeper: StoreKeeper {
    let locate: StoreLocator
    let clock: any Clock
    let zone: Zone

    /// Takes the way to a store's database, the clock, and the zone dates are decided in.
    public init(locate: @escaping StoreLocator, clock: any Clock, zone: Zone) {
        self.locate = locate
        self.clock = clock
        self.zone = zone
    }

    /// Makes the store or upgrades it.
    public func initialise(_ store: String, serviceRole: String?) async throws -> Initialisation {
        try await with(store, .make) { site in try await self.initialise(site, serviceRole: serviceRole) }
    }

    /// Makes or upgrades a store that is open already, such as one in memory.
    public func initialise(_ site: StoreSite, serviceRole: String? = nil) async throws -> Initialisation {
        let now = clock.now()
        return try await translating {
            try await site.database.exclusive { session in
                try StoreVersion.refuseBackup(session)
                let applied = try Migrator(session: session, schema: site.schema, now: now).run()
                let notes = try ServiceRole(session: session, login: serviceRole).separate()
                return Initialisation(applied: applied, notes: notes)
            }
        }
    }

    /// Closes the audit's hash chain.
    public func seal(_ store: String) async throws -> SealHead {
        try await with(store, .keep) { site in
            try await StoreVersion.check(site.database)
            try await Sealer.seal(site.database)
            return try await site.database.read { session in try Sealer(session: session).head() }
        }
    }

    /// Opens a store, does the work and closes it, whatever comes of it.
    func with<R>(_ store: String, _ purpose: StorePurpose, _ work: (StoreSite) async throws -> R) async throws -> R {
        try await translating {
            let site = try locate(store, purpose)
            do {
                let result = try await work(site)
                await site.database.close()
                return result
            } catch {
                await site.database.close()
                throw error
            }
        }
    }
}
