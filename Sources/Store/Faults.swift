import Application
import Domain
import SQLSession

/// Runs work and turns what an engine said into what the port promises.
func translating<R>(_ work: () async throws -> R) async throws -> R {
    do {
        return try await work()
    } catch let replay as KeyKeeper.Replay {
        throw replay.refusal
    } catch let error as SQLError {
        throw translated(error)
    }
}

/// What an engine's error means to people: constraints that stand for a rule become that rule's refusal.
func translated(_ error: SQLError) -> any Error {
    switch error.kind {
    case .unique(let constraint): uniqueRefusal(constraint)
    case .check("event_never_oversold"):
        Refusal(.full, "There is no place left.", mend: "Join the waiting list.")
    case .immutable(let what):
        Refusal(.forbidden, "What is issued or recorded is never changed: \(what).", mend: "Append a correction.")
    case .check(let constraint):
        StoreFault(.defect, "A rule of the store refused the change (\(constraint)); nothing was stored.")
    case .foreignKey, .notNull, .wrongType, .syntax, .misuse:
        StoreFault(.defect, "The store refused the change (\(error)); nothing was stored.")
    case .serialization, .deadlock, .busy, .timeout:
        StoreFault(.unavailable, "The store is busy; nothing was stored. Try again in a moment.")
    case .full: StoreFault(.unavailable, "The disk is full; nothing was stored. Make room and try again.")
    case .io: StoreFault(.unavailable, "The disk failed (\(error.code)); nothing was stored.")
    case .readOnly: StoreFault(.unavailable, "The store cannot be written to; nothing was stored.")
    case .connectionLost: StoreFault(.unavailable, "The database cannot be reached (\(error.message)).")
    case .outcomeUnknown:
        StoreFault(.outcomeUnknown, "The connection broke during the commit: ask again with the same idempotency key.")
    case .corrupt: StoreFault(.damaged, "The store is damaged (\(error.message)); restore a backup.")
    case .newerStore:
        StoreFault(.unfit, "The store was made by a newer Turnout; use that version, or a store of this one.")
    }
}

private func uniqueRefusal(_ constraint: String) -> Refusal {
    switch constraint {
    case "booking_one_live":
        Refusal(
            .alreadyBooked, "The person already has a booking of this event.",
            mend: "See it with `turnout person show`.")
    case "agency_code": Refusal(.conflict, "There is already an agency with this code.", mend: "Choose another code.")
    case "course_code": Refusal(.conflict, "There is already a course with this code.", mend: "Choose another code.")
    case "event_reference":
        Refusal(.conflict, "There is already an event with this reference.", mend: "Choose another reference.")
    case "person_email":
        Refusal(
            .conflict, "This e-mail address belongs to another person.",
            mend: "Merge the two with `turnout person merge`.")
    case "policy_from":
        Refusal(.conflict, "There is already a policy from this date.", mend: "Choose another date with --from.")
    case "user_role_live": Refusal(.conflict, "The person has this role already.")
    case "invoice_line_charge": Refusal(.conflict, "The charge is on an invoice already.")
    default: Refusal(.conflict, "It collides with something that exists (\(constraint)).")
    }
}
