import Charts

/// Charts as a partnership of some size would have them; every name and number is made up.
enum ChartSamples {
    static let words = ChartWords(
        noData: "There are no figures for this year yet.", missing: "–", masked: "Hidden: fewer than 5 people",
        more: "{1} more are in the table.", grouping: ",", point: ".", percent: "{1}%", share: "{1} ({2} of {3})")

    static let agencies = [
        "Brumfield Children’s Trust", "Brumfield City Council, Adult Social Care", "St Chad’s Hospital NHS Trust",
        "West Mercia Constabulary", "Ysgol Gyfun Llanfairpwllgwyngyll", "مركز الرعاية المجتمعية", "Women’s Refuge",
        "Diocese of Brumfield and Sparkbrook Schools’ Multi-Academy Trust", "Fire and Rescue", "Probation Service",
        "Early Years Alliance", "Brumfield Voluntary Service Council",
    ]
    static let courses = [
        "Working Together to Safeguard Children", "Domestic Abuse: Risk and DASH", "Graded Care Profile 2",
        "Child Sexual Exploitation", "Neglect", "Mental Capacity Act 2005 for Practitioners and their Managers",
        "Diogelu plant: hyfforddiant i ymarferwyr", "Prevent", "Safer Recruitment",
        "Serious Case Reviews: Lessons Learnt", "Trauma-Informed Practice", "Online Safety",
    ]

    static func frame(
        _ id: String, _ title: String, _ subtitle: String, width: Double = ChartFrame.narrow
    ) -> ChartFrame {
        ChartFrame(
            id: id, title: title, subtitle: subtitle, description: "\(title). The table below has every figure.",
            words: words, width: width)
    }

    /// Every sample by the name of its file.
    static func all(width: Double) -> [(name: String, chart: any Chart)] {
        [
            ("lines", lines(width)), ("lines-one", line(width)), ("bars", bars(width)),
            ("bars-many", bars(width, count: 40)), ("bars-page", bars(width, count: 40).parts(of: 16)[2]),
            ("heat", heat(width, 12, 10)), ("heat-many", heat(width, 50, 40)),
            ("heat-share", heatOfShares(width)), ("funnel", funnel(width)), ("waiting", waiting(width)),
            ("status", status(width, 6)), ("status-months", status(width, 12)), ("no-data", noData(width)),
        ]
    }

    /// A number that looks like chance and is always the same.
    static func number(_ seed: Int, _ limit: Int) -> Int {
        var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
        state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return Int((state ^ (state >> 27)) % UInt64(max(limit, 1)))
    }

    static func lines(_ width: Double) -> LineChart {
        func shares(_ values: [(Int, Int)?]) -> [Figure?] { values.map { $0.map { Figure.share($0.0, of: $0.1) } } }
        return LineChart(
            frame: frame("lines", "Attendance by sector", "People who came, as a share of those booked", width: width),
            axis: "Year", steps: ["2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20"],
            lines: [
                LineChart.Line(
                    name: "Local authority",
                    figures: shares([(700, 1010), (760, 1042), (811, 1060), nil, (905, 1100), (950, 1111), (932, 1075)])
                ),
                LineChart.Line(
                    name: "Health",
                    figures: shares([
                        (301, 502), (350, 540), (377, 560), (390, 571), (402, 560), (421, 571),
                        (455, 598),
                    ])),
                LineChart.Line(
                    name: "Schools and colleges",
                    figures: shares([nil, nil, (120, 260), (161, 300), (190, 310), (225, 322), (251, 330)])),
            ])
    }

    static func line(_ width: Double) -> LineChart {
        LineChart(
            frame: frame("line", "Places booked", "Bookings in each training year", width: width), axis: "Year",
            steps: ["2015/16", "2016/17", "2017/18", "2018/19", "2019/20"],
            lines: [
                LineChart.Line(name: "All agencies", figures: [2_110, 2_480, 2_390, 3_105, 2_960].map(Figure.count))
            ])
    }

    static func bars(_ width: Double, count: Int = 9) -> GroupedBars {
        GroupedBars(
            frame: frame("bars", "Places, bookings and attendance by course", "People, 2019/20", width: width),
            axis: "Course", kinds: ["Places", "Booked", "Attended"],
            groups: (0..<count).map { index in
                let places = 40 + number(index, 300), booked = places * (60 + number(index + 7, 45)) / 100
                let came = booked * (70 + number(index + 3, 28)) / 100
                return GroupedBars.Group(
                    name: courses[index % courses.count] + (index < courses.count ? "" : " (\(index + 1))"),
                    figures: [.count(places), .count(booked), index == 4 ? nil : .count(came)])
            })
    }

    static func heat(_ width: Double, _ rows: Int, _ columns: Int) -> HeatMap {
        HeatMap(
            frame: frame("heat", "Who trains in what", "People who attended, by agency and course", width: width),
            axis: "Agency", columns: (0..<columns).map { courses[$0 % courses.count] },
            rows: (0..<rows).map { row in
                HeatMap.Row(
                    name: agencies[row % agencies.count],
                    cells: (0..<columns).map { column in
                        let people = number(row * 41 + column * 7, 60) * number(row + 3, 30) / 20
                        return people == 0 ? .empty : people < 5 ? .masked : .figure(.count(people))
                    })
            })
    }

    static func heatOfShares(_ width: Double) -> HeatMap {
        HeatMap(
            frame: frame("share", "Attendance by agency and term", "Percentage of those booked who came", width: width),
            axis: "Agency", columns: ["Autumn", "Spring", "Summer"],
            rows: (0..<8).map { row in
                HeatMap.Row(
                    name: agencies[row],
                    cells: (0..<3).map { column in
                        let booked = 8 + number(row * 5 + column, 90)
                        return .figure(.share(booked * (30 + number(row + column, 70)) / 100, of: booked))
                    })
            })
    }

    static func funnel(_ width: Double) -> Funnel {
        Funnel(
            frame: frame("funnel", "From booking to attendance", "Bookings for events of 2019/20", width: width),
            words: Funnel.Words(
                step: "Step", people: "Bookings", share: "Share of those booked", lost: "−{1}", gained: "+{1}",
                other: "Not recorded"),
            stages: [
                Funnel.Stage(
                    name: "Booked", count: 3_105,
                    losses: [
                        Funnel.Loss(name: "Cancelled in time", count: 402),
                        Funnel.Loss(name: "Cancelled late, charged", count: 118),
                        Funnel.Loss(name: "Event cancelled by the partnership", count: 85),
                    ]),
                Funnel.Stage(
                    name: "Held a place on the day", count: 2_500,
                    losses: [
                        Funnel.Loss(name: "Did not come", count: 311), Funnel.Loss(name: "Left early", count: 24),
                    ]),
                Funnel.Stage(name: "Attended", count: 2_158),
            ])
    }

    static func waiting(_ width: Double) -> WaitingCurve {
        let people = [0, 0, 2, 3, 3, 7, 12, 19, 31, 38, 36, 29, 22, 14, 9, 4, 3]
        return WaitingCurve(
            frame: frame(
                "waiting", "Waiting for Graded Care Profile 2", "People on the waiting list, all events of 2019/20",
                width: width),
            axis: "Weeks before the start", people: "People waiting",
            weeks: people.enumerated().map { WaitingCurve.Week(before: 16 - $0, waiting: $1) })
    }

    static func status(_ width: Double, _ columns: Int) -> StatusGrid {
        let months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
        return StatusGrid(
            frame: frame("status", "Attendance against the standard", "Share of those booked who came", width: width),
            axis: "Agency",
            words: StatusGrid.Words(
                green: StatusGrid.Name(letter: "G", meaning: "Green: 85% or more"),
                amber: StatusGrid.Name(letter: "A", meaning: "Amber: 70% to 84%"),
                red: StatusGrid.Name(letter: "R", meaning: "Red: less than 70%")),
            columns: columns == 12 ? months : (14..<14 + columns).map { "20\($0)/\($0 + 1)" },
            rows: (0..<agencies.count).map { row in
                StatusGrid.Row(name: agencies[row], cells: (0..<columns).map { cell(row, $0) })
            })
    }

    private static func cell(_ row: Int, _ column: Int) -> StatusGrid.Cell {
        let booked = number(row * 13 + column, 70)
        guard booked > 0, column > row % 4 - 2 else { return .empty }
        guard booked >= 5 else { return .masked }
        let came = booked * (58 + number(row * 3 + column * 5, 42)) / 100
        let share = came * 100 / booked
        return .status(share >= 85 ? .green : share >= 70 ? .amber : .red, .share(came, of: booked))
    }

    static func noData(_ width: Double) -> LineChart {
        LineChart(
            frame: frame("none", "Attendance by sector", "People who came", width: width), axis: "Year", steps: [],
            lines: [])
    }
}
