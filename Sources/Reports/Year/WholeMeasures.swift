import Domain

// Demand and reach, and the counts over every kind of event.

extension YearMeasures {
    var demand: [Measure] {
        var measures = [
            count(
                .demand, counts[.waiting],
                Definition(
                    "waited_in_vain", "Still waiting at the start",
                    "Bookings that were on the waiting list when their course event started.", formula: "count",
                    numerator: "bookings waiting"))
        ]
        if let unmet = data.unmetDemand {
            measures.append(
                count(
                    .demand, unmet,
                    Definition(
                        "unmet_demand", "Unmet demand",
                        "People who waited for a course and held no place of its events in the year, once for each "
                            + "person and course.",
                        formula: "count of person × course", numerator: "people and courses")))
        }
        return measures + reach
    }

    private var reach: [Measure] {
        guard let people = data.peopleTrained else { return [] }
        let sentence = "Different people who attended at least one course event of the year"
        guard let workforce = data.workforce, workforce > 0 else {
            return [
                count(
                    .demand, people,
                    Definition(
                        "people_trained", "People trained", sentence + ".", formula: "count of people",
                        numerator: "people who attended"))
            ]
        }
        return [
            share(
                .demand, people, workforce,
                Definition(
                    "reach", "Reach", sentence + ", as a share of the workforce in scope as last counted in it.",
                    formula: "people trained ÷ workforce in scope", numerator: "people who attended",
                    denominator: "people in the workforce in scope"))
        ]
    }

    var whole: [Measure] {
        [
            whole(.arrivals, "bookings", "Bookings", "Every booking ever made, waiting and cancelled ones too"),
            whole(.didNotAttend, "did_not_attend", "Did not attend", "Bookings that held a place and did not come"),
            whole(.leftEarly, "left_early", "Left early", "People who attended and left before the end"),
            whole(.walkIns, "walk_ins", "Walk-ins", "People who came without a booking"),
            whole(.substituted, "substitutions", "Substitutions", "Bookings passed to a colleague before the start"),
            whole(
                .cancelledLate, "cancelled_late", "Late cancelled", "Bookings cancelled inside the notice period"),
            whole(
                .cancelledInTime, "cancelled_in_time", "Cancelled in time", "Bookings cancelled while it was free"),
            whole(
                .eventCancelled, "event_cancelled", "Ended by the organiser",
                "Bookings that ended because the organiser cancelled the event"),
            count(
                .everything, lines.first { $0.line == .conferences }?.attended ?? 0,
                Definition(
                    "conference_delegates", "Conference delegates",
                    "People who attended a conference of the year; they are in no course figure.", formula: "count",
                    numerator: "attended at conferences")),
        ]
    }

    private func whole(_ counter: Counter, _ key: String, _ name: String, _ what: String) -> Measure {
        count(
            .everything, everything[counter],
            Definition(
                key, name, "\(what), over the whole year and every kind of event.", formula: "count",
                numerator: name.lowercased()))
    }
}
