import CPango
import Foundation

/// The fonts that documents are set in: the files of one family, found in known folders. What else is installed changes
/// no document.
enum FontShelf {
    /// The family of Latin, Greek and Cyrillic letters, whose figures are all of one width.
    static let family = "Noto Sans"

    /// Where distributions put it.
    private static let folders = [
        "/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto", "/usr/share/fonts/google-noto",
        "/usr/local/share/fonts/noto",
    ]

    /// Other scripts that names are written in, in the order in which they are looked through.
    private static let scripts = [
        "Arabic", "Hebrew", "Bengali", "Gurmukhi", "Gujarati", "Devanagari", "Tamil", "Telugu", "Kannada", "Malayalam",
        "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic", "Armenian", "Georgian", "Symbols", "Symbols2", "Math",
    ]

    /// The files there are: the family itself first; empty where it is not installed.
    static let files: [String] = {
        let weights = ["Regular", "Bold"]
        let names = ([""] + scripts).flatMap { script in weights.map { "NotoSans\(script)-\($0).ttf" } }
        let manager = FileManager.default
        guard let folder = folders.first(where: { manager.fileExists(atPath: "\($0)/\(names[0])") }) else { return [] }
        return names.map { "\(folder)/\($0)" }.filter { manager.fileExists(atPath: $0) }
    }()

    /// What tells these files from others of the same names: eight digits made of their names and sizes.
    static let mark: String = {
        // FNV-1a; nothing secret hangs on it.
        var hash: UInt32 = 0x811C_9DC5
        for file in files {
            let name = file.split(separator: "/").last ?? ""
            let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
            for byte in "\(name) \(size ?? 0)\n".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }()
}

/// What decides on the bytes of a file besides what stands in it: the libraries, the fonts and the kind of processor.
public enum Renderer {
    /// The versions as one line.
    public static let version: String = {
        var text = [CChar](repeating: 0, count: 300)
        let length = Int(turnout_versions(&text, text.count))
        let bytes = text.prefix(min(max(0, length), text.count - 1)).map { UInt8(bitPattern: $0) }
        return "\(String(decoding: bytes, as: UTF8.self)), fonts \(FontShelf.mark), \(processor)"
    }()

    #if arch(x86_64)
    private static let processor = "x86_64"
    #elseif arch(arm64)
    private static let processor = "arm64"
    #else
    private static let processor = "another processor"
    #endif
}
