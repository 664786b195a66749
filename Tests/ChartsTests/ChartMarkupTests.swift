import Charts
import Foundation
import Testing

/// What a page or a reader of XML may rely on.
@Suite struct ChartMarkupTests {
    private let all = [ChartFrame.narrow, ChartFrame.wide].flatMap { width in
        ChartSamples.all(width: width).map(\.chart)
    }

    @Test func `a chart is one image with a title and a description that have ids`() throws {
        for chart in all {
            let drawn = try Drawn(chart.svg)
            let root = try #require(drawn.elements.first)
            let id = chart.frame.id
            #expect(root.name == "svg" && root.attributes["role"] == "img")
            #expect(root.attributes["aria-labelledby"] == "\(id)-title")
            #expect(root.attributes["aria-describedby"] == "\(id)-text")
            #expect(drawn.elements.contains { $0.name == "title" && $0.attributes["id"] == "\(id)-title" })
            #expect(drawn.elements.contains { $0.name == "desc" && $0.attributes["id"] == "\(id)-text" })
            #expect(drawn.title == chart.frame.title && drawn.summary == chart.frame.description)
        }
    }

    @Test func `nothing in it needs a script, an inline style or another file`() throws {
        let known: Set = ["svg", "title", "desc", "defs", "pattern", "rect", "line", "path", "circle", "text"]
        for chart in all {
            for element in try Drawn(chart.svg).elements {
                #expect(known.contains(element.name))
                for (name, value) in element.attributes {
                    #expect(name != "style" && !name.hasPrefix("on") && !name.contains("href"))
                    #expect(!value.contains("url(") || value == "url(#\(chart.frame.id)-hatch)")
                }
            }
        }
    }

    @Test func `letters are of at least eleven pixels on a telephone of 360`() throws {
        for (name, chart) in ChartSamples.all(width: ChartFrame.narrow) where name != "heat-many" {
            let drawn = try Drawn(chart.svg)
            let scale = 360 / (drawn.frame.right - drawn.frame.left)
            #expect(drawn.texts.allSatisfy { $0.size * scale >= 11 }, "\(name)")
        }
    }

    @Test func `text and ids cannot become markup`() throws {
        let evil = "<b>&\"'</b>]]>\u{0}\u{FFFE}"
        let frame = ChartFrame(
            id: "a b\"><script>", title: evil, subtitle: evil, description: evil, words: ChartSamples.words)
        let chart = HeatMap(
            frame: frame, axis: evil, columns: [evil], rows: [HeatMap.Row(name: evil, cells: [.masked])])
        let drawn = try Drawn(chart.svg)
        #expect(frame.id == "a-b---script-")
        #expect(!chart.svg.contains("<b>") && !chart.svg.contains("<script"))
        #expect(drawn.title.hasPrefix("<b>&\"'</b>]]>"))
        #expect(drawn.texts.contains { $0.words.hasPrefix("<b>&") })
    }

    @Test func `a name that was cut is whole where a pointer rests on it`() throws {
        let name = "Safeguarding Children and Young People: Advanced Practice for Designated Leads and their Deputies"
        let chart = HeatMap(
            frame: ChartSamples.frame("cut", "Cut", ""), axis: "Agency", columns: ["One"],
            rows: [HeatMap.Row(name: name, cells: [.figure(.count(3))])])
        #expect(chart.svg.contains("<title>\(name)</title>"))
        #expect(try Drawn(chart.svg).texts.contains { $0.words.hasSuffix("…") })
    }
}
