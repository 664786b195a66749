import Domain

// What became of the bookings of course events held, each with the share it makes.

extension YearMeasures {
    var bookings: [Measure] { absences + endings + unusual }

    private var absences: [Measure] {
        [
            atStart(.didNotAttend, "did_not_attend_rate", "Did not attend", "held a place and did not come"),
            atStart(.refusedLate, "refused_late_rate", "Refused because late", "came too late to be admitted"),
            atStart(.excused, "excused_rate", "Excused", "was absent with an excuse"),
            share(
                .bookings, counts[.leftEarly], counts[.attended],
                Definition(
                    "left_early_rate", "Left early", "Of those who attended course events, the share that left early.",
                    formula: "left early ÷ attended", numerator: "left early", denominator: "attended")),
            share(
                .bookings, counts[.walkIns], counts[.attended],
                Definition(
                    "walk_in_rate", "Walk-ins",
                    "People who came to a course event without a booking, as a share of those who attended.",
                    formula: "walk-ins ÷ attended", numerator: "walk-ins", denominator: "attended")),
        ]
    }

    private var endings: [Measure] {
        [
            ofEverHeld(
                .cancelledLate, "cancelled_late_rate", "Late cancelled",
                "was cancelled inside the notice period of the policy bound to it"),
            ofEverHeld(
                .cancelledInTime, "cancelled_in_time_rate", "Cancelled in time", "was cancelled while that was free"),
            ofEverHeld(.substituted, "substituted_rate", "Substituted", "was passed to a colleague before the start"),
        ]
    }

    /// Outcomes that many years do not have are printed when they occur.
    private var unusual: [Measure] {
        var measures: [Measure] = []
        if counts[.moved] > 0 {
            measures.append(ofEverHeld(.moved, "moved_rate", "Moved", "went to another event"))
        }
        if counts[.cancelledUnjudged] > 0 {
            measures.append(
                ofEverHeld(
                    .cancelledUnjudged, "cancelled_unjudged_rate", "Cancelled, not judged",
                    "was cancelled and is bound to no policy"))
        }
        let recorded = counts[.attended] + counts[.didNotAttend] + counts[.refusedLate] + counts[.excused]
        let missing = bookedAtStart + counts[.walkIns] - recorded
        if missing > 0 {
            measures.append(
                share(
                    .bookings, missing, bookedAtStart + counts[.walkIns],
                    Definition(
                        "not_recorded_rate", "Attendance not recorded",
                        "Of those booked at the start of course events held, or who walked in, the share of whom no "
                            + "register says anything.",
                        formula: "not recorded ÷ (booked at start + walk-ins)", numerator: "not recorded",
                        denominator: "bookings that held a place at the start, and walk-ins")))
        }
        return measures
    }

    private func atStart(_ counter: Counter, _ key: String, _ name: String, _ what: String) -> Measure {
        share(
            .bookings, counts[counter], bookedAtStart,
            Definition(
                key, name, "Of those booked at the start of course events, the share that \(what).",
                formula: "\(name.lowercased()) ÷ booked at start", numerator: name.lowercased(),
                denominator: "bookings that held a place at the start"))
    }

    private func ofEverHeld(_ counter: Counter, _ key: String, _ name: String, _ what: String) -> Measure {
        share(
            .bookings, counts[counter], everHeld,
            Definition(
                key, name, "Of the bookings of course events that ever held a place, the share that \(what).",
                formula: "\(name.lowercased()) ÷ ever held a place", numerator: name.lowercased(),
                denominator: "bookings that held a place at any time"))
    }
}
