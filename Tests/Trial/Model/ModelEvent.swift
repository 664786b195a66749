/// A person of the model, known by a number.
struct ModelPerson {
    let agency: Int
}

/// An agency of the model.
struct ModelAgency {
    let sector: String
    let isExempt: Bool
}

/// Places kept for an agency or a sector of the model until a moment.
struct ModelKeep {
    var agency: Int?
    var sector: String?
    var reserved: Int
    var cap: Int?
    var release: Int?

    func isFor(_ other: Int, _ sector: String) -> Bool { agency == other || self.sector == sector }
}

/// A booking of the model: its state is the word that people read.
struct ModelBooking {
    let person: Int
    var state: String
    var ticket = 0
    var until = 0
    var isWalkIn = false
    var rank = 0
    var outcome = "not_recorded"
    var marks: [Int: String] = [:]
    var charges: [ModelCharge] = []

    var isLive: Bool { ["requested", "confirmed", "reconfirming", "waitlisted", "offered"].contains(state) }
    var takesPlace: Bool { !isWalkIn && ["confirmed", "reconfirming", "offered"].contains(state) }
}

/// What a booking of the model costs, and where that stands.
struct ModelCharge {
    let kind: String
    let amount: Int
    var state: String
    var isInvoiced: Bool { state == "invoiced" }
}

/// An event of the model; sessions are readings of the wall clock in minutes.
struct ModelEvent {
    var sessions: [Range<Int>]
    var places: Int
    let needsApproval: Bool
    let offerMinutes: Int
    let first: [String]
    var status = "published"
    var keeps: [ModelKeep] = []
    var bookings: [ModelBooking] = []
    var tickets = 0

    var startLocal: Int { sessions.map(\.lowerBound).min() ?? 0 }
    var start: Int { ModelCalendar.utc(startLocal) }
    var end: Int { ModelCalendar.utc(sessions.map(\.upperBound).max() ?? 0) }
    var freeUntil: Int { ModelCalendar.freeUntil(startLocal: startLocal) }
    var day: Int { startLocal / 1440 }
    var taken: Int { bookings.count(where: \.takesPlace) }
    var free: Int { max(0, places - taken) }
    /// The numbers of those who wait, in the order in which they are served.
    var line: [Int] {
        bookings.indices.filter { bookings[$0].state == "waitlisted" }
            .sorted { (bookings[$0].rank, bookings[$0].ticket) < (bookings[$1].rank, bookings[$1].ticket) }
    }

    func rank(_ sector: String) -> Int { first.firstIndex(of: sector) ?? first.count }

    /// What an absence costs: £50 for up to four hours in all, otherwise £100 for each date; in pence.
    static func price(_ sessions: [Range<Int>]) -> Int {
        let minutes = sessions.reduce(0) { $0 + $1.count }
        return minutes <= 240 ? 5_000 : 10_000 * Set(sessions.map { $0.lowerBound / 1440 }).count
    }
}
