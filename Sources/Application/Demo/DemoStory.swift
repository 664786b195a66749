import Domain

/// Tells what happens to one event, from the day it can be booked until it is held or called off: who books, who waits,
/// who cancels in time or late, who sends a colleague, who comes.
///
/// The rates are those of a real training year: of the bookings that held a place about 6 % are cancelled in time, 3.5
/// % late and 2 % passed to a colleague; of those booked at the start 4 % do not come; about 85 % of places are used.
struct DemoStory {
    private enum Happening { case arrives(Int), ends(row: Int), isPassedOn(row: Int) }

    let event: DemoEvent
    /// The end of the last day on which cancelling is free.
    let lastFreeDay: LocalDate
    let today: LocalDate
    let people: [DemoPerson]
    /// The people of each agency.
    let colleagues: [[Int]]

    private var random: SplitMix64
    private var queue: [(at: Minute, order: Int, what: Happening)] = []
    private var added = 0
    private var present: Set<Int> = []
    private var held: Int64 = 0
    private var waiting: [Int] = []
    private(set) var rows: [DemoRow] = []

    init(
        _ event: DemoEvent, lastFreeDay: LocalDate, today: LocalDate, people: [DemoPerson], colleagues: [[Int]],
        random: SplitMix64
    ) {
        self.event = event
        self.lastFreeDay = lastFreeDay
        self.today = today
        self.people = people
        self.colleagues = colleagues
        self.random = random
    }

    /// Tells it to its end, or as far as it has come by the beginning of today.
    mutating func tell() {
        guard event.status != .draft else { return }
        let end = lastDay
        arrivals(end)
        while let next = queue.popLast() {
            guard next.at.date < today, next.at.date <= end else { continue }
            switch next.what {
            case .arrives(let person): arrive(person, next.at)
            case .ends(let row): cancel(row, next.at)
            case .isPassedOn(let row): passOn(row, next.at)
            }
        }
        switch event.status {
        case .cancelled: callOff()
        case .delivered: hold()
        case .draft, .published: break
        }
    }

    /// The last day on which anything happens before the event: the day before it, or before it is called off.
    private var lastDay: LocalDate {
        var random = random
        return event.firstDate.adding(days: event.status == .cancelled ? -random.number(2...15) : -1)
    }

    private mutating func add(_ what: Happening, at: Minute) {
        added += 1
        let entry = (at: at, order: added, what: what)
        // Kept with the next happening last: what has the same minute comes in the order in which it was added.
        let index = queue.firstIndex { ($0.at, $0.order) <= (entry.at, entry.order) } ?? queue.endIndex
        queue.insert(entry, at: index)
    }

    private mutating func arrivals(_ end: LocalDate) {
        // Between three quarters and four thirds of the places are asked for; everybody knows of the conference.
        let demand = event.places * random.number(event.course.kind == "conference" ? 104...112 : 74...138) / 100
        let opens = event.firstDate.adding(days: -90)
        for _ in 0..<demand {
            // Interest grows towards the start.
            let days = max(random.number(0...88), random.number(0...88))
            let date = opens.adding(days: days)
            guard date <= end, let person = somebody() else { continue }
            add(.arrives(person), at: Minute.some(on: date, &random))
        }
    }

    private mutating func somebody() -> Int? {
        for _ in 0..<20 {
            let person = Int(random.number(0...Int64(max(0, people.count - 1))))
            if present.insert(person).inserted { return person }
        }
        return nil
    }

    private mutating func arrive(_ person: Int, _ at: Minute) {
        if held < event.places, waiting.isEmpty {
            take(person, at, replaces: nil)
        } else {
            waiting.append(rows.count)
            rows.append(DemoRow(person: person, bookedAt: at, status: .waitlisted))
        }
    }

    private mutating func take(_ person: Int, _ at: Minute, replaces: Int?) {
        rows.append(DemoRow(person: person, bookedAt: at, status: .booked, replaces: replaces))
        settle(rows.count - 1, at)
    }

    /// A place is taken: what will become of it is drawn now and happens when its time comes.
    private mutating func settle(_ row: Int, _ at: Minute) {
        held += 1
        let fate = random.number(0...999)
        if fate < 65 {
            guard at.date < lastFreeDay else { return }
            let days = lastFreeDay.dayNumber - at.date.dayNumber
            add(.ends(row: row), at: .some(on: at.date.adding(days: random.number(1...days)), &random))
        } else if fate < 102 {
            let from = max(lastFreeDay, at.date).adding(days: 1)
            guard from < event.firstDate else { return }
            let days = event.firstDate.dayNumber - from.dayNumber - 1
            add(.ends(row: row), at: .some(on: from.adding(days: random.number(0...days)), &random))
        } else if fate < 126 {
            let from = max(event.firstDate.adding(days: -12), at.date.adding(days: 1))
            guard from < event.firstDate else { return }
            let days = event.firstDate.dayNumber - from.dayNumber - 1
            add(.isPassedOn(row: row), at: .some(on: from.adding(days: random.number(0...days)), &random))
        }
    }

    private mutating func cancel(_ row: Int, _ at: Minute) {
        rows[row].status = .cancelled
        rows[row].endedAt = at
        rows[row].isLate = at.date > lastFreeDay
        held -= 1
        // Late offers often find nobody in time.
        guard let next = waiting.first, !rows[row].isLate || random.chance(600) else { return }
        // History as kept: who waited appears as booked from the moment the place was given.
        waiting.removeFirst()
        rows[next].status = .booked
        rows[next].bookedAt = at
        settle(next, at)
    }

    private mutating func passOn(_ row: Int, _ at: Minute) {
        let agency = people[rows[row].person].agency
        let free = colleagues[agency].filter { !present.contains($0) }
        guard !free.isEmpty else { return }
        let colleague = random.pick(free, or: 0)
        present.insert(colleague)
        rows[row].status = .substituted
        rows[row].endedAt = at
        held -= 1
        take(colleague, at, replaces: rows[row].person)
    }

    private mutating func callOff() {
        for index in rows.indices where rows[index].status == .booked { rows[index].status = .eventCancelled }
        // Whoever waited for it waits no longer, and history keeps no row of that.
        rows.removeAll { $0.status == .waitlisted }
    }

    private mutating func hold() {
        for index in rows.indices where rows[index].status == .booked {
            let fate = random.number(0...999)
            rows[index].attendance = fate < 42 ? "absent" : fate < 62 ? "left_early" : "attended"
        }
        guard random.chance(180), event.course.kind != "briefing", let person = somebody(),
            let start = event.sessions.first?.start
        else { return }
        rows.append(
            DemoRow(
                person: person, bookedAt: Minute(start.date, start.minuteOfDay), status: .walkIn,
                attendance: "attended"))
    }
}
