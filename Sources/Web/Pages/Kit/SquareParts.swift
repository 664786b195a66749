import Markup
import QRCodes

extension Parts {
    /// A text as a square code, drawn in the page itself; nothing for a text that is too long for one.
    static func square(_ text: String, _ name: HTML) -> HTML {
        guard let code = QRCode(text) else { return .none }
        return """
            <svg class="square" viewBox="0 0 \(code.side) \(code.side)" role="img" aria-label="\(name)" \
            shape-rendering="crispEdges"><path d="\(code.path)"/></svg>
            """
    }

    /// What leads to the rest of a list.
    static func more(_ link: Link?, _ visit: Visit) -> HTML {
        guard let link else { return .none }
        return """
            <nav class="pages" aria-label="\(visit.say("programme.pages"))">\
            <a href="\(link)" rel="next">\(visit.say("pages.more"))</a></nav>
            """
    }

    /// Something that was done, told above the page and read out.
    static func done(_ sentence: HTML) -> HTML {
        "<div role=\"status\">\(notice(.good, "<p>\(sentence)</p>"))</div>"
    }
}

extension Array {
    /// A part of a list that was read whole, from where a query says, and where the next one begins.
    func leaf(from text: String, of most: Int) -> (items: ArraySlice<Element>, next: Int?) {
        let first = Swift.min(Swift.max(0, Int(text) ?? 0), count)
        let end = first + Swift.min(most, count - first)
        return (self[first..<end], end < count ? end : nil)
    }
}
