import Application
import ArgumentParser

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove the store: recompute every counter, walk every history and chain.",
        discussion: """
            Names the first fault of each check and exits 1 where there is one. Keep the head of the chain elsewhere:
            it proves later that nothing before it was changed.

            EXAMPLES
              turnout verify
              turnout verify --store postgres://owner@db/turnout --format json
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let result = try await Opening.get().keeper.verify(store.address, progress: progress)
        endProgress()
        switch output.format {
        case .table: try output.show(table(result))
        case .json, .csv, .xlsx: try output.show(findings(result))
        }
        if !result.faults.isEmpty { throw ExitCode(1) }
    }

    private func table(_ result: Verification) -> Listing {
        let seal = result.seal
        let sealed =
            "The audit is sealed up to record \(seal.position), with \(seal.unsealed) behind it"
            + (seal.hash.isEmpty ? "." : "; head \(seal.hash).")
        let verdict =
            result.faults.isEmpty
            ? ["All is well."]
            : ["Found wrong:"] + result.faults.map { "  " + $0 }
        return Listing(
            columns: [.init("checked", "Checked"), .init("count", "Number")],
            rows: result.checked.map { [.text($0.what), .number($0.count)] }, notes: [sealed] + verdict)
    }

    private func findings(_ result: Verification) -> Listing {
        Listing(
            columns: [.init("kind", "Kind"), .init("what", "What"), .init("count", "Number")],
            rows: result.checked.map { [.text("checked"), .text($0.what), .number($0.count)] }
                + [[.text("sealed"), .text(result.seal.hash), .number(result.seal.position)]]
                + [[.text("unsealed"), .none, .number(result.seal.unsealed)]]
                + result.faults.map { [.text("fault"), .text($0), .none] })
    }
}
