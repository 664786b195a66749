public import Domain

/// Reading agencies, people, courses, events, the programme and the workforce, never beyond the scope of the reader.
///
/// An agency sees itself and its own people, a person their own record and agency; a trainer's and the board's scope
/// see no people at all. Drafts of events are seen by the scope `everything` only.
public protocol CatalogueReads {
    /// The agency of a code; nil when there is none or it may not be seen.
    func agency(code: String) throws -> Agency?
    /// An agency; nil when there is none or it may not be seen.
    func agency(_ id: AgencyID) throws -> Agency?
    /// Agencies by code, with how many people they have.
    func agencies(_ filter: AgencyFilter) throws -> [AgencyLine]
    /// How many people work for an agency now.
    func countPeople(of agency: AgencyID) throws -> Int64
    /// What happened to an agency, first to last.
    func history(agency: AgencyID) throws -> [RecordStep]

    /// The person of an e-mail address in any case, a merged record standing for the one it was merged into.
    func person(email: String) throws -> Person?
    /// A person; nil when there is none or they may not be seen.
    func person(_ id: PersonID) throws -> Person?
    /// People by name.
    func people(_ filter: PeopleFilter) throws -> [PersonLine]
    /// What happened to a person and for which agency, first to last.
    func history(person: PersonID) throws -> [PersonStep]
    /// A person's bookings, the latest event first.
    func bookings(of person: PersonID, limit: Int64) throws -> [PersonBooking]

    /// The course of a code; nil when there is none.
    func course(code: String) throws -> Course?
    /// A course; nil when there is none.
    func course(_ id: CourseID) throws -> Course?
    /// Courses by code.
    func courses(_ filter: CourseFilter) throws -> [Course]

    /// An event with everything but its bookings; nil when there is none or it may not be seen.
    func plan(of event: EventID) throws -> Event?
    /// Events by start, those without dates last.
    func events(_ filter: EventFilter) throws -> [EventLine]
    /// What happened to an event, first to last.
    func history(event: EventID) throws -> [RecordStep]
    /// The kept counters of an event.
    func counts(of event: EventID) throws -> Counts

    /// A financial year's targets against what was planned and delivered, by course code.
    func programme(_ year: FinancialYear) throws -> [ProgrammeLine]
    /// The workforce in scope as last counted on or before a date, by agency and staff group.
    func workforce(agency: AgencyID?, asOf date: LocalDate) throws -> [WorkforceLine]
    /// Bank holidays with their names; nil stands for every nation and every calendar year.
    func holidays(_ nation: Nation?, year: Int64?) throws -> [Holiday]
}

/// Changing the catalogue. Ids come from `nextNumbers` of the counters `agency`, `person`, `course` and `event`.
public protocol CatalogueWrites: CatalogueReads {
    /// Adds an agency with the first step of its history.
    func addAgency(_ agency: Agency) throws
    /// Saves a changed agency, its version one higher, with the step that changed it.
    func save(_ agency: Agency, happened: String, detail: String) throws
    /// Lets everybody of one agency work for another, and says how many they were.
    func movePeople(from: AgencyID, to: AgencyID, detail: String) throws -> Int64
    /// Lets what was merged into one agency stand for another.
    func redirect(_ agency: AgencyID, to: AgencyID) throws

    /// Adds a person with the first step of the history.
    func addPerson(_ person: Person) throws
    /// Saves a changed person, the version one higher, with the step that changed it.
    func save(_ person: Person, happened: String, detail: String) throws
    /// Lets what was merged into one person stand for another.
    func redirect(_ person: PersonID, to: PersonID) throws
    /// The ids of a person's bookings with their states, by id: events come in the order they are locked in.
    func bookingStates(of person: PersonID) throws -> [(id: BookingID, state: BookingState.Code)]
    /// Gives one person's booking to another as a step of its own, the state staying. The event is locked.
    func repoint(_ booking: BookingID, to: PersonID, why: String) throws

    /// Adds a course.
    func addCourse(_ course: Course) throws
    /// Saves a changed course, its version one higher.
    func save(_ course: Course, happened: String, detail: String) throws

    /// Adds an event with its sessions, its allocations and the first step of its history.
    func addEvent(_ event: Event) throws
    /// Saves a changed event, its version one higher, with its sessions, its allocations and the step that changed it.
    func save(_ event: Event, happened: String, detail: String) throws

    /// Sets what a year plans of a course; says whether anything changed.
    func setTarget(_ course: CourseID, in year: FinancialYear, events: Int64, places: Int64) throws -> Bool
    /// Sets how many people of a staff group an agency had on a date; says whether anything changed.
    func setWorkforce(_ agency: AgencyID, group: String, headcount: Int64, asOf date: LocalDate) throws -> Bool
}
