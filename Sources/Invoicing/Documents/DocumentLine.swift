public import Money

/// What a line charges for, in words a document may carry.
///
/// The list is closed on purpose: no document says why somebody did not come, and no free text can slip in.
public enum Occurrence: String, Hashable, Sendable, CaseIterable {
    /// Notice came too late.
    case lateCancellation = "late cancellation"
    /// The booked place was not taken up; also where somebody came too late to be admitted.
    case nonAttendance = "non-attendance"
    /// Somebody left before the end.
    case earlyDeparture = "early departure"
    /// E-learning or a knowledge check was not completed.
    case nonCompletion = "non-completion"
    /// A place taken without a booking.
    case walkIn = "walk-in"
    /// The fee for attending.
    case attendance = "attendance"
    /// Actual costs passed on, such as an interpreter's.
    case passedOnCosts = "costs passed on"
}

/// What, when and who (by reference, never by name) a line is about.
public struct LineSubject: Hashable, Sendable {
    /// The event's reference.
    public let event: String
    /// What it was: the title of the course or conference.
    public let title: String
    /// When it was: the local date of the first session, or of the day charged.
    public let date: DocumentDate
    /// Who it was for, by the reference of the booking.
    public let booking: String
    /// What is charged for.
    public let occurrence: Occurrence

    /// Takes what, when, who by reference, and what is charged for.
    public init(event: String, title: String, date: DocumentDate, booking: String, occurrence: Occurrence) {
        self.event = event
        self.title = title
        self.date = date
        self.booking = booking
        self.occurrence = occurrence
    }

    /// The sentence printed on the line.
    public var text: String { "\(title) (\(event)), \(date.text), booking \(booking): \(occurrence.rawValue)" }

    func check(_ place: String) throws(InvoicingRefusal) {
        try Wording.check(event, "\(place), event,", most: Wording.reference)
        try Wording.check(title, "\(place), title,", most: Wording.name)
        try Wording.check(booking, "\(place), booking reference,", most: Wording.reference)
    }
}

/// What a line rests on.
public enum LineBasis: Hashable, Sendable {
    /// A charge, by its reference, with what, when and who by reference.
    case charge(String, LineSubject)
    /// An invoice that was paid late.
    case lateness(Lateness)
}

/// One line of an issued document.
public struct DocumentLine: Hashable, Sendable {
    /// Its number on the invoice, from 1; a credit note's line keeps the number of the line it corrects.
    public let number: Int
    /// What it rests on.
    public let basis: LineBasis
    /// How many, 1 to 1,000.
    public let quantity: Int64
    /// The net amount of the whole line, in pence, above zero; on a credit note, what is credited.
    public let net: Pence
    /// How VAT treats it.
    public let treatment: VATTreatment

    /// Most lines one document may have.
    public static let most = 10_000

    /// The reference of the charge behind it; nil for interest.
    public var charge: String? {
        switch basis {
        case .charge(let reference, _): reference
        case .lateness: nil
        }
    }

    /// What it is for in a few words: the title of the course, or interest on which invoice.
    public var title: String {
        switch basis {
        case .charge(_, let subject): subject.title
        case .lateness(let lateness): lateness.title
        }
    }

    /// What is charged for, in words a document may carry.
    public var reason: String {
        switch basis {
        case .charge(_, let subject): subject.occurrence.rawValue
        case .lateness(let lateness): lateness.reason
        }
    }

    /// The number or reference of what it is about: the event, or the invoice that was late.
    public var item: String {
        switch basis {
        case .charge(_, let subject): subject.event
        case .lateness(let lateness): lateness.invoice.text
        }
    }

    /// The reference of the booking; nil for interest.
    public var booking: String? {
        switch basis {
        case .charge(_, let subject): subject.booking
        case .lateness: nil
        }
    }

    /// The first and the last day it is about.
    public var period: ClosedRange<DocumentDate> {
        switch basis {
        case .charge(_, let subject): subject.date...subject.date
        case .lateness(let lateness): lateness.period
        }
    }

    /// The sentence printed on the line.
    public var text: String {
        switch basis {
        case .charge(_, let subject): subject.text
        case .lateness(let lateness): "\(lateness.title): \(lateness.reason)"
        }
    }

    func credited(_ net: Pence) -> DocumentLine {
        DocumentLine(number: number, basis: basis, quantity: quantity, net: net, treatment: treatment)
    }

    func check() throws(InvoicingRefusal) {
        let place = "Line \(number)"
        switch basis {
        case .charge(let reference, let subject):
            try Wording.check(reference, "\(place), charge reference,", most: Wording.reference)
            try subject.check(place)
        case .lateness(let lateness): try lateness.check(place)
        }
        guard (1...1_000).contains(quantity) else {
            throw InvoicingRefusal(.lines, "\(place) has a quantity of \(quantity).", mend: "Write 1 to 1000.")
        }
        guard net > .zero, net.isWithinLimit else { throw .amount("\(place), net,", net) }
        try Wording.check(treatment.reason, "\(place), the reason there is no VAT,", most: Wording.sentence)
        if let rate = treatment.rate, rate == .none {
            throw InvoicingRefusal(
                .vat, "\(place) is standard-rated at 0 %.", mend: "Name the rate, or why there is no VAT.")
        }
    }
}
