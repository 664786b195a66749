import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A picture as a reader of XML finds it.
final class Drawn: NSObject, XMLParserDelegate {
    /// A text and the room that it takes.
    struct Text {
        var words = ""
        let attributes: [String: String]

        private func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }

        var size: Double { number("font-size") }

        /// The box around its letters.
        var box: Box {
            let wide = LetterWidths.width(words, size: size, isBold: attributes["font-weight"] == "700")
            let shares = ["middle": 0.5, "end": 1.0]
            let before = wide * (attributes["text-anchor"].flatMap { shares[$0] } ?? 0)
            let (x, y) = (number("x"), number("y"))
            if attributes["transform"] != nil {
                return Box(left: x - size * 0.9, top: y - wide + before, right: x + size * 0.25, bottom: y + before)
            }
            return Box(left: x - before, top: y - size * 0.9, right: x - before + wide, bottom: y + size * 0.25)
        }
    }

    struct Box {
        let left, top, right, bottom: Double

        func overlaps(_ other: Box) -> Bool {
            // Positions are written in tenths.
            left < other.right - 0.15 && other.left < right - 0.15 && top < other.bottom - 0.15
                && other.top < bottom - 0.15
        }

        func contains(_ other: Box) -> Bool {
            left <= other.left + 0.15 && top <= other.top + 0.15 && right >= other.right - 0.15
                && bottom >= other.bottom - 0.15
        }
    }

    struct Malformed: Error { let reason: String }

    private(set) var elements: [(name: String, attributes: [String: String])] = []
    private(set) var texts: [Text] = []
    private(set) var title = ""
    private(set) var summary = ""
    private var open: [String] = []

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        guard parser.parse() else { throw Malformed(reason: "\(String(describing: parser.parserError))") }
    }

    /// The whole picture.
    var frame: Box {
        let numbers = (elements.first?.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4 else { return Box(left: .nan, top: .nan, right: .nan, bottom: .nan) }
        return Box(left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
    }

    /// Texts that are cut by the edge or stand upon another, as sentences.
    var faults: [String] {
        // From the top down, so that each is held only against those that begin before it ends.
        let boxes = texts.map { (words: $0.words, box: $0.box) }.sorted { $0.box.top < $1.box.top }
        let frame = frame
        var faults: [String] = []
        for (index, one) in boxes.enumerated() {
            if !frame.contains(one.box) { faults.append("“\(one.words)” leaves the picture: \(one.box) in \(frame)") }
            for other in boxes.dropFirst(index + 1).prefix(while: { $0.box.top < one.box.bottom })
            where one.box.overlaps(other.box) {
                faults.append("“\(one.words)” and “\(other.words)” overlap: \(one.box), \(other.box)")
            }
        }
        return faults
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append((name, attributes))
        open.append(name)
        if name == "text" { texts.append(Text(attributes: attributes)) }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        switch (open.last, open.dropLast().last) {
        case ("text", _): texts[texts.count - 1].words += string
        case ("title", "svg"): title += string
        case ("desc", _): summary += string
        default: break
        }
    }
}
