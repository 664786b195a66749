import Application
public import ArgumentParser
public import Domain
import Money

/// Policies, charges and documents.
enum MoneyCommands {
    static let all: [any ParsableCommand.Type] = [
        PolicyCommand.self, ChargesCommand.self, InvoicesCommand.self, PaymentsCommand.self, LedgerCommand.self,
    ]
}

extension WaiverReason: ExpressibleByArgument {}
extension DisputeReason: ExpressibleByArgument {}
extension ChargeState.Code: ExpressibleByArgument {}

/// Reads an amount as people write it on the command line.
func amount(_ text: String) throws -> Pence {
    do {
        return try Pence(parsing: text)
    } catch {
        throw ValidationError(error.description)
    }
}

/// Reads a financial year as people write it on the command line.
func year(_ text: String) throws -> FinancialYear {
    guard let year = FinancialYear(text) else {
        throw ValidationError("“\(text)” is not a financial year; write it like 2019/20.")
    }
    return year
}

extension OutputOptions {
    /// Shows something with parts: as sentences to people, whole to programs, its rows as CSV and to spreadsheets.
    func show(_ sentences: [String], whole: JSONValue, rows: Listing) throws {
        switch format {
        case .table: print(sentences.joined(separator: "\n"))
        case .json: print(try whole.document())
        case .csv: print(rows.csv, terminator: "")
        case .xlsx: try spread(rows)
        }
    }
}

extension Explanation {
    /// The steps as people read them.
    var sentences: [String] { steps.map { "  \($0.clause): \($0.fact) → \($0.result)" } }

    /// The steps as programs read them.
    var json: JSONValue {
        .object([
            "summary": .text(summary),
            "steps": .list(
                steps.map {
                    .object(["clause": .text($0.clause), "fact": .text($0.fact), "result": .text($0.result)])
                }),
        ])
    }
}

extension HistoryStep {
    /// One step as people read it.
    func sentence(_ zone: Zone) -> String {
        let reason = why.isEmpty ? "" : ": \(why)"
        return "  \(zone.local(at).spoken)  \(happened.spacedOut) by \(actor)\(reason)"
    }

    /// One step as programs read it.
    func json(_ zone: Zone) -> JSONValue {
        .object([
            "n": .number(n), "at": .text(zone.local(at).description), "actor": .text(actor),
            "happened": .text(happened), "state": .text(state), "why": .text(why),
        ])
    }
}
