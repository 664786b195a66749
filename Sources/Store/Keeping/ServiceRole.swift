import Application
import Domain
import SQLSession

/// Keeps the owner of the tables apart from the role that the service runs as, where the engine has roles.
///
/// The group role `turnout_service` may read everything, add to what is only ever added to, and change or delete only
/// where the program does. The service signs in as a role that is a member of it, and so cannot edit an issued
/// document, whatever statement it sends.
struct ServiceRole {
    private static let group = "turnout_service"

    let session: any SQLSession
    /// The login role to be made a member; nil leaves members as they are.
    let login: String?

    /// Makes the group where it may, grants what it needs, and returns what is left to do as sentences.
    func separate() throws -> [String] {
        guard session.engine == .postgres else { return try refuseLogin() }
        // Roles belong to the whole cluster, so that two stores may want to make the group at once.
        try session.script("SELECT pg_advisory_xact_lock(hashtextextended('\(Self.group)', 7))")
        let found = try session.first(Call(named("migrate/roles"), [.text(login ?? "")]))
        guard let found else { throw StoreFault(.damaged, "The database does not tell its roles.") }
        if try found.integer(1) == 0 {
            guard try found.integer(0) == 1 else { return [advice] }
            try session.script("CREATE ROLE \(Self.group) NOLOGIN")
        }
        try grant()
        guard let login else { return [] }
        guard try found.integer(2) == 1 else {
            throw Refusal(
                .notFound, "There is no role \(login).",
                mend: "Make it first: CREATE ROLE \(login) LOGIN, with a password or another way to sign in.")
        }
        try session.script("GRANT \(Self.group) TO \(quoted(login))")
        return ["The service may sign in as \(login)."]
    }

    private var advice: String {
        "This role may not create roles, so the service's group was not made: let an administrator of the database run"
            + " CREATE ROLE \(Self.group), then run `turnout init` again and let the service sign in as a member of it."
    }

    private func refuseLogin() throws -> [String] {
        guard login != nil else { return [] }
        throw Refusal(
            .invalid, "A store in a file has no roles.",
            mend: "Leave --service-role out: who may read the file may write it.")
    }

    private func grant() throws {
        let schema = try session.first(Call(named("migrate/schema")))?.text(0) ?? "public"
        var script = ["GRANT USAGE ON SCHEMA \(quoted(schema)) TO \(Self.group)"]
        script.append("GRANT SELECT ON schema_migration TO \(Self.group)")
        for (access, rights) in [
            (TableCatalogue.Access.append, "SELECT, INSERT"), (.change, "SELECT, INSERT, UPDATE"),
            (.delete, "SELECT, INSERT, UPDATE, DELETE"),
        ] {
            let tables = TableCatalogue.all.filter { $0.access == access }.map { $0.name }
            script.append("GRANT \(rights) ON \(tables.joined(separator: ", ")) TO \(Self.group)")
        }
        try session.script(script.joined(separator: ";\n"))
    }

    private func named(_ name: String) -> Statement { Statements.named(name, session.engine) }

    /// A name as SQL takes it, whatever it holds.
    private func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
