public import Money

/// The VAT treatment of a kind of charge by date: a setting that the host's VAT officer chooses.
public struct VATSchedule: Hashable, Sendable {
    /// A treatment and the date from which it holds.
    public struct Entry: Hashable, Sendable {
        /// The first tax point it holds for; nil: from the beginning.
        public let from: LocalDate?
        /// The treatment, with its rate or reason.
        public let treatment: VATTreatment

        /// Takes the date and the treatment.
        public init(from: LocalDate? = nil, treatment: VATTreatment) {
            self.from = from
            self.treatment = treatment
        }
    }

    /// The treatments in order of date.
    public let entries: [Entry]

    /// Takes the treatments in any order.
    public init(_ entries: [Entry]) {
        self.entries = entries.sorted { ($0.from?.dayNumber ?? .min) < ($1.from?.dayNumber ?? .min) }
    }

    /// One treatment for all time.
    public init(_ treatment: VATTreatment) { entries = [Entry(treatment: treatment)] }

    /// The treatment at a tax point; nil before the first date, where nothing was decided.
    public func treatment(on taxPoint: LocalDate) -> VATTreatment? {
        entries.last { entry in entry.from.map { $0 <= taxPoint } ?? true }?.treatment
    }
}
