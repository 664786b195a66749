import Domain

// The offer and the use of its places.

extension YearMeasures {
    var offer: [Measure] {
        var measures = [
            count(
                .offer, courses.planned,
                Definition(
                    "planned", "Planned",
                    isClosed
                        ? "Course events published for the year: those held and those cancelled."
                        : "Course events published for the year: those held, those cancelled and those to come.",
                    formula: isClosed ? "delivered + cancelled" : "delivered + cancelled + to come",
                    numerator: "course events")),
            count(
                .offer, courses.cancelled,
                Definition(
                    "cancelled", "Cancelled", "Course events of the year that the organiser called off.",
                    formula: "count", numerator: "course events cancelled")),
            count(
                .offer, courses.delivered,
                Definition(
                    "delivered", "Delivered", "Course events of the year that were held.", formula: "count",
                    numerator: "course events held")),
        ]
        if !isClosed {
            measures.append(
                count(
                    .offer, courses.toCome,
                    Definition(
                        "to_come", "To come", "Course events published and neither held nor cancelled so far.",
                        formula: "count", numerator: "course events published")))
        }
        return measures + targets
    }

    private var targets: [Measure] {
        guard let target = data.target else { return [] }
        return [
            share(
                .offer, courses.planned, target.events,
                Definition(
                    "events_of_target", "Planned of the target",
                    "Course events planned against the number the programme set out to offer.",
                    formula: "planned ÷ target events", numerator: "course events planned",
                    denominator: "events of the programme's targets")),
            share(
                .offer, courses.places, target.places,
                Definition(
                    "places_of_target", "Places of the target",
                    "Places of course events held against the number the programme set out to offer.",
                    formula: "places ÷ target places", numerator: "places of course events held",
                    denominator: "places of the programme's targets")),
        ]
    }

    var places: [Measure] {
        [
            count(
                .places, courses.places,
                Definition(
                    "places", "Places", "The capacity, at their start, of the course events that were held.",
                    formula: "sum of places", numerator: "places")),
            count(
                .places, courses.attended,
                Definition(
                    "attended", "Attended",
                    "People who attended a course event in any form, those who left early and those who came without a "
                        + "booking included; a person counts once for each event.",
                    formula: "count", numerator: "attended")),
        ] + utilisation + start
    }

    private var utilisation: [Measure] {
        [
            share(
                .places, courses.attended, courses.places,
                Definition(
                    "utilisation_pooled", "Utilisation (pooled)",
                    "Of all places of all course events held, the share that was sat in: large events weigh more.",
                    formula: "attended ÷ places", numerator: "attended", denominator: "places")),
            Measure(
                Definition(
                    "utilisation_mean_of_events", "Utilisation (mean of events)",
                    "The plain mean of each course event's own attended ÷ places: every event weighs the same.",
                    formula: "sum of (attended ÷ places of an event) ÷ events",
                    numerator: "sum of the events' own shares", denominator: "course events held that have places"),
                .places, .mean(data.shares)),
        ]
    }

    private var start: [Measure] {
        [
            share(
                .places, bookedAtStart, courses.places,
                Definition(
                    "fill", "Fill", "Of all places of course events held, the share that was booked at the start.",
                    formula: "booked at start ÷ places", numerator: "bookings that held a place at the start",
                    denominator: "places")),
            share(
                .places, max(0, counts[.attended] - counts[.walkIns]), bookedAtStart,
                Definition(
                    "show_rate", "Show rate",
                    "Of those booked at the start, the share that attended; people without a booking are not in "
                        + "it.",
                    formula: "(attended - walk-ins) ÷ booked at start", numerator: "attended of those booked",
                    denominator: "bookings that held a place at the start")),
            share(
                .places, held.lostPlaces, courses.places,
                Definition(
                    "lost_places", "Lost places",
                    "Places empty at the start of a course event although somebody waited for it: event by event the "
                        + "smaller of empty places and people waiting.",
                    formula: "sum of min(places - booked at start, waiting at start) ÷ places",
                    numerator: "places lost", denominator: "places")),
        ]
    }
}
