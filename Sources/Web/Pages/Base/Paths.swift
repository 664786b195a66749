/// Where every page is.
extension Path {
    static let start = Path("/")
    static let asset = Path("/assets/{name}")
    static let accessibility = Path("/accessibility")
    static let privacy = Path("/privacy")

    static let programme = Path("/programme")
    static let programmeFeed = Path("/programme.ics")
    static let courses = Path("/courses")
    static let course = Path("/courses/{course}")
    static let event = Path("/events/{reference}")

    static let signIn = Path("/sign-in")
    static let signInSent = Path("/sign-in/sent")
    static let signInLink = Path("/sign-in/link")
    static let signInCode = Path("/sign-in/code")
    static let secondFactor = Path("/sign-in/second-factor")
    static let signOut = Path("/sign-out")
    static let registerSelf = Path("/register")
    static let account = Path("/account")

    static let book = Path("/events/{reference}/book")
    static let checkBooking = Path("/events/{reference}/book/check")
    static let bookings = Path("/bookings")
    static let booking = Path("/bookings/{booking}")
    static let booked = Path("/bookings/{booking}/booked")
    static let cancelBooking = Path("/bookings/{booking}/cancel")
    static let cancelled = Path("/bookings/{booking}/cancelled")
    static let sendColleague = Path("/bookings/{booking}/colleague")
    static let answerOffer = Path("/bookings/{booking}/offer")
}
