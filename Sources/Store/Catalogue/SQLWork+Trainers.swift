import Application
import Domain
import SQLSession

extension SQLReads: TrainerReads {
    func trainers(of event: EventID) throws -> [Person] {
        var seen = limits
        if case .trainer(let person) = scope, try teaches(person, event) { seen = (.null, .null) }
        return try rows("event_trainer/of_event", .id(event), seen.agency, seen.person).map(CatalogueRows.person)
    }

    func teaches(_ person: PersonID, _ event: EventID) throws -> Bool {
        try first("event_trainer/teaches", .id(person), .id(event)) != nil
    }
}

extension SQLWork: TrainerWrites {
    func addTrainer(_ person: PersonID, to event: EventID) throws {
        try run("event_trainer/insert", .id(event), .id(person))
    }

    func removeTrainer(_ person: PersonID, from event: EventID) throws {
        try run("event_trainer/delete", .id(event), .id(person))
    }
}
