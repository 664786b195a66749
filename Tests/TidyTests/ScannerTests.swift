import Testing

/// The rules rest on telling program from text; these hold the reading to that.
@Suite("Reading Swift and SQL")
struct ScannerTests {
    @Test(
        "Comments and strings are blanked, and the program stays",
        arguments: [
            ("let a = 1 // try!", "let a = 1        "),
            ("a /* x /* y */ z */ b", "a                   b"),
            (#"f("}") {"#, "f(   ) {"),
            (#"f("\"}") {"#, "f(     ) {"),
            (#"f("a\(g("}"))b") {"#, "f(    g(   )   ) {"),
            ("f(#\"}\"{\"#) {", "f(       ) {"),
            ("let r = /\"{/ + 1", "let r =      + 1"),
            ("let q = a / b / c", "let q = a / b / c"),
            ("#if DEBUG", "#if DEBUG"),
            ("f(\"\") {", "f(  ) {"),
            ("func `a class { of`() {", "func ______________() {"),
        ])
    func masked(text: String, code: String) {
        #expect(CodeMask.code(of: text) == code)
    }

    @Test("A string over several lines is blanked, its lines kept")
    func multiline() {
        let text = "a(\"\"\"\n  } \" {\n  \"\"\") {"
        #expect(CodeMask.code(of: text).split(separator: "\n").map(\.trimmed) == ["a(", "", ") {"])
    }

    @Test("SQL loses its comments and strings, and keeps the rest")
    func sql() {
        #expect(SQLMask.code(of: "a 'it''s' b -- c\nd /* e */ f") == "a         b     \nd         f")
    }

    @Test("A body is measured from its keyword to its closing brace")
    func bodies() {
        let source = Source(
            "Sources/Domain/A.swift",
            """
            struct A {
                let a: Int
                func one() { 1 }
                class func two(
                    _ f: () -> Void = {}
                ) {
                    if true {
                    }
                }
                enum B: String {
                    case c
                    init?(x: Int) {
                        self.init(rawValue: "}")
                    }
                }
                var three: Int {
                    get { 3 }
                }
            }
            protocol P {
                func none()
                var some: Int { get }
            }
            func `a class of its own`() {
            }
            """)
        let found = Set(Bodies.of(source))
        let expected: Set<Body> = [
            Body(line: 3, length: 1), Body(line: 4, length: 6), Body(line: 5, length: 1), Body(line: 12, length: 3),
            Body(line: 16, length: 3), Body(line: 22, length: 1), Body(line: 24, length: 2),
        ]
        #expect(found == expected)
    }

    @Test("Imports are found whatever stands before or behind them")
    func imports() {
        let source = Source(
            "Sources/Domain/A.swift",
            """
            public import Money
            @preconcurrency internal import struct Foundation.Date
            import A; import B
            // import Hidden
            let text = "import Quoted"
            """)
        #expect(Import.all(in: source).map(\.module) == ["Money", "Foundation", "A", "B"])
    }
}
