import Foundation
import Launching
import TestSupport
import Testing

/// Cuts of the sample year by the command, in every format.
@Suite("Cuts by the command") struct CutTests {
    private func cut(_ store: String, _ words: [String]) throws -> Answer {
        try Turnout.launch(
            try Turnout.program(), ["report", "cut"] + words, environment: ["TURNOUT_STORE": store])
    }

    @Test("every percentage carries its numerator and denominator", arguments: TestEngine.allCases)
    func formats(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let turnout = Turnout(store: address)
            try turnout.playSampleYear(policyFirst: true)
            let table = try turnout.done("report", "cut", "--by", "topic", "--year", "2019/20", "--compare", "1")
            #expect(table.contains("86.6 % (3,066 of 3,540)"))
            #expect(table.contains(/85\.0 % \(sum of shares 15\d\.\d{4}, of 181 events\)/))
            let asked = ["--by", "course", "--by", "agency", "--year", "2019/20"]
            let whole = try cut(address, asked + ["--measure", "attended", "--format", "json"])
            let document = try JSONSerialization.jsonObject(with: Data(whole.output.utf8))
            let told = try #require(document as? [String: Any])
            let cells = try #require(told["cells"] as? [[String: Any]])
            func attended(_ cells: [[String: Any]]) -> Int {
                cells.compactMap { cell in
                    let measures = cell["measures"] as? [String: [String: Any]]
                    return measures?["attended"]?["value"] as? Int
                }.reduce(0, +)
            }
            func isSum(_ cell: [String: Any]) -> Bool { (cell["groups"] as? [Any])?.contains { $0 is NSNull } == true }
            #expect(attended(cells.filter { !isSum($0) }) == 3_066)
            #expect(cells.allSatisfy { $0["hidden"] as? Bool == false })
            let rows = try cut(address, asked + ["--public", "--format", "csv"]).output.split(separator: "\n")
            #expect(rows[0].hasPrefix("course,course_name,agency,agency_name,period,hidden,measure,name,value"))
            #expect(rows.contains { $0.contains(",yes,") } && rows.contains { $0.contains(",no,") })
            for row in rows.dropFirst() where row.contains(",per_cent,") {
                // …,per_cent,numerator,denominator,no: the last three.
                #expect(row.split(separator: ",", omittingEmptySubsequences: false).suffix(3).first?.isEmpty == false)
            }
            let dates = ["--by", "weekday", "--from", "2019-04-01", "--through", "2020-03-31"]
            #expect(try cut(address, dates).output.contains("86.6 % (3,066 of 3,540)"))
            for wrong in [
                ["--by", "course"], ["--by", "shoe", "--year", "2019/20"],
                ["--by", "course", "--year", "2019/20", "--measure", "shoes"],
                ["--by", "course", "--from", "2019-05-01", "--through", "2019-04-01"],
            ] { #expect(try cut(address, wrong).status == 2, "\(wrong)") }
        }
    }
}
