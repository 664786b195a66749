public import Foundation

/// The program `turnout` as it was built beside the tests, whatever they were built with.
public enum BuiltProgram {
    /// Where it is.
    ///
    /// - Throws: ``Missing`` where it was not built.
    public static func find() throws -> URL {
        let beside = Bundle.allBundles.map(\.bundleURL) + [URL(fileURLWithPath: CommandLine.arguments[0])]
        for start in beside {
            var folder = start.resolvingSymlinksInPath()
            for _ in 0..<4 {
                let program = folder.appending(path: "turnout")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
                    return program
                }
                folder.deleteLastPathComponent()
            }
        }
        throw Missing()
    }

    /// It was not built.
    public struct Missing: Error, CustomStringConvertible {
        /// What to do.
        public var description: String { "The program turnout is not built beside the tests: `swift build` builds it." }
    }
}
