import Domain
import Secrets

extension House {
    /// The key of a name that codes are made with: drawn when the first is made, and kept with the store.
    func serviceKey(_ name: String) async throws -> [UInt8] {
        if let key = try await store.read(.everything, { try $0.serviceKey(name) }) { return key }
        let drawn = RandomBytes.make(32)
        return try await store.write(Intent(.doorkeeper, at: now).preparing) { work in
            try work.keepServiceKey(name, drawn)
            // Of two services that draw at the same time, the key of the first stands.
            return try work.serviceKey(name) ?? drawn
        }
    }
}
