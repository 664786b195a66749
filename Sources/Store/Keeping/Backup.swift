public import Application
import Domain
import Foundation
import SQLSession

/// A backup: a store of its own in one file, with the checksums of its content beside it.
struct BackupFile {
    let path: String

    /// The name under which it is written, until all of it is on disk.
    var draft: String { path + ".part" }

    /// Refuses to overwrite what is there.
    func mustBeNew() throws {
        for name in [path, draft] where FileManager.default.fileExists(atPath: name) {
            throw StoreFault(.unfit, "\(name) exists already, and a backup overwrites nothing; name a new file.")
        }
    }

    /// What the engine leaves beside a file that is closed.
    private static let besides = ["-wal", "-shm", ".lock"]

    /// Takes away what the engine left beside the draft.
    func tidyDraft() {
        for suffix in BackupFile.besides { unlink(draft + suffix) }
    }

    /// Reads the file and then takes away what reading alone put beside it; what was there before belongs to others.
    func reading<R>(_ body: () async throws -> R) async rethrows -> R {
        let fresh = BackupFile.besides.filter { !FileManager.default.fileExists(atPath: path + $0) }
        let result = try await body()
        for suffix in fresh { unlink(path + suffix) }
        return result
    }

    /// Brings the finished draft to disk and gives it its name.
    func publish() throws {
        try sync(draft)
        guard rename(draft, path) == 0 else {
            throw StoreFault(.unavailable, "The backup cannot be named \(path): \(String(cString: strerror(errno))).")
        }
        let folder = (path as NSString).deletingLastPathComponent
        try sync(folder.isEmpty ? "." : folder)
    }

    func discard() {
        unlink(draft)
        tidyDraft()
    }

    private func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { close(file) } }
        guard file >= 0, fsync(file) == 0 else {
            throw StoreFault(.unavailable, "The backup cannot be brought to disk: \(String(cString: strerror(errno))).")
        }
    }

    // MARK: - the checksums it holds of itself

    static func facts(_ sums: [TableSum], madeAt now: Instant) -> [(String, String)] {
        sums.map { ("backup.\($0.table)", "\($0.rows) \($0.checksum)") } + [("backup.made_at", "\(now.microseconds)")]
    }

    /// The checksums of a backup, compared with its content.
    static func check(_ database: Database, progress: @escaping @Sendable (String) -> Void) async throws -> [TableSum] {
        try await database.read(snapshot: true) { session in
            var facts: [String: String] = [:]
            for row in try session.query(Call(Statements.named("move/backup_facts", session.engine))) {
                facts[try row.text(0)] = try row.text(1)
            }
            guard facts["backup.made_at"] != nil else {
                throw StoreFault(.unfit, "This is no backup; copy a store with `turnout move`.")
            }
            let sums = try TableDigest.all(session, progress: progress)
            for sum in sums where facts["backup.\(sum.table)"] != "\(sum.rows) \(sum.checksum)" {
                throw StoreFault(
                    .damaged, "The backup is damaged: \(sum.table) is not what was written; use another backup.")
            }
            return sums
        }
    }
}

extension Keeper {
    /// Copies everything into a new file while the store is in use.
    public func backup(
        _ store: String, to file: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [TableSum] {
        let backup = BackupFile(path: file)
        try backup.mustBeNew()
        let now = clock.now()
        do {
            let sums = try await with(store, .keep) { source in
                try await StoreVersion.check(source.database)
                try await Sealer.seal(source.database)
                return try await with("sqlite:\(backup.draft)", .copy) { target in
                    try await Mover(
                        source: source.database, target: target, now: now, progress: progress,
                        facts: { BackupFile.facts($0, madeAt: now) }
                    ).run()
                }
            }
            backup.tidyDraft()
            try await check(backup.draft, progress)
            backup.tidyDraft()
            try backup.publish()
            return sums
        } catch {
            backup.discard()
            throw error
        }
    }

    /// Copies a backup into an empty store.
    public func restore(
        _ file: String, to store: String, progress: @escaping @Sendable (String) -> Void
    ) async throws -> [TableSum] {
        try await BackupFile(path: file).reading {
            let sums = try await check(file, progress)
            return try await with("sqlite:\(file)", .keep) { source in
                let restored = try await with(store, .make) { target in
                    try await Mover(source: source.database, target: target, now: clock.now(), progress: progress).run()
                }
                guard restored == sums else {
                    throw StoreFault(.damaged, "The backup changed while it was restored; make the store anew.")
                }
                return restored
            }
        }
    }

    /// The content of a backup read anew from its one file, as whoever restores it will.
    @discardableResult
    private func check(_ file: String, _ progress: @escaping @Sendable (String) -> Void) async throws -> [TableSum] {
        try await with("sqlite:\(file)", .keep) { site in
            try await StoreVersion.check(site.database)
            return try await BackupFile.check(site.database, progress: progress)
        }
    }
}
