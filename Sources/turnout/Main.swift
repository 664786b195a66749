import AdminCLI
import Bootstrap
import Foundation

/// The program: hands the command line and the running parts to the commands.
@main
enum Main {
    static func main() async {
        exit(await TurnoutCommand.run(Array(CommandLine.arguments.dropFirst()), opening: Bootstrap.opening()))
    }
}
