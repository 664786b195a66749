import Domain

/// What a value of the API may be (JSON Schema 2020-12, as OpenAPI 3.1 uses it): told in the document and held against
/// every request, so that the two cannot differ.
indirect enum Schema: Sendable {
    /// A text of so many characters.
    case text(ClosedRange<Int>)
    /// A text that matches a pattern of ASCII characters, with how an error describes it.
    case shaped(TextShape)
    /// One of some words.
    case word([String])
    /// A whole number.
    case number(ClosedRange<Int64>)
    case flag
    case list(Schema, most: Int)
    case object([Property])
    case optional(Schema)
    /// A shape told once under its name.
    case named(String, Schema)

    /// A member of an object.
    struct Property: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        let about: String

        init(_ name: String, _ schema: Schema, _ about: String, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.about = about
            self.isRequired = isRequired
        }
    }

    /// What is wrong with a value, and where (a JSON pointer, RFC 6901).
    struct Fault: Hashable, Sendable {
        let pointer: String
        let reason: String
    }

    /// Everything that is wrong with a value; empty when nothing is.
    func faults(_ value: JSON, at pointer: String = "") -> [Fault] {
        switch (self, value) {
        case (.optional(_), .null): return []
        case (.optional(let schema), _), (.named(_, let schema), _): return schema.faults(value, at: pointer)
        case (.text(let length), .text(let text)): return Schema.fault(text, length, pointer)
        case (.shaped(let shape), .text(let text)):
            return shape.fits(text) ? [] : [Fault(pointer: pointer, reason: "must be \(shape.about)")]
        case (.word(let words), .text(let text)):
            return words.contains(text)
                ? [] : [Fault(pointer: pointer, reason: "must be one of \(words.joined(separator: ", "))")]
        case (.number(let range), .number(let number)):
            let reason = "must be from \(range.lowerBound) to \(range.upperBound)"
            return range.contains(number) ? [] : [Fault(pointer: pointer, reason: reason)]
        case (.flag, .flag): return []
        case (.list(let schema, let most), .list(let values)):
            if values.count > most { return [Fault(pointer: pointer, reason: "may have at most \(most) entries")] }
            return values.enumerated().flatMap { schema.faults($0.element, at: "\(pointer)/\($0.offset)") }
        case (.object(let properties), .object(let members)): return Schema.faults(members, properties, pointer)
        default: return [Fault(pointer: pointer, reason: "must be \(kind), and is \(value.kind)")]
        }
    }

    private static func fault(_ text: String, _ length: ClosedRange<Int>, _ pointer: String) -> [Fault] {
        let count = text.unicodeScalars.count
        if count < length.lowerBound { return [Fault(pointer: pointer, reason: "must not be empty")] }
        if count > length.upperBound {
            return [Fault(pointer: pointer, reason: "may have at most \(length.upperBound) characters")]
        }
        return []
    }

    private static func faults(_ members: [JSON.Member], _ properties: [Property], _ pointer: String) -> [Fault] {
        var faults: [Fault] = []
        for property in properties {
            if let member = members.first(where: { $0.name == property.name }) {
                faults += property.schema.faults(member.value, at: "\(pointer)/\(property.name)")
            } else if property.isRequired {
                faults.append(Fault(pointer: "\(pointer)/\(property.name)", reason: "is missing"))
            }
        }
        for member in members where !properties.contains(where: { $0.name == member.name }) {
            let known = properties.map(\.name).joined(separator: ", ")
            faults.append(
                Fault(pointer: "\(pointer)/\(member.name.prefix(60))", reason: "is not known; known: \(known)"))
        }
        return faults
    }

    private var kind: String {
        switch self {
        case .text, .shaped, .word: "a text"
        case .number: "a whole number"
        case .flag: "true or false"
        case .list: "a list"
        case .object: "an object"
        case .optional(let schema): schema.kind + " or null"
        case .named(_, let schema): schema.kind
        }
    }
}

/// A text with a form of its own.
struct TextShape: Sendable {
    /// What an error calls it, such as `a date such as 2026-11-21`.
    let about: String
    /// The form as an ECMA-262 regular expression.
    let pattern: String
    /// The name of the form in JSON Schema, where it has one.
    let format: String?
    /// At most so many characters.
    let most: Int
    /// Whether a text has the form.
    let fits: @Sendable (String) -> Bool
}

extension Schema {
    /// The schema as JSON Schema tells it; shapes with a name are told by reference.
    var document: JSON {
        switch self {
        case .text(let length):
            return .object([
                "type": .text("string"), "minLength": .number(Int64(length.lowerBound)),
                "maxLength": .number(Int64(length.upperBound)),
            ])
        case .shaped(let shape):
            var members: [JSON.Member] = [.init(name: "type", value: .text("string"))]
            if let format = shape.format { members.append(.init(name: "format", value: .text(format))) }
            members.append(.init(name: "pattern", value: .text(shape.pattern)))
            members.append(.init(name: "maxLength", value: .number(Int64(shape.most))))
            return .object(members)
        case .word(let words):
            return .object(["type": .text("string"), "enum": .list(words.map { .text($0) })])
        case .number(let range):
            return .object([
                "type": .text("integer"), "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
            ])
        case .flag: return .object(["type": .text("boolean")])
        case .list(let schema, let most):
            return .object([
                "type": .text("array"), "items": schema.document, "maxItems": .number(Int64(most)),
            ])
        case .object(let properties): return Schema.document(properties)
        case .optional(let schema):
            return .object(["anyOf": .list([schema.document, .object(["type": .text("null")])])])
        case .named(let name, _): return .object(["$ref": .text("#/components/schemas/\(name)")])
        }
    }

    private static func document(_ properties: [Property]) -> JSON {
        let members = properties.map { property -> JSON.Member in
            let schema = property.schema.document
            guard case .object(let told) = schema, schema["$ref"] == nil else {
                return .init(name: property.name, value: schema)
            }
            let about = JSON.Member(name: "description", value: .text(property.about))
            return .init(name: property.name, value: .object(told + [about]))
        }
        return .object([
            "type": .text("object"), "properties": .object(members),
            "required": .list(properties.filter(\.isRequired).map { .text($0.name) }),
            "additionalProperties": .flag(false),
        ])
    }

    /// The shapes told by name inside this one, itself included.
    var named: [(name: String, schema: Schema)] {
        switch self {
        case .named(let name, let schema): [(name, schema)] + schema.named
        case .optional(let schema), .list(let schema, _): schema.named
        case .object(let properties): properties.flatMap { $0.schema.named }
        case .text, .shaped, .word, .number, .flag: []
        }
    }
}
