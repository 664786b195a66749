import AdminCLI
import Bootstrap
import Foundation

/// The program: hands the command line and the running parts to the commands.
@main
enum Main {
    /// What the user wrote; in a debug build without the name of the broken variant that a trial asked for.
    private static var words: [String] {
        var words = Array(CommandLine.arguments.dropFirst())
        #if MUTANTS
        if let place = words.firstIndex(of: "--mutant") { words.removeSubrange(place..<min(place + 2, words.count)) }
        #endif
        return words
    }

    static func main() async {
        exit(await TurnoutCommand.run(words, opening: Bootstrap.opening()))
    }
}
