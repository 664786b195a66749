import Domain
import Money
import Testing

/// A policy that writes every key, and the value it stands for.
enum FullPolicy {
    static let text = """
        policy: "Every \\"key\\""
        nation: scotland
        applies_to: [course, briefing]
        half_day_up_to_minutes: 210
        notice:
          length: 28
          unit: calendar_days
          boundary: or_less
          counted_from: start_instant
          shares:
            - length: 28
              share: 33.3%
            - {length: 14, share: 100%}
          multi_day:
            length: 96
            unit: hours
            counted_from: start_date
        attending:
          price: {per_day: £12.50}
          actual_costs: yes
          exempt: {agencies_marked_exempt: no, bands: [partner], sectors: []}
        not_attending:
          price:
            half_day: £50
            day: £1,000
            each_date: yes
          price_for:
            - sectors: [school, early_years]
              bands: [small]
              price: course_fee
            - bands: ["1"]
              price: free
        charged:
          late_cancellation: 50%
          non_attendance: yes
          refused_late: no
          left_early: £5
          not_completed: {per_day: £7}
          walk_in_surcharge: course_fee
          each_date: yes
        lateness: {grace_minutes: {half_day: 15, day: 20}, beyond_grace: not_attended}
        leaving_early: {grace_minutes: 5, certificate: yes}
        cancelling: {by: [manager, agency_lead], channels: [email, letter]}
        sickness:
          rule: exempt_if_reported
          report_by: 09:00
          channels: [phone, email]
          in_writing_within_days: 3
          late_cancellations: no
        substitutes: same_team
        transfers: free
        refilled_place_relieves: yes
        debtor:
          standard: team
          for:
            - sectors: [sole_practitioner]
              debtor: individual
        consequences:
          report_to_agency: quarter
          instead_of_money: yes
          restrict_access: {absences: 3, within_months: 12, for_months: 6}
          block_when_overdue_days: 0
        process:
          response_days: 14
          reminder_days_before: 3
          may_waive: [finance, sub_group]
          second_person_above: £200
          minimum_invoice: £25
          invoice_per: quarter
        vat:
          charges:
            - {treatment: outside_scope, reason: "no supply"}
            - {from: 2027-04-01, treatment: standard, rate: 17.5%}
          fees: {treatment: exempt, reason: "education: \\\\ training"}

        """

    static func value() throws -> Policy {
        let shares = [
            NoticeRule.Tier(length: 28, share: try BasisPoints(3_330)), NoticeRule.Tier(length: 14, share: .all),
        ]
        var policy = Policy(
            name: "Every \"key\"", nation: .scotland,
            notice: NoticeRule(
                length: 28, unit: .calendarDays, boundary: .orLess, anchor: .startInstant, tiers: shares),
            notAttending: PriceList(
                standard: .byLength(halfDay: .pounds(50), day: .pounds(1_000), eachDate: true),
                special: [
                    PriceList.Special(
                        group: AgencyGroup(sectors: ["school", "early_years"], bands: ["small"]), price: .courseFee),
                    PriceList.Special(group: AgencyGroup(bands: ["1"]), price: .free),
                ]),
            chargeVAT: VATSchedule([
                VATSchedule.Entry(treatment: .outsideScope(reason: "no supply")),
                VATSchedule.Entry(
                    from: LocalDate(iso: "2027-04-01"), treatment: .standard(rate: try BasisPoints(1_750))),
            ]))
        policy.feeVAT = VATSchedule([VATSchedule.Entry(treatment: .exempt(reason: "education: \\ training"))])
        policy.kinds = [.course, .briefing]
        policy.halfDayMinutes = 210
        policy.multiDayNotice = NoticeRule(length: 96, unit: .hours, anchor: .startDate)
        policy.attending = PriceList(
            standard: .perDay(Pence(1_250)), passesOnCosts: true, exemptsMarkedAgencies: false,
            exempt: AgencyGroup(bands: ["partner"]))
        policy.charged = ChargedOccurrences([
            .lateCancellation: .listPrice(try BasisPoints(5_000)), .nonAttendance: .listPrice(.all),
            .leftEarly: .own(.flat(.pounds(5))), .notCompleted: .own(.perDay(.pounds(7))),
            .walkInSurcharge: .own(.courseFee),
        ])
        policy.chargesEachDate = true
        conduct(&policy)
        settlement(&policy)
        return policy
    }

    private static func conduct(_ policy: inout Policy) {
        policy.lateArrival = LateArrivalRule(halfDayGrace: 15, dayGrace: 20, beyond: .notAttended)
        policy.leavingEarly = LeavingEarlyRule(grace: 5, givesCertificate: true)
        policy.cancelling = CancellingRule(givers: [.manager, .agencyLead], channels: [.email, .letter])
        policy.sickness = .exemptIfReported(
            SicknessRule.Report(deadline: .minuteOfDay(540), channels: [.phone, .email], writtenWithinDays: 3))
        policy.sicknessCoversCancelling = false
        policy.substitutes = .sameTeam
        policy.transfers = .free
        policy.refillRelieves = true
    }

    private static func settlement(_ policy: inout Policy) {
        let sole = DebtorRule.Special(group: AgencyGroup(sectors: ["sole_practitioner"]), debtor: .individual)
        policy.debtor = DebtorRule(standard: .team, special: [sole])
        policy.consequences = Consequences(
            report: .quarter, reportInsteadOfMoney: true,
            restriction: Consequences.Restriction(absences: 3, withinMonths: 12, forMonths: 6), blockAfterOverdueDays: 0
        )
        policy.process = ProcessRule(
            responseDays: 14, reminderDaysBefore: 3, waivers: [.finance, .subGroup], secondPersonAbove: .pounds(200),
            minimumInvoice: .pounds(25), invoicePer: .quarter)
    }
}
