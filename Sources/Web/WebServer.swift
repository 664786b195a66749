public import Application
import Foundation
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// The service: the API over HTTP/1.1, to be run beside others in a service group.
public struct WebServer: Service {
    /// How the server listens and what it takes.
    public struct Options: Sendable {
        /// The address to listen on.
        public var host: String
        /// The port to listen on; 0 lets the system choose.
        public var port: Int
        /// The longest body taken, in bytes.
        public var mostBytes: Int
        /// After how many seconds of silence a connection is closed.
        public var idleSeconds: Int
        /// How many connections are open at once; one more closes the one that has been silent for longest.
        public var mostConnections: Int
        /// Where people reach the service; links that leave it are built from nothing else.
        public var publicURL: String?
        /// The addresses of the reverse proxies whose X-Forwarded-For is believed; from none unless named.
        public var proxies: Set<String> = []

        /// The defaults suit a service behind a reverse proxy.
        public init(
            host: String = "127.0.0.1", port: Int = 8_080, mostBytes: Int = 1 << 20, idleSeconds: Int = 30,
            mostConnections: Int = 1_024, publicURL: String? = nil
        ) {
            self.publicURL = publicURL
            self.host = host
            self.port = port
            self.mostBytes = mostBytes
            self.idleSeconds = idleSeconds
            self.mostConnections = mostConnections
        }
    }

    /// Where people may sign in besides by mail.
    public let provider: (any IdentityProvider)?
    private let dispatcher: Dispatcher
    private let options: Options
    private let logger: Logger
    private let onReady: @Sendable (Int) -> Void

    /// Puts the service together.
    ///
    /// - Throws: an error that says which operation declares no access policy; such a service does not start.
    public init(
        house: House, options: Options, provider: (any IdentityProvider)? = nil, metrics: Metrics, version: String,
        logger: Logger,
        onReady: @escaping @Sendable (Int) -> Void
    ) throws {
        let service = ServiceOperations(metrics: metrics, version: version)
        let routes = try RouteTable(WebServer.api + service.all(api: WebServer.api))
        let pages = PageDispatcher(
            house: house, routes: try RouteTable(WebServer.pages), door: SessionDoor(house: house),
            siteKeeper: SiteKeeper(house, publicURL: options.publicURL), shelves: Shelves(), logger: logger,
            provider: provider)
        dispatcher = Dispatcher(
            house: house, routes: routes, pages: pages, gatekeeper: Gatekeeper(house), metrics: metrics,
            logger: logger)
        self.provider = provider
        self.options = options
        self.logger = logger
        self.onReady = onReady
    }

    /// Every operation of the API.
    static let api =
        EventOperations.all + BookingOperations.all + RegisterOperations.all + ChargeOperations.all
        + InvoiceOperations.all + PaymentOperations.all + LedgerOperations.all + LateInterestOperations.all
        + OrderOperations.all
        + ReportOperations.all + CourseOperations.all
        + SettingOperations.all + PeopleOperations.all + AgencyOperations.all + PlanningOperations.all
        + UserOperations.all + WebhookOperations.all + MailOperations.all + HistoryOperations.all
        + AttendingOperations.all + FactOperations.all
        + RegistrationOperations.all + InterestOperations.all
        + ProgrammeOperations.all + AuditOperations.all + InvitationOperations.all

    /// Every page.
    static let pages: [Page] = [
        StartPages.all, EventPages.all, ProgrammePages.all, FeedPages.all, AssetPages.all, SignInPages.all,
        SecondFactorPages.all, ProviderPages.all, RegisterPages.all, DemonstrationPages.all, MyBookingPages.all,
        SicknessPages.all,
        BookPages.all, LeavePages.all, RegisterKeepingPages.all, CheckInPages.all, AccountPages.all, RecordPages.all,
        CalendarPages.all, InterestPages.all, MailChoicePages.all, NeedsPages.all, ReportPages.all, ReportPartPages.all,
        AgencyDeskPages.all, AgencyBookingPages.all, AgencyLeavePages.all, RequestPages.all, StaffBookingPages.all,
        AgencyYearPages.all, AgencyChargePages.all, AgencyInvoicePages.all, AgencyDuePages.all, NewcomerPages.all,
        FinanceDeskPages.all, FinanceChargePages.all, InvoiceRunPages.all, OrderPages.all, FinanceInvoicePages.all,
        ElectronicPages.all, PaymentPages.all, PaymentListPages.all, BankPages.all, LedgerPages.all, DebtPages.all,
        LateInterestPages.all,
        AssessmentPages.all, CorrectionPages.all, YearEndPages.all, officePages, RecordsMenu.pages,
    ].flatMap(\.self)

    /// The pages of those who run the programme.
    private static let officePages: [Page] = [
        OfficePages.all, OfficeEventListPages.all, OfficeEventPages.all, NewEventPages.all, ChangeEventPages.all,
        EventStepPages.all, CopyEventPages.all, SeriesPages.all, PostponePages.all, CallOffPages.all,
        AllocationPages.all, TrainerPages.all, JoiningPages.all, WaitingListPages.all, EventBookingPages.all,
        BookForPages.all, OfficeBookingPages.all, OfficeCancelPages.all, MoveBookingPages.all,
        OfficeColleaguePages.all, DecideBookingPages.all, MarkBookingPages.all, FactPages.all, AskAttendancePages.all,
        OfficeCoursePages.all,
        CourseFormPages.all, PlanPages.all,
    ].flatMap(\.self)

    /// Serves until the group shuts down; requests under way are answered first.
    public func run() async throws {
        let (dispatcher, most, onReady) = (dispatcher, options.mostBytes, onReady)
        let forwarding = Forwarding(proxies: options.proxies)
        let responder = CallbackResponder<WebContext> { request, context in
            let incoming = Incoming(
                method: request.method, target: request.uri.string, headers: request.headers,
                from: forwarding.client(context.from, request.headers),
                body: { try await WebServer.collect(request, most: most) })
            let outgoing = await dispatcher.answer(incoming)
            return Response(
                status: .init(code: outgoing.status), headers: outgoing.headers,
                body: .init(byteBuffer: ByteBuffer(bytes: outgoing.bytes)))
        }
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        let limit = ConnectionLimit(
            most: WebServer.affordable(options.mostConnections), patience: .seconds(Int64(options.idleSeconds)))
        dispatcher.metrics.count { limit.count }
        let application = Hummingbird.Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionWatch(limit)],
                    idleTimeout: .seconds(Int64(options.idleSeconds)))),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) }, logger: quiet)
        try await application.run()
    }

    /// As many connections as half of the descriptors: the rest is for the store, and for those that come in a rush
    /// before the silent ones are closed.
    private static func affordable(_ wanted: Int) -> Int {
        var files = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 else { return wanted }
        return max(16, min(wanted, Int(clamping: files.rlim_cur) / 2))
    }

    private static func collect(_ request: Request, most: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > most { throw Problem.tooLong(most) }
        do {
            let buffer = try await request.body.collect(upTo: most)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLong(most)
        } catch {
            // What breaks while the client still speaks is the client's: a length that is none, a chunk cut short.
            throw Problem.invalid("The body broke off or is not framed as HTTP/1.1 says (RFC 9112).")
        }
    }
}

/// What is known of a request besides itself: where it came from.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The network address, without the port.
    let from: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        from = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
