public import Domain

/// Plans a run of events after the model of one: so many, every so many weeks, bank holidays passed over.
public struct AddSeries: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The reference of the event to repeat.
        public var model: String
        /// The reference of the first of the series; the others are counted on from it.
        public var first: String
        /// The first date of the first.
        public var on: LocalDate
        /// How many events, 1 to 60.
        public var count: Int64
        /// Every so many weeks, 1 to 52.
        public var everyWeeks: Int64
        /// Whose bank holidays are passed over.
        public var nation: Nation

        /// Takes every part.
        public init(
            model: String, first: String, on: LocalDate, count: Int64, everyWeeks: Int64,
            nation: Nation = .englandAndWales
        ) {
            self.model = model
            self.first = first
            self.on = on
            self.count = count
            self.everyWeeks = everyWeeks
            self.nation = nation
        }
    }

    /// The series as it is planned, or would be.
    public struct Answer: Hashable, Sendable {
        /// An event of it.
        public struct Run: Hashable, Sendable {
            /// Its reference.
            public let reference: String
            /// Its sessions in local time.
            public let sessions: [SessionTime]
        }

        /// The events, in order.
        public let runs: [Run]
        /// The first dates that were passed over, each because a session would fall on a bank holiday.
        public let skipped: [LocalDate]
    }

    private let house: House

    /// Plans in this house.
    public init(_ house: House) { self.house = house }

    /// What the series would be; nothing is planned.
    ///
    /// - Throws: ``Refusal`` as planning it would, or ``StoreFault``.
    public func preview(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let model = try await house.eventID(request.model)
        let zone = house.zone
        return try await house.store.read(principal.scope) { view in
            let (answer, _) = try Self.planned(request, try view.found(plan: model), view, zone)
            for run in answer.runs { try view.mustBeFree(reference: run.reference) }
            return answer
        }
    }

    /// What the series came to that was planned before.
    ///
    /// - Throws: ``Refusal`` as planning it would, but for its references, or ``StoreFault``.
    public func planned(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let model = try await house.eventID(request.model)
        let zone = house.zone
        return try await house.store.read(principal.scope) { view in
            try Self.planned(request, try view.found(plan: model), view, zone).answer
        }
    }

    /// Plans the series as drafts: all of it or nothing.
    ///
    /// - Throws: ``Refusal`` with the reason, of kind `conflict` for a reference that is taken; or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let model = try await house.eventID(request.model)
        let zone = house.zone
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let plan = try work.found(plan: model)
            let (answer, dates) = try Self.planned(request, plan, work, zone)
            for (run, dates) in zip(answer.runs, dates) {
                _ = try work.repeated(plan, as: run.reference, dates, zone)
            }
            return answer
        }
    }

    private static func planned(
        _ request: Request, _ plan: Event, _ view: any ReadView, _ zone: Zone
    ) throws -> (answer: Answer, dates: [EventDates]) {
        let series = try EventSeries(first: request.on, count: request.count, everyWeeks: request.everyWeeks)
        let model = try plan.mustHaveDates()
        let holidays = try view.bankHolidays()
        let (held, skipped) = try series.dates(days: model.days) { holidays.contains($0, in: request.nation) }
        let dates = try held.map { try model.shifted(to: $0, in: zone) }
        let runs = zip(try series.references(from: request.first), dates).map { reference, dates in
            Answer.Run(reference: reference, sessions: dates.times)
        }
        return (Answer(runs: runs, skipped: skipped), dates)
    }
}
