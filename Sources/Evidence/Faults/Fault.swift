import Domain

/// One thing in a file from outside that cannot be taken: where it stands, what is wrong, and how to mend it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which column of the row is meant.
    public enum Column: Hashable, Sendable {
        /// By the name in the header.
        case name(String)
        /// By its number from 1, where the header is not known or is itself at fault.
        case number(Int)
    }

    /// The name of the file, without its folder.
    public let file: String
    /// The physical line, from 1, on which the row starts; 0 when the file as a whole is meant.
    public let line: Int
    /// The column, nil when the whole row or file is meant.
    public let column: Column?
    /// What is wrong, as the first half of a sentence.
    public let reason: String
    /// What to do about it, as the second half of the sentence.
    public let mend: String

    /// Takes the place, the reason and the mend.
    public init(file: String, line: Int, column: Column? = nil, reason: String, mend: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
        self.mend = mend
    }

    /// `bookings.csv:17: booked_at: "2019-02-31T10:00" is not a date and time; write YYYY-MM-DDTHH:MM`.
    public var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return switch column {
        case .name(let name): "\(place): \(name): \(reason); \(mend)"
        case .number(let number): "\(place): column \(number): \(reason); \(mend)"
        case nil: "\(place): \(reason); \(mend)"
        }
    }
}

/// A value as quoted in a fault: at most 40 characters of it, control characters shown as `�`.
///
/// Faults are printed to terminals and logs, which must not obey what a file holds.
func quoted(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(161), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(40) {
        shown.append(scalar.isUnfit ? "\u{FFFD}" : scalar)
    }
    let cut = text.unicodeScalars.count > 40
    return "\"\(String(shown))\(cut ? "…" : "")\""
}
