import Charts
import Foundation
import Testing

/// With `CHARTS`, a folder, the samples are kept there.
@Suite struct ChartFileTests {
    @Test func `every sample is drawn, for telephones and for paper`() throws {
        let kept = ProcessInfo.processInfo.environment["CHARTS"].map { URL(filePath: $0) }
        if let kept { try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true) }
        for (size, width) in [("narrow", ChartFrame.narrow), ("wide", ChartFrame.wide)] {
            for (name, chart) in ChartSamples.all(width: width) {
                let drawn = try Drawn(chart.svg)
                #expect(drawn.texts.count >= 2, "\(name)")
                if let kept {
                    try Data(chart.svg.utf8).write(to: kept.appending(path: "\(name)-\(size).svg"))
                }
            }
        }
    }
}
