import Application
import Domain
import SQLSession

extension SQLReads: FeedReads, ServiceKeyReads {
    func feedSince(of person: PersonID) throws -> Instant? {
        guard scope == .everything || scope == .person(person) else { return nil }
        return try first("calendar_feed/of_person", .id(person))?.instant(0)
    }

    func feedOwner(token: [UInt8]) throws -> PersonID? {
        guard scope == .everything else { return nil }
        return try first("calendar_feed/owner", .blob(token))?.id(0)
    }

    func serviceKey(_ name: String) throws -> [UInt8]? {
        guard scope == .everything else { return nil }
        return try first("service_key/find", .text(name))?.blob(0)
    }
}

extension SQLWork: FeedWrites, ServiceKeyWrites {
    func setFeed(of person: PersonID, token: [UInt8]) throws {
        _ = try endFeed(of: person)
        try run("calendar_feed/set", .id(person), .blob(token), now)
    }

    func endFeed(of person: PersonID) throws -> Bool { try !rows("calendar_feed/end", .id(person)).isEmpty }

    func keepServiceKey(_ name: String, _ key: [UInt8]) throws {
        try run("service_key/insert", .text(name), .blob(key), now)
    }
}
