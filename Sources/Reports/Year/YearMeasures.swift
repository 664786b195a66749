import Domain
import Money

/// Works out the measures of a year; what each of them means stands beside it.
struct YearMeasures {
    let data: YearData
    let isClosed: Bool
    let lines: [LineFigures]
    /// Course events held: what the figures of places and bookings are about.
    let held: [EventGroup]
    let counts: Counts
    let everything: Counts
    let charges: ChargeCounts

    init(_ data: YearData, today: LocalDate) { self.init(data, isClosed: today > data.year.lastDate) }

    init(_ data: YearData, isClosed: Bool) {
        self.data = data
        self.isClosed = isClosed
        lines = Line.allCases.map { LineFigures($0, data.groups, yearIsClosed: isClosed) }
        held = data.groups.courses.held
        counts = held.counts
        everything = data.groups.counts
        charges = data.groups.charges
    }

    var all: [Measure] { offer + places + bookings + demand + whole + money }

    var courses: LineFigures { lines[0] }

    /// Bookings that held a place when the event started.
    var bookedAtStart: Int64 { counts[.held] }

    /// Bookings that held a place at any time; who took over from a colleague is a booking too.
    var everHeld: Int64 {
        counts[.held] + counts[.cancelledInTime] + counts[.cancelledLate] + counts[.cancelledUnjudged]
            + counts[.substituted] + counts[.moved]
    }

    func count(_ section: Section, _ number: Int64, _ definition: Definition) -> Measure {
        Measure(definition, section, .count(number))
    }

    func share(_ section: Section, _ part: Int64, _ whole: Int64, _ definition: Definition) -> Measure {
        Measure(definition, section, .share(Percentage(part, of: whole)))
    }

    func money(_ pence: Int64, _ definition: Definition) -> Measure {
        Measure(definition, .money, .money(Pence(pence)))
    }

    var notes: [String] {
        var notes: [String] = []
        let open = data.groups.events(.published, .closed)
        if isClosed, open > 0 {
            notes.append(
                "\(grouped(open)) event(s) of this past year are neither marked as delivered nor cancelled, and in no "
                    + "figure: mark them with `turnout event deliver` or cancel them.")
        }
        if !isClosed { notes.append("The year is not over: the figures are those of today.") }
        let unjudged = everything[.cancelledUnjudged]
        if unjudged > 0 {
            notes.append(
                "\(grouped(unjudged)) cancellation(s) are not judged, because no policy was in force when they were "
                    + "booked: add one with `turnout policy add`.")
        }
        if !data.isEmpty, data.peopleTrained == nil {
            notes.append(
                "People were not counted one by one (more than \(grouped(PeopleCount.limit)) bookings): add "
                    + "--count-people.")
        }
        return notes
    }
}
