import Application
import Domain
import SQLSession

extension SQLReads: JoiningReads {
    func joining(of event: EventID) throws -> Joining? {
        switch scope {
        case .everything: return try first("event_joining/of_event", .id(event)).map(joining)
        case .trainer(let person):
            guard try teaches(person, event) else { return nil }
            return try first("event_joining/of_event", .id(event)).map(joining)
        case .person(let person): return try first("event_joining/of_holder", .id(event), .id(person)).map(joining)
        case .agency, .figures: return nil
        }
    }

    private func joining(_ row: Row) throws -> Joining {
        Joining(stored: try row.text(0), link: try row.text(1))
    }
}

extension SQLWork: JoiningWrites {
    func setJoining(_ joining: Joining, of event: EventID) throws {
        guard !joining.isEmpty else { return try run("event_joining/clear", .id(event)) }
        try run("event_joining/set", .id(event), .text(joining.instructions), .text(joining.link), now, actor)
    }
}
