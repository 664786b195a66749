/// How many days past due an invoice is reminded of: a step each, and each step at most once.
public struct ReminderSteps: Hashable, Sendable {
    /// The most steps there may be.
    public static let most = 10

    /// The days, ascending, each from 1 to 365; none: nothing is reminded of.
    public let days: [Int]

    /// Reads `7, 14, 30`; an empty text gives no steps.
    ///
    /// - Throws: ``InvoicingRefusal`` for what is no number of days, too many of them, or one that stands twice.
    public init(parsing text: String) throws(InvoicingRefusal) {
        var days: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.filter { !$0.isWhitespace }
            if word.isEmpty, !text.contains(",") { continue }
            guard word.allSatisfy(\.isNumber), let number = Int(word), (1...365).contains(number),
                !days.contains(number)
            else {
                throw InvoicingRefusal(
                    .dates, "“\(Wording.excerpt(String(part)))” is no number of days, or stands twice.",
                    mend: "Give numbers from 1 to 365 with commas between, such as 7, 14, 30.")
            }
            days.append(number)
        }
        guard days.count <= Self.most else {
            throw InvoicingRefusal(.dates, "There are \(days.count) reminders.", mend: "Give at most \(Self.most).")
        }
        self.days = days.sorted()
    }

    /// As it is written.
    public var text: String { days.map(String.init).joined(separator: ", ") }

    /// Which step an invoice has come to that it was not reminded of; nil for none.
    ///
    /// Only the last step it has come to counts: what was left out while nobody was reminded is not made up for.
    public func due(daysPastDue days: Int, reminded: Set<Int>) -> Int? {
        guard let step = self.days.last(where: { $0 <= days }), !reminded.contains(where: { $0 >= step }) else {
            return nil
        }
        return step
    }
}
