import Application
import ArgumentParser
import Domain
import Money

extension InvoicesCommand {
    struct Corrections: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "credit-corrections",
            abstract: "Credit what was invoiced and is not due any more, because what it rested on was corrected.",
            discussion: """
                A register that came late or was put right is found by `turnout charges assess`. Each invoice gets one
                credit note; running it again issues none twice.

                EXAMPLES
                  turnout invoices credit-corrections --preview
                  turnout invoices credit-corrections
                """)

        @Flag(help: "Show what would be credited and store nothing.") var preview = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let credit = CreditCorrections(try await store.house())
            if preview {
                try output.show(listing(try await credit.preview(by: operatorPrincipal())))
            } else {
                try output.show(listing(try await credit(by: operatorPrincipal())))
            }
        }

        private func listing(_ preview: CreditCorrections.Preview) -> Listing {
            Listing(
                title: "To be credited",
                columns: [
                    .init("invoice", "invoice"), .init("charge", "charge"), .init("agency", "agency"),
                    .init("credit_pence", "to credit"),
                ],
                rows: preview.rows.map { row in
                    [
                        .text(row.invoice ?? ""), .text(row.reference), .text(row.agency),
                        .pence(row.charge.corrections.excess),
                    ]
                },
                notes: ["\(preview.invoices) credit notes, \(preview.net.text) without VAT. Nothing is stored."])
        }

        private func listing(_ issued: [CreditCorrections.Issued]) -> Listing {
            let net = issued.reduce(Pence.zero) { $0 + $1.net }
            return Listing(
                title: "Credit notes issued",
                columns: [
                    .init("number", "number"), .init("corrects", "corrects"), .init("agency", "agency"),
                    .init("net_pence", "net"), .init("vat_pence", "VAT"),
                ],
                rows: issued.map { note in
                    [
                        .text(note.number), .text(note.invoice), .text(note.agency), .pence(note.net),
                        .pence(note.vat),
                    ]
                },
                notes: ["\(issued.count) credit notes, \(net.text) without VAT."])
        }
    }
}
