import Domain
import Testing

@Suite struct SignInRuleTests {
    private let noon = Instant(seconds: 1_554_120_000)

    @Test func `a role sees what it is for`() {
        let person = PersonID(17)
        let scopes: [(GivenRole, AccessScope)] = [
            (.practitioner, .person(person)), (GivenRole(.trainer), .trainer(person)),
            (GivenRole(.administrator), .everything), (GivenRole(.finance), .everything),
            (GivenRole(.observer), .figures), (GivenRole(.agencyLead, agency: AgencyID(3)), .agency(AgencyID(3))),
            (GivenRole(.agencyLead), .figures),
        ]
        for (given, scope) in scopes {
            let principal = given.principal(of: person)
            #expect(principal == Principal(name: "person:17", role: given.role, scope: scope))
        }
        #expect(Role.allCases.filter { GivenRole($0).needsSecondFactor } == [.administrator, .finance])
    }

    @Test func `a role is given with an agency where it speaks for one`() throws {
        for role in Role.allCases {
            let kinds = [true, false].map { forAgency -> Refusal.Kind? in
                do throws(Refusal) {
                    try role.mustBeGivable(forAgency: forAgency)
                    return nil
                } catch { return error.kind }
            }
            let wanted: [Refusal.Kind?] =
                switch role {
                case .agencyLead: [nil, .invalid]
                case .practitioner: [.invalid, .invalid]
                default: [.invalid, nil]
                }
            #expect(kinds == wanted, "\(role)")
        }
    }

    @Test func `somebody must stay an administrator, and nobody resets themselves`() throws {
        try RoleRules.mustLeaveAnAdministrator(others: 1)
        #expect(throws: Refusal.self) { try RoleRules.mustLeaveAnAdministrator(others: 0) }
        try RoleRules.mustBeAnother(PersonID(1), than: .command("root"))
        try RoleRules.mustBeAnother(PersonID(1), than: GivenRole(.administrator).principal(of: PersonID(11)))
        #expect(throws: Refusal.self) {
            try RoleRules.mustBeAnother(PersonID(1), than: GivenRole(.administrator).principal(of: PersonID(1)))
        }
    }

    @Test(arguments: [(-6, true), (-5, false), (0, false), (9, false), (10, true), (600, true)] as [(Int64, Bool)])
    func `a link is good for ten minutes, and not long before it was asked for`(_ minutes: Int64, _ isOver: Bool) {
        #expect(SignInLife(from: noon).isOver(at: noon.adding(minutes: minutes)) == isOver)
    }

    @Test func `a session ends when it is idle, at its end, and when the clock is set back`() {
        let life = SessionLife(from: noon, hours: 12, idleMinutes: 60)
        for (minutes, isOver) in [(0, false), (59, false), (60, true), (-5, false), (-6, true)] as [(Int64, Bool)] {
            #expect(life.isOver(at: noon.adding(minutes: minutes)) == isOver, "\(minutes)")
        }
        let used = SessionLife(
            beganAt: life.beganAt, seenAt: noon.adding(minutes: 700), endsAt: life.endsAt, idleMinutes: 60)
        #expect(!used.isOver(at: noon.adding(minutes: 719)))
        #expect(used.isOver(at: noon.adding(minutes: 720)))
        #expect(used.isOver(at: noon.adding(minutes: 600)))
        #expect(!life.isToBeMarked(at: Instant(microseconds: noon.microseconds + 59_999_999)))
        #expect(life.isToBeMarked(at: noon.adding(minutes: 1)))
        #expect(!life.isToBeMarked(at: noon.adding(minutes: -1)))
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"),
        ("2001:0db8:0001:0002::9", "2001:db8:1:2::/64"), ("::1", "0:0:0:0::/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7"), ("64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"),
        ("fe80::1%eth0", "fe80:0:0:0::/64"), ("", ""), ("unix:", "unix:0:0:0::/64"), (":::::::::", "0:0:0:0::/64"),
    ]) func `askers are counted by address or by network`(_ text: String, _ key: String) {
        #expect(NetworkAddress(text).key == key)
    }

    @Test func `the limits are those that are documented`() {
        let limits = [RateLimit.mailsToAddress, .mailsFromNetwork, .secondFactor]
        #expect(limits.map(\.most) == [5, 20, 5])
        #expect(limits.map(\.minutes) == [15, 15, 10])
        #expect(limits.allSatisfy { $0.refusal.kind == .tooMany })
    }
}
