import Application
import Bootstrap
import Domain
import Foundation
import SQLSession
import Testing
import TestSupport

@testable import Store

@Suite struct MoverTests {
    private func filled(_ store: TestStore) async throws {
        _ = try await ImportRecords(store.house)(.init(open: SampleYear.open()), by: SampleYear.principal)
    }

    @Test func `a year moved there and back has the same checksums and proves sound`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            try await filled(store)
            try await StoreFactory.withAddress(.postgres) { postgres in
                let there = try await store.keeper.move(from: store.address, to: postgres) { _ in }
                #expect(there.first { $0.table == "booking" }?.rows == 4155)
                #expect(try await store.keeper.verify(postgres) { _ in }.faults == [])
                try await StoreFactory.withAddress(.sqlite) { sqlite in
                    let back = try await store.keeper.move(from: postgres, to: sqlite) { _ in }
                    #expect(back == there)
                    #expect(try await store.keeper.verify(sqlite) { _ in }.faults == [])
                }
                // What comes after the move is numbered beyond what was moved.
                let (house, opened) = try await Bootstrap.open(postgres, clock: store.clock)
                try await house.store.write(Intent(SampleYear.principal, at: house.now)) { work in
                    try work.set("seller.name", to: "The Unit")
                }
                await opened.close()
                #expect(try await store.keeper.verify(postgres) { _ in }.faults == [])
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a store that is not empty is no target`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { source in
            try await filled(source)
            let fault = await #expect(throws: StoreFault.self) {
                _ = try await source.keeper.move(from: source.address, to: source.address) { _ in }
            }
            #expect(fault?.kind == .unfit)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a backup restores to the same content and nothing is overwritten`(engine: TestEngine) async throws {
        try await StoreFactory.with(engine) { store in
            try await filled(store)
            // What nobody has sealed yet, as on a busy server, is sealed in the copy.
            try await store.house.store.write(Intent(SampleYear.principal, at: store.house.now)) { work in
                try work.set("seller.name", to: "The Unit")
            }
            try await withFolder { folder in
                let file = folder.appending(path: "b.backup").path
                let sums = try await store.keeper.backup(store.address, to: file) { _ in }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["b.backup"])
                let again = await #expect(throws: StoreFault.self) {
                    _ = try await store.keeper.backup(store.address, to: file) { _ in }
                }
                #expect(again?.reason.contains("overwrites nothing") == true)
                let use = await #expect(throws: StoreFault.self) { _ = try await Bootstrap.open("sqlite:\(file)") }
                #expect(use?.reason.contains("turnout restore") == true)
                let upgrade = await #expect(throws: StoreFault.self) {
                    _ = try await store.keeper.initialise("sqlite:\(file)", serviceRole: nil)
                }
                #expect(upgrade?.reason.contains("turnout restore") == true)
                #expect(try await store.keeper.verify("sqlite:\(file)") { _ in }.faults == [])
                try await StoreFactory.withAddress(engine) { target in
                    let restored = try await store.keeper.restore(file, to: target) { _ in }
                    #expect(restored == sums)
                    #expect(try await store.keeper.verify(target) { _ in }.faults == [])
                }
            }
        }
    }

    @Test func `a backup with one changed cell is refused`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            try await filled(store)
            try await withFolder { folder in
                let file = folder.appending(path: "b.backup").path
                _ = try await store.keeper.backup(store.address, to: file) { _ in }
                let raw = try RawStore("sqlite:\(file)")
                try await raw.script("UPDATE person_detail SET name = name || 'x' WHERE person_id = 17")
                await raw.close()
                try await StoreFactory.withAddress(.sqlite) { target in
                    let fault = await #expect(throws: StoreFault.self) {
                        _ = try await store.keeper.restore(file, to: target) { _ in }
                    }
                    #expect(fault?.kind == .damaged)
                    #expect(fault?.reason.contains("person_detail") == true)
                }
            }
        }
    }

    @Test func `a file that is no store and a store that is no backup are refused`() async throws {
        try await StoreFactory.with(.sqlite) { store in
            try await withFolder { folder in
                let text = folder.appending(path: "text")
                try Data(String(repeating: "no database ", count: 500).utf8).write(to: text)
                for file in [text.path, folder.appending(path: "missing").path, String(store.address.dropFirst(7))] {
                    try await StoreFactory.withAddress(.sqlite) { target in
                        let fault = await #expect(throws: StoreFault.self) {
                            _ = try await store.keeper.restore(file, to: target) { _ in }
                        }
                        #expect(fault?.kind == .unfit || fault?.kind == .damaged)
                    }
                }
            }
        }
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "turnout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
