import Application
import ArgumentParser
import Domain
import Invoicing
import Money

extension InvoicesCommand {
    struct Interest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what interest may be claimed on invoices that are paid late, or claim it from an agency.",
            discussion: """
                Nothing is claimed unless the settings interest.margin and interest.bank_rates say how, and then only
                when somebody asks for it here. Interest is simple, by whole days, at the rate of the 30 June or
                31 December before the invoice was late. A claim is an invoice: it is numbered, mailed, paid and
                credited like any other, and the next claim goes on where it ended.

                EXAMPLES
                  turnout settings set interest.margin 8%
                  turnout settings set interest.bank_rates '2019-06-30 0.75%; 2020-06-30 0.1%'
                  turnout invoices interest
                  turnout invoices interest --agency BCT --through 2020-06-30
                  turnout invoices interest --agency BCT --through 2020-06-30 --claim
                """)

        @Option(help: "The agency's code.") var agency: String?
        @Option(help: "The last local date to claim for, which is over; yesterday unless told.")
        var through: DateArgument?
        @Flag(help: "Issue the invoice that claims it, from the agency named.") var claim = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard !claim || agency != nil else {
                throw ValidationError("Name the agency to claim from: --agency CODE --claim.")
            }
        }

        func run() async throws {
            let use = ClaimInterest(try await store.house())
            guard claim, let agency else {
                let claims = try await use.preview(
                    agency: agency, through: through?.date, by: operatorPrincipal())
                return try show(claims)
            }
            let issued = try await use(agency, through: through?.date, by: operatorPrincipal())
            try output.show(
                Listing(
                    title: "The interest is claimed.",
                    columns: [.init("number", "Invoice"), .init("total_pence", "Total")],
                    rows: [[.text(issued.number), .pence(issued.total)]]))
        }

        private func show(_ claims: [ClaimInterest.Claim]) throws {
            let rows = claims.flatMap { claim in
                claim.claim.interest.map { interest -> [Cell] in
                    [
                        .text(claim.agency), .text(interest.invoice.text),
                        .text(interest.lateness.period.lowerBound.text),
                        .text(interest.lateness.period.upperBound.text), .text(interest.lateness.reason),
                        .pence(interest.interest), .pence(interest.fixedSum), .pence(interest.total),
                    ]
                }
            }
            let all = claims.reduce(Pence.zero) { $0 + $1.claim.total }
            try output.show(
                Listing(
                    columns: [
                        .init("agency", "Agency"), .init("invoice", "Late invoice"), .init("from", "From"),
                        .init("through", "Through"), .init("reason", "How it comes about"),
                        .init("interest_pence", "Interest"), .init("fixed_sum_pence", "Fixed sum"),
                        .init("total_pence", "Together"),
                    ],
                    rows: rows,
                    notes: ["Together \(all.text). Nothing was claimed; --claim with --agency issues the invoice."]))
        }
    }
}
