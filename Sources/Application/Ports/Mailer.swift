public import Domain

/// One message as it is handed to the mail server, its recipient and text resolved at this moment.
public struct Letter: Hashable, Sendable {
    /// Somebody with a mailbox.
    public struct Mailbox: Hashable, Sendable {
        /// The name; empty for none.
        public let name: String
        /// The address.
        public let address: String

        /// Takes the name and the address.
        public init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// The calendar that goes with it.
    public struct Calendar: Hashable, Sendable {
        /// What is to be done with it: `REQUEST` or `CANCEL`.
        public let method: String
        /// The document.
        public let text: String
        /// What it is called as a file, such as `E0001-17.ics`.
        public let file: String

        /// Takes every part.
        public init(method: String, text: String, file: String) {
            self.method = method
            self.text = text
            self.file = file
        }
    }

    /// A file that goes with it.
    public struct File: Hashable, Sendable {
        /// What it is called, such as `INV-000001.pdf`.
        public let name: String
        /// Its media type (RFC 6838).
        public let type: String
        /// What it holds.
        public let bytes: [UInt8]

        /// Takes every part.
        public init(name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    /// The name of the message without its angle brackets: the same each time it is sent, and of no other message.
    public var id: String
    /// When what it tells of happened.
    public var date: Instant
    /// Who it comes from.
    public var from: Mailbox
    /// Who it goes to.
    public var to: Mailbox
    /// The subject, one line.
    public var subject: String
    /// The text.
    public var text: String
    /// The same as an HTML document; nil for a letter of text alone.
    public var html: String?
    /// Where whoever gets it says with one click that they want no more of the kind; nil where there is nothing to say.
    public var unsubscribe: String?
    /// The calendar that goes with it; nil for none.
    public var calendar: Calendar?
    /// The files that go with it.
    public var files: [File]

    /// Takes every part.
    public init(
        id: String, date: Instant, from: Mailbox, to: Mailbox, subject: String, text: String, html: String? = nil,
        unsubscribe: String? = nil, calendar: Calendar? = nil, files: [File] = []
    ) {
        self.id = id
        self.date = date
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.calendar = calendar
        self.files = files
    }
}

/// Hands messages to a mail server, one after another.
public protocol Mailer: Sendable {
    /// How long handing over one message takes at most, in microseconds.
    var longest: Int64 { get }
    /// What came of it; it never throws, and answers within ``longest``.
    func send(_ letter: Letter) async -> MailAnswer
}
