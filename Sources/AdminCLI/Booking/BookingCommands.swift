import ArgumentParser

/// The booking life by hand.
enum BookingCommands {
    static let all: [any ParsableCommand.Type] = [
        BookCommand.self, BookingCommand.self, ApproveCommand.self, CancelCommand.self, SubstituteCommand.self,
        WaitingCommand.self, OfferCommand.self, AcceptCommand.self, AttendCommand.self,
        NeedsCommand.self, RecordCommand.self,
    ]
}
