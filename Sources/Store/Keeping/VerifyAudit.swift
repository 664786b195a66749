import Crypto
import Domain
import Foundation
import SQLSession

extension Verifier {
    /// Walks the chain of seals, and keeps what it says of documents and policies.
    func checkAudit() throws {
        progress("checking the audit")
        #if MUTANTS
        if Mutant.trustAudit.isOn { return try collect() }
        #endif
        var chain = AuditChain()
        var isBroken = false
        try session.stream(Call(Statements.named("verify/audit", session.engine))) { row in
            if isBroken { return }
            findings.count("audit records", 1)
            let number = (try? row.integer(7)) ?? 0
            let isThere = (try? row.integer(0)) != nil
            if isThere { try chain.add(row) }
            let position = try row.integer(6)
            guard isThere, position == chain.position, try row.blob(8) == chain.hash else {
                // Behind the first broken link every other is broken too.
                isBroken = true
                findings.add("audit chain", "record \(number) at position \(position) is not what was sealed")
                return
            }
            try keep(row)
        }
        try offenders("audit chain", "verify/outside")
        try collect()
    }

    /// Records that no seal covers yet.
    private func collect() throws {
        for row in try rows("verify/audit_left") { try keep(row) }
    }

    private func keep(_ row: Row) throws {
        let action = try row.text(3)
        guard action.hasSuffix(".issued") || ["policy.added", "document_file.made"].contains(action) else { return }
        // A document may have files of several kinds.
        let kind = action == "document_file.made" ? try row.text(5).prefix { $0 != " " } : ""
        issued[try row.text(4) + kind] = AuditEntry(at: try row.integer(1), action: action, detail: try row.text(5))
    }

    /// Whether every policy is the document that was added.
    func checkPolicies() throws {
        for row in try rows("verify/policies") {
            let digest = Array(SHA256.hash(data: Data(try row.text(3).utf8)))
            let entry = issued["policy:\(try row.integer(0))"]
            let detail = "from \(try row.text(2)) sha256 \(Hex.text(digest))"
            findings.count("policies", 1)
            if try row.blob(4) != digest || entry?.detail != detail || entry?.at != (try row.integer(5)) {
                findings.add("policies", "policy \(try row.integer(0)) (\(try row.text(1))) is not what was added")
            }
        }
    }
}
