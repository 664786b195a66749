import Application
import ArgumentParser
import Domain

/// What can be said about an agency besides its code, name and sector; an empty text takes the value away.
struct AgencyOptions: ParsableArguments {
    @Option(help: "Its band in price lists.") var band: String?
    @Option(help: "The billing address, ';' between lines.") var billingAddress: String?
    @Option(help: "The e-mail address that invoices go to.") var billingEmail: String?
    @Option(help: "The purchase order number that its invoices must quote.") var purchaseOrder: String?
    @Option(help: "One invoice per event, month, quarter or year; `policy` leaves it to the policy.")
    var invoicePer: String?
    @Option(help: "Its electronic address, such as 0088:5060000000009 (GLN) or 9932:GB980780684 (VAT number).")
    var endpoint: String?
    @Option(help: "What its electronic invoices quote without a purchase order, such as a cost centre.")
    var buyerReference: String?
    @Option(help: "Whether its documents are made electronically as they are issued: yes or no.")
    var electronic: YesNo?
    @Option(help: "Its NHS organisation (ODS) code.") var ods: String?
    @Option(help: "A school's unique reference number, six digits.") var urn: String?
    @Option(help: "Its global location number, thirteen digits.") var gln: String?
    @Option(help: "Its VAT number, GB and nine digits.") var vatNumber: String?
    @Option(help: "Whether its charges are assessed and then relieved: yes or no.") var chargeExempt: YesNo?
    @Option(help: "Whether its people attend without a fee: yes or no.") var attendExempt: YesNo?

    func validate() throws {
        if let invoicePer, invoicePer != "policy", Frequency(rawValue: invoicePer) == nil {
            throw ValidationError("--invoice-per is event, month, quarter, year or policy.")
        }
    }

    var change: AgencyChange {
        var change = AgencyChange()
        change.band = band
        change.billingAddress = billingAddress?.split(separator: ";").map(String.init)
        change.billingEmail = billingEmail
        change.purchaseOrder = purchaseOrder
        change.frequency = invoicePer.map { Frequency(rawValue: $0) }
        change.endpoint = endpoint
        change.buyerReference = buyerReference
        change.wantsElectronic = electronic?.flag
        change.ods = ods
        change.urn = urn
        change.gln = gln
        change.vat = vatNumber
        change.chargeExempt = chargeExempt?.flag
        change.attendExempt = attendExempt?.flag
        return change
    }
}

extension AgencyCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an agency.",
            discussion: """
                EXAMPLES
                  turnout agency add BWC --name "Women's and Children's" --sector health --ods RQ3 --purchase-order 4711
                  turnout agency add SCH12 --name "Elm School" --sector schools --urn 103555 --invoice-per year
                """)

        @Argument(help: "The code it is known by.") var code: String
        @Option(help: "Its name.") var name: String
        @Option(help: "Its sector, a word such as early_years.") var sector: String
        @OptionGroup var more: AgencyOptions
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let request = AddAgency.Request(code: code, name: name, sector: sector, more: more.change)
            let agency = try await AddAgency(try await store.house())(request, by: operatorPrincipal())
            try output.show(
                ["\(agency.code) is added: \(agency.name)."],
                ["code": .text(agency.code), "name": .text(agency.name), "sector": .text(agency.sector)])
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is kept of an agency; an empty value takes one away.",
            discussion: """
                EXAMPLES
                  turnout agency change BWC --purchase-order 4712 --invoice-per quarter
                  turnout agency change BWC --band ""
                """)

        @Argument(help: "The agency's code.") var code: String
        @Option(help: "Its new name.") var name: String?
        @Option(help: "Its new sector.") var sector: String?
        @OptionGroup var more: AgencyOptions
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var change = more.change
            change.name = name
            change.sector = sector
            let answer = try await ChangeAgency(try await store.house())(code, change, by: operatorPrincipal())
            try output.show(
                answer.changes.isEmpty ? ["\(code) is so already."] : ["\(code) is changed."] + answer.changes,
                ["code": .text(code), "changes": .text(answer.changes.joined(separator: "; "))])
        }
    }
}
