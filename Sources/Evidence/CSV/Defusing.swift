/// The characters with which a spreadsheet begins a formula or is led to one: `=`, `+`, `-`, `@`, TAB, LF and CR.
private func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: true
    default: false
    }
}

private let apostrophe: UInt8 = 0x27

/// Whether a cell must be defused with a leading apostrophe before a spreadsheet may see it.
///
/// So must be one that begins with apostrophes and then such a character: only then does taking off one apostrophe
/// give every text back exactly. Plain negative numbers stay as they are.
func needsDefusing(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first(where: { $0 != apostrophe }), beginsFormula(first) else { return false }
    return !isNegativeNumber(bytes)
}

/// Whether a cell as written carries a defusing apostrophe.
func isDefused(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == apostrophe, let first = bytes.first(where: { $0 != apostrophe }) else { return false }
    return beginsFormula(first)
}

/// `-5`, `-5.25`: a minus sign, digits, and at most one point with digits on both sides.
private func isNegativeNumber(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.first == 0x2D else { return false }
    let parts = bytes.dropFirst().split(separator: 0x2E, omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
}
