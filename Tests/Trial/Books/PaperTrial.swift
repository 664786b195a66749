import Application
import Bootstrap
import Domain
import Reference
import Store
import TestSupport

/// R17: every stored document, set again, gives the bytes of its stored hash; in this process and in another.
enum PaperTrial {
    static func run(_ arguments: Arguments) async throws -> Report {
        let agencies = max(1, try arguments.number("agencies", otherwise: 40))
        return try await StoreFactory.with(arguments.engine) { stage in
            var report = Report()
            try await issue(stage, agencies)
            let made = try await MakePapers(stage.house)()
            if made < agencies { report.fault("\(made) files were made for \(agencies) agencies at least") }
            let here = try await RenderPapers(stage.house)(by: actor)
            for fault in here.faults { report.fault(fault) }
            if here.made != 0 || here.otherMaker != 0 || here.same + Int64(here.faults.count) != made {
                report.fault("\(here.same) of \(made) are the same, \(here.made) were missing")
            }
            // Another process has other addresses, other hash seeds and another order of threads; and a later clock.
            let minutes = Int(stage.clock.now().seconds / 60) + 400 * 1_440
            let child = try Child(["render", "--store", stage.address, "--at", String(minutes)]).wait()
            if child.status != 0 || child.text != "\(made) the same" {
                report.fault("another process found: \(child.text)")
            }
            for fault in try await stage.keeper.verify(stage.address, progress: { _ in }).faults {
                report.fault("verify: \(fault)")
            }
            report.note("documents", Int(made))
            return report
        }
    }

    /// The part of a child: opens the store and sets everything again.
    static func part(_ arguments: Arguments) async throws -> Report {
        guard let store = arguments.text("store") else { throw Misuse("Which store?") }
        let now = try arguments.number("at", otherwise: 0)
        let (house, open) = try await Bootstrap.open(store, clock: FixedClock(.at(now)))
        let answer = try await RenderPapers(house)(by: actor)
        await open.close()
        Report.done(
            answer.faults.first ?? (answer.made > 0 ? "\(answer.made) were missing" : "\(answer.same) the same"))
    }

    /// An event with three places for each agency, nobody of whom comes; every third invoice is credited in part.
    private static func issue(_ stage: TestStore, _ agencies: Int) async throws {
        try await stage.furnish()
        let start = ModelCalendar.day(2019, 5, 14) * 1_440 + 570
        stage.clock.set(.at(start - 30 * 1_440))
        _ = try await stage.addEvent("P1", places: agencies * 3, sessions: [start..<(start + 180)])
        for agency in 0..<agencies {
            try await stage.addAgency("P\(agency)", sector: "school")
            for person in 0...(agency % 3) {
                _ = try await Book(stage.house)(
                    .init(
                        event: "P1", email: "p\(agency)x\(person)@p.example", name: "Person \(person)",
                        agency: "P\(agency)", jobRole: ""), by: actor)
            }
        }
        stage.clock.set(.at(start + 300))
        let count = (0..<agencies).reduce(0) { $0 + $1 % 3 + 1 }
        for ordinal in 1...count {
            _ = try await Attend(stage.house)(.init(booking: "P1-\(ordinal)", mark: .didNotAttend), by: actor)
        }
        _ = try await StepEvent(stage.house)("P1", .delivered, by: actor)
        _ = try await AssessCharges(stage.house)(through: stage.house.today, by: actor)
        let run = try await RunInvoices(stage.house)(.init(through: stage.house.today), by: actor)
        for (index, invoice) in run.invoices.enumerated() where index % 3 == 0 {
            guard let number = invoice.number else { continue }
            _ = try await CreditInvoice(stage.house)(
                .init(number: number, line: 1, reason: .administrativeError), by: actor)
        }
    }
}
