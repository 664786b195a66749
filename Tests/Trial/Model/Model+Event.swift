extension Model {
    mutating func capacity(_ e: Int, _ places: Int) -> String {
        if ["delivered", "cancelled"].contains(events[e].status) { return "no wrong_state" }
        if now >= events[e].start { return "no too_late" }
        if places < 1 || places < events[e].keeps.reduce(0, { $0 + $1.reserved }) { return "no invalid" }
        if places < events[e].taken { return "no full" }
        let more = places > events[e].places
        events[e].places = places
        if more {
            expire(e)
            _ = serve(e)
        }
        return "places \(places)"
    }

    mutating func keep(_ e: Int, _ keep: ModelKeep) -> String {
        if ["delivered", "cancelled"].contains(events[e].status) { return "no wrong_state" }
        if now >= events[e].start { return "no too_late" }
        if let release = keep.release, release >= events[e].start { return "no invalid" }
        var keeps = events[e].keeps
        if let index = keeps.firstIndex(where: { $0.agency == keep.agency && $0.sector == keep.sector }) {
            keeps[index] = keep
        } else {
            keeps.append(keep)
        }
        if let cap = keep.cap, cap < keep.reserved { return "no invalid" }
        if keeps.reduce(0, { $0 + $1.reserved }) > events[e].places { return "no invalid" }
        events[e].keeps = keeps
        expire(e)
        _ = serve(e)
        return "kept"
    }

    mutating func walkIn(_ e: Int, _ person: Int) -> String {
        if live(e, person) { return "no already_booked" }
        if events[e].status == "cancelled" || now < events[e].start { return "no not_ready" }
        let b = arrive(e, person, "confirmed")
        events[e].bookings[b].isWalkIn = true
        return mark(e, b, session: nil, "attended") == "attended" ? "confirmed" : "no"
    }

    mutating func mark(_ e: Int, _ b: Int, session: Int?, _ mark: String) -> String {
        guard events[e].bookings[b].state == "confirmed" else { return "no wrong_state" }
        let chosen = sessionsNow(e).filter { session == nil || $0 == session }
        guard !chosen.isEmpty else { return "no not_ready" }
        for index in chosen { events[e].bookings[b].marks[index] = mark }
        let marks = events[e].sessions.indices.map { events[e].bookings[b].marks[$0] ?? "not_recorded" }
        events[e].bookings[b].outcome = Self.outcome(marks)
        return events[e].bookings[b].outcome
    }

    /// Present at any session is attended; of those never present, refused comes before absent, absent before excused.
    private static func outcome(_ marks: [String]) -> String {
        for word in ["left_early", "attended", "refused_late", "did_not_attend", "excused"] where marks.contains(word) {
            return word
        }
        return "not_recorded"
    }

    mutating func callOff(_ e: Int) -> String {
        if ["delivered", "cancelled"].contains(events[e].status) { return "no wrong_state" }
        var ended = 0
        for b in events[e].bookings.indices where events[e].bookings[b].isLive {
            events[e].bookings[b].state = "event_cancelled"
            ended += 1
        }
        events[e].status = "cancelled"
        return "ended \(ended)"
    }

    mutating func postpone(_ e: Int, days: Int, answerBy: Int) -> String {
        let sessions = events[e].sessions.map { ($0.lowerBound + days * 1440)..<($0.upperBound + days * 1440) }
        let start = ModelCalendar.utc(sessions.map(\.lowerBound).min() ?? 0)
        guard now < answerBy, answerBy <= start else { return "no invalid" }
        if ["delivered", "cancelled"].contains(events[e].status) { return "no wrong_state" }
        if now >= events[e].start { return "no too_late" }
        var asked = 0
        for b in events[e].bookings.indices where ["confirmed", "reconfirming"].contains(events[e].bookings[b].state) {
            events[e].bookings[b].state = "reconfirming"
            events[e].bookings[b].until = answerBy
            asked += 1
        }
        events[e].sessions = sessions
        events[e].status = "published"
        return "asked \(asked)"
    }

    mutating func step(_ e: Int, _ word: String) -> String {
        switch (word, events[e].status) {
        case ("closed", "published"): events[e].status = "closed"
        case ("reopened", "closed"):
            if now >= events[e].start { return "no too_late" }
            events[e].status = "published"
            expire(e)
            _ = serve(e)
        case ("delivered", "published"), ("delivered", "closed"):
            if now < events[e].start { return "no not_ready" }
            events[e].status = "delivered"
        default: return "no wrong_state"
        }
        return word
    }
}
