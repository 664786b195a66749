import Application
import Foundation
import Store
import SQLSession
import Testing
import TestSupport

/// A fault planted past every guard, and the check that must name it.
struct Planted: Sendable, CustomTestStringConvertible {
    let check: String
    let unlocking: [String]
    let sql: String
    var testDescription: String { "\(check): \(sql)" }

    init(_ check: String, _ sql: String, unlocking: String...) {
        self.check = check
        self.unlocking = unlocking
        self.sql = sql
    }
}

/// Plants faults and expects them to be found.
enum PlantedFaults {
    /// Plants each fault in a copy of its own.
    static func expectEach(_ planted: [Planted], _ store: TestStore) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "turnout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let original = folder.appending(path: "original")
        _ = try await store.keeper.backup(store.address, to: original.path) { _ in }
        for (index, fault) in planted.enumerated() {
            let copy = folder.appending(path: "copy\(index)")
            try FileManager.default.copyItem(at: original, to: copy)
            try await expect([fault], "sqlite:\(copy.path)", store.keeper)
        }
    }

    /// Plants all faults in one store.
    static func expect(_ planted: [Planted], _ address: String, _ keeper: Keeper) async throws {
        let raw = try RawStore(address)
        if raw.engine == .sqlite { try await raw.script("PRAGMA ignore_check_constraints = ON") }
        for fault in planted {
            for table in fault.unlocking { try await raw.unlock(table) }
            try await raw.script(fault.sql)
        }
        await raw.close()
        let faults = try await keeper.verify(address) { _ in }.faults
        for fault in planted {
            #expect(faults.contains { $0.hasPrefix(fault.check + ":") }, "\(fault.sql): \(faults)")
        }
    }
}
