import Application
import Domain

/// The listings that several commands of the catalogue share.
enum CatalogueListings {
    static func history(_ steps: [RecordStep], _ zone: Zone) -> Listing {
        Listing(
            title: "History",
            columns: [
                .init("n", "No."), .init("at", "When"), .init("happened", "What happened"), .init("detail", "Details"),
                .init("actor", "Who"),
            ],
            rows: steps.map { step in
                [
                    .number(step.n), .text(zone.local(step.at).description), .text(step.happened.spacedOut),
                    .text(step.detail), .text(step.actor),
                ]
            })
    }

    static func people(_ steps: [PersonStep], _ zone: Zone) -> Listing {
        Listing(
            title: "History",
            columns: [
                .init("n", "No."), .init("at", "When"), .init("happened", "What happened"), .init("agency", "Agency"),
                .init("detail", "Details"), .init("actor", "Who"),
            ],
            rows: steps.map { line in
                [
                    .number(line.step.n), .text(zone.local(line.step.at).description),
                    .text(line.step.happened.spacedOut), .text(line.agencyCode), .text(line.step.detail),
                    .text(line.step.actor),
                ]
            })
    }

    /// One thing as its fields, one a line.
    static func fields(_ title: String, _ fields: [(key: String, heading: String, value: Cell)]) -> Listing {
        Listing(
            title: title, columns: [.init("field", "Field"), .init("value", "Value")],
            rows: fields.map { [.text($0.heading), .text($0.value.forPeople)] })
    }

    /// Who got a place because of a change, as sentences.
    static func sentences(_ promotions: [Promotion], _ zone: Zone) -> [String] {
        promotions.map { promotion in
            guard let until = promotion.offeredUntil else {
                return "\(promotion.reference) got a place from the waiting list."
            }
            return "\(promotion.reference) is offered a place until \(zone.local(until).spoken)."
        }
    }
}

extension OutputOptions {
    /// Shows one thing in full: people see its fields and its tables, programs one document, or its fields as CSV.
    func show(
        _ title: String, _ fields: [(key: String, heading: String, value: Cell)], _ parts: [(String, Listing)]
    ) throws {
        switch format {
        case .table:
            print(CatalogueListings.fields(title, fields).table)
            for (_, listing) in parts where !listing.rows.isEmpty { print("\n\(listing.table)") }
        case .json:
            var object = Dictionary(fields.map { ($0.key, $0.value.json) }, uniquingKeysWith: { first, _ in first })
            for (key, listing) in parts { object[key] = listing.json }
            print(try JSONValue.object(object).document())
        case .csv:
            print(
                CSVText.write(header: fields.map(\.key), rows: [fields.map { $0.value.forPrograms }]), terminator: "")
        case .xlsx:
            try spread(Listing(columns: fields.map { .init($0.key, $0.heading) }, rows: [fields.map(\.value)]))
        }
    }
}
