import Application
import Domain
import SQLSession

extension SQLReads: AdmissionReads {
    func absences(of person: PersonID) throws -> [LocalDate] {
        try rows("booking/absences", .id(person)).map { try $0.date(0) }
    }

    func oldestOpenDebt(of agency: AgencyID) throws -> LocalDate? {
        try first("invoice/oldest_open", .id(agency))?.date(0)
    }
}
