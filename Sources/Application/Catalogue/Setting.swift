public import Domain
import Invoicing

/// The settings there are: the host's own details and what applies where nothing nearer says otherwise.
public enum Setting: String, CaseIterable, Sendable {
    /// Who issues invoices.
    case sellerName = "seller.name"
    /// Its address, `;` between lines.
    case sellerAddress = "seller.address"
    /// Where questions about invoices go.
    case sellerEmail = "seller.email"
    /// Its VAT registration number; empty for none.
    case sellerVATNumber = "seller.vat_number"
    /// Where money is to be paid to.
    case sellerBankDetails = "seller.bank_details"
    /// The account that electronic invoices name.
    case sellerBankAccount = "seller.bank_account"
    /// Where its electronic invoices come from.
    case sellerEndpoint = "seller.endpoint"
    /// By what number it is registered as a company, charity or the like.
    case sellerRegistration = "seller.registration"
    /// How to pay, as invoices say it.
    case sellerHowToPay = "seller.how_to_pay"
    /// How to dispute, as invoices say it.
    case sellerHowToDispute = "seller.how_to_dispute"
    /// The logo on paper, by its hash.
    case sellerLogo = "seller.logo"
    /// The series of invoice numbers.
    case invoiceSeries = "invoices.series"
    /// The series of the numbers of invoices with VAT, where they have one of their own.
    case standardSeries = "invoices.standard_series"
    /// The series of the numbers of invoices exempt from VAT, where they have one of their own.
    case exemptSeries = "invoices.exempt_series"
    /// The series of credit note numbers.
    case creditNoteSeries = "credit_notes.series"
    /// Which columns of the bank's files hold what.
    case bankColumns = "bank.columns"
    /// How many days past due invoices are reminded of.
    case reminderInvoiceDays = "reminders.invoice_days"
    /// What is added to the Bank Rate where interest on late payment is claimed.
    case interestMargin = "interest.margin"
    /// The Bank Rate by its first day.
    case interestBankRates = "interest.bank_rates"
    /// Whether the fixed sum is claimed with interest.
    case interestFixedSum = "interest.fixed_sum"
    /// The VAT treatment of charges for not attending, by date.
    case vatCategory = "vat.category"
    /// The VAT treatment of fees for attending, by date.
    case vatFeeCategory = "vat.fee_category"
    /// The data controller's name, as privacy notices give it.
    case controllerName = "controller.name"
    /// How long an offer lasts, in hours, where the event does not say.
    case offerHours = "offer.hours"
    /// How many hours before the end of free cancelling people are reminded of it.
    case reminderHours = "reminder.hours"
    /// For how many days after an event what people needed there is kept.
    case accessNeedsDays = "retention.access_needs_days"
    /// Whether places left are told as a number or in words.
    case placesLeft = "programme.places_left"
    /// The hosts that messages may be sent to.
    case webhookHosts = "webhook.hosts"
    /// What the service is called, in the head of its pages.
    case siteName = "site.name"
    /// Where people get help with the service.
    case siteHelpEmail = "site.help_email"
    /// Who mail comes from; mail is switched on by it.
    case mailFrom = "mail.from"
    /// How long a session may be idle, in minutes.
    case sessionIdleMinutes = "session.idle_minutes"
    /// How long a session lasts at most, in hours.
    case sessionHours = "session.hours"

    /// What it is for, in a few words.
    public var purpose: String {
        switch self {
        case .sellerName: "who issues invoices"
        case .sellerAddress: "its address, ';' between lines"
        case .sellerEmail: "where questions about invoices go"
        case .sellerVATNumber: "its VAT registration number, empty for none"
        case .sellerBankDetails: "where money is to be paid to"
        case .sellerBankAccount: "the account electronic invoices name: 00-00-00 12345678 or an IBAN; empty for none"
        case .sellerEndpoint: "where electronic invoices come from: 0088:GLN or 9932:VAT number; empty for none"
        case .sellerRegistration: "its number as a company or charity, as electronic invoices give it; empty for none"
        case .sellerHowToPay: "how to pay, as invoices say it"
        case .sellerHowToDispute: "how to dispute, as invoices say it"
        case .sellerLogo: "the logo on paper, by its SHA-256: see `turnout settings logo FILE`; empty for none"
        case .invoiceSeries: "the series of invoice numbers, such as INV"
        case .standardSeries: "a series for invoices with VAT; empty: as the others"
        case .exemptSeries: "a series for invoices exempt from VAT; empty: as the others"
        case .creditNoteSeries: "the series of credit note numbers, such as CN"
        case .bankColumns: "columns of the bank's files: date=Posted; amount=Paid in; reference=Narrative; payer=From"
        case .reminderInvoiceDays: "how many days past due invoices are reminded of, such as 7, 14, 30; empty for never"
        case .interestMargin: "what late payment costs a year above the Bank Rate, such as 8%; empty: no interest"
        case .interestBankRates: "the Bank Rate by its first day: 2019-06-30 0.75%; 2020-03-11 0.25%"
        case .interestFixedSum: "whether a fixed sum is claimed with interest: yes or no; no unless set"
        case .vatCategory: "VAT on charges by date: O reason; 2026-04-01 S 20%; empty leaves it to the policy"
        case .vatFeeCategory: "VAT on fees for attending, the same way; empty: as for charges"
        case .controllerName: "the data controller's name"
        case .offerHours: "how long an offer lasts, in hours, 1 to 720"
        case .reminderHours: "how many hours before the end of free cancelling to remind, 1 to 720; 48 unless set"
        case .accessNeedsDays: "days after an event for which access needs are kept, 0 to 366; 30 unless set"
        case .placesLeft: "how places left are told to everybody: number or words; number unless set"
        case .webhookHosts: "the hosts that webhooks may be sent to, ',' between names; empty for none"
        case .siteName: "what the service is called, in the head of its pages"
        case .siteHelpEmail: "where people get help with the service; unless set, where questions about invoices go"
        case .mailFrom: "who mail comes from, such as Training <training@host.example>; empty: no mail is sent"
        case .sessionIdleMinutes: "after how many idle minutes a session ends, 5 to 1440; 60 unless set"
        case .sessionHours: "after how many hours a session ends, 1 to 168; 12 unless set"
        }
    }

    /// What applies while it is not set; nil where nothing does.
    public var usual: String? {
        switch self {
        case .offerHours, .reminderHours: "48"
        case .accessNeedsDays: String(PurgeAccessNeeds.usualDays)
        case .placesLeft: "number"
        case .interestFixedSum: "no"
        case .sessionIdleMinutes: "60"
        case .sessionHours: "12"
        default: nil
        }
    }

    /// The setting of a name.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` that names the nearest setting there is.
    public static func named(_ name: String) throws(Refusal) -> Setting {
        if let setting = Setting(rawValue: name) { return setting }
        let nearest = NearestName.nearest(to: name, in: allCases.map(\.rawValue))
        throw Refusal(
            .invalid, "There is no setting “\(Field.shown(name))”.",
            mend: "Perhaps \(nearest) was meant; `turnout settings list --all` names every one.")
    }

    /// The value as it is kept.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a value that cannot be.
    public func checked(_ value: String) throws(Refusal) -> String {
        switch self {
        case .sellerName, .siteName, .controllerName, .sellerBankDetails, .sellerHowToPay, .sellerHowToDispute:
            return try Field.text(value, rawValue)
        case .sellerAddress:
            let lines = try Field.lines(value.split(separator: ";").map(String.init), rawValue)
            guard !lines.isEmpty else { throw Refusal(.invalid, "The address is missing.", mend: "Fill it in.") }
            return lines.joined(separator: ";")
        case .sellerEmail, .siteHelpEmail: return try EmailAddress(parsing: value).text
        case .sellerVATNumber: return value.isEmpty ? "" : try VATNumber(parsing: value).text
        case .sellerBankAccount: return value.isEmpty ? "" : try BankAccount(parsing: value).text
        case .sellerEndpoint: return value.isEmpty ? "" : try ElectronicAddress(parsing: value).text
        case .sellerRegistration: return value.isEmpty ? "" : try Field.text(value, rawValue)
        case .sellerLogo: return try Self.hash(value)
        case .invoiceSeries, .creditNoteSeries: return try Self.series(value)
        case .bankColumns:
            _ = try ImportBankFile.mapping(value)
            return try Field.optional(value, rawValue) ?? ""
        case .reminderInvoiceDays: return try steps(value)
        case .interestMargin:
            return try rule(value) { text throws(InvoicingRefusal) in _ = try InterestTerms.margin(text) }
        case .interestBankRates:
            return try rule(value) { text throws(InvoicingRefusal) in _ = try InterestTerms.bankRates(text) }
        case .interestFixedSum: return try Self.one(of: ["yes", "no"], value, rawValue)
        case .standardSeries, .exemptSeries: return value.isEmpty ? "" : try Self.series(value)
        case .vatCategory, .vatFeeCategory: return try treatments(value)
        case .offerHours, .reminderHours: return try number(value, 1...720)
        case .accessNeedsDays: return try number(value, 0...366)
        case .placesLeft: return try Self.one(of: ["number", "words"], value, rawValue)
        case .webhookHosts: return try WebhookHosts(value).text
        case .mailFrom: return value.isEmpty ? "" : try MailSender(parsing: value).text
        case .sessionIdleMinutes: return try number(value, 5...1_440)
        case .sessionHours: return try number(value, 1...168)
        }
    }

    private static func hash(_ value: String) throws(Refusal) -> String {
        let digits = value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard value.isEmpty || value.utf8.count == 64 && digits else {
            throw Refusal(
                .invalid, "“\(Field.shown(value))” names no logo.",
                mend: "Give a picture: turnout settings logo FILE; or nothing, for none.")
        }
        return value
    }

    private static func series(_ value: String) throws(Refusal) -> String {
        do {
            return try Series(value).name
        } catch {
            throw Refusal(
                .invalid, "“\(Field.shown(value))” is no name for a series of numbers.",
                mend: "Write up to 16 capital letters, digits and hyphens, beginning with a letter, such as INV-2019.")
        }
    }

    /// A schedule of treatments is kept as written, once it reads.
    private func treatments(_ value: String) throws(Refusal) -> String {
        let text = try Field.optional(value, rawValue) ?? ""
        _ = try VATSettings([
            SettingValue(name: rawValue, n: 1, value: text, setAt: Instant(microseconds: 0), setBy: "")
        ])
        return text
    }

    /// A text that a rule of invoicing reads is kept as written, once it reads.
    private func rule(
        _ value: String, _ read: (String) throws(InvoicingRefusal) -> Void
    ) throws(Refusal) -> String {
        let text = try Field.optional(value, rawValue) ?? ""
        do {
            try read(text)
        } catch {
            throw Refusal(.invalid, error.reason, mend: error.mend)
        }
        return text
    }

    private func steps(_ value: String) throws(Refusal) -> String {
        do {
            return try ReminderSteps(parsing: value).text
        } catch {
            throw Refusal(.invalid, error.reason, mend: error.mend)
        }
    }

    private static func one(of words: [String], _ value: String, _ name: String) throws(Refusal) -> String {
        guard words.contains(value) else {
            throw Refusal(
                .invalid, "“\(Field.shown(value))” cannot be \(name).",
                mend: "Give one of \(words.joined(separator: ", ")).")
        }
        return value
    }

    private func number(_ value: String, _ range: ClosedRange<Int64>) throws(Refusal) -> String {
        guard let number = Int64(value), range.contains(number) else {
            throw Refusal(
                .invalid, "“\(Field.shown(value))” cannot be \(rawValue).",
                mend: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return String(number)
    }

    /// The value as it stands; nil when it was never set.
    func value(_ reads: any RecordReads) throws -> String? {
        try reads.settings().first { $0.name == rawValue }?.value
    }
}

/// Finds the name somebody may have meant.
enum NearestName {
    /// The name that differs in the fewest letters; the first of several.
    static func nearest(to text: String, in names: [String]) -> String {
        let wanted = Array(text.lowercased().prefix(60))
        return names.min { distance(wanted, Array($0)) < distance(wanted, Array($1)) } ?? ""
    }

    /// How many letters must be added, taken out or changed (Levenshtein).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
