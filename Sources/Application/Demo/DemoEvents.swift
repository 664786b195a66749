import Domain

/// An invented event with its sessions.
struct DemoEvent {
    enum Status: String { case draft, published, delivered, cancelled }

    var reference = ""
    let course: DemoCourse
    let delivery: String
    let venue: String
    let places: Int64
    var status: Status
    var reason = ""
    let sessions: [(start: LocalDateTime, end: LocalDateTime)]

    var firstDate: LocalDate { sessions.first?.start.date ?? LocalDate(dayNumber: 0) }
    var lastDate: LocalDate { sessions.last?.end.date ?? firstDate }
}

/// Plans the events of a financial year on working days outside the holidays.
struct DemoProgramme {
    let calendar: WorkingCalendar
    let today: LocalDate

    /// All events of a year by date, those on both sides of today left out: what runs today cannot be told yet.
    func plan(_ year: FinancialYear, through last: LocalDate, _ random: inout SplitMix64) -> [DemoEvent] {
        var events: [DemoEvent] = []
        for course in DemoCourses.all {
            for number in 0..<course.events {
                // Spread over the year: each event has a stretch of its own.
                let stretch = 365 / Int64(course.events)
                let date = day(year, number, stretch, course, &random)
                let event = event(course, on: date, &random)
                let isDone = event.lastDate < today
                guard isDone || event.firstDate > today, event.lastDate <= last else { continue }
                events.append(event)
            }
        }
        events.sort { ($0.firstDate, $0.course.code) < ($1.firstDate, $1.course.code) }
        for index in events.indices {
            events[index].reference = "E\(padded(year.startYear % 100, 2))\(padded(Int64(index) + 1, 3))"
        }
        return events
    }

    private func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private func day(
        _ year: FinancialYear, _ number: Int, _ stretch: Int64, _ course: DemoCourse, _ random: inout SplitMix64
    ) -> LocalDate {
        // The conference is in November, the 216th day and after; its date must not depend on the size of a stretch.
        let from = course.kind == "conference" ? 216 : Int64(number) * stretch
        let span = course.kind == "conference" ? 20 : stretch
        var date = year.firstDate.adding(days: from + random.number(0...max(0, span - 15)))
        while !isTaught(date) { date = date.adding(days: 1) }
        return date
    }

    private func isTaught(_ date: LocalDate) -> Bool {
        let (_, month, day) = date.components
        let isRest = (month == 12 && day > 19) || (month == 1 && day < 5) || (month == 8 && day > 7 && day < 28)
        return !isRest && calendar.isWorkingDay(date, in: .englandAndWales)
    }

    private func event(_ course: DemoCourse, on date: LocalDate, _ random: inout SplitMix64) -> DemoEvent {
        let sessions = sessions(course, date, &random)
        let isVirtual = course.kind == "briefing" || (course.hours <= 3 && random.chance(400))
        let isDone = (sessions.last?.end.date ?? date) < today
        let isCancelled = course.kind != "conference" && random.chance(55)
        let reasons = ["Trainer unwell", "Too few bookings", "Venue not available"]
        return DemoEvent(
            course: course, delivery: course.kind == "conference" || !isVirtual ? "face_to_face" : "virtual",
            venue: isVirtual ? "" : random.pick(DemoCourses.venues, or: ""), places: places(course, isVirtual, &random),
            status: isCancelled && isDone ? .cancelled : isDone ? .delivered : .published,
            reason: isCancelled && isDone ? random.pick(reasons, or: "") : "", sessions: sessions)
    }

    private func places(_ course: DemoCourse, _ isVirtual: Bool, _ random: inout SplitMix64) -> Int64 {
        switch course.kind {
        case "conference": 250
        case "briefing": 60
        default:
            isVirtual ? random.pick([20, 24, 30], or: 20) : random.pick([12, 15, 16, 18, 20, 20, 20, 24, 25], or: 20)
        }
    }

    /// Half days in the morning or in the afternoon; long courses on two dates a week or so apart.
    private func sessions(
        _ course: DemoCourse, _ date: LocalDate, _ random: inout SplitMix64
    ) -> [(start: LocalDateTime, end: LocalDateTime)] {
        let isMorning = random.chance(550)
        switch course.hours {
        case 1: return [session(date, 12 * 60 + 15, 60)]
        case 2: return [session(date, isMorning ? 600 : 840, 120)]
        case 3: return [session(date, isMorning ? 570 : 810, 180)]
        case 12:
            var second = date.adding(days: 7)
            while !isTaught(second) { second = second.adding(days: 1) }
            return [session(date, 570, 420), session(second, 570, 420)]
        default: return [session(date, 570, 420)]
        }
    }

    private func session(_ date: LocalDate, _ start: Int64, _ minutes: Int64) -> (
        start: LocalDateTime, end: LocalDateTime
    ) {
        let midnight = LocalDateTime(startOf: date)
        return (
            LocalDateTime(date: date, minuteOfDay: start) ?? midnight,
            LocalDateTime(date: date, minuteOfDay: start + minutes) ?? midnight
        )
    }
}
