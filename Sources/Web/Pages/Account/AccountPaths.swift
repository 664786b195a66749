/// What belongs to somebody who has signed in, whatever else they may do.
extension Path {
    static let endSession = Path("/account/sessions/end")
    static let endOtherSessions = Path("/account/sessions/end-others")
    static let myRecord = Path("/account/record")
    static let myCalendar = Path("/account/calendar")
    static let endMyCalendar = Path("/account/calendar/end")
    static let calendarFeed = Path("/calendar/{feed}")
    static let myInterests = Path("/account/interests")
    static let withdrawInterest = Path("/account/interests/withdraw")
    static let addInterest = Path("/courses/{course}/interest")
    static let myMail = Path("/account/mail")
    static let unsubscribe = Path("/unsubscribe/{token}")

    static let sickness = Path("/bookings/{booking}/sickness")
    static let needs = Path("/bookings/{booking}/needs")
    static let withdrawNeeds = Path("/bookings/{booking}/needs/withdraw")
    static let checkIn = Path("/check-in/{pass}")

    static let provider = Path("/sign-in/provider")
    static let enterByProvider = Path("/sign-in/provider/enter")
}
