import Money

/// A price worked out: the amount, what it is called, and the fact it rests on.
struct Priced: Hashable {
    let amount: Pence
    let label: String
    let clause: String
    let fact: String
}

extension PriceList {
    /// The price for an agency of this sector and band.
    func price(sector: String, band: String?) -> Price {
        special.first { $0.group.contains(sector: sector, band: band) }?.price ?? standard
    }

    /// Whether an agency is exempt from this list: by the policy, or by its own record where the policy heeds that.
    func exempts(sector: String, band: String?, marked: Bool) -> Bool {
        exempt.contains(sector: sector, band: band) || (marked && exemptsMarkedAgencies)
    }
}

extension Policy {
    /// What `part` of an event costs; the part is the whole event, or the dates or sessions that were missed.
    func priced(_ price: Price, part: EventTimes, of terms: BookingTerms) -> Priced {
        let dates = Int64(part.dates.count)
        switch price {
        case .free: return Priced(amount: .zero, label: "free", clause: "price.free", fact: "no price")
        case .flat(let amount): return Priced(amount: amount, label: "flat charge", clause: "price.flat", fact: "flat")
        case .perDay(let amount):
            let label = dates == 1 ? "one day" : "\(counted(dates, "day")) at \(amount.brief)"
            return Priced(
                amount: Pence(amount.amount * dates), label: label, clause: "price.per_day",
                fact: counted(dates, "session date"))
        case .byLength(let halfDay, let day, let eachDate):
            let fact = "\(duration(part.minutes)) in all, half a day is up to \(duration(halfDayMinutes))"
            if isHalfDay(part) {
                return Priced(amount: halfDay, label: "half day", clause: "price.half_day", fact: fact)
            }
            let count = eachDate ? dates : 1
            let label = count == 1 ? "day" : "\(counted(count, "day")) at \(day.brief)"
            return Priced(amount: Pence(day.amount * count), label: label, clause: "price.day", fact: fact)
        case .courseFee: return courseFee(part, terms)
        }
    }

    /// The course's own fee, or the share of it that the missed dates are of all dates, rounded half up.
    private func courseFee(_ part: EventTimes, _ terms: BookingTerms) -> Priced {
        let (missed, all) = (part.dates.count, terms.times.dates.count)
        guard missed < all else {
            return Priced(
                amount: terms.courseFee, label: "course fee", clause: "price.course_fee", fact: "the course's own fee")
        }
        let fee = try? terms.courseFee.part(Pence(Int64(missed)), of: Pence(Int64(all)))
        let label = "course fee for \(missed) of \(counted(Int64(all), "date"))"
        return Priced(
            amount: fee ?? terms.courseFee, label: label, clause: "price.course_fee",
            fact: "the course's own fee \(terms.courseFee.brief)")
    }
}

/// Minutes as people say them: `4 h`, `3 h 30 min`, `45 min`.
func duration(_ minutes: Int64) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    if hours == 0 { return "\(rest) min" }
    return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
}
