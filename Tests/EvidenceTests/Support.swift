import Domain
import Foundation
import Testing

@testable import Evidence

/// The clock changes of Europe/London around the sample year: 1 a.m. UTC on 28 October 2018, 31 March and 27 October
/// 2019, 29 March 2020.
let london = Zone(
    name: "Europe/London", initialOffset: 3600,
    transitions: [
        .init(at: 1_540_688_400, offset: 0), .init(at: 1_553_994_000, offset: 3600),
        .init(at: 1_572_138_000, offset: 0), .init(at: 1_585_443_600, offset: 3600),
    ])

/// A file of the sample year.
func sample(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/bscp-2019-20")
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
}

/// The rows and faults of a text, the cells of each row as strings.
func read(
    _ text: String, limits: CSVLimits = CSVLimits(), defused: Bool = false, piece: Int = 65_536
) throws -> (rows: [[String]], lines: [Int], faults: [String]) {
    try read(Array(text.utf8), limits: limits, defused: defused, piece: piece)
}

func read(
    _ bytes: [UInt8], limits: CSVLimits = CSVLimits(), defused: Bool = false, piece: Int = 65_536
) throws -> (rows: [[String]], lines: [Int], faults: [String]) {
    var reader = CSVReader(file: "t.csv", limits: limits, defused: defused, source: chunks(of: bytes, size: piece))
    var rows: [[String]] = []
    var lines: [Int] = []
    var faults: [String] = []
    while true {
        switch try reader.next() {
        case .row:
            rows.append(reader.row.cells)
            lines.append(reader.row.line)
        case .fault(let fault): faults.append(fault.description)
        case .end: return (rows, lines, faults)
        }
    }
}

/// A small folder that is right, in which a test changes what it is about.
struct Folder {
    var files: [ImportFile: String] = [
        .agencies: """
        code,name,sector,billing_address,billing_email,purchase_order,charge_exempt
        BCC,City Council,local_authority,Finance;1 Example Street,pay@bcc.example,,no
        UHB,Hospitals,health,,,PO-7,yes

        """,
        .courses: "code,title,level,topic,hours,target_groups\nEH1,Early Help,2,Early Help,6,all\n",
        .events: """
        reference,kind,course,delivery,venue,places,status,cancellation_reason
        E1,course,EH1,face_to_face,Council House,2,delivered,
        E2,course,EH1,virtual,,2,cancelled,Snow
        E3,course,EH1,virtual,,2,published,
        E4,course,EH1,virtual,,2,draft,

        """,
        .sessions: """
        event,starts_at,ends_at
        E1,2019-05-14T09:30,2019-05-14T16:30
        E1,2019-05-21T09:30,2019-05-21T12:30
        E2,2019-06-04T09:30,2019-06-04T12:30
        E3,2019-07-02T09:30,2019-07-02T12:30

        """,
        .bookings: "",
        .waivers: "event,email,reason,decided_on\n",
    ]
    var known = Known()

    static let header = "event,email,name,agency,job_role,booked_at,status,cancelled_at,attendance,replaces\n"

    /// With these rows of `bookings.csv`, each as `event,person,booked_at,status,cancelled_at,attendance,replaces`.
    init(_ bookings: String...) {
        files[.bookings] =
            Self.header
            + bookings.map { row in
                let cells = row.split(separator: ",", omittingEmptySubsequences: false)
                return "\(cells[0]),\(cells[1]),Ann Lee,BCC,nurse,\(cells[2...].joined(separator: ","))\n"
            }.joined()
    }

    mutating func add(_ row: String, to file: ImportFile) { files[file, default: ""] += row + "\n" }

    func rows() throws -> ImportRows {
        try ImportFolder.read { file in files[file].map { chunks(of: Array($0.utf8)) } }
    }

    func plan() throws -> ImportPlan? {
        guard case .accepted(let plan) = ImportFolder.check(try rows(), known: known, zone: london) else { return nil }
        return plan
    }

    /// The faults, each on a line; empty when there is none.
    func faults() throws -> [String] {
        guard case .refused(let log) = ImportFolder.check(try rows(), known: known, zone: london) else { return [] }
        return log.faults.map(\.description)
    }

    /// The warnings, each with its count.
    func warnings() throws -> [ImportWarning.Kind: Int] {
        let plan = try #require(try plan())
        return Dictionary(uniqueKeysWithValues: plan.warnings.map { ($0.kind, $0.count) })
    }
}
