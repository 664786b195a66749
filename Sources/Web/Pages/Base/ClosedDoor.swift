/// A door through which nobody has come in.
struct ClosedDoor: Doorkeeper {
    func visitor(_ cookies: [String: String]) async throws -> Visitor {
        .nobody(browser: cookies[Cookie.browser])
    }
}
