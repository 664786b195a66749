import Application
import Domain
import Foundation
import HTTPTypes
import Logging
import TestSupport

@testable import Web

/// Two agencies side by side, each with people, bookings, a charge and an invoice; whatever is the neighbour's and
/// private holds the word CANARY.
struct Neighbours {
    static let canary = "CANARY"

    let store: TestStore
    let dispatcher: Dispatcher
    let clerk = Principal.command("clerk")
    private(set) var tokens: [Role: String] = [:]

    static func with(_ engine: TestEngine, _ body: (Neighbours) async throws -> Void) async throws {
        // 2019-04-01T08:00Z: a month before the event of which charges come.
        try await StoreFactory.with(engine) { store in
            var neighbours = try Neighbours(store)
            try await neighbours.settle()
            try await body(neighbours)
        }
    }

    init(_ store: TestStore) throws {
        self.store = store
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let metrics = Metrics()
        let service = ServiceOperations(metrics: metrics, version: "test")
        dispatcher = Dispatcher(
            house: store.house, routes: try RouteTable(WebServer.api + service.all(api: WebServer.api)),
            gatekeeper: Gatekeeper(store.house), metrics: metrics, logger: logger)
    }

    /// Sends one request.
    func send(
        _ method: HTTPRequest.Method, _ target: String, as role: Role?, body: JSON? = nil,
        headers more: HTTPFields = [:]
    ) async -> Outgoing {
        var headers = more
        if let role, let token = tokens[role] { headers[.authorization] = "Bearer \(token)" }
        if body != nil { headers[.contentType] = "application/json" }
        let bytes = body?.bytes ?? []
        return await dispatcher.answer(
            Incoming(method: method, target: target, headers: headers, body: { bytes }))
    }

    private mutating func settle() async throws {
        let house = store.house
        let document = house.samples["sample-year"] ?? ""
        let from = LocalDate(iso: "2018-04-01") ?? LocalDate(dayNumber: 0)
        _ = try await AddPolicy(house)(.init(name: nil, from: from, document: document), by: clerk)
        _ = try await ChangeSettings(house)(
            [
                .init("seller.name", "Partnership"), .init("seller.address", "1 High Street;Town"),
                .init("mail.from", "Training <training@host.example>"),
            ], by: clerk)
        try await agency("OWN", "Own Trust")
        try await agency("FOR", "\(Self.canary) Trust")
        _ = try await AddCourse(house)(
            .init(code: "SAF", title: "Safeguarding", topic: "core", minutes: 180), by: clerk)
        for (reference, date) in [("E0", "2019-05-14"), ("E1", "2019-09-10"), ("E2", "2019-10-08")] {
            try await event(reference, date, venue: "Hall")
            _ = try await StepEvent(house)(reference, .published, by: clerk)
        }
        try await event("D1", "2019-11-12", venue: Self.canary)
        for event in ["E0", "E1"] {
            try await book(event, "own1@own.example", "Own One", "OWN")
            try await book(event, "\(Self.canary.lowercased())1@foreign.example", "\(Self.canary) One", "FOR")
        }
        // A trainer teaches an event of their own: the neighbours' are foreign to them.
        try await event("E9", "2019-06-20", venue: "Annexe")
        _ = try await StepEvent(store.house)("E9", .published, by: clerk)
        try await book("E9", "own9@own.example", "Own Nine", "OWN")
        _ = try await ChangeTrainers(store.house).add("own9@own.example", to: "E9", by: clerk)
        try await charges()
        try await webhooks()
        try await makeTokens()
    }

    /// Each has a receiver that a message is on its way to.
    private func webhooks() async throws {
        _ = try await ChangeSettings(store.house)(
            [.init("webhook.hosts", "own.example, foreign.example")], by: clerk)
        for (host, agency) in [("own", "OWN"), ("foreign", "FOR")] {
            let label = agency == "FOR" ? Self.canary : "own"
            let request = AddWebhook.Request(url: "https://\(host).example/hook", agency: agency, label: label)
            _ = try await AddWebhook(store.house)(request, by: clerk)
        }
        _ = try await FanOut(store.house)()
    }

    private func agency(_ code: String, _ name: String) async throws {
        var more = AgencyChange()
        more.billingAddress = ["2 \(name) Street"]
        _ = try await AddAgency(store.house)(.init(code: code, name: name, sector: "council", more: more), by: clerk)
    }

    private func event(_ reference: String, _ date: String, venue: String) async throws {
        guard let start = LocalDateTime(iso: "\(date)T09:30"), let end = LocalDateTime(iso: "\(date)T12:30"),
            let session = SessionTime(start: start, end: end)
        else { throw Refusal(.invalid, "The test names no date.") }
        _ = try await AddEvent(store.house)(
            .init(reference: reference, course: "SAF", venue: venue, places: 10, sessions: [session]), by: clerk)
    }

    private func book(_ event: String, _ email: String, _ name: String, _ agency: String) async throws {
        _ = try await Book(store.house)(
            .init(event: event, email: email, name: name, agency: agency, jobRole: "nurse"), by: clerk)
    }

    /// Both cancel E0 too late, and both are billed.
    private func charges() async throws {
        store.clock.set(Instant(seconds: 1_557_800_000))
        for booking in ["E0-1", "E0-2"] { _ = try await Cancel(store.house)(.init(booking: booking), by: clerk) }
        store.clock.set(Instant(seconds: 1_560_000_000))
        _ = try await StepEvent(store.house)("E0", .delivered, by: clerk)
        let through = LocalDate(iso: "2019-05-31") ?? LocalDate(dayNumber: 0)
        _ = try await AssessCharges(store.house)(through: through, by: clerk)
        let issued = try await RunInvoices(store.house)(.init(through: through), by: clerk)
        guard issued.invoices.count == 2 else {
            throw Refusal(.invalid, "The neighbours have \(issued.invoices.count) invoices, and not one each.")
        }
    }

    private mutating func makeTokens() async throws {
        for role in Role.allCases {
            let request = AddToken.Request(
                role: role, agency: role == .agencyLead ? "OWN" : nil,
                person: role == .practitioner ? "own1@own.example" : role == .trainer ? "own9@own.example" : nil)
            tokens[role] = try await AddToken(store.house)(request, by: clerk).secret.text
        }
    }
}
