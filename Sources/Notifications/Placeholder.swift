/// What a template can leave open: a closed list, each with what it stands for and a value to look at it with.
public enum Placeholder: String, CaseIterable, Sendable {
    case name, title, event, booking, when, `where`, joining, cost, position, reason, contact, partnership
    case agency, amount, explanation, deadline, link, code, minutes
    case decision, number, due, invoice
    case daysLate = "days_late"
    case inQuestion = "in_question"
    case chargeLink = "charge_link"
    case invoiceLink = "invoice_link"
    case bookingLink = "booking_link"
    case eventLink = "event_link"
    case freeUntil = "free_until"
    case answerBy = "answer_by"

    /// What it stands for, in a few words.
    public var about: String {
        switch self {
        case .name: "the person's name"
        case .title: "the course's title"
        case .event: "the event's reference"
        case .booking: "the booking's reference"
        case .when: "the sessions, one a line"
        case .where: "the venue; empty where there is none"
        case .joining: "what to bring and how to join; empty where nothing is said"
        case .cost: "what cancelling costs, as a sentence; empty where it costs nothing"
        case .position: "the position on the waiting list"
        case .reason: "why; empty where nothing is said"
        case .contact: "where questions go; empty where nothing is set"
        case .partnership: "the partnership's name"
        case .agency: "the agency's name"
        case .amount: "the amount of the charge"
        case .explanation: "how the charge comes about"
        case .deadline: "the last day to answer"
        case .decision: "what was decided, as a sentence"
        case .chargeLink: "the address of the charge's page"
        case .number: "the document's number"
        case .invoice: "the number of the invoice that a credit note corrects"
        case .due: "the last day to pay"
        case .invoiceLink: "the address of the document's page"
        case .daysLate: "how many days the invoice is past due"
        case .inQuestion: "the lines that are being corrected, as a sentence; empty where none are"
        case .link: "the link that signs in"
        case .code: "the code that signs in"
        case .minutes: "for how many minutes link and code are good"
        case .bookingLink: "the address of the booking's page"
        case .eventLink: "the address of the event's page"
        case .freeUntil: "until when cancelling is free, as a sentence; empty without a policy"
        case .answerBy: "until when an answer is needed"
        }
    }

    /// A value to see a template with.
    public var sample: String {
        switch self {
        case .name: "Sam Example"
        case .title: "Safeguarding children: the first steps"
        case .event: "E0193"
        case .booking: "E0193-17"
        case .when: "Tue 14 May 2019, 09:30 to 12:30"
        case .where: "The Old Library, Example Street"
        case .joining: "Please bring the reflection sheet you were sent."
        case .cost: Phrases.costAfter(late: "£50.00", absent: "£50.00")
        case .position: "3"
        case .reason: "The trainer is ill."
        case .contact: "training@partnership.example"
        case .partnership: "Example Safeguarding Partnership"
        case .agency: "Example Community Trust"
        case .amount: "£50.00"
        case .explanation: "cancelled Wed 8 May 2019 00:30; free until the end of Tue 7 May; half day; £50.00"
        case .deadline: "Tue 28 May 2019"
        case .decision: Phrases.upheld
        case .chargeLink: "https://training.example/agency/charges/E0193-17"
        case .number: "INV-000042"
        case .invoice: "INV-000017"
        case .due: "Thu 27 Jun 2019"
        case .daysLate: "14"
        case .inQuestion: Phrases.inQuestion([2])
        case .invoiceLink: "https://training.example/agency/invoices/INV-000042"
        case .link: "https://training.example/sign-in/link?token=EXAMPLE"
        case .code: "123456"
        case .minutes: "10"
        case .bookingLink: "https://training.example/bookings/E0193-17"
        case .eventLink: "https://training.example/events/E0193"
        case .freeUntil: Phrases.freeUntil("the end of Tue 7 May 2019, five working days before Tue 14 May 2019")
        case .answerBy: "Thu 9 May 2019 17:00"
        }
    }
}
