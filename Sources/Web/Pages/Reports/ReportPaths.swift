/// The board's reports.
extension Path {
    static let reports = Path("/reports")
    static let reportCourses = Path("/reports/courses")
    static let reportAgencies = Path("/reports/agencies")
}
