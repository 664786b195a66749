import ArgumentParser

/// The commands that concern a store as a whole.
enum StoreCommands {
    static let all: [any ParsableCommand.Type] = [
        InitCommand.self, ImportCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
        MoveCommand.self, DemoCommand.self, TokenCommand.self, UserCommand.self, WebhookCommand.self, ServeCommand.self,
    ]
}
