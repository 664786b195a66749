/// Words that somebody looks for: all of them must be in a text, in any case and anywhere.
struct SearchWords {
    private static let most = 10

    private let words: [[UInt8]]

    /// The first ten words of what was typed.
    init(_ text: String) {
        words = text.lowercased().split(separator: " ").prefix(Self.most).map { Array($0.utf8) }
    }

    /// Whether all of them are in a text; no words are in every text.
    func areIn(_ text: String) -> Bool {
        if words.isEmpty { return true }
        let text = Array(text.lowercased().utf8)
        return words.allSatisfy { word in
            text.count >= word.count
                && (0...(text.count - word.count)).contains { text[$0..<($0 + word.count)].elementsEqual(word) }
        }
    }
}
