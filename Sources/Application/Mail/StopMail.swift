public import Domain
import Secrets

/// The codes in letters of lists, by which whoever has the letter says that they want no more: a code says nothing of
/// whom it was made for, and stands for the person and the list.
struct StopCode: Sendable {
    private let code: SealedCode

    init(key: [UInt8]) { code = SealedCode(key) }

    func make(_ list: MailingList, _ person: PersonID) -> String? { code.make(StopCode.kind(list), person.raw) }

    func open(_ text: String) -> (list: MailingList, person: PersonID)? {
        guard let (kind, number) = code.open(text),
            let list = MailingList.allCases.first(where: { StopCode.kind($0) == kind })
        else { return nil }
        return (list, PersonID(number))
    }

    private static func kind(_ list: MailingList) -> UInt8 {
        switch list {
        case .invitations: 1
        case .courses: 2
        }
    }
}

extension House {
    private static let stopKeyName = "unsubscribe"

    /// Makes codes, with a key that is drawn with the first.
    func stopCode() async throws -> StopCode { StopCode(key: try await serviceKey(Self.stopKeyName)) }

    /// Reads codes; nil where none was ever made.
    fileprivate func stopCodes() async throws -> StopCode? {
        try await store.read(.everything) { try $0.serviceKey(Self.stopKeyName) }.map { StopCode(key: $0) }
    }
}

/// Takes whoever has a letter of a list off that list. It can do nothing else, and tells nothing.
public struct StopMail: Sendable {
    private let house: House

    /// Stops that of this house.
    public init(_ house: House) { self.house = house }

    /// Records that the person of a code wants no more of its list, and ends their wishes where it is that of courses.
    /// A code that was used before, is somebody's who is gone, or was never made changes nothing and looks the same.
    ///
    /// - Throws: ``StoreFault``.
    public func callAsFunction(_ code: String) async throws {
        guard let (list, id) = try await house.stopCodes()?.open(code) else { return }
        let actor = Principal(name: "person:\(id.raw)", role: .practitioner, scope: .person(id))
        try await house.store.write(Intent(actor, at: house.now)) { work in
            guard let person = try work.standing(id) else { return }
            try work.choose(list, isWanted: false, for: person.id)
        }
    }
}

/// What somebody wants to be mailed besides what is about their own bookings.
public struct MailChoices: Sendable {
    /// A list, and whether they want it.
    public struct Line: Hashable, Sendable {
        /// The list.
        public let list: MailingList
        /// Whether they want it.
        public let isWanted: Bool
    }

    private let house: House

    /// Those of this house.
    public init(_ house: House) { self.house = house }

    /// What one wants oneself, of every list.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, or ``StoreFault``.
    public func callAsFunction(by principal: Principal) async throws -> [Line] {
        let person = try MailChoices.oneself(principal)
        return try await house.store.read(principal.scope) { view in
            try MailingList.allCases.map { Line(list: $0, isWanted: try view.wants($0, person)) }
        }
    }

    /// Changes what one wants oneself; to want no word of courses ends the wishes there are.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` for somebody who is no person, or ``StoreFault``.
    public func change(_ list: MailingList, isWanted: Bool, by principal: Principal) async throws {
        let person = try MailChoices.oneself(principal)
        try await house.store.write(Intent(principal, at: house.now)) { work in
            try work.choose(list, isWanted: isWanted, for: person)
        }
    }

    private static func oneself(_ principal: Principal) throws(Refusal) -> PersonID {
        if principal.role == .practitioner, let person = principal.scope.person { return person }
        throw Refusal(.forbidden, "What one wants to be mailed, people say for themselves.", mend: "Register first.")
    }
}

extension UnitOfWork {
    /// Records a choice where it is another than before, and puts it into the audit.
    func choose(_ list: MailingList, isWanted: Bool, for person: PersonID) throws {
        guard try wants(list, person) != isWanted else { return }
        try addMailChoice(list, isWanted: isWanted, of: person)
        try audit(
            isWanted ? "mail.wanted" : "mail.stopped", subject: "person:\(person.raw)", detail: list.rawValue)
        guard list == .courses, !isWanted else { return }
        for interest in try interests(of: person) where interest.state == .open { try withdrawInterest(interest.id) }
    }
}
