/// An example of a document: a command and the lines that stand below it.
struct Example {
    let command: String
    var output: [String] = []

    /// Every line of a console block that begins with the prompt, with what stands below it.
    static func all(in text: String, prompt: String = "$ ") -> [Example] {
        var examples: [Example] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix(prompt) {
                examples.append(Example(command: String(line.dropFirst(prompt.count))))
            } else if isInside, !examples.isEmpty {
                examples[examples.count - 1].output.append(line)
            }
        }
        return examples
    }
}
