import Application
import Documents
import Domain
import Markup

/// The programme as a calendar that other programs subscribe to (RFC 5545).
enum FeedPages {
    static let all = [programme]

    static let programme = Page.show("programmeFeed", .programmeFeed, .open, keeping: .everybody) { visit in
        var filter = ProgrammePages.filter(visit.query)
        filter.limit = ProgrammeFilter.mostLimit
        let offers = try await BrowseProgramme(visit.house)(filter).offers
        let host = visit.site.publicURL ?? ""
        let entries = offers.map { offer -> CalendarEntry in
            let event = offer.entry.event
            var entry = CalendarEntry(
                uid:
                    "event-\(event.id.raw)@\(host.isEmpty ? "turnout.invalid" : host.split(separator: "/").last ?? "")",
                sequence: 0, status: .confirmed, summary: offer.entry.title,
                sessions: offer.sessions.map { CalendarSession($0, in: visit.house.zone) })
            entry.location = offer.entry.venue
            if !host.isEmpty { entry.url = host + Path.event(event.reference).text }
            return entry
        }
        let document = CalendarDocument(feed: visit.site.name, entries, at: visit.house.now)
        return .file(document.text, type: "text/calendar; charset=utf-8")
    }
}
