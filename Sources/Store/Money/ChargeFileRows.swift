import Application
import Crypto
import Domain
import Foundation
import SQLSession

extension SQLReads {
    func files(of charge: Charge) throws -> [ShowCharge.FileLine] {
        guard try sees(charge) else { return [] }
        return try rows("charge_file/of_charge", .id(charge.id)).map { row in
            ShowCharge.FileLine(
                n: try row.integer(0), name: try row.text(1), type: try row.word(2), size: try row.integer(3),
                at: try row.instant(4))
        }
    }

    func file(_ n: Int64, of charge: Charge) throws -> EvidenceFile? {
        guard try sees(charge) else { return nil }
        return try first("charge_file/by_number", .id(charge.id), .integer(n)).map { row in
            EvidenceFile(name: try row.text(1), type: try row.word(2), bytes: try row.blob(5))
        }
    }

    private func sees(_ charge: Charge) throws -> Bool {
        try charges(of: charge.booking).contains { $0.id == charge.id }
    }
}

extension SQLWork {
    func attach(_ file: EvidenceFile, to charge: ChargeID) throws {
        let n = Int64(try rows("charge_file/of_charge", .id(charge)).count) + 1
        try run(
            "charge_file/insert", .id(charge), .integer(n), .text(file.name), .text(file.type.rawValue),
            .integer(Int64(file.bytes.count)), .blob(Array(SHA256.hash(data: Data(file.bytes)))), .blob(file.bytes),
            now, actor)
        try audit("charge.file_received", subject: "charge:\(charge.raw)", detail: "\(n) \(file.type.rawValue)")
    }
}
