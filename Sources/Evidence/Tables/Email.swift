/// The e-mail address by which a person is found: addresses that differ in upper and lower case only are one person's
/// (mail systems in use do not tell them apart, though RFC 5321 section 2.4 would let them).
public func emailKey(_ address: String) -> String { address.lowercased() }

/// Whether the bytes have the form of an e-mail address: the dot-atom form of RFC 5322 section 3.4.1 with the lengths
/// of RFC 5321 section 4.5.3.1, letters beyond ASCII allowed (RFC 6531). Whether mail arrives there nobody can see.
func isEmailAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 254, let at = bytes.firstIndex(of: 0x40) else { return false }
    let local = bytes[..<at]
    let domain = bytes[(at + 1)...]
    guard local.count <= 64, isDotted(local, isLocalByte), isDotted(domain, isDomainByte) else { return false }
    let labels = domain.split(separator: 0x2E)
    return labels.count >= 2 && labels.allSatisfy { $0.count <= 63 && $0.first != 0x2D && $0.last != 0x2D }
}

/// The key of an address given as bytes; the same slice when it is in lower case already, as most are.
func emailKey(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if bytes.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return bytes }
    return Array(emailKey(String(decoding: bytes, as: UTF8.self)).utf8)[...]
}

/// Parts with single dots between them, none empty.
private func isDotted(_ bytes: ArraySlice<UInt8>, _ allowed: (UInt8) -> Bool) -> Bool {
    var previous: UInt8 = 0x2E
    for byte in bytes {
        if byte == 0x2E ? previous == 0x2E : !allowed(byte) { return false }
        previous = byte
    }
    return previous != 0x2E
}

private func isLocalByte(_ byte: UInt8) -> Bool {
    switch byte {
    // The atext of RFC 5322: ! # $ % & ' * + - / = ? ^ _ ` { | } ~, letters and digits.
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F...0x39, 0x3D, 0x3F, 0x41...0x5A, 0x5E...0x7E, 0x80...: true
    default: false
    }
}

private func isDomainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
}
