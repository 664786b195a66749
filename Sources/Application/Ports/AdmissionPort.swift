public import Domain

/// Reading what a policy's restrictions ask for, whoever books.
public protocol AdmissionReads {
    /// The dates of the events that a person held a place of and did not attend, or was refused as late; in order.
    func absences(of person: PersonID) throws -> [LocalDate]
    /// The due date of an agency's oldest invoice with something left to pay; nil when there is none.
    func oldestOpenDebt(of agency: AgencyID) throws -> LocalDate?
}
