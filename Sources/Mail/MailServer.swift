/// The mail server that messages are handed to.
public struct MailServer: Sendable {
    /// How the connection is kept from being read or changed on its way.
    public enum Security: String, CaseIterable, Sendable {
        /// It begins in the open and must become encrypted before anything is said (STARTTLS, RFC 3207).
        case startTLS = "starttls"
        /// It is encrypted from the beginning (RFC 8314).
        case tls
        /// It is not, as is fit for a server on this machine.
        case none
    }

    /// Its name or address.
    public var host: String
    /// Its port.
    public var port: Int
    /// How the connection is kept.
    public var security: Security
    /// The user's name; nil where no login is wanted.
    public var user: String?
    /// The user's password.
    public var password: String?
    /// A file with the certificates that its own is checked against; nil for the system's.
    public var authorities: String?
    /// How long handing over one message may take, in seconds, 1 to 300.
    public var seconds: Int64
    /// The name by which this service presents itself.
    public var helloName: String

    /// Takes every part.
    public init(
        host: String, port: Int, security: Security, user: String? = nil, password: String? = nil,
        authorities: String? = nil, seconds: Int64 = 30, helloName: String
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
        self.seconds = seconds
        self.helloName = helloName
    }

    /// The address as the library takes it: the path is the name we present ourselves by.
    var url: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(security == .tls ? "smtps" : "smtp")://\(name):\(port)/\(helloName)"
    }
}
