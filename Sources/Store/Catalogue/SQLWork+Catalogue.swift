import Application
import Domain
import SQLSession

extension SQLWork: CatalogueWrites {
    func addAgency(_ agency: Agency) throws {
        try runAll("agency/insert", CatalogueRows.values(agency))
        try step(agency, "added", "")
    }

    func save(_ agency: Agency, happened: String, detail: String) throws {
        try changed("agency/update", CatalogueRows.values(agency), "The agency \(agency.code)")
        try step(agency, happened, detail)
    }

    private func step(_ agency: Agency, _ happened: String, _ detail: String) throws {
        try run(
            "agency_history/insert", .id(agency.id), .integer(agency.version), now, actor, .text(happened),
            .text(detail))
        try audit("agency.\(happened)", subject: "agency:\(agency.id.raw)", detail: detail)
    }

    func movePeople(from: AgencyID, to: AgencyID, detail: String) throws -> Int64 {
        try run("person_history/insert_moves", .id(from), .id(to), now, actor, .text(detail))
        let moved = Int64(try rows("person/move_all", .id(from), .id(to)).count)
        try audit("person.moved", subject: "agency:\(from.raw)", detail: "\(moved) to agency:\(to.raw)")
        return moved
    }

    func redirect(_ agency: AgencyID, to: AgencyID) throws {
        try run("agency/redirect", .id(agency), .id(to))
        try run("agency_mail_domain/redirect", .id(agency), .id(to))
    }

    func addPerson(_ person: Person) throws {
        try runAll("person/add", CatalogueRows.values(person))
        if let details = person.details {
            try runAll("person_detail/insert", CatalogueRows.values(person.id, details))
        }
        try step(person, person.isToBeConfirmed ? "registered_to_be_confirmed" : "registered", "")
    }

    func save(_ person: Person, happened: String, detail: String) throws {
        try changed("person/update", CatalogueRows.values(person), "The person")
        if let details = person.details {
            try runAll("person_detail/update", CatalogueRows.values(person.id, details))
        }
        try step(person, happened, detail)
    }

    private func step(_ person: Person, _ happened: String, _ detail: String) throws {
        try run(
            "person_history/insert", .id(person.id), .integer(person.version), now, actor, .text(happened),
            .id(person.agency), .text(detail))
        try audit(
            "person.\(happened)", subject: "person:\(person.id.raw)",
            detail: detail.isEmpty ? "agency:\(person.agency.raw)" : detail)
    }

    func redirect(_ person: PersonID, to: PersonID) throws {
        try run("person/redirect", .id(person), .id(to))
        try run("event_trainer/take_over", .id(person), .id(to))
        try run("event_trainer/clear", .id(person))
        try run("interest/end_doubles", .id(person), .id(to), now)
        try run("interest/take_over", .id(person), .id(to))
        try run("invitation/clear_doubles", .id(person), .id(to))
        try run("invitation/take_over", .id(person), .id(to))
        try run("mail_choice/take_over", .id(person), .id(to), now, actor)
    }

    func bookingStates(of person: PersonID) throws -> [(id: BookingID, state: BookingState.Code)] {
        try rows("booking/states_of_person", .id(person)).map { (try $0.id(0), try $0.word(1)) }
    }

    func repoint(_ booking: BookingID, to: PersonID, why: String) throws {
        let row = try one("booking/repoint", .id(booking), .id(to))
        let happened = "person_merged"
        try run(
            "booking_history/insert", .id(booking), .integer(try row.integer(0)), now, actor, .text(happened),
            .text(try row.text(1)), .text(why))
        try audit("booking.\(happened)", subject: "booking:\(booking.raw)", detail: "person:\(to.raw)")
    }

    func addCourse(_ course: Course) throws {
        try runAll("course/insert", CatalogueRows.values(course))
        try audit("course.added", subject: "course:\(course.id.raw)", detail: course.code)
    }

    func save(_ course: Course, happened: String, detail: String) throws {
        try changed("course/update", CatalogueRows.values(course), "The course \(course.code)")
        try audit("course.\(happened)", subject: "course:\(course.id.raw)", detail: detail)
    }

    func runAll(_ name: String, _ values: [SQLValue]) throws {
        try session.execute(Call(Statements.named(name, session.engine), values))
    }

    /// Runs an update that names the version it is based on.
    func changed(_ name: String, _ values: [SQLValue], _ what: String) throws {
        let rows: [Row] = try session.query(Call(Statements.named(name, session.engine), values))
        guard rows.isEmpty else { return }
        throw Refusal(.conflict, "\(what) was changed by somebody else meanwhile.", mend: "Look again and repeat.")
    }
}
