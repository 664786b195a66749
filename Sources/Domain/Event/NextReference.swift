extension Event {
    /// A reference that follows the highest of those that end in a number: `E0193` after `E0192`; nil where none does,
    /// or the next would be too long.
    public static func reference(after references: [String]) -> String? {
        let numbered = references.compactMap { reference -> (stem: String, number: Int64, width: Int)? in
            let digits = reference.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
            guard (1...9).contains(digits), let number = Int64(reference.suffix(digits)) else { return nil }
            return (String(reference.dropLast(digits)), number, digits)
        }
        // The stem that most references have is the one in use; of two, the one that sorts first.
        let stems = Dictionary(grouping: numbered, by: \.stem)
        let usual = stems.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value
        guard let last = usual?.max(by: { $0.number < $1.number }) else { return nil }
        return try? Event.checked(reference: last.stem + padded(last.number + 1, last.width))
    }
}
