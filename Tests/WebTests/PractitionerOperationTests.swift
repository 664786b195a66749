import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// What practitioners, those who run events and everybody are answered fits what the document says.
@Suite struct PractitionerOperationTests {
    private typealias Step = (Web.Operation, Role?, String, JSON?)

    private static let email = JSON.object(["email": .text("own1@own.example")])

    private static let looking: [Step] = [
        (ProgrammeOperations.browse, nil, "programme?text=safe&sort=places&limit=1", nil),
        (ProgrammeOperations.browse, .practitioner, "programme?month=2019-10&free=true&delivery=face_to_face", nil),
        (BookingOperations.check, .practitioner, "events/E2/bookings/check", email),
        (
            BookingOperations.check, .agencyLead, "events/E2/bookings/check",
            .object(["email": .text("new@own.example"), "agency": .text("OWN")])
        ),
        (
            PlanningOperations.series, .administrator, "events/E1/series",
            .object([
                "first": .text("S1"), "first_date": .text("2019-12-18"), "count": .number(2), "every_weeks": .number(1),
                "preview": .flag(true),
            ])
        ),
        (
            PlanningOperations.series, .administrator, "events/E1/series",
            .object([
                "first": .text("S1"), "first_date": .text("2019-12-18"), "count": .number(2), "every_weeks": .number(1),
            ])
        ),
    ]

    private static let attending: [Step] = [
        (
            AttendingOperations.changeJoining, .trainer, "events/E9/joining",
            .object(["instructions": .text("Ring\ntwice."), "link": .text("https://meet.example/a")])
        ),
        (AttendingOperations.joining, .trainer, "events/E9/joining", nil),
        (
            AttendingOperations.recordNeed, .administrator, "bookings/E9-1/access-needs",
            .object(["needs": .text("A seat near the front"), "consent": .flag(true)])
        ),
        (AttendingOperations.need, .administrator, "bookings/E9-1/access-needs", nil),
        (AttendingOperations.needs, .trainer, "events/E9/access-needs", nil),
        (AttendingOperations.withdrawNeed, .administrator, "bookings/E9-1/access-needs/withdrawal", nil),
        (InterestOperations.add, .practitioner, "courses/SAF/interests", email),
        (InterestOperations.list, .agencyLead, "courses/SAF/interests?all=true", nil),
        (InterestOperations.own, .practitioner, "people/own1@own.example/interests", nil),
        (InterestOperations.counts, .observer, "interests", nil),
        (InterestOperations.withdraw, .practitioner, "courses/SAF/interests/withdrawal", email),
    ]

    private static let running: [Step] = [
        (RegistrationOperations.list, .agencyLead, "registrations", nil),
        (
            RegistrationOperations.confirm, .agencyLead, "people/new1@mail.example/confirmation",
            .object(["staff_group": .text("nurses")])
        ),
        (RegistrationOperations.decline, .administrator, "people/new2@mail.example/confirmation/refusal", nil),
        (
            RegistrationOperations.addDomain, .administrator, "mail-domains",
            .object(["domain": .text("own.example"), "agency": .text("OWN")])
        ),
        (RegistrationOperations.domains, .administrator, "mail-domains", nil),
        (
            RegistrationOperations.removeDomain, .administrator, "mail-domains/removal",
            .object(["domain": .text("own.example")])
        ),
        (
            InvitationOperations.invite, .administrator, "events/E2/invitations",
            .object(["agencies": .list([.text("OWN")]), "preview": .flag(true)])
        ),
        (
            InvitationOperations.invite, .administrator, "events/E2/invitations",
            .object(["agencies": .list([.text("OWN")])])
        ),
        (InvitationOperations.due, .agencyLead, "due?by=2030-01-01&limit=2", nil),
        (AuditOperations.list, .administrator, "audit?record=booking:E1-1&limit=1", nil),
        (AuditOperations.list, .administrator, "audit?actor=command:clerk&from=2019-01-01", nil),
    ]

    @Test(arguments: TestEngine.allCases)
    func `what is answered fits what the document says`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for n in 1...2 {
                let request = RegisterSelf.Request(
                    email: "new\(n)@mail.example", name: "New \(n)", jobRole: "nurse", agency: "OWN")
                _ = try await RegisterSelf(neighbours.store.house)(request)
            }
            var change = CourseChange()
            change.targetGroups = ["nurses"]
            _ = try await ChangeCourse(neighbours.store.house)("SAF", change, by: neighbours.clerk)
            for (operation, role, path, body) in [Self.looking, Self.attending, Self.running].joined() {
                let body = body ?? (operation.body == nil ? nil : .object([]))
                let answer = await neighbours.send(operation.method, "/api/v1/\(path)", as: role, body: body)
                let text = String(decoding: answer.bytes, as: UTF8.self)
                #expect(answer.status == operation.success.status, "\(path): \(text)")
                let document = try #require(JSON.read(answer.bytes), "\(path)")
                #expect(operation.success.schema.faults(document) == [], "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `pages of the programme and the audit follow each other`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            for (path, name) in [("programme", "events"), ("audit", "records")] {
                var rows = 0
                var cursor: String?
                repeat {
                    let more = cursor.map { "&cursor=\($0)" } ?? ""
                    let answer = await neighbours.send(
                        .get, "/api/v1/\(path)?limit=1\(more)", as: .administrator)
                    let document = try #require(JSON.read(answer.bytes))
                    guard case .list(let page)? = document[name] else { break }
                    rows += page.count
                    cursor = if case .text(let next)? = document["next"] { next } else { nil }
                } while cursor != nil && rows < 500
                let whole = await neighbours.send(.get, "/api/v1/\(path)?limit=1000", as: .administrator)
                guard case .list(let all)? = JSON.read(whole.bytes)?[name] else { return }
                #expect(rows == all.count && rows > 1, "\(path)")
            }
        }
    }
}
