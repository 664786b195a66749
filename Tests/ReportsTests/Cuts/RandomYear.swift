import Domain
import Reference

@testable import Reports

/// A year that a seed invents: courses, agencies, trainers, events of every kind and status, bookings of every state.
enum RandomYear {
    static let period = CutPeriod(year(2019))

    static func make(seed: UInt64, events: Int = 24, people: Int = 60) -> CutModel {
        var chance = Chance(seed: seed)
        let made = (1...Int64(events)).map { event($0, &chance) }
        var bookings: [CutModel.Booking] = []
        for event in made {
            for person in 1...Int64(people) where chance.happens(0.3) {
                bookings.append(booking(of: person, at: event, &chance))
            }
        }
        return CutModel(events: made, bookings: bookings, names: names)
    }

    private static func event(_ id: Int64, _ chance: inout Chance) -> CutModel.Event {
        let statuses: [EventStatus] = [.delivered, .delivered, .delivered, .cancelled, .published, .draft]
        let kinds: [EventKind] = [.course, .course, .masterClass, .conference]
        return CutModel.Event(
            id: id, course: Int64(chance.below(4)) + 1, kind: kinds[chance.below(4)],
            status: statuses[chance.below(6)], mode: ["face_to_face", "virtual"][chance.below(2)],
            venue: ["", "Hall", "Library"][chance.below(3)], trainers: [[], [7], [7, 8]][chance.below(3)],
            date: year(2019).firstDate.adding(days: Int64(chance.below(380))),
            hour: ["09", "13", "18"][chance.below(3)], places: [8, 12, 20][chance.below(3)])
    }

    private static func booking(
        of person: Int64, at event: CutModel.Event, _ chance: inout Chance
    ) -> CutModel.Booking {
        let state = BookingState.Code.allCases[chance.below(BookingState.Code.allCases.count)]
        let holds = state == .confirmed || chance.happens(0.5)
        let outcomes = Outcome.allCases
        var booking = CutModel.Booking(
            event: event.id, agency: person % 5 + 1, person: person,
            staffGroup: ["", "nurse", "teacher"][Int(person % 3)],
            state: holds ? .confirmed : state, origin: holds && chance.happens(0.1) ? .walkIn : .booked,
            outcome: holds ? outcomes[chance.below(outcomes.count)] : .notRecorded)
        if booking.outcome == .didNotAttend {
            booking.charges[.assessed] = 1
            booking.charges[.assessedPence] = 5_000
        }
        return booking
    }

    private static let names: CutNames = {
        var names = CutNames()
        for id in Int64(1)...4 {
            names.courses[id] = .init(
                code: "C\(id)", title: "Course \(id)", topic: id < 3 ? "Neglect" : "Law", level: "\(id % 2)")
        }
        for id in Int64(1)...5 {
            names.agencies[id] = .init(code: "A\(id)", name: "Agency \(id)", sector: id < 3 ? "health" : "school")
        }
        names.trainers = [7: "Ann", 8: "Ben"]
        return names
    }()
}
