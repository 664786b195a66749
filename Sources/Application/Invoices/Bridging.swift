import Domain
import Invoicing
import Money

extension Refusal {
    /// A refusal of invoicing, as every use-case gives it.
    init(_ refusal: InvoicingRefusal) {
        let kind: Kind =
            switch refusal.code {
            case .settingMissing: .notReady
            case .moreThanIsLeft, .twice: .conflict
            case .text, .lines, .amount, .vat, .number, .dates, .mismatch, .unbalanced: .invalid
            }
        self.init(kind, refusal.reason, mend: refusal.mend)
    }
}

/// Runs rules of invoicing; what they refuse is refused to people in the one form refusals have.
func invoicing<R>(_ work: () throws -> R) throws -> R {
    do {
        return try work()
    } catch let refusal as InvoicingRefusal {
        throw Refusal(refusal)
    }
}

extension DocumentDate {
    /// The same date; nil outside the years 1 to 9999.
    init?(_ date: LocalDate) { self.init(day: date.dayNumber) }

    /// A date that came from the calendar.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` outside the years 1 to 9999.
    static func of(_ date: LocalDate) throws(Refusal) -> DocumentDate {
        guard let found = DocumentDate(date) else {
            throw Refusal(.invalid, "A document cannot bear this date.", mend: "Give a year from 1 to 9999.")
        }
        return found
    }
}

extension Domain.Occurrence {
    /// What a document calls it: never why somebody did not come.
    var onDocuments: Invoicing.Occurrence {
        switch self {
        case .lateCancellation: .lateCancellation
        case .nonAttendance, .refusedLate: .nonAttendance
        case .leftEarly: .earlyDeparture
        case .notCompleted: .nonCompletion
        case .walkInSurcharge: .walkIn
        case .attendanceFee: .attendance
        }
    }
}

extension Frequency {
    var billing: BillingFrequency {
        switch self {
        case .event: .event
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}

/// The seller's details and the series of numbers, as set.
struct Letterhead {
    /// The series of invoices and of credit notes where none is set.
    static let (usualInvoices, usualCreditNotes) = ("INV", "CN")

    let seller: SellerSnapshot
    /// The series of invoices by the category of VAT: one for all of them unless the settings tell otherwise.
    private let invoices: [VATCategory: Series]
    let creditNotes: Series

    /// Reads the settings.
    ///
    /// - Throws: ``Refusal`` of kind `not_ready` naming the first setting missing and the command that sets it.
    init(_ settings: [SettingValue]) throws {
        let values = Dictionary(settings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let name = values[SellerSetting.name.rawValue]?.trimmingBlanks ?? ""
        func lines(_ setting: SellerSetting, otherwise: [String]) -> [String] {
            let found = Lines.of(values[setting.rawValue] ?? "")
            return found.isEmpty && !name.isEmpty ? otherwise : found
        }
        let bank = Lines.of(values["seller.bank_details"] ?? "")
        let logo = values[Setting.sellerLogo.rawValue] ?? ""
        let vatNumber = values[SellerSetting.vatNumber.rawValue]?.trimmingBlanks ?? ""
        (seller, invoices, creditNotes) = try invoicing {
            // Without settings of their own these sentences hold: the name and the address are enough to bill.
            let seller = try SellerSnapshot(
                name: name.isEmpty ? nil : name, address: Lines.of(values[SellerSetting.address.rawValue] ?? ""),
                vatNumber: vatNumber.isEmpty ? nil : vatNumber,
                howToPay: lines(
                    .howToPay,
                    otherwise: bank.isEmpty
                        ? ["Pay by the due date, quoting the invoice's number; ask \(name) for the bank details."]
                        : ["Pay by the due date, quoting the invoice's number, to:"] + bank),
                howToDispute: lines(
                    .howToDispute,
                    otherwise: ["Write to \(name) before the due date, quoting the invoice's and the booking's number."]
                ), logo: logo.isEmpty ? nil : logo)
            let usual = try Series(values[Setting.invoiceSeries.rawValue] ?? Self.usualInvoices)
            var invoices: [VATCategory: Series] = [.outsideScope: usual]
            for (category, setting) in [(VATCategory.standard, Setting.standardSeries), (.exempt, .exemptSeries)] {
                let own = values[setting.rawValue]?.trimmingBlanks ?? ""
                invoices[category] = own.isEmpty ? usual : try Series(own)
            }
            return (seller, invoices, try Series(values[Setting.creditNoteSeries.rawValue] ?? Self.usualCreditNotes))
        }
    }

    /// The series that invoices of a category are numbered in.
    func series(of category: VATCategory) -> Series { invoices[category] ?? creditNotes }

    /// Every series of invoices once, by name: the order in which they are locked.
    var allSeries: [Series] { Set(invoices.values).sorted() }
}
