import Foundation

/// What is to be started and how.
public struct Launch: Sendable {
    /// Where a stream of the process goes.
    public enum Sink: Sendable {
        /// Where this process' own goes.
        case inherited
        /// Nowhere.
        case discarded
        /// To this process, which reads it.
        case pipe
        /// To a file, which is emptied first.
        case file(String)
        /// Complaints only: to where the output goes.
        case output
    }

    /// A path, or a name that is looked for in `PATH`.
    public var program: String
    /// The words behind its name.
    public var arguments: [String]
    /// What is added to this process' environment, or replaced in it.
    public var environment: [String: String] = [:]
    /// Where it runs; nil: where this process does.
    public var folder: String?
    /// Where its standard output goes.
    public var output: Sink = .pipe
    /// Where its standard error goes.
    public var complaint: Sink = .inherited

    /// A program with its words; its input is empty.
    public init(_ program: String, _ arguments: [String] = []) {
        self.program = program
        self.arguments = arguments
    }

    /// Runs a program to its end and reads both streams.
    public static func answer(_ program: String, _ arguments: [String]) throws -> Answer {
        var launch = Launch(program, arguments)
        launch.complaint = .pipe
        return try Launched(launch).answer()
    }

    func start() throws -> (Int32, Drain?, Drain?) {
        let plan = SpawnPlan()
        plan.open("/dev/null", O_RDONLY, as: 0)
        let read = try plan.send(output, as: 1)
        let complained = try plan.send(complaint, as: 2)
        if let folder { plan.move(to: folder) }
        let surroundings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let identifier = try plan.spawn(program, arguments, surroundings.map { "\($0.key)=\($0.value)" })
        return (identifier, read, complained)
    }
}
