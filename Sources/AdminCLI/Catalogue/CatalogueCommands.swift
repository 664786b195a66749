import ArgumentParser

/// What a partnership has before anybody books: agencies, people, courses, events, the programme, holidays, settings.
enum CatalogueCommands {
    static let all: [any ParsableCommand.Type] = [
        AgencyCommand.self, PersonCommand.self, CourseCommand.self, EventCommand.self, ProgrammeCommand.self,
        WorkforceCommand.self, HolidayCommand.self, SettingsCommand.self,
    ]
}
