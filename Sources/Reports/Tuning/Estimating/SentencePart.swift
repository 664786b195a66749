/// A part of the sentence that tells where a suggestion comes from. The words stand where pages have theirs; here is
/// what goes between them.
public struct SentencePart: Hashable, Sendable {
    /// What the part says.
    public enum Meaning: String, Sendable, CaseIterable {
        /// What the suggestion is about.
        case subject
        /// The course.
        case course
        /// How many were booked when the events started.
        case bookedAtStart = "booked_at_start"
        /// How many of them did not come.
        case absent
        /// Their share as it was counted.
        case countedShare = "counted_share"
        /// The share after drawing it towards the whole.
        case drawnShare = "drawn_share"
        /// How much of an estimate comes from the whole.
        case weightOfWhole = "weight_of_whole"
        /// Where the true number lies.
        case likelyRange = "likely_range"
        /// The places of an event.
        case places
        /// How many may be booked.
        case bookable
        /// The risk that was allowed.
        case allowedRisk = "allowed_risk"
        /// The chance that more come than there are places.
        case chanceOfTurningAway = "chance_of_turning_away"
        /// The same with one more bookable.
        case chanceWithOneMore = "chance_with_one_more"
        /// The places expected to stay empty.
        case expectedEmpty = "expected_empty"
        /// The places expected to stay empty if no more are bookable than there are places.
        case expectedEmptyWithout = "expected_empty_without"
        /// Years of history.
        case years
        /// The demand of the last year.
        case lastYear = "last_year"
        /// How the whole is expected to change, as a share.
        case growthOfWhole = "growth_of_whole"
        /// How much the last year alone weighs in an estimate.
        case weightOfLastYear = "weight_of_last_year"
        /// What is expected.
        case expected
        /// People further served by one more event.
        case gain
        /// The chance that at least one more place is wanted.
        case chanceWanted = "chance_wanted"
        /// Half days of trainers left of the budget.
        case halfDaysLeft = "half_days_left"
        /// Places left of the budget.
        case placesLeft = "places_left"
        /// Days before the start.
        case daysBefore = "days_before"
        /// Bookings held now.
        case held
        /// The share of final bookings that is usually reached by now.
        case usualShare = "usual_share"
        /// The minimum of people.
        case minimum
        /// The chance that fewer than the minimum are booked in the end.
        case chanceBelowMinimum = "chance_below_minimum"
        /// People in scope.
        case inScope = "in_scope"
        /// People reached.
        case reached
        /// People missing against what the whole makes one expect.
        case missing
        /// The chance of so few by luck alone.
        case chanceByLuck = "chance_by_luck"
        /// The share of false alarms that was allowed among all that are named.
        case allowedFalseShare = "allowed_false_share"
        /// Numbers that were foreseen and came.
        case cases
        /// By how much they were out on average.
        case meanError = "mean_error"
        /// By how much the plain guess was out on average.
        case meanErrorOfGuess = "mean_error_of_guess"
        /// The share of ranges that held what came.
        case rangesHeld = "ranges_held"
        /// The share of ranges that were to hold it.
        case rangesStated = "ranges_stated"
    }

    /// What goes into a sentence.
    public enum Content: Hashable, Sendable {
        /// A name or code.
        case name(String)
        /// A whole number.
        case count(Int64)
        /// A number that need not be whole.
        case number(Double)
        /// A share or chance, from 0 to 1; a change may lie below.
        case share(Double)
        /// A range of numbers.
        case range(LikelyRange)
        /// A range of shares.
        case shares(LikelyRange)
    }

    /// What it says.
    public let meaning: Meaning
    /// What goes into the sentence.
    public let content: Content

    /// Takes both.
    public init(_ meaning: Meaning, _ content: Content) {
        self.meaning = meaning
        self.content = content
    }
}
