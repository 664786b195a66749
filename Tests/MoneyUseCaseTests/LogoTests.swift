import Application
import Documents
import Domain
import Foundation
import Invoicing
import PaperSamples
import Store
import TestSupport
import Testing
import Typesetting

/// The logo: checked, kept by its hash, printed on what is issued from then on.
@Suite struct LogoTests {
    private func refused(_ bytes: [UInt8], _ town: Town) async throws -> Refusal? {
        try await refusal { _ = try await ChangeLogo(town.house)(bytes, by: town.clerk) }
    }

    @Test(arguments: TestEngine.allCases)
    func `documents keep the logo they were issued with`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            let (red, blue) = (try SamplePicture.png(60, 20, 0xC0_20_20), try SamplePicture.png(20, 60, 0x20_40_C0))
            try await town.billed()
            let plain = try await PrintDocument(town.house)("INV-000001", by: town.clerk).bytes
            let first = try await ChangeLogo(town.house)(red, by: town.clerk)
            #expect(try await ShowLogo(town.house)(by: town.clerk) == red)
            #expect(first.utf8.count == 64)
            // What was issued before has none, however often it is set again.
            #expect(try await RenderPapers(town.house)(by: town.clerk).faults == [])
            #expect(try await PrintDocument(town.house)("INV-000001", by: town.clerk).bytes == plain)
            _ = try await CreditInvoice(town.house)(
                .init(number: "INV-000001", line: 1, reason: .other), by: town.clerk)
            guard case .invoice(let invoice) = try await ShowInvoice(town.house)("INV-000001", by: town.clerk).document
            else { return }
            #expect(invoice.seller.logo == nil)
            try await later(town)
            let second = try await town.bill()
            #expect(second.invoices.map(\.number) == ["INV-000002"])
            guard case .invoice(let own) = try await ShowInvoice(town.house)("INV-000002", by: town.clerk).document
            else { return }
            #expect(own.seller.logo == first && Invoice(canonicalText: own.canonicalText) == own)
            let printed = try await PrintDocument(town.house)("INV-000002", by: town.clerk).bytes
            let typesetter = try Typesetter()
            let bare = try Paper.invoice(own).bytes(typesetter)
            #expect(try printed == Paper.invoice(own).bytes(typesetter, logo: Picture(png: red)) && printed != bare)
            _ = try await ChangeLogo(town.house)(blue, by: town.clerk)
            #expect(try await PrintDocument(town.house)("INV-000002", by: town.clerk).bytes == printed)
            // The first again by its hash, then none.
            for value in [first, ""] {
                _ = try await ChangeSettings(town.house)([.init("seller.logo", value)], by: town.clerk)
            }
            #expect(try await ShowLogo(town.house)(by: town.clerk) == nil)
            let answer = try await RenderPapers(town.house)(by: town.clerk)
            #expect(answer.faults == [] && answer.documents == 3)
            #expect(try await town.store.keeper.verify(town.store.address, progress: { _ in }).faults.isEmpty)
        }
    }

    private func later(_ town: Town) async throws {
        try await town.event("E0002", "2019-06-11")
        try await town.book("fay", on: "E0002")
        // 12 June 2019, 08:00.
        town.store.clock.set(Instant(seconds: 1_560_322_800))
        try await town.mark("E0002-1", .didNotAttend)
        try await town.hold("E0002")
        _ = try await town.assess()
    }

    @Test(arguments: TestEngine.allCases)
    func `what is no such picture is refused, and nothing changes`(_ engine: TestEngine) async throws {
        try await Town.with(engine) { town in
            let png = try SamplePicture.png(4, 4, 0)
            var (cut, wide, garbled) = (Array(png.dropLast(20)), png, png)
            wide.replaceSubrange(16..<20, with: [0, 1, 0, 0])
            for index in 40..<min(60, garbled.count) { garbled[index] ^= 0xFF }
            for bytes in [
                [], Array("GIF89a".utf8), Array(png.prefix(24)), cut, wide, garbled,
                png + [UInt8](repeating: 0, count: 200_000),
            ] {
                let refusal = try await refused(bytes, town)
                #expect(refusal?.kind == .invalid && refusal?.mend?.contains("PNG") == true, "\(bytes.count)")
            }
            cut.removeAll()
            for value in ["x", String(repeating: "0", count: 64)] {
                let unknown = try await refusal {
                    _ = try await ChangeSettings(town.house)([.init("seller.logo", value)], by: town.clerk)
                }
                #expect(unknown?.kind == .invalid && unknown?.mend?.contains("settings logo") == true)
            }
            #expect(try await ShowLogo(town.house)(by: town.clerk) == nil)
            let lead = Principal(name: "p", role: .practitioner, scope: .everything)
            let forbidden = try await refusal { _ = try await ChangeLogo(town.house)(png, by: lead) }
            #expect(forbidden?.kind == .forbidden)
        }
    }
}
