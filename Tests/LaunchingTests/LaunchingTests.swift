import Foundation
import Testing

@testable import Launching

/// What starts programs for the other tests.
struct LaunchingTests {
    @Test func `words, environment and folder arrive, and both streams are read to their end`() throws {
        var launch = Launch("sh", ["-c", "echo \"$1 $WORD $HOME\"; pwd; echo no >&2; exit 7", "sh", "a b"])
        launch.environment = ["WORD": "two words"]
        launch.folder = "/usr"
        launch.complaint = .pipe
        let answer = try Launched(launch).answer()
        let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
        #expect(answer.output == "a b two words \(home)\n/usr\n")
        #expect(answer.complaint == "no\n")
        #expect(answer.ending == .exited(7))
    }

    @Test func `much on both streams holds nobody`() throws {
        let answer = try Launch.answer("sh", ["-c", "head -c 1000000 /dev/zero >&2; head -c 2000000 /dev/zero"])
        #expect(answer.complaint.utf8.count == 1_000_000)
        #expect(answer.output.utf8.count == 2_000_000)
    }

    @Test func `streams go into files, nowhere, or together`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        var launch = Launch("sh", ["-c", "echo out; echo err >&2"])
        (launch.output, launch.complaint) = (.file(file), .output)
        #expect(try Launched(launch).answer() == Answer(ending: .exited(0), output: "", complaint: ""))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "out\nerr\n")
        (launch.output, launch.complaint) = (.pipe, .output)
        #expect(try Launched(launch).answer().output == "out\nerr\n")
        (launch.output, launch.complaint) = (.discarded, .pipe)
        #expect(try Launched(launch).answer() == Answer(ending: .exited(0), output: "", complaint: "err\n"))
    }

    @Test func `a process can be watched, told and ended`() throws {
        var launch = Launch("sh", ["-c", "trap 'exit 3' TERM; echo ready; while :; do sleep 0.01; done"])
        let told = try Launched(launch)
        #expect(told.greeting() == "ready\n")
        #expect(told.isRunning)
        #expect(told.stop() == .exited(3))
        #expect(!told.isRunning && told.wait() == .exited(3))
        launch.arguments = ["-c", "exec sleep 1000"]
        let ended = try Launched(launch)
        ended.end()
        #expect(ended.wait() == .killed(SIGKILL) && ended.wait().status == 137)
        // What has ended is signalled no more: its number may be another's.
        ended.send(SIGTERM)
    }

    @Test func `no descriptor of this process reaches the other, however many there are`() throws {
        let open = (0..<300).map { _ in Foundation.open("/dev/null", O_RDONLY) }
        defer { for descriptor in open { close(descriptor) } }
        #expect(try Launch.answer("ls", ["/proc/self/fd"]).output.split(separator: "\n").count == 4)
    }

    @Test func `what is not there is named`() {
        let fault = #expect(throws: NotLaunched.self) { try Launched(Launch("/no/such/program")) }
        #expect(fault?.description == "/no/such/program: No such file or directory")
    }
}
