/// The colours, chosen to be told apart when printed in grey, and on white to be at least as plain as the accessibility
/// guidelines ask of pictures (WCAG 2.2, 1.4.11: three to one).
enum Palette {
    static let paper = "#ffffff"
    static let ink = "#14191f"
    static let quiet = "#4a5560"
    /// Lines behind the figures, which nobody needs to see.
    static let rule = "#d5dbe1"
    /// Axes and outlines.
    static let axis = "#7d8a96"
    /// Three tones whose lightness differs as much as their hue.
    static let tones = ["#12395b", "#b5460f", "#2a93a6"]
    /// The middle tone of bars, between outline and dark.
    static let middle = "#5f97c0"
    /// The ground under a curve.
    static let wash = "#dbe8f2"
    /// Five steps of one hue, from little to much.
    static let steps = ["#e6f0f7", "#b5d1e6", "#84b0d3", "#3a77a8", "#123f66"]

    /// The colour of letters on a step.
    static func letters(onStep step: Int) -> String { step >= 3 ? paper : ink }

    static let good = (ground: "#e3f2ea", edge: "#00603e")
    static let care = (ground: "#e8a33a", edge: "#6b4300")
    static let bad = (ground: "#9a0f1a", edge: "#9a0f1a")
}
