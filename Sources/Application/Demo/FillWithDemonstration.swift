public import Domain
import Evidence
public import Money

/// Fills an empty store with an invented partnership, so that there is something to look at and to book.
///
/// The store is marked as a demonstration before anything else, and every report made from it says so. All of it goes
/// the way real records go: settings, a policy, an import, assessment, invoices, payments.
public struct FillWithDemonstration: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The number it was invented from.
        public let seed: UInt64
        /// How many agencies it has.
        public internal(set) var agencies: Int64 = 0
        /// How many courses.
        public internal(set) var courses: Int64 = 0
        /// How many events.
        public internal(set) var events: Int64 = 0
        /// How many bookings.
        public internal(set) var bookings: Int64 = 0
        /// How many people.
        public internal(set) var people: Int64 = 0
        /// How many charges were assessed.
        public internal(set) var charges: Int64 = 0
        /// How many invoices were issued.
        public internal(set) var invoices: Int64 = 0
        /// What they come to.
        public internal(set) var invoiced: Pence = .zero
        /// The financial years that are over, the earliest first: the ones whose charges are invoiced.
        public let years: [FinancialYear]
    }

    /// The charging policy it uses, by its name among the samples.
    private static let policy = "sample-year"

    private let house: House
    private let progress: @Sendable (String) -> Void

    /// Fills this house, and says how far it has come.
    public init(_ house: House, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.house = house
        self.progress = progress
    }

    /// Invents the partnership from the seed as of today, and takes it in. The same seed on the same day gives the same
    /// store.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when the store is not empty, `not_ready` when the program has lost its
    ///   sample policy, or ``StoreFault``.
    public func callAsFunction(seed: UInt64, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        guard let policy = house.samples[Self.policy] else {
            throw Refusal(.notReady, "The sample policy \(Self.policy) is missing from this program.")
        }
        try await mark(principal)
        progress("inventing a partnership")
        let made = Demonstration(seed: seed, today: house.today, zone: house.zone)
        _ = try await ChangeSettings(house)(Self.settings, by: principal)
        _ = try await AddPolicy(house)(
            .init(name: "Demonstration charging policy", from: made.policyFrom, document: policy), by: principal)
        var answer = Answer(seed: seed, years: made.closedYears)
        try await take(made, principal, &answer)
        try await DemonstrationGuests(house).invite(by: principal)
        try await bill(made.closedYears, seed, principal, &answer)
        return answer
    }

    /// Marks the store as a demonstration, if there is nothing in it yet.
    private func mark(_ principal: Principal) async throws {
        try await house.store.write(Intent(principal, at: house.now)) { work in
            let agencies = try work.agencies(AgencyFilter(includingFormer: true, limit: 1))
            let courses = try work.courses(CourseFilter(includingClosed: true, limit: 1))
            guard agencies.isEmpty, courses.isEmpty, try work.policies().isEmpty else {
                throw Refusal(
                    .conflict, "The store is not empty, and a demonstration is never mixed with real records.",
                    mend:
                        "Make a new one: turnout init --store sqlite:demo.db, then turnout demo --store sqlite:demo.db."
                )
            }
            try work.setFact("demonstration", "1")
            try work.audit("store.marked_as_demonstration", subject: "store", detail: "")
        }
    }

    private func take(_ made: Demonstration, _ principal: Principal, _ answer: inout Answer) async throws {
        let files = made.files
        let report = try await ImportRecords(house, progress: progress)(
            .init { file in files[file].map { chunks(of: $0) } }, by: principal)
        for line in report.lines {
            switch line.file {
            case .agencies: answer.agencies = line.added
            case .courses: answer.courses = line.added
            case .events: answer.events = line.added
            case .bookings: answer.bookings = line.added
            case .sessions, .waivers: break
            }
        }
        answer.people = report.people
        progress("setting targets and workforce")
        var faults = FaultLog()
        let targets = try ProgrammeTargetRow.read(file: "targets", faults: &faults, from: chunks(of: made.targets))
        let workforce = try WorkforceRow.read(file: "workforce", faults: &faults, from: chunks(of: made.workforce))
        guard faults.isEmpty else { throw FaultyFile(faults) }
        _ = try await SetTargets(house)(targets, file: "targets", by: principal)
        _ = try await SetWorkforce(house)(workforce, file: "workforce", by: principal)
    }

    private func bill(
        _ years: [FinancialYear], _ seed: UInt64, _ principal: Principal, _ answer: inout Answer
    ) async throws {
        var random = SplitMix64(seed: ~seed)
        for year in years {
            progress("charges and invoices of \(year)")
            let assessed = try await AssessCharges(house)(through: year.lastDate, by: principal)
            answer.charges += assessed.counts[.assessed]
            let run = try await RunInvoices(house)(.init(through: year.lastDate), by: principal)
            // Of the older years most is paid; of the last one something is still to come.
            let isLast = year == years.last
            for invoice in run.invoices {
                answer.invoices += 1
                answer.invoiced += invoice.net + invoice.vat
                guard let number = invoice.number, random.chance(isLast ? 350 : 850) else { continue }
                _ = try await RecordPayment(house)(
                    .init(
                        agency: invoice.agency, amount: invoice.net + invoice.vat, receivedOn: house.today,
                        reference: "INVENTED-\(number)", invoices: [number]),
                    by: principal)
            }
        }
    }

    private static let settings: [ChangeSettings.Pair] = [
        .init("seller.name", "Ardenbridge Safeguarding Children Partnership (invented)"),
        .init("seller.address", "Old Corn Exchange;1 Invented Street;Ardenbridge;ZZ1 1ZZ"),
        .init("seller.email", "training@ardenbridge.example"),
        .init("seller.bank_details", "Invented Bank, sort code 00-00-00, account 00000000"),
        .init("seller.how_to_pay", "This invoice is invented: there is nothing to pay."),
        .init("seller.how_to_dispute", "Write to training@ardenbridge.example, which leads nowhere."),
        .init("controller.name", "Ardenbridge Safeguarding Children Partnership (invented)"),
        .init("invoices.series", "DEMO"), .init("credit_notes.series", "DEMO-CN"),
    ]
}
