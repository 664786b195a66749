extension Unicode.Scalar {
    /// Whether no line of text may hold it: a control character, one that ends a line, or one that turns the direction
    /// of what follows and so makes a name read as another (Unicode Technical Report 36, section 2.4). Marks of
    /// direction that concern themselves only, as Arabic and Hebrew names may need, are none of them.
    public var isUnfit: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The text on one line: whatever no line may hold is a blank.
    public var onOneLine: String {
        guard unicodeScalars.contains(where: \.isUnfit) else { return self }
        var view = UnicodeScalarView()
        for scalar in unicodeScalars { view.append(scalar.isUnfit ? " " : scalar) }
        return String(view)
    }
}
