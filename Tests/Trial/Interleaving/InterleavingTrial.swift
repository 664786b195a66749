import Application
import Bootstrap
import Domain
import Foundation
import SQLSession
import Store
import StorePostgres
import StoreSQLite
import TestSupport

/// R10: every order of two clients' statements. Each must end as one of the two would after the other.
enum InterleavingTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let cap = max(1, try arguments.number("cap", otherwise: 100))
        let only = arguments.text("pair")
        return try await StoreFactory.with(arguments.engine) { stage in
            try await stage.furnish()
            let arena = try Arena(stage)
            var report = Report()
            var permutations = 0
            var capped = 0
            for (index, pair) in Pair.all.enumerated() where only == nil || only == String(index) {
                let search = try await Search(arena: arena, pair: pair, cap: cap).run()
                permutations += search.orders
                capped += search.wasCapped ? 1 : 0
                for fault in search.faults { report.fault("\(pair.name): \(fault)") }
                let orders = "\(search.orders) orders\(search.wasCapped ? " (first and by lot)" : "")"
                report.note("\(index) \(pair.name)", orders)
            }
            await arena.close()
            for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
                report.fault("verify: \(fault)")
            }
            report.note("permutations", permutations)
            report.note("pairs", Pair.all.count)
            report.note("capped", capped)
            return report
        }
    }
}

/// Two clients, each with connections of its own to one store, and whoever watches them.
final class Arena: Sendable {
    let stage: TestStore
    let pacing = Pacing()
    let houses: [House]
    let watcher: Watcher
    private let stores: [SQLStore]

    init(_ stage: TestStore) throws {
        self.stage = stage
        let real: any Connector
        if stage.address.hasPrefix("sqlite:") {
            real = SQLiteConnector(path: String(stage.address.dropFirst(7)))
        } else {
            real = try PostgresConnector(url: stage.address)
        }
        let pacing = pacing
        let stores = (0..<2).map { client in
            let database = Database(PacedConnector(real: real, client: client, pacing: pacing))
            return SQLStore(database, engine: real.traits.engine)
        }
        self.stores = stores
        let house = stage.house
        houses = stores.map { House(store: $0, clock: stage.clock, zone: house.zone, samples: house.samples) }
        watcher = Watcher(real, pacing)
    }

    func close() async {
        for store in stores { await store.close() }
        watcher.close()
    }

    /// A piece of the store that nobody has used.
    func ground(_ number: Int) async throws -> Ground {
        let stage = stage
        stage.clock.set(.at(Ground.early))
        try await stage.addAgency("P\(number)", sector: "school")
        let ground = Ground(
            house: stage.house, number: number, setClock: { stage.clock.set(.at($0)) },
            addEvent: { letter, places in
                _ = try await stage.addEvent(
                    "G\(number)-\(letter)", places: places, sessions: [Ground.start..<(Ground.start + 180)],
                    offerHours: 10)
            })
        for person in [1, 2, 3, 9] {
            _ = try await AddPerson(stage.house)(
                .init(email: ground.email(person), name: "Person \(person)", agency: "P\(number)"), by: actor)
        }
        return ground
    }
}
