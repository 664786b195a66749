import Testing

@testable import Evidence

@Suite("A list of people to book")
struct StaffListTests {
    private func read(_ text: String) -> StaffList { StaffList(Array(text.utf8), file: "") }

    private func shown(_ list: StaffList) -> [String] {
        list.lines.map { "\($0.line) \($0.name)|\($0.email)|\($0.jobRole)" }
    }

    @Test(
        "Lines are read as people write them",
        arguments: [
            ("Ann Lee, ann@a.example, nurse", "1 Ann Lee|ann@a.example|nurse"),
            ("ann@a.example, Ann Lee, nurse", "1 Ann Lee|ann@a.example|nurse"),
            ("Ann,Lee,ann@a.example,nurse, band 5", "1 Ann Lee|ann@a.example|nurse, band 5"),
            ("Ann Lee\tann@a.example\tnurse", "1 Ann Lee|ann@a.example|nurse"),
            ("\"Lee, Ann\"\tann@a.example\tnurse \"b\"", "1 Lee, Ann|ann@a.example|nurse \"b\""),
            ("\"Lee, \"\"Ann\"\"\",ann@a.example,nurse", "1 Lee, \"Ann\"|ann@a.example|nurse"),
            ("\n\r\n  Siân Lee , ann@a.example , nurse \r\n\n", "3 Siân Lee|ann@a.example|nurse"),
            ("Job title,Last name,Email,First name\nnurse,Lee,ann@a.example,Ann", "2 Lee Ann|ann@a.example|nurse"),
            ("\u{FEFF}name\temail\trole\nAnn\tann@a.example\tnurse", "2 Ann|ann@a.example|nurse"),
        ]) func good(_ text: String, _ wanted: String)
    {
        let list = read(text)
        #expect(shown(list) == [wanted] && list.faults.isEmpty)
    }

    @Test(
        "What cannot be read is told with its line and a mend",
        arguments: [
            ("Ann Lee, nurse", 1, "no e-mail address"), ("Ann, ann@a, nurse", 1, "is not an e-mail address"),
            ("ann@a.example", 1, "the name is missing"), ("Ann, ann@a.example", 1, "the job role is missing"),
            ("A, a@a.example, b\nB, A@A.example, b", 2, "stands on line 1 already"),
            ("Name, Email\nAnn, ann@a.example", 1, "names no column job role"),
            ("Ann, \"ann@a.example, nurse", 1, "quotation mark"), ("A\u{1}, a@a.example, b", 1, "not on one line"),
            (String(repeating: "a", count: 201) + ", a@a.example, b", 1, "too long"),
        ]) func faulty(_ text: String, _ line: Int, _ reason: String) throws
    {
        let list = read(text)
        let fault = try #require(list.faults.first)
        #expect(list.faults.count == 1 && fault.line == line && fault.reason.contains(reason) && !fault.mend.isEmpty)
    }

    @Test("The hundred-and-first person is told, and nothing behind")
    func tooMany() {
        let list = read((1...150).map { "N, n\($0)@a.example, r" }.joined(separator: "\n"))
        #expect(list.lines.count == 100 && list.faults.map(\.line) == [101])
        let faults = read(String(repeating: "nobody\n", count: 5_000))
        #expect(faults.lines.isEmpty && faults.faults.count == 100)
    }

    @Test("A workbook, UTF-16 and Latin-1 are told for what they are")
    func otherFiles() {
        let files: [([UInt8], String)] = [
            ([0x50, 0x4B, 0x03, 0x04, 0x09], "workbook"), ([0xFF, 0xFE, 0x41, 0, 0x09, 0], "UTF-16"),
            (Array("Si".utf8) + [0xE2] + Array("n, a@a.example, b".utf8), "UTF-8"),
        ]
        for (bytes, reason) in files {
            #expect(StaffList(bytes, file: "").faults.first?.reason.contains(reason) == true, "\(reason)")
        }
    }

    @Test("Damaged lists give people or faults, never more than a hundred, and never end the program")
    func mutations() {
        var numbers = Seeded(7)
        let seed = Array("name,email,role\nAnn,ann@a.example,\"nurse, \"\"b\"\"\"\nBen\tben@b.example\tr\n".utf8)
        for _ in 0..<5_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                let at = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: bytes[at] = UInt8.random(in: .min ... .max, using: &numbers)
                case 1: bytes.insert(contentsOf: bytes[at...].prefix(9), at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 3))
                }
                if bytes.isEmpty { bytes = [0x0A] }
            }
            let list = StaffList(bytes, file: "")
            #expect(list.lines.count <= 100 && list.faults.count <= 101)
            #expect(list.lines.allSatisfy { !$0.name.isEmpty && !$0.jobRole.isEmpty && $0.email.contains("@") })
        }
    }
}
