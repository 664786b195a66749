import Application
import Domain
import Markup

/// A record of the audit in words. What there is none for is shown as the audit has it.
enum AuditWords {
    /// Who did it. The opaque name decides: a person may be called what a command is called.
    static func who(_ line: AuditLine, _ visit: Visit) -> HTML {
        let (kind, rest) = parts(line.actor)
        switch kind {
        case "command": return visit.say("audit.by_command", .text(rest))
        case "token": return visit.say("audit.by_token", .text(parts(line.actorName).rest))
        case "doorkeeper", "clockwork": return visit.say("audit.by_service")
        default: return HTML(text: line.actorName)
        }
    }

    /// The sentences of what happens to a record, by the word that the action begins with.
    private static let happenings = [
        "booking": "happened.", "charge": "charge_happened.", "event": "office_history.",
        "person": "people.happened_", "agency": "partner.happened_",
    ]

    /// What was done.
    static func what(_ line: AuditLine, _ visit: Visit) -> HTML {
        let words = line.action.split(separator: ".", maxSplits: 1).map(String.init)
        if words.count == 2, let room = happenings[words[0]], visit.say.keys.contains(room + words[1]) {
            return visit.say("\(room + words[1])")
        }
        return HTML(text: raised(line.action.replacing(".", with: " ").replacing("_", with: " ")))
    }

    /// To what, with the way to its page.
    static func subject(_ line: AuditLine, _ visit: Visit) -> HTML {
        let (say, name, rest) = (visit.say, line.subjectName, parts(line.subject).rest)
        guard name != line.subject else { return other(line.kind, rest, visit) ?? HTML(text: name) }
        switch line.kind {
        case "booking": return RecordParts.link(name, Path.officeBooking(name))
        case "event": return RecordParts.link(name, Path.officeEvent(name))
        case "course": return RecordParts.link(name, Path.officeCourse(name))
        case "agency": return RecordParts.link(name, Path.officeAgency(name))
        case "person": return RecordParts.link(name, Path.officePerson(rest))
        case "token": return say("audit.token", .text(parts(name).rest))
        default: return HTML(text: name)
        }
    }

    /// A record that has no name of its own.
    private static func other(_ kind: String, _ rest: String, _ visit: Visit) -> HTML? {
        let say = visit.say
        switch kind {
        case "session": return say("audit.session", .text(rest))
        case "token": return say("audit.token", .text(rest))
        case "webhook": return say("audit.webhook", .text(rest))
        case "setting" where say.keys.contains("setting.\(rest)"): return say("setting.\(rest)")
        case "template": return RecordParts.word("wording", "kind", rest, visit)
        default: return nil
        }
    }

    /// What exactly: where a booking or a charge stands, which role, which session.
    static func detail(_ line: AuditLine, _ visit: Visit) -> HTML {
        let words = line.detail.split(separator: " ").map(String.init)
        if line.kind == "booking", words.count == 2, Int64(words[0]) != nil,
            let state = BookingState.Code(rawValue: words[1])
        {
            return visit.say("state_of.\(state.rawValue)")
        }
        if line.kind == "charge", words.count == 2, let state = ChargeState.Code(rawValue: words[0]) {
            return "\(MoneyWords.word(state, visit)), £\(words[1])"
        }
        if let role = Role(rawValue: line.detail) { return visit.say("role.\(role.rawValue)") }
        let (kind, rest) = parts(line.detail)
        return kind == "session" ? visit.say("audit.session", .text(rest)) : HTML(text: line.detail)
    }

    private static func parts(_ name: String) -> (kind: String, rest: String) {
        let kind = name.prefix { $0 != ":" }
        return (String(kind), String(name.dropFirst(kind.count + 1)))
    }

    private static func raised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
