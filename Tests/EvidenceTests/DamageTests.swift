import Domain
import Foundation
import Testing

@testable import Evidence

@Suite("Damaged input")
struct DamageTests {
    @Test("A cell of 100 MB is told, and is never held in memory")
    func hugeCell() throws {
        // 1,600 pieces of 64 KiB within quotation marks.
        var pieces = 0
        let piece = [UInt8](repeating: 0x61, count: 65_536)
        var reader = CSVReader(file: "h.csv") {
            pieces += 1
            switch pieces {
            case 1: return Array("nation,date,name\nscotland,2019-04-19,\"".utf8)
            case 2...1_601: return piece
            case 1_602: return Array("\"\nscotland,2019-04-22,Easter Monday\n".utf8)
            default: return nil
            }
        }
        #expect(try reader.next() == .row)
        #expect(
            try reader.next()
                == .fault(
                    Fault(
                        file: "h.csv", line: 2, column: .number(3), reason: "the value is longer than 65536 bytes",
                        mend: "shorten it, or look for a missing quotation mark")))
        #expect(reader.row.bytes.capacity <= 262_144)
        #expect(try reader.next() == .row)
        #expect(reader.row.cells == ["scotland", "2019-04-22", "Easter Monday"])
        #expect(try reader.next() == .end)
    }

    @Test("A million rows are read without holding the file")
    func millionRows() throws {
        let piece = Array(String(repeating: "E0001,2019-04-02T09:30\n", count: 1_000).utf8)
        var pieces = 0
        var reader = CSVReader(file: "s.csv") {
            pieces += 1
            return pieces <= 1_000 ? piece : nil
        }
        var count = 0
        while try reader.next() == .row { count += 1 }
        #expect(count == 1_000_000)
        #expect(reader.row.line == 1_000_000)
    }

    @Test("A wrong column in many rows gives a thousand sentences and a count")
    func manyFaults() throws {
        let text = "nation,date,name\n" + String(repeating: "scotland,2019-02-31,x\n", count: 3_000)
        var faults = FaultLog()
        let rows = try BankHolidayRow.read(file: "h.csv", faults: &faults, from: chunks(of: Array(text.utf8)))
        #expect(rows.isEmpty)
        #expect(faults.count == 3_000 && faults.faults.count == 1_000)
        #expect(faults.description.hasSuffix("\nand 2000 more"))
    }

    @Test("Each way to damage a folder is told at its place")
    func catalogue() throws {
        func first(_ change: (inout Folder) -> Void) throws -> String? {
            var folder = Folder("E1,a@x.example,2019-04-01T10:00,booked,,attended,")
            change(&folder)
            return try folder.faults().first
        }
        func edit(_ file: ImportFile, _ old: String, _ new: String) throws -> String? {
            try first { $0.files[file] = $0.files[file]?.replacingOccurrences(of: old, with: new) }
        }
        #expect(try first { _ in } == nil)
        #expect(
            try edit(.bookings, ",job_role", "") == "bookings.csv:1: job_role: the column is missing; add it; "
                + "the columns are event,email,name,agency,job_role,booked_at,status,cancelled_at,attendance,replaces")
        #expect(try edit(.bookings, "\n", "\r\n") == nil)
        #expect(try edit(.bookings, "event,", "\u{FEFF}event,") == nil)
        #expect(try edit(.bookings, "Ann Lee", "\"Ann, \"\"Lee\"\"\"") == nil)
        #expect(
            try edit(.bookings, "Ann Lee", "Ann \"Lee\"")?.hasPrefix("bookings.csv:2: name: a quotation mark") == true)
        #expect(
            try edit(.bookings, "BCC", "BBC") == "bookings.csv:2: agency: \"BBC\" is not a known agency; "
                + "add it to agencies.csv or correct the code")
        #expect(
            try edit(.bookings, "2019-04-01T10:00", "2019-02-31T10:00") == "bookings.csv:2: booked_at: "
                + "\"2019-02-31T10:00\" is not a date and time; write YYYY-MM-DDTHH:MM")
        #expect(try edit(.bookings, "attended\n", "\n") == nil)
    }

    /// How many mutations of each file; more can be asked for, and then of the whole file.
    private static let asked = ProcessInfo.processInfo.environment["TURNOUT_MUTATIONS"].flatMap(Int.init)

    @Test(
        "20,000 random changes of bytes in each file of the sample year never end the program",
        arguments: ImportFile.allCases)
    func mutations(_ file: ImportFile) throws {
        let whole = try sample(file.name)
        // The header and two rows: where most of the parsing is decided, and quick enough for every run.
        let lines = whole.indices.filter { whole[$0] == 0x0A }
        let original = Self.asked == nil ? Array(whole[...lines[2]]) : whole
        let folder = Folder("E1,a@x.example,2019-04-01T10:00,booked,,attended,")
        let rest = try folder.rows()
        var random = Seeded(20_000)
        var refused = 0
        for _ in 0..<(Self.asked ?? 20_000) {
            var rows = rest
            try rows.read(file, from: chunks(of: mutated(original, &random), size: 1 + Int(random.next() % 300)))
            if case .refused = ImportFolder.check(rows, known: Known(), zone: london) { refused += 1 }
        }
        #expect(refused > 0)
    }

    /// One to four changes: a byte replaced, taken out, put in, or a stretch repeated.
    private func mutated(_ original: [UInt8], _ random: inout Seeded) -> [UInt8] {
        let telling: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0xC3, 0x2D, 0x39, 0x3B, 0x40, 0x80]
        var bytes = original
        for _ in 0...(random.next() % 4) {
            let at = Int(random.next() % UInt64(bytes.count))
            let pick = random.next()
            let byte = pick % 2 == 0 ? UInt8(truncatingIfNeeded: pick >> 8) : telling[Int(pick >> 8 % 12) % 12]
            switch random.next() % 4 {
            case 0: bytes[at] = byte
            case 1: if bytes.count > 1 { bytes.remove(at: at) }
            case 2: bytes.insert(byte, at: at)
            default: bytes.insert(contentsOf: bytes[at..<min(at + Int(pick % 64), bytes.count)], at: at)
            }
        }
        return bytes
    }
}
