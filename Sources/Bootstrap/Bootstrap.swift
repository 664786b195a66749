public import Application
import Domain
import SQLCatalog
import SQLSession
public import Store

/// Puts the running parts together: the only room that sees every concrete part.
public enum Bootstrap {
    /// Opens a store that exists and is of this program's version. A store in memory is made at once.
    ///
    /// - Throws: ``StoreFault`` of kind `unfit` for a store that has not been made or is of another version, and
    ///   ``Refusal`` for an address that is none or a system without zone data.
    public static func open(_ address: String, clock: any Clock = SystemClock()) async throws -> (House, SQLStore) {
        let zone = try SystemZone.load("Europe/London")
        let address = try StoreAddress(address)
        let site = try address.site(.work)
        let store = SQLStore(site.database, engine: site.database.engine)
        do {
            if case .memory = address {
                _ = try await keeper(clock: clock).initialise(site)
            } else {
                try await store.checkVersion()
            }
        } catch {
            await store.close()
            throw error
        }
        return (House(store: store, clock: clock, zone: zone, samples: samples), store)
    }

    /// The keeper of whole stores.
    ///
    /// - Throws: ``Refusal`` for a system without zone data.
    public static func keeper(clock: any Clock = SystemClock()) throws -> Keeper {
        Keeper(
            locate: { address, purpose in try StoreAddress(address).site(purpose) }, clock: clock,
            zone: try SystemZone.load("Europe/London"))
    }

    /// The sample policies that ship: name and document.
    public static var samples: [String: String] {
        Dictionary(SQLCatalog.policies.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
}
