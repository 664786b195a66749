import CSpawn
import Foundation

/// What is done between the two processes (posix_spawn): streams, folder, signals; every other descriptor is closed.
final class SpawnPlan {
    private var actions = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()
    // Closed here once the process has them.
    private var given: [Int32] = []

    init() {
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
    }

    deinit {
        for descriptor in given { close(descriptor) }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
    }

    func open(_ path: String, _ mode: Int32, as stream: Int32) {
        posix_spawn_file_actions_addopen(&actions, stream, path, mode, 0o644)
    }

    func move(to folder: String) { posix_spawn_file_actions_addchdir_np(&actions, folder) }

    /// Sends a stream where it is to go; what reads it where that is a pipe.
    func send(_ sink: Launch.Sink, as stream: Int32) throws -> Drain? {
        switch sink {
        case .inherited: break
        case .discarded: open("/dev/null", O_WRONLY, as: stream)
        case .file(let path): open(path, O_WRONLY | O_CREAT | O_TRUNC, as: stream)
        case .output: posix_spawn_file_actions_adddup2(&actions, 1, stream)
        case .pipe:
            var ends: [Int32] = [0, 0]
            guard pipe2(&ends, O_CLOEXEC) == 0 else { throw failure("a pipe", errno) }
            given.append(ends[1])
            posix_spawn_file_actions_adddup2(&actions, ends[1], stream)
            return Drain(ends[0])
        }
        return nil
    }

    /// Starts the program; its number.
    func spawn(_ program: String, _ arguments: [String], _ environment: [String]) throws -> Int32 {
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        // Threads of the runtime block signals and a child inherits that: it would never hear its own alarm.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let words = ([program] + arguments).map { strdup($0) }
        let surroundings = environment.map { strdup($0) }
        defer { for text in words + surroundings { free(text) } }
        var identifier: pid_t = 0
        let status = posix_spawnp(&identifier, program, &actions, &attributes, words + [nil], surroundings + [nil])
        guard status == 0 else { throw failure(program, status) }
        return identifier
    }

    private func failure(_ what: String, _ code: Int32) -> NotLaunched {
        NotLaunched(description: "\(what): \(String(cString: strerror(code)))")
    }
}
