/// One function, initialiser, subscript or computed property and how many lines it takes, signature included.
struct Body: Hashable {
    /// The line it begins on, from 1.
    let line: Int
    /// How many lines it takes, from its keyword to its closing brace.
    let length: Int
}

/// Finds the bodies of a Swift file by counting braces in its code.
///
/// A brace that follows a type's keyword opens a type, whose members are looked at one by one; any other brace at that
/// level opens a body, and what is inside counts towards it.
struct Bodies {
    private enum Scope {
        case type
        case body(line: Int, closesStatement: Bool)
        case inner
    }

    private static let typeKeywords: Set<String> = ["struct", "class", "enum", "extension", "protocol", "actor"]
    private static let memberKeywords: Set<String> = ["func", "init", "deinit", "subscript", "var", "let", "macro"]

    private var found: [Body] = []
    private var scopes: [(scope: Scope, depth: Int)] = []
    private var line = 1
    private var depth = 0
    private var keyword: (word: String, line: Int)?
    private var word = ""
    private var before: UInt8 = .blank
    private var lastWord = ""

    /// The bodies of a file, in the order in which they end.
    static func of(_ source: Source) -> [Body] {
        var bodies = Bodies()
        for line in source.code {
            for byte in line.utf8 { bodies.take(byte) }
            bodies.take(.lineFeed)
        }
        return bodies.found
    }

    private var atMembers: Bool {
        switch scopes.last?.scope {
        case .none, .type: true
        case .body, .inner: false
        }
    }

    private mutating func take(_ byte: UInt8) {
        if belongsToWord(byte) {
            word.unicodeScalars.append(Unicode.Scalar(byte))
            return
        }
        endWord()
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: "{"): open()
        case UInt8(ascii: "}"): close()
        case .lineFeed: line += 1
        default: break
        }
        before = byte
    }

    private func belongsToWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...: true
        default: false
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let isName = before == UInt8(ascii: ".") || isDeclaring(lastWord)
        if atMembers && depth == 0 && !isName && isKeyword(word) { keyword = (word, line) }
        lastWord = word
        word = ""
    }

    /// `let actor` names a constant: the word behind these keywords is a name, whatever it says.
    private func isDeclaring(_ word: String) -> Bool { ["let", "var", "func", "case"].contains(word) }

    private func isKeyword(_ word: String) -> Bool {
        Self.typeKeywords.contains(word) || Self.memberKeywords.contains(word)
    }

    private mutating func open() {
        let scope: Scope
        if !atMembers {
            scope = .inner
        } else if depth == 0, let keyword, Self.typeKeywords.contains(keyword.word) {
            scope = .type
        } else {
            let start = depth == 0 ? keyword?.line ?? line : line
            scope = .body(line: start, closesStatement: depth == 0)
        }
        scopes.append((scope, depth))
        depth = 0
        if case .type = scope { keyword = nil }
    }

    private mutating func close() {
        guard let last = scopes.popLast() else { return }
        depth = last.depth
        guard case .body(let start, let closesStatement) = last.scope else { return }
        found.append(Body(line: start, length: line - start + 1))
        if closesStatement { keyword = nil }
    }
}
