/// A charging policy: what an administrator decides, as data. Frozen onto each booking when it takes its place.
public struct Policy: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Whose bank holidays count.
    public var nation: Nation
    /// The kinds of event it applies to.
    public var kinds: Set<EventKind> = Set(EventKind.allCases)
    /// An event of up to so many minutes is half a day, 1 to 1440.
    public var halfDayMinutes: Int64 = 240
    /// Until when cancelling is free.
    public var notice: NoticeRule
    /// The same for events with sessions on more than one date; nil: no difference.
    public var multiDayNotice: NoticeRule?
    /// What attending costs.
    public var attending: PriceList = .free
    /// What not attending costs.
    public var notAttending: PriceList
    /// What is charged.
    public var charged: ChargedOccurrences = .usual
    /// Whether each date is charged on its own, by its own length: absent dates of an event attended otherwise too.
    public var chargesEachDate = false
    /// What happens to those who come late.
    public var lateArrival = LateArrivalRule()
    /// What happens to those who leave early.
    public var leavingEarly = LeavingEarlyRule()
    /// Who may cancel, and how.
    public var cancelling = CancellingRule()
    /// What sickness on the day does.
    public var sickness: SicknessRule = .noExcuse
    /// Whether sickness excuses a late cancellation as it excuses staying away.
    public var sicknessCoversCancelling = true
    /// Who may take a booked person's place.
    public var substitutes: SubstituteRule = .sameAgency
    /// What moving to another event costs.
    public var transfers: TransferRule = .asCancellation
    /// Whether a late cancellation is relieved when the place was taken by somebody who attended.
    public var refillRelieves = false
    /// Who pays.
    public var debtor = DebtorRule()
    /// What follows besides money, or in its place.
    public var consequences = Consequences()
    /// How a charge is handled.
    public var process = ProcessRule()
    /// The VAT treatment of charges for not attending.
    public var chargeVAT: VATSchedule
    /// The VAT treatment of fees for attending; nil: as for charges.
    public var feeVAT: VATSchedule?

    /// Takes what has no default; the rest is set on the value.
    public init(name: String, nation: Nation, notice: NoticeRule, notAttending: PriceList, chargeVAT: VATSchedule) {
        self.name = name
        self.nation = nation
        self.notice = notice
        self.notAttending = notAttending
        self.chargeVAT = chargeVAT
    }

    /// The notice rule of an event of this length.
    public func notice(for event: EventTimes) -> NoticeRule { event.isMultiDay ? multiDayNotice ?? notice : notice }

    /// The VAT schedule of an occurrence.
    public func vat(for occurrence: Occurrence) -> VATSchedule { occurrence.isFee ? feeVAT ?? chargeVAT : chargeVAT }

    /// Whether an event is up to half a day: the sum of its session times.
    func isHalfDay(_ event: EventTimes) -> Bool { event.minutes <= halfDayMinutes }
}
