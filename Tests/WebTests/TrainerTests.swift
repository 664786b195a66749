import Application
import Domain
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// A trainer keeps the register of the events they teach, and sees nothing of any other.
@Suite struct TrainerTests {
    @Test(arguments: TestEngine.allCases)
    func `a trainer keeps the register of an own event`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            let events = await neighbours.send(.get, "/api/v1/events?own=true", as: .trainer)
            guard case .list(let own)? = JSON.read(events.bytes)?["events"] else { return }
            #expect(own.compactMap { $0["reference"] } == [.text("E9")])
            let register = await neighbours.send(.get, "/api/v1/events/E9/bookings", as: .trainer)
            #expect(register.status == 200)
            #expect(String(decoding: register.bytes, as: UTF8.self).contains("Own Nine"))
            let early = await neighbours.send(
                .post, "/api/v1/bookings/E9-1/attendance", as: .trainer, body: .object(["mark": .text("attended")]))
            #expect(early.status == 409)
            neighbours.store.clock.set(Instant(seconds: 1_561_050_000))
            let mark = await neighbours.send(
                .post, "/api/v1/bookings/E9-1/attendance", as: .trainer,
                body: .object(["mark": .text("late"), "minutes": .number(5)]))
            #expect(mark.status == 200)
            let answer = try #require(JSON.read(mark.bytes))
            #expect(answer["outcome"] == .text("attended") && answer["name"] == .text("Own Nine"))
            let walkIn = JSON.object([
                "email": .text("late@foreign.example"), "name": .text("Late Comer"), "agency": .text("FOR"),
                "job_role": .text(""),
            ])
            let came = await neighbours.send(.post, "/api/v1/events/E9/walk-ins", as: .trainer, body: walkIn)
            #expect(came.status == 201)
            let trainers = await neighbours.send(.get, "/api/v1/events/E9/trainers", as: .trainer)
            #expect(String(decoding: trainers.bytes, as: UTF8.self).contains("own9@own.example"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `another event looks as if it were not there`(_ engine: TestEngine) async throws {
        try await Neighbours.with(engine) { neighbours in
            neighbours.store.clock.set(Instant(seconds: 1_568_110_000))
            let mark = JSON.object(["mark": .text("attended")])
            let walkIn = JSON.object([
                "email": .text("late@own.example"), "name": .text("Late Comer"), "agency": .text("OWN"),
                "job_role": .text(""),
            ])
            for (foreign, missing) in [("E1", "NONE"), ("D1", "NONE")] {
                let pairs = [
                    ("bookings/\(foreign)-1/attendance", "bookings/\(missing)-1/attendance", mark),
                    ("events/\(foreign)/walk-ins", "events/\(missing)/walk-ins", walkIn),
                ]
                for (one, other, body) in pairs {
                    let theirs = await neighbours.send(.post, "/api/v1/\(one)", as: .trainer, body: body)
                    let nobodys = await neighbours.send(.post, "/api/v1/\(other)", as: .trainer, body: body)
                    #expect(theirs.status == 404 && nobodys.status == 404, "\(one)")
                }
                let list = await neighbours.send(.get, "/api/v1/events/\(foreign)/bookings", as: .trainer)
                #expect(list.status == 404, "\(foreign)")
            }
            // Who is no trainer of it any more sees it no more.
            let end = JSON.object(["email": .text("own9@own.example")])
            #expect(
                await neighbours.send(.post, "/api/v1/events/E9/trainers/removal", as: .administrator, body: end)
                    .status == 200)
            #expect(await neighbours.send(.get, "/api/v1/events/E9/bookings", as: .trainer).status == 404)
        }
    }
}
