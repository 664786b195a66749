import AdminCLI
import Application
import Domain
import Foundation
import Logging
import OpenIDConnect
import SQLSession
import ServiceLifecycle
import Store
import UnixSignals
import Web

extension Bootstrap {
    /// Runs the service until it is told to stop by SIGTERM or SIGINT; requests under way are answered first.
    ///
    /// - Throws: ``Refusal`` for settings that cannot be, ``StoreFault`` for a store that cannot be opened.
    static func serve(_ request: ServeRequest) async throws {
        let settings = try await ServiceSettings(request)
        var logger = Logger(label: "turnout", factory: { LineLog(label: $0) })
        logger.logLevel = settings.level
        let (house, store) = try await open(settings.store)
        let metrics = Metrics(gauges: { gauges(store) })
        let provider = settings.provider.map { OpenIDProvider($0, clock: house.clock) }
        let log = logger
        do {
            let server = try WebServer(
                house: house, options: settings.web, provider: provider, metrics: metrics, version: turnoutVersion,
                logger: logger,
                onReady: { port in
                    log.info("ready", metadata: ["host": "\(settings.web.host)", "port": "\(port)"])
                    request.onReady("http://\(settings.web.host):\(port)")
                })
            let worker = LeasedWorker.due(house, store, seconds: settings.sweepSeconds, logger)
            #if MUTANTS
            if Mutant.dropRequests.isOn {
                signal(SIGTERM) { _ in _exit(0) }
                try await server.run()
            }
            #endif
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [worker] + MessageWorkers.all(house, settings.messages, logger) + [server],
                    gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
            try await group.run()
        } catch {
            await provider?.close()
            await store.close()
            throw error
        }
        await provider?.close()
        await store.close()
        logger.info("stopped")
    }

    private static func gauges(_ store: SQLStore) -> [(name: String, help: String, value: Int64)] {
        [
            ("turnout_store_waiting", "Units of work that wait for the store.", Int64(store.waiting)),
            ("turnout_store_groups", "Transactions committed or failed so far.", Int64(store.statistics.groups)),
            ("turnout_store_units", "Units of work in them so far.", Int64(store.statistics.units)),
            ("process_resident_memory_bytes", "Resident memory.", residentBytes),
        ]
    }

    private static var residentBytes: Int64 {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
