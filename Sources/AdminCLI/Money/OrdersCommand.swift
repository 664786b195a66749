import Application
import ArgumentParser
import Domain

extension InvoicesCommand {
    struct Orders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the purchase order numbers given for single events, or give one.",
            discussion: """
                Invoices of these events quote these numbers; those of other events quote the agency's own.

                EXAMPLES
                  turnout invoices orders
                  turnout invoices orders --agency BCT --event E0012 --number PO-4471
                  turnout invoices orders --agency BCT --event E0012 --number ''
                """)

        @Option(help: "The agency's code.") var agency: String?
        @Option(help: "The reference of the event to give a number for, with --agency and --number.")
        var event: String?
        @Option(help: "The number, up to 100 characters; empty takes the former back.") var number: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (event == nil) == (number == nil), event == nil || agency != nil else {
                throw ValidationError("Give --agency, --event and --number together, or none but --agency to list.")
            }
        }

        func run() async throws {
            let house = try await store.house()
            if let agency, let event, let number {
                try await GivePurchaseOrder(house)(number, agency: agency, event: event, by: operatorPrincipal())
            }
            let orders = try await ListPurchaseOrders(house)(agency: agency, by: operatorPrincipal())
            try output.show(
                Listing(
                    columns: [
                        .init("event", "Event"), .init("title", "Course"), .init("agency", "Agency"),
                        .init("purchase_order", "Purchase order"), .init("given_on", "Given"),
                    ],
                    rows: orders.map {
                        [
                            .text($0.eventReference), .text($0.title), .text($0.agencyCode), .text($0.number),
                            .text(house.zone.date($0.givenAt).description),
                        ]
                    }))
        }
    }
}
