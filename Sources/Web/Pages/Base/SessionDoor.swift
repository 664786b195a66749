import Application
import Domain

/// Knows who a browser's cookies belong to by asking the store each time, so that a session that was ended anywhere is
/// over at once.
struct SessionDoor: Doorkeeper {
    let house: House

    func visitor(_ cookies: [String: String]) async throws -> Visitor {
        let browser = cookies[Cookie.browser]
        guard let token = cookies[Cookie.session], !token.isEmpty,
            let signedIn = try await FindSession(house)(token)
        else { return .nobody(browser: browser) }
        return Visitor(browser: browser, token: token, signedIn: signedIn)
    }
}
