public import Domain

/// Books several people of an agency at once: each line a booking of its own, under a key of its own.
public struct BookStaff: Sendable {
    /// One of those to be booked.
    public struct Colleague: Hashable, Sendable {
        /// The work e-mail address.
        public let email: String
        /// The name.
        public let name: String
        /// The job role.
        public let jobRole: String

        /// Takes the address, the name and the job role.
        public init(email: String, name: String, jobRole: String) {
            self.email = email
            self.name = name
            self.jobRole = jobRole
        }
    }

    /// What booking one of them would come to.
    public enum Outlook: Hashable, Sendable {
        /// A place at once.
        case place
        /// The waiting list, at this position.
        case waiting(position: Int64)
        /// A request that the agency's lead approves.
        case approval
        /// A request that goes on once the person is confirmed.
        case confirmation
        /// They have this booking already, and nothing would be booked.
        case booked(String)
        /// A rule says no.
        case refused(Refusal)

        /// Whether booking would lead to anything.
        public var isGood: Bool {
            switch self {
            case .place, .waiting, .approval, .confirmation: true
            case .booked, .refused: false
            }
        }
    }

    /// What was found out about one of them.
    public struct Expected: Hashable, Sendable {
        /// Who.
        public let colleague: Colleague
        /// What would come of it.
        public let outlook: Outlook
        /// The events at the same time that they have a booking of: a warning.
        public let overlaps: [String]
    }

    /// What came of one of them.
    public struct Outcome: Hashable, Sendable {
        /// Who.
        public let colleague: Colleague
        /// The booking, or why there is none.
        public let result: Result<Book.Answer, Refusal>
    }

    private let house: House

    /// Books in this house.
    public init(_ house: House) { self.house = house }

    /// What booking them would come to at this moment, in their order: who stands before takes the places first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for the event, `forbidden` for whoever speaks for no agency; or
    ///   ``StoreFault``.
    public func check(
        _ event: String, _ staff: [Colleague], by principal: Principal
    ) async throws -> [Expected] {
        let agency = try await ShowAgencyDesk(house).agency(by: principal)
        let check = CheckBooking(house)
        var expected: [Expected] = []
        var queue = Queue()
        for colleague in staff {
            do {
                let found = try await check(event, colleague.email, agency: agency.code, by: principal)
                expected.append(
                    Expected(colleague: colleague, outlook: queue.outlook(found), overlaps: found.overlaps))
            } catch let refusal as Refusal where refusal.kind != .notFound {
                expected.append(Expected(colleague: colleague, outlook: .refused(refusal), overlaps: []))
            }
        }
        return expected
    }

    /// Counts who of the list comes before: the check of one knows nothing of the others.
    private struct Queue {
        private var taken: Int64 = 0
        private var waiting: Int64 = 0

        mutating func outlook(_ check: BookingCheck) -> Outlook {
            if let booked = check.booked { return .booked(booked) }
            if let hindrance = check.hindrance { return .refused(hindrance) }
            switch check.expectation {
            case .approval: return .approval
            case .confirmation: return .confirmation
            case .place(let left) where left > taken:
                taken += 1
                return .place
            case .place:
                waiting += 1
                return .waiting(position: waiting)
            case .waiting(let position):
                waiting += 1
                return .waiting(position: position + waiting - 1)
            }
        }
    }

    /// Books them in their order. The key with the number of the line is the key of its booking: a list that is sent
    /// again, or broke off in the middle, books nobody twice.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for the event, `forbidden` for whoever speaks for no agency; or
    ///   ``StoreFault``, when those before are booked and those behind are not: send it again.
    public func callAsFunction(
        _ event: String, _ staff: [Colleague], key: String, by principal: Principal
    ) async throws -> [Outcome] {
        let agency = try await ShowAgencyDesk(house).agency(by: principal)
        let book = Book(house)
        _ = try await house.eventID(event)
        var outcomes: [Outcome] = []
        for (n, colleague) in staff.enumerated() {
            let request = Book.Request(
                event: event, email: colleague.email, name: colleague.name, agency: agency.code,
                jobRole: colleague.jobRole, key: "\(key).\(n + 1)")
            do {
                let answer = try await book(request, by: principal)
                outcomes.append(Outcome(colleague: colleague, result: .success(answer)))
            } catch let refusal as Refusal {
                outcomes.append(Outcome(colleague: colleague, result: .failure(refusal)))
            }
        }
        return outcomes
    }
}
