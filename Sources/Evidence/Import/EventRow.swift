/// One row of `events.csv`.
public struct EventRow: Hashable, Sendable {
    /// What sort of event it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A course.
        case course
        /// A conference.
        case conference
        /// A briefing.
        case briefing
        /// A master class.
        case masterClass = "master_class"
        /// E-learning.
        case eLearning = "e_learning"
        /// Training for trainers.
        case trainTheTrainer = "train_the_trainer"
    }

    /// What became of it.
    public enum Status: String, Sendable, CaseIterable {
        /// Not yet offered: nobody can have booked.
        case draft
        /// Offered.
        case published
        /// Held.
        case delivered
        /// Called off.
        case cancelled
    }

    /// The physical line in the file.
    public let line: Int
    /// What other files call it.
    public let reference: String
    /// What sort of event it is.
    public let kind: Kind
    /// The code of the course.
    public let course: String
    /// How it is held, a word such as `face_to_face`.
    public let delivery: String
    /// Where it is held.
    public let venue: String?
    /// How many places it has, 1 to 100,000.
    public let places: Int64
    /// What became of it.
    public let status: Status
    /// Why it was called off.
    public let cancellationReason: String?

    init?(_ table: inout Table) {
        let reference = table.codeText(0)
        let kind = table.choice(1, Kind.self)
        let course = table.codeText(2)
        let delivery = table.word(3)
        venue = table.optionalText(4)
        let places = table.integer(5, 1...100_000)
        let status = table.choice(6, Status.self)
        cancellationReason = table.optionalText(7)
        if let status, status != .cancelled, cancellationReason != nil {
            table.fault(
                7, "a reason for cancelling stands beside status \(status.rawValue)", "empty it or correct the status")
        }
        guard let reference, let kind, let course, let delivery, let places, let status else { return nil }
        line = table.line
        self.reference = reference
        self.kind = kind
        self.course = course
        self.delivery = delivery
        self.places = places
        self.status = status
    }
}
