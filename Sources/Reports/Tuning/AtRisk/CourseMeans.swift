/// How many are booked at the start of a course's events, each course drawn towards all events by as many events of the
/// whole as foresaw the past events best, each from the others.
struct CourseMeans: Sendable {
    private var courses: [String: (events: Double, booked: Double)] = [:]
    private var events = 0.0
    private var booked = 0.0
    private var weightOfWhole = 2.0

    init(_ past: [PastEvent]) {
        for event in past {
            let known = courses[event.course] ?? (0, 0)
            courses[event.course] = (known.events + 1, known.booked + Double(event.booked))
            events += 1
            booked += Double(event.booked)
        }
        var best = -Double.infinity
        var chosen = weightOfWhole
        for weight in [0.5, 2, 8, 32] {
            weightOfWhole = weight
            for shape in [2.0, 8, 32] {
                let logarithm = past.reduce(0.0) { sum, event in
                    let mean = mean(of: event.course, without: Double(event.booked))
                    return sum + NegativeBinomial(shape: shape, mean: mean).logChance(of: Double(event.booked))
                }
                if logarithm > best { (best, chosen) = (logarithm, weight) }
            }
        }
        weightOfWhole = chosen
    }

    /// The mean of a course, perhaps without one of its events; half a booking at least.
    func mean(of course: String, without one: Double? = nil) -> Double {
        let out = one == nil ? 0.0 : 1
        // Where nothing was seen, ten: an event has about as many.
        let whole = events > out ? (booked - (one ?? 0)) / (events - out) : 10
        let known = courses[course] ?? (0, 0)
        let own = known.events > 0 ? (known.events - out, known.booked - (one ?? 0)) : (0, 0)
        return max(0.5, (own.1 + weightOfWhole * whole) / (own.0 + weightOfWhole))
    }
}
