import Yams

/// A value in the file with its path and place.
struct Field {
    let path: String
    let node: Node
    let log: FaultLog

    var place: Place { node.mark.map { Place(line: $0.line, column: $0.column) } ?? .start }

    /// What is written, where it is a single value and not a list or a group of keys.
    var scalar: Node.Scalar? { if case .scalar(let scalar) = node { scalar } else { nil } }

    /// Whether it stands without quotes.
    var isPlain: Bool { scalar?.style == .plain }

    /// Whether it is a group of keys.
    var isGroup: Bool { if case .mapping = node { true } else { false } }

    /// Whether it is a list.
    var isList: Bool { if case .sequence = node { true } else { false } }

    /// Whether it is exactly this word.
    func isWord(_ text: String) -> Bool { scalar?.string == text }

    /// Reports what is wrong with the value, and returns nil so that callers can say `return fault(…)`.
    func fault<T>(_ reason: String, _ mend: String) -> T? {
        log.add(place, reason, mend)
        return nil
    }

    /// The single value as written; reports a list, a group or nothing at all.
    func word(_ wanted: String) -> String? {
        switch node {
        case .scalar(let scalar):
            if scalar.string.isEmpty, isPlain { return fault("“\(path)” has no value.", "Write \(wanted).") }
            return scalar.string
        case .sequence: return fault("“\(path)” is a list.", "Write \(wanted).")
        case .mapping: return fault("“\(path)” is a group of keys.", "Write \(wanted).")
        case .alias: return fault("“\(path)” is an alias.", "Write \(wanted).")
        }
    }

    /// The entries of a list, each with its path.
    func entries(_ wanted: String) -> [Field]? {
        guard case .sequence(let sequence) = node else {
            return fault("“\(path)” is not a list.", "Write \(wanted).")
        }
        return sequence.enumerated().map { Field(path: "\(path)[\($0.offset + 1)]", node: $0.element, log: log) }
    }
}

/// A group of keys.
struct Section {
    let path: String
    let place: Place
    let log: FaultLog
    private let fields: [String: Field]

    /// Takes the keys of a group; reports every key that is not known. Nil when it is not a group of keys.
    init?(_ field: Field, keys: [String], path: String? = nil) {
        guard case .mapping(let mapping) = field.node else {
            field.log.add(
                field.place, "“\(field.path)” is not a group of keys.",
                "Write one of \(keys.joined(separator: ", ")) under it.")
            return nil
        }
        let path = path ?? field.path
        self.path = path
        place = field.place
        log = field.log
        var fields: [String: Field] = [:]
        for (key, value) in mapping {
            let keyField = Field(path: path, node: key, log: log)
            guard let name = keyField.word("a key") else { continue }
            guard keys.contains(name) else {
                log.add(
                    keyField.place, "“\(excerpt(name))” is not known\(path.isEmpty ? "" : " under “\(path)”").",
                    Self.mend(name, keys))
                continue
            }
            fields[name] = Field(path: path.isEmpty ? name : "\(path).\(name)", node: value, log: log)
        }
        self.fields = fields
    }

    /// The value of a key, nil when it is not there.
    subscript(key: String) -> Field? { fields[key] }

    /// The value of a key that must be there.
    func required(_ key: String, _ example: String) -> Field? {
        if let field = fields[key] { return field }
        log.add(place, "“\(path.isEmpty ? key : "\(path).\(key)")” is missing.", "Add “\(key): \(example)”.")
        return nil
    }

    private static func mend(_ name: String, _ keys: [String]) -> String {
        if let near = NearestWord.of(name, among: keys) { return "Did you mean “\(near)”?" }
        return "Leave it out; the keys here are \(keys.joined(separator: ", "))."
    }
}
