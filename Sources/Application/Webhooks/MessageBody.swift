import Domain
import Foundation

/// The document that a receiver is sent: what happened, when, and to what, in references that name no person.
struct MessageBody: Encodable {
    /// A text or a whole number.
    enum Value: Encodable {
        case text(String)
        case number(Int64)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            }
        }
    }

    let type: String
    let timestamp: String
    let data: [String: Value]

    init(_ message: OutboxMessage, _ facts: SubjectFacts) {
        type = message.topic
        timestamp = message.at.rfc3339
        data =
            switch facts {
            case .booking(let reference, let agency):
                [
                    "booking": .text("\(reference)"), "event": .text(reference.event), "agency": .text(agency),
                    "status": .text(message.payload),
                ]
            case .charge(let reference, let n, let agency, let pence):
                [
                    "charge": .text(n == 1 ? "\(reference)" : "\(reference)/\(n)"), "booking": .text("\(reference)"),
                    "agency": .text(agency), "status": .text(message.payload), "amount_pence": .number(pence),
                ]
            case .event(let reference, let status): ["event": .text(reference), "status": .text(status)]
            case .interest(let course, let event, let agency):
                ["course": .text(course), "event": .text(event), "agency": .text(agency)]
            case .invitation(let event, let agency): ["event": .text(event), "agency": .text(agency)]
            case .payment(let id, let agency, let pence):
                ["payment": .text("\(id)"), "agency": .text(agency), "amount_pence": .number(pence)]
            case .document(let number, let agency, let pence):
                ["number": .text(number), "agency": .text(agency), "amount_pence": .number(pence)]
            case .batch(let number, let stream, let postings):
                ["batch": .number(number), "stream": .text(stream), "postings": .number(postings)]
            }
    }

    /// The document with sorted names, so that a message sent again is the same to the byte.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
