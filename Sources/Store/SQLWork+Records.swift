import Application
import Domain
import SQLSession

extension SQLReads: RecordReads {
    func settings() throws -> [SettingValue] { try rows("setting/all").map(setting) }

    func settingHistory(_ name: String) throws -> [SettingValue] {
        try rows("setting/history", .text(name)).map(setting)
    }

    func logo(_ sha256: String) throws -> [UInt8]? { try first("logo/find", .text(sha256))?.blob(0) }

    func fact(_ name: String) throws -> String? { try first("store_fact/find", .text(name))?.text(0) }

    private func setting(_ row: Row) throws -> SettingValue {
        SettingValue(
            name: try row.text(0), n: try row.integer(1), value: try row.text(2), setAt: try row.instant(3),
            setBy: try row.text(4))
    }
}

extension SQLWork: RecordWrites {
    func audit(_ action: String, subject: String, detail: String) throws {
        try run("audit/insert", now, actor, .text(action), .text(subject), .text(detail))
    }

    func post(_ topic: String, subject: String, payload: String) throws {
        try run("outbox/insert", now, .text(topic), .text(subject), .text(payload), now)
    }

    func set(_ name: String, to value: String) throws {
        try run("setting/insert", .text(name), .text(value), now, actor)
        try audit("setting.set", subject: "setting:\(name)", detail: value)
    }

    func keepLogo(_ png: [UInt8], sha256: String) throws {
        try run("logo/insert", .text(sha256), .blob(png), now, actor)
    }

    func setFact(_ name: String, _ value: String) throws { try run("store_fact/set", .text(name), .text(value)) }

    func nextNumbers(_ counter: String, count: Int64) throws -> Int64 {
        try one("id_counter/take", .text(counter), .integer(count)).integer(0) - count + 1
    }
}
