import Launching
import TestSupport
import Testing

/// Users from the command line, as whoever sets the service up meets them.
@Suite("Users by command") struct UserTests {
    @Test("the first administrator is made, and cannot be ended", arguments: TestEngine.allCases)
    func firstAdministrator(_ engine: TestEngine) async throws {
        try await StoreFactory.withAddress(engine) { address in
            let run = { (words: String) in
                try Turnout.launch(
                    try Turnout.program(), words.split(separator: " ").map(String.init),
                    environment: ["TURNOUT_STORE": address])
            }
            #expect(try run("init").status == 0)
            #expect(try run("agency add LA01 --name Council --sector council").status == 0)
            let alex = "alex@council.example"
            let added = try run("user add \(alex) --name Alex --agency LA01 --role administrator --format csv")
            #expect(added.status == 0)
            #expect(added.output.contains("\(alex),Alex,LA01,administrator,no,yes"))
            #expect(try run("user give \(alex) --role agency_lead --agency LA01").status == 0)
            #expect(try run("user list --format csv").output.contains("\"administrator, agency_lead (LA01)\""))
            #expect(try run("user end \(alex) --role agency_lead --agency LA01").status == 0)
            let last = try run("user end \(alex) --role administrator")
            #expect(last.status == 1 && last.complaint.contains("This is the last administrator"))
            #expect(try run("user sessions \(alex) --end --format csv").status == 0)
            #expect(try run("user reset-second-factor \(alex)").complaint.contains("no second factor"))
            let wrong = try run("user give \(alex) --role king")
            #expect(wrong.status == 2 && wrong.complaint.contains("There is no role “king”"))
        }
    }
}
