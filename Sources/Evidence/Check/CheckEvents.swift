import Domain

extension ImportCheck {
    /// A code or reference stands once in its file.
    mutating func checkKeys() {
        checkKeys(.agencies, "code", rows.agencies.map { ($0.code, $0.line) })
        checkKeys(.courses, "code", rows.courses.map { ($0.code, $0.line) })
        checkKeys(.events, "reference", rows.events.map { ($0.reference, $0.line) })
    }

    private mutating func checkKeys(_ file: ImportFile, _ column: String, _ keys: [(String, Int)]) {
        var seen: [String: Int] = [:]
        for (key, line) in keys {
            if let first = seen[key] {
                fault(file, line, column, "\(quoted(key.utf8)) stands on line \(first) already", "take one of them out")
            } else {
                seen[key] = line
            }
        }
    }

    /// Every event is a run of a known course.
    mutating func checkCourses() {
        guard !rows.incomplete.contains(.courses) else { return }
        for event in rows.events where !knownCourses.contains(event.course) {
            fault(
                .events, event.line, "course", "\(quoted(event.course.utf8)) is not a known course",
                "add it to \(ImportFile.courses.name) or correct the code")
        }
    }

    /// Sessions belong to known events, end after they start, and follow one another.
    mutating func checkSessions() {
        // By event: the last session that agrees, with its end.
        var last: [Symbol: (start: Instant, end: Instant, line: Int)] = [:]
        for (index, session) in rows.sessions.enumerated() {
            let start = instant(session.startsAt, .sessions, session.line)
            let end = instant(session.endsAt, .sessions, session.line)
            if isUnknown(event: session.event) {
                unknownEvent(.sessions, session.line, session.event)
            } else if end <= start {
                fault(
                    .sessions, session.line, "ends_at", "the session ends at \(session.endsAt), not after its start",
                    "correct one of the times")
            } else if let before = last[session.event], start < before.end {
                let order = start < before.start ? "starts before" : "overlaps"
                fault(
                    .sessions, session.line, "starts_at", "the session \(order) the one on line \(before.line)",
                    "write the sessions of an event in order of time, none within another")
            } else {
                last[session.event] = (start, end, session.line)
                note(session.event, index, start)
            }
        }
        checkEverySession()
    }

    private mutating func note(_ symbol: Symbol, _ session: Int, _ start: Instant) {
        guard let event = event(symbol) else { return }
        sessions[event.index].append(session)
        if firstStart[event.index] == nil { firstStart[event.index] = start }
    }

    private mutating func checkEverySession() {
        guard !rows.incomplete.contains(.sessions) else { return }
        // A faulty session is no reason to say that there is none.
        let named = Set(rows.sessions.map(\.event))
        for event in rows.events where event.status == .delivered || event.status == .published {
            if let symbol = rows.strings.find(event.reference), named.contains(symbol) { continue }
            fault(
                .events, event.line, "reference",
                "\(quoted(event.reference.utf8)) is \(event.status.rawValue) but has no session",
                "add its sessions to \(ImportFile.sessions.name)")
        }
    }

    mutating func unknownEvent(_ file: ImportFile, _ line: Int, _ event: Symbol) {
        fault(
            file, line, "event", "\(quoted(rows.strings[event].utf8)) is not a known event",
            "add it to \(ImportFile.events.name) or correct the reference")
    }
}
