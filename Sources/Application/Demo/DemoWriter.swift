import Domain
import Evidence

/// Writes what was invented as the files of an import.
struct DemoWriter {
    let people: [DemoPerson]
    let today: LocalDate
    private(set) var bookings = 0
    private var writers: [ImportFile: CSVWriter] = [:]

    init(people: [DemoPerson], today: LocalDate) {
        self.people = people
        self.today = today
        for file in ImportFile.allCases {
            writers[file] = CSVWriter(defusing: false)
            write(file, file.columns)
        }
    }

    mutating func files() -> [ImportFile: [UInt8]] {
        var files: [ImportFile: [UInt8]] = [:]
        for file in ImportFile.allCases { files[file] = writers[file]?.take() }
        return files
    }

    private mutating func write(_ file: ImportFile, _ cells: [String]) { writers[file]?.write(cells) }

    mutating func writeAgencies() {
        for (index, agency) in DemoAgencies.all.enumerated() {
            write(
                .agencies,
                [
                    agency.code, agency.name, agency.sector,
                    "Finance Office;\(index + 1) Invented Street;Ardenbridge;ZZ1 \(index % 9 + 1)ZZ",
                    "accounts@\(agency.domain)", agency.purchaseOrder, agency.isExempt ? "yes" : "no",
                ])
        }
    }

    mutating func writeCourses() {
        for course in DemoCourses.all {
            let level = course.level.map { String($0) } ?? ""
            write(.courses, [course.code, course.title, level, course.topic, String(course.hours), course.groups])
        }
    }

    mutating func write(_ event: DemoEvent, _ rows: [DemoRow], _ random: inout SplitMix64) {
        write(
            .events,
            [
                event.reference, event.course.kind, event.course.code, event.delivery, event.venue,
                String(event.places), event.status.rawValue, event.reason,
            ])
        for session in event.sessions {
            write(.sessions, [event.reference, session.start.description, session.end.description])
        }
        for row in rows { write(row, of: event) }
        if event.status == .delivered { waive(rows, event, &random) }
    }

    private mutating func write(_ row: DemoRow, of event: DemoEvent) {
        let person = people[row.person]
        bookings += 1
        write(
            .bookings,
            [
                event.reference, person.email, person.name, DemoAgencies.all[person.agency].code, person.role,
                row.bookedAt.text, row.status.rawValue, row.endedAt?.text ?? "", row.attendance,
                row.replaces.map { people[$0].email } ?? "",
            ])
    }

    /// About seven in ten charges are waived, as in a real year, within three weeks of the event.
    private mutating func waive(_ rows: [DemoRow], _ event: DemoEvent, _ random: inout SplitMix64) {
        let reasons: [WaiverRow.Reason] = [
            .sickness, .sickness, .sickness, .operationalEmergency, .operationalEmergency, .courtAttendance,
            .bereavement, .adverseWeather, .administrativeError, .other,
        ]
        for row in rows where row.isLate || row.attendance == "absent" {
            guard random.chance(690), !DemoAgencies.all[people[row.person].agency].isExempt else { continue }
            let date = event.lastDate.adding(days: random.number(1...20))
            guard date < today else { continue }
            let reason = random.pick(reasons, or: .other).rawValue
            write(.waivers, [event.reference, people[row.person].email, reason, date.description])
        }
    }

    /// What each year set out to offer: a little more than it usually comes to.
    static func targets(_ years: [FinancialYear]) -> [UInt8] {
        var writer = CSVWriter(defusing: false)
        writer.write(ProgrammeTargetRow.columns)
        for year in years {
            for course in DemoCourses.all where course.kind != "conference" && course.kind != "briefing" {
                writer.write([year.description, course.code, String(course.events), String(course.events * 20)])
            }
        }
        return writer.take()
    }

    /// Who could be trained, counted at the beginning of each year and growing slowly.
    static func workforce(asOf dates: [LocalDate]) -> [UInt8] {
        var writer = CSVWriter(defusing: false)
        writer.write(WorkforceRow.columns)
        for (year, date) in dates.enumerated() {
            for agency in DemoAgencies.all {
                for group in agency.workforce {
                    let headcount = group.headcount + group.headcount * Int64(year) / 50
                    writer.write([agency.code, group.group, String(headcount), date.description])
                }
            }
        }
        return writer.take()
    }
}
