import Domain
import Money

extension Field {
    /// A whole number within a range.
    func number(_ range: ClosedRange<Int64>) -> Int64? {
        let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = word(wanted) else { return nil }
        guard isPlain, let value = Self.digits(text) else {
            return fault("“\(path)” is “\(excerpt(text))”.", "Write \(wanted), without quotes.")
        }
        guard range.contains(value) else { return fault("“\(path)” is \(value).", "Write \(wanted).") }
        return value
    }

    /// Yes or no. YAML's other spellings are refused, because programs disagree about them.
    func flag() -> Bool? {
        guard let text = word("yes or no") else { return nil }
        switch text {
        case "yes" where isPlain: return true
        case "no" where isPlain: return false
        default:
            return fault("“\(path)” is “\(excerpt(text))”.", "Write yes or no, in small letters and without quotes.")
        }
    }

    /// One of the words of a type.
    func choice<Word: RawRepresentable & CaseIterable>(_: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        guard let text = word("one of \(words.joined(separator: ", "))") else { return nil }
        if let value = Word(rawValue: text) { return value }
        let near = NearestWord.of(text, among: words).map { "Did you mean \($0)? " } ?? ""
        return fault("“\(path)” cannot be “\(excerpt(text))”.", "\(near)Write one of \(words.joined(separator: ", ")).")
    }

    /// A list of words of a type, each once, at least one.
    func choices<Word: RawRepresentable & CaseIterable & Hashable>(_: Word.Type = Word.self) -> Set<Word>?
    where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        guard let entries = entries("a list such as [\(words)]") else { return nil }
        guard !entries.isEmpty else { return fault("“\(path)” is empty.", "Name at least one of \(words).") }
        return once(entries) { $0.choice(Word.self) }
    }

    /// A list of codes such as sectors or bands, each once; it may be empty.
    func codes() -> Set<String>? {
        guard let entries = entries("a list such as [school, health]") else { return nil }
        return once(entries) { $0.code() }
    }

    /// A sum of money from nothing to the limit: a pound sign, pounds, and two digits of pence or none.
    func money() -> Pence? {
        let wanted = "an amount such as £50 or £62.50"
        guard let text = word(wanted) else { return nil }
        guard text.hasPrefix("£") else {
            return fault("“\(path)” is “\(excerpt(text))”.", "Write \(wanted), with the pound sign.")
        }
        do throws(MoneyFault) {
            let amount = try Pence(parsing: text)
            return amount >= .zero ? amount : fault("“\(path)” is below zero.", "Write \(wanted).")
        } catch {
            return fault("“\(path)” is not an amount.", error.description)
        }
    }

    /// A share from 0 % to 100 %, with up to two decimals.
    func share() -> BasisPoints? {
        let wanted = "a share from 0% to 100% such as 50%"
        guard let text = word(wanted) else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard text.hasSuffix("%"), (1...2).contains(parts.count), let whole = Self.digits(String(parts[0])),
            whole <= 100, let part = Self.hundredths(parts.count == 2 ? String(parts[1]) : "0"),
            let share = try? BasisPoints(whole * 100 + part)
        else { return fault("“\(path)” is “\(excerpt(text))”.", "Write \(wanted).") }
        return share
    }

    /// A date.
    func date() -> LocalDate? {
        guard let text = word("a date such as 2026-04-01") else { return nil }
        return LocalDate(iso: text)
            ?? fault("“\(path)” is “\(excerpt(text))”, which is no date.", "Write year, month and day like 2026-04-01.")
    }

    /// A time of day, as minutes since midnight.
    func minuteOfDay() -> Int64? {
        guard let text = word("a time such as 09:00") else { return nil }
        guard let time = LocalDateTime(iso: "2000-01-01T\(text)") else {
            return fault("“\(path)” is “\(excerpt(text))”, which is no time.", "Write hours and minutes like 09:00.")
        }
        return time.minuteOfDay
    }

    /// Free text of one line. What YAML would take for something else must stand in quotes.
    func text(_ wanted: String, limit: Int) -> String? {
        guard let text = word(wanted) else { return nil }
        let isOdd = text.unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .lineSeparator
                || $0.properties.generalCategory == .paragraphSeparator
        }
        guard text.contains(where: { !$0.isWhitespace }), !isOdd else {
            return fault("“\(path)” is not one line of text.", "Write \(wanted).")
        }
        guard text.unicodeScalars.count <= limit else {
            return fault("“\(path)” is longer than \(limit) characters.", "Shorten it.")
        }
        guard !isPlain || !Self.isAmbiguous(text) else {
            return fault("“\(path)” is “\(text)”, which YAML does not take for text.", "Put it in quotes: \"\(text)\".")
        }
        return text
    }

    private func code() -> String? {
        guard let text = word("a code such as school") else { return nil }
        let isCode =
            text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            } && (1...64).contains(text.utf8.count)
        guard isCode else {
            return fault(
                "“\(path)” is “\(excerpt(text))”, which is no code.", "Use small letters, digits and _, at most 64.")
        }
        guard !isPlain || !Self.isAmbiguous(text) else {
            return fault("“\(path)” is “\(text)”, which YAML does not take for text.", "Put it in quotes: \"\(text)\".")
        }
        return text
    }

    private func once<Value: Hashable>(_ entries: [Field], _ read: (Field) -> Value?) -> Set<Value>? {
        var seen: Set<Value> = []
        var isComplete = true
        for entry in entries {
            guard let value = read(entry) else {
                isComplete = false
                continue
            }
            if !seen.insert(value).inserted {
                let _: Bool? = entry.fault("“\(entry.path)” stands in the list already.", "Name it once.")
                isComplete = false
            }
        }
        return isComplete ? seen : nil
    }

    /// Digits without a leading zero (which YAML 1.1 would read as octal), at most nine.
    private static func digits(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard (1...9).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }),
            bytes.count == 1 || bytes[0] != 0x30
        else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// One or two decimals as hundredths.
    private static func hundredths(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard (1...2).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = bytes.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return bytes.count == 1 ? value * 10 : value
    }

    /// Whether a YAML program may read the plain word as a truth value, nothing, or a number.
    private static func isAmbiguous(_ text: String) -> Bool {
        let words = ["yes", "no", "on", "off", "true", "false", "y", "n", "null", "~"]
        return words.contains(text.lowercased()) || text.utf8.allSatisfy { "0123456789.,_+-eExo:".utf8.contains($0) }
    }
}
