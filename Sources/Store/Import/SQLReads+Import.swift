import Application
import Domain
import SQLSession

extension SQLReads: ImportReads {
    func agencyCodes() throws -> Set<String> { try codes("import/agency_codes") }

    func courseCodes() throws -> Set<String> { try codes("import/course_codes") }

    func eventReferences() throws -> Set<String> { try codes("import/event_references") }

    private func codes(_ name: String) throws -> Set<String> {
        guard scope == .everything else { return [] }
        return Set(try rows(name).map { try $0.text(0) })
    }

    func eachPerson(_ body: (String, PersonID, AgencyID, String) throws -> Void) throws {
        guard scope == .everything else { return }
        try session.stream(Call(Statements.named("import/people", session.engine))) { row in
            try body(row.text(0), row.id(1), row.id(2), row.text(3))
        }
    }

    func importedWaivers(of event: EventID) throws -> [ImportedWaiver] {
        guard scope == .everything else { return [] }
        return try rows("import/waivers", .id(event)).map { row in
            ImportedWaiver(booking: try row.id(0), reason: try row.word(1), decidedOn: try row.date(2))
        }
    }
}
