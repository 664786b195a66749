import Markup

/// What stands around the text of a message.
public struct LetterFrame: Hashable, Sendable {
    /// The partnership's name, which stands at the head.
    public let partnership: String
    /// The public address of the service, by which its own links are told from others.
    public let base: String
    /// Where whoever gets it says that they want no more of the kind; nil where there is nothing to say.
    public let stop: String?

    /// Takes every part.
    public init(partnership: String, base: String, stop: String? = nil) {
        self.partnership = partnership
        self.base = base
        self.stop = stop
    }

    /// One to look at a template with.
    public static func sample(_ kind: MessageKind) -> LetterFrame {
        let base = "https://training.example"
        return LetterFrame(
            partnership: Placeholder.partnership.sample, base: base,
            stop: kind.list == nil ? nil : "\(base)/unsubscribe/EXAMPLE")
    }
}

/// A message in both forms in which it is sent.
public struct WrittenLetter: Hashable, Sendable {
    /// The subject, one line without control characters.
    public let subject: String
    /// The text, its lines ended by a line feed.
    public let text: String
    /// The same as HTML.
    public let html: String
}

extension RenderedMessage {
    /// The message as it is sent: the text, with how to get no more of it where that can be said, and the same as HTML.
    public func letter(_ kind: MessageKind, in frame: LetterFrame) -> WrittenLetter {
        let foot = frame.stop.map { "\n\(Phrases.because(kind))\n\(Phrases.stop): \($0)\n" } ?? ""
        return WrittenLetter(
            subject: subject, text: text + foot,
            html: LetterHTML(message: self, kind: kind, frame: frame).document.source)
    }
}
