import StoreConformance
import TestSupport
import Testing

/// Every promise of the storage port, on one engine; `verify` must find nothing wrong after each.
private func keeps(_ engine: TestEngine, _ promise: (Stage) async throws -> Void) async throws {
    try await StoreFactory.with(engine) { store in
        let stage = try await Stage.set(on: store)
        try await promise(stage)
        #expect(try await stage.faults() == [])
    }
}

@Suite("Booking promises") struct BookingConformance {
    @Test("the last place is given and the rest wait", arguments: TestEngine.allCases)
    func lastPlace(_ engine: TestEngine) async throws {
        try await keeps(engine, BookingPromises.lastPlaceIsGivenAndTheRestWait)
    }

    @Test("many at once never oversell", arguments: TestEngine.allCases)
    func manyAtOnce(_ engine: TestEngine) async throws {
        try await keeps(engine, BookingPromises.manyAtOnceNeverOversell)
    }

    @Test("the same person books once", arguments: TestEngine.allCases)
    func samePerson(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.samePersonBooksOnce) }

    @Test("an address ignores case", arguments: TestEngine.allCases)
    func address(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.addressIgnoresCase) }

    @Test("sending again never books twice", arguments: TestEngine.allCases)
    func again(_ engine: TestEngine) async throws {
        try await keeps(engine, BookingPromises.sendingAgainNeverBooksTwice)
    }

    @Test("one key many times at once has one effect", arguments: TestEngine.allCases)
    func oneKey(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.oneKeyManyTimesAtOnce) }

    @Test("two cancel at once", arguments: TestEngine.allCases)
    func twoCancel(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.twoCancelAtOnce) }

    @Test("allocations hold", arguments: TestEngine.allCases)
    func allocations(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.allocationsHold) }

    @Test("approval comes first", arguments: TestEngine.allCases)
    func approval(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.approvalComesFirst) }

    @Test("an agency sees only its own", arguments: TestEngine.allCases)
    func scope(_ engine: TestEngine) async throws { try await keeps(engine, BookingPromises.scopeHolds) }
}

@Suite("Waiting list promises") struct WaitingConformance {
    @Test("a freed place confirms the first", arguments: TestEngine.allCases)
    func freed(_ engine: TestEngine) async throws {
        try await keeps(engine, WaitingPromises.freedPlaceConfirmsTheFirst)
    }

    @Test("the list moves across agencies", arguments: TestEngine.allCases)
    func acrossAgencies(_ engine: TestEngine) async throws {
        try await keeps(engine, WaitingPromises.theListMovesAcrossAgencies)
    }

    @Test("inside the notice period a place is offered", arguments: TestEngine.allCases)
    func offered(_ engine: TestEngine) async throws { try await keeps(engine, WaitingPromises.insideNoticeItIsOffered) }

    @Test("nothing moves after the start", arguments: TestEngine.allCases)
    func started(_ engine: TestEngine) async throws {
        try await keeps(engine, WaitingPromises.nothingMovesAfterTheStart)
    }

    @Test("priority comes before arrival", arguments: TestEngine.allCases)
    func priority(_ engine: TestEngine) async throws { try await keeps(engine, WaitingPromises.priorityComesFirst) }

    @Test("order is not the clock's", arguments: TestEngine.allCases)
    func order(_ engine: TestEngine) async throws { try await keeps(engine, WaitingPromises.orderIsNotTheClocks) }
}

@Suite("Life promises") struct LifeConformance {
    @Test("a substitute takes over", arguments: TestEngine.allCases)
    func substitute(_ engine: TestEngine) async throws { try await keeps(engine, LifePromises.substituteTakesOver) }

    @Test("moving is judged", arguments: TestEngine.allCases)
    func moving(_ engine: TestEngine) async throws { try await keeps(engine, LifePromises.movingIsJudged) }

    @Test("nobody is moved past an approval", arguments: TestEngine.allCases)
    func movingNeedsApproval(_ engine: TestEngine) async throws {
        try await keeps(engine, LifePromises.movingNeedsApproval)
    }

    @Test("merged names stand for those they were merged into", arguments: TestEngine.allCases)
    func mergedNames(_ engine: TestEngine) async throws {
        try await keeps(engine, LifePromises.bookingUnderMergedNames)
    }

    @Test("a lease has one holder", arguments: TestEngine.allCases)
    func lease(_ engine: TestEngine) async throws { try await keeps(engine, LeasePromises.oneHolder) }

    @Test("a paused runner that lost its lease commits nothing", arguments: TestEngine.allCases)
    func pausedRunner(_ engine: TestEngine) async throws { try await keeps(engine, LeasePromises.pausedRunner) }

    @Test("the organiser cancels and postpones", arguments: TestEngine.allCases)
    func organiser(_ engine: TestEngine) async throws {
        try await keeps(engine, LifePromises.organiserCancelsAndPostpones)
    }

    @Test("attendance is corrected", arguments: TestEngine.allCases)
    func attendance(_ engine: TestEngine) async throws { try await keeps(engine, LifePromises.attendanceIsCorrected) }

    @Test("a later policy binds and judges", arguments: TestEngine.allCases)
    func later(_ engine: TestEngine) async throws { try await keeps(engine, LifePromises.laterPolicyBindsAndJudges) }
}

@Suite("Webhook promises") struct WebhookConformance {
    @Test("the outbox empties without receivers", arguments: TestEngine.allCases)
    func empties(_ engine: TestEngine) async throws {
        try await keeps(engine, WebhookPromises.emptiesWithoutReceivers)
    }

    @Test("each receiver is told its own", arguments: TestEngine.allCases)
    func eachItsOwn(_ engine: TestEngine) async throws { try await keeps(engine, WebhookPromises.eachItsOwn) }

    @Test("a delivery has one claim", arguments: TestEngine.allCases)
    func oneClaim(_ engine: TestEngine) async throws { try await keeps(engine, WebhookPromises.oneClaim) }

    @Test("a lost lease hands nothing on", arguments: TestEngine.allCases)
    func lostLease(_ engine: TestEngine) async throws { try await keeps(engine, WebhookPromises.lostLease) }

    @Test("what is over is cleared", arguments: TestEngine.allCases)
    func cleared(_ engine: TestEngine) async throws { try await keeps(engine, WebhookPromises.finishedIsCleared) }

    @Test("an ended receiver is told nothing", arguments: TestEngine.allCases)
    func ended(_ engine: TestEngine) async throws { try await keeps(engine, WebhookPromises.endedIsToldNothing) }
}

@Suite("Register promises") struct RegisterConformance {
    @Test("a register is kept whole", arguments: TestEngine.allCases)
    func whole(_ engine: TestEngine) async throws { try await keeps(engine, RegisterPromises.registerIsKeptWhole) }

    @Test("two keep one register", arguments: TestEngine.allCases)
    func two(_ engine: TestEngine) async throws { try await keeps(engine, RegisterPromises.twoKeepOneRegister) }

    @Test("cancelling costs what was told", arguments: TestEngine.allCases)
    func told(_ engine: TestEngine) async throws {
        try await keeps(engine, RegisterPromises.cancellingCostsWhatWasTold)
    }
}

@Suite("Attending promises") struct AttendingConformance {
    @Test("a link reaches who holds a place", arguments: TestEngine.allCases)
    func link(_ engine: TestEngine) async throws {
        try await keeps(engine, AttendingPromises.linkReachesWhoHoldsAPlace)
    }

    @Test("needs stay apart", arguments: TestEngine.allCases)
    func apart(_ engine: TestEngine) async throws { try await keeps(engine, AttendingPromises.needsStayApart) }

    @Test("needs are purged", arguments: TestEngine.allCases)
    func purged(_ engine: TestEngine) async throws { try await keeps(engine, AttendingPromises.needsArePurged) }
}

@Suite("Registration promises") struct RegistrationConformance {
    @Test("a mail domain tells the agency", arguments: TestEngine.allCases)
    func domains(_ engine: TestEngine) async throws {
        try await keeps(engine, RegistrationPromises.mailDomainTellsTheAgency)
    }

    @Test("confirming lets requests go on", arguments: TestEngine.allCases)
    func confirming(_ engine: TestEngine) async throws {
        try await keeps(engine, RegistrationPromises.confirmingLetsRequestsGoOn)
    }

    @Test("putting right and declining", arguments: TestEngine.allCases)
    func puttingRight(_ engine: TestEngine) async throws {
        try await keeps(engine, RegistrationPromises.puttingRightAndDeclining)
    }

    @Test("decided once", arguments: TestEngine.allCases)
    func once(_ engine: TestEngine) async throws { try await keeps(engine, RegistrationPromises.decidedOnce) }
}

@Suite("Interest promises") struct InterestConformance {
    @Test("told once", arguments: TestEngine.allCases)
    func once(_ engine: TestEngine) async throws { try await keeps(engine, InterestPromises.toldOnce) }

    @Test("seen within the scope", arguments: TestEngine.allCases)
    func seen(_ engine: TestEngine) async throws { try await keeps(engine, InterestPromises.seenWithinTheScope) }

    @Test("one open wish", arguments: TestEngine.allCases)
    func one(_ engine: TestEngine) async throws { try await keeps(engine, InterestPromises.oneOpenWish) }
}

@Suite("Check promises") struct CheckConformance {
    @Test("it says what booking does", arguments: TestEngine.allCases)
    func says(_ engine: TestEngine) async throws { try await keeps(engine, CheckPromises.saysWhatBookingDoes) }

    @Test("checks within the scope", arguments: TestEngine.allCases)
    func scope(_ engine: TestEngine) async throws { try await keeps(engine, CheckPromises.checksWithinTheScope) }

    @Test("the policy restricts", arguments: TestEngine.allCases)
    func restricts(_ engine: TestEngine) async throws { try await keeps(engine, CheckPromises.policyRestricts) }
}

@Suite("Browsing promises") struct BrowsingConformance {
    @Test("everybody finds what is ahead", arguments: TestEngine.allCases)
    func ahead(_ engine: TestEngine) async throws {
        try await keeps(engine, BrowsingPromises.everybodyFindsWhatIsAhead)
    }

    @Test("five hundred events", arguments: TestEngine.allCases)
    func many(_ engine: TestEngine) async throws { try await keeps(engine, BrowsingPromises.fiveHundredEvents) }

    @Test("the audit is listed", arguments: TestEngine.allCases)
    func audit(_ engine: TestEngine) async throws { try await keeps(engine, BrowsingPromises.auditIsListed) }

    @Test("the audit names what it is about", arguments: TestEngine.allCases)
    func names(_ engine: TestEngine) async throws {
        try await keeps(engine, BrowsingPromises.auditNamesWhatItIsAbout)
    }
}

@Suite("Version promises") struct VersionConformance {
    @Test("every commit makes another mark", arguments: TestEngine.allCases)
    func marks(_ engine: TestEngine) async throws {
        try await keeps(engine, VersionPromises.everyCommitMakesAnotherMark)
    }

    @Test("nobody is told of the past", arguments: TestEngine.allCases)
    func past(_ engine: TestEngine) async throws { try await keeps(engine, VersionPromises.nobodyIsToldOfThePast) }
}

@Suite("Overview promises") struct OverviewConformance {
    @Test("every event with its counters", arguments: TestEngine.allCases)
    func events(_ engine: TestEngine) async throws {
        try await keeps(engine, OverviewPromises.everyEventWithItsCounters)
    }

    @Test("planned against delivered", arguments: TestEngine.allCases)
    func plan(_ engine: TestEngine) async throws { try await keeps(engine, OverviewPromises.planAgainstDelivered) }

    @Test("told before", arguments: TestEngine.allCases)
    func told(_ engine: TestEngine) async throws { try await keeps(engine, OverviewPromises.toldBefore) }

    @Test("mail about a booking", arguments: TestEngine.allCases)
    func mail(_ engine: TestEngine) async throws { try await keeps(engine, OverviewPromises.mailAboutABooking) }
}

@Suite("Invitation promises") struct InvitationConformance {
    @Test("invited once", arguments: TestEngine.allCases)
    func once(_ engine: TestEngine) async throws { try await keeps(engine, InvitationPromises.invitedOnce) }

    @Test("due by staff group", arguments: TestEngine.allCases)
    func due(_ engine: TestEngine) async throws { try await keeps(engine, InvitationPromises.dueByStaffGroup) }
}

@Suite("Mail promises") struct MailConformance {
    @Test("no two senders hold the same mail", arguments: TestEngine.allCases)
    func oneClaim(_ engine: TestEngine) async throws { try await keeps(engine, MailPromises.oneClaim) }

    @Test("secrets end with their use", arguments: TestEngine.allCases)
    func secretsEnd(_ engine: TestEngine) async throws { try await keeps(engine, MailPromises.secretsEnd) }

    @Test("finished mail is cleared", arguments: TestEngine.allCases)
    func finished(_ engine: TestEngine) async throws { try await keeps(engine, MailPromises.finishedIsCleared) }

    @Test("what somebody chose is kept", arguments: TestEngine.allCases)
    func choices(_ engine: TestEngine) async throws { try await keeps(engine, MailPromises.choicesAreKept) }
}

@Suite("Feed promises") struct FeedConformance {
    @Test("a feed is found by its secret alone", arguments: TestEngine.allCases)
    func secret(_ engine: TestEngine) async throws { try await keeps(engine, FeedPromises.foundByItsSecretAlone) }

    @Test("a feed holds live bookings only", arguments: TestEngine.allCases)
    func live(_ engine: TestEngine) async throws { try await keeps(engine, FeedPromises.holdsLiveBookingsOnly) }

    @Test("a feed follows the person", arguments: TestEngine.allCases)
    func follows(_ engine: TestEngine) async throws { try await keeps(engine, FeedPromises.followsThePerson) }
}

@Suite("Check-in promises") struct CheckInConformance {
    @Test("a code leads those who keep the register", arguments: TestEngine.allCases)
    func leads(_ engine: TestEngine) async throws {
        try await keeps(engine, CheckInPromises.leadsThoseWhoKeepTheRegister)
    }

    @Test("many draw one key", arguments: TestEngine.allCases)
    func key(_ engine: TestEngine) async throws { try await keeps(engine, CheckInPromises.manyDrawOneKey) }
}

@Suite("Figure promises") struct FigureConformance {
    @Test("a year by course and agency", arguments: TestEngine.allCases)
    func year(_ engine: TestEngine) async throws { try await keeps(engine, FigurePromises.yearByCourseAndAgency) }
}

@Suite("Cut promises") struct CutConformance {
    @Test("every cut is that of all bookings", arguments: TestEngine.allCases)
    func every(_ engine: TestEngine) async throws { try await keeps(engine, CutPromises.everyCutIsThatOfAllBookings) }

    @Test("the sample year is as published", arguments: TestEngine.allCases)
    func published(_ engine: TestEngine) async throws {
        try await keeps(engine, CutPromises.theSampleYearIsAsPublished)
    }

    @Test("who sees what", arguments: TestEngine.allCases)
    func scope(_ engine: TestEngine) async throws { try await keeps(engine, CutPromises.whoSeesWhat) }
}

@Suite("Agency promises") struct AgencyConformance {
    @Test("bookings are listed", arguments: TestEngine.allCases)
    func listed(_ engine: TestEngine) async throws { try await keeps(engine, AgencyPromises.bookingsAreListed) }

    @Test("desk and year agree", arguments: TestEngine.allCases)
    func agree(_ engine: TestEngine) async throws { try await keeps(engine, AgencyPromises.deskAndYearAgree) }
}

@Suite("Record promises") struct RecordConformance {
    @Test("nothing is overwritten that was changed meanwhile", arguments: TestEngine.allCases)
    func records(_ engine: TestEngine) async throws { try await keeps(engine, RecordPromises.changedMeanwhile) }

    @Test("nor are settings and messages", arguments: TestEngine.allCases)
    func words(_ engine: TestEngine) async throws { try await keeps(engine, RecordPromises.wordsChangedMeanwhile) }

    @Test("staff groups are counted", arguments: TestEngine.allCases)
    func groups(_ engine: TestEngine) async throws { try await keeps(engine, RecordPromises.staffGroupsAreCounted) }

    @Test("mail is listed", arguments: TestEngine.allCases)
    func mail(_ engine: TestEngine) async throws { try await keeps(engine, RecordPromises.mailIsListed) }
}

@Suite("Promises of the books") struct BooksConformance {
    @Test("a posting is in one batch", arguments: TestEngine.allCases)
    func oneBatch(_ engine: TestEngine) async throws { try await keeps(engine, BooksPromises.aPostingIsInOneBatch) }

    @Test("the books are for who sees everything", arguments: TestEngine.allCases)
    func scope(_ engine: TestEngine) async throws {
        try await keeps(engine, BooksPromises.theBooksAreForWhoSeesEverything)
    }

    @Test("a bank line is decided once", arguments: TestEngine.allCases)
    func bankLine(_ engine: TestEngine) async throws { try await keeps(engine, BooksPromises.aBankLineIsDecidedOnce) }

    @Test("webhooks are told of their own", arguments: TestEngine.allCases)
    func webhooks(_ engine: TestEngine) async throws {
        try await keeps(engine, BooksPromises.webhooksAreToldOfTheirOwn)
    }
}
