import Money

// The words in which explanations name the values of a policy.

extension Channel {
    /// As in "by e-mail".
    var words: String {
        switch self {
        case .site: "the site"
        case .email: "e-mail"
        case .phone: "telephone"
        case .letter: "letter"
        case .calendarDecline: "declining the calendar invitation"
        case .toldTrainer: "telling the trainer"
        case .other: "another channel"
        }
    }
}

extension NoticeGiver {
    /// As in "notice by the line manager".
    var words: String {
        switch self {
        case .themselves: "the person booked"
        case .manager: "the line manager"
        case .agencyLead: "the agency lead"
        case .administrator: "the administrator"
        }
    }
}

extension SubstituteRule {
    /// As in "the policy allows a colleague of the same agency".
    var words: String {
        switch self {
        case .anybody: "anybody"
        case .sameAgency: "a colleague of the same agency only"
        case .sameTeam: "a colleague of the same team only"
        case .nobody: "no substitute"
        }
    }
}

extension Occurrence {
    /// As in "did not attend".
    var words: String {
        switch self {
        case .lateCancellation: "cancelled late"
        case .nonAttendance: "did not attend"
        case .refusedLate: "came too late"
        case .leftEarly: "left early"
        case .notCompleted: "did not complete"
        case .walkInSurcharge: "came without a booking"
        case .attendanceFee: "attended"
        }
    }
}

extension ReliefReason {
    /// As in "relieved: the agency is exempt".
    var words: String {
        switch self {
        case .refilled: "the place was taken by somebody who attended"
        case .offerNeverAccepted: "the offered place was never accepted"
        case .exemptAgency: "the agency is exempt"
        case .sickness: "sickness, reported as the policy asks"
        case .reportedInstead: "reported to the agency instead of charged"
        case .corrected: "what it rested on was corrected"
        }
    }
}

extension Pence {
    /// Without the pence where there are none: `£50`, `£62.50`.
    var brief: String { text.hasSuffix(".00") ? String(text.dropLast(3)) : text }
}
