/// How much one CSV file may hold before it is refused: nothing from outside may fill the memory.
public struct CSVLimits: Hashable, Sendable {
    /// The longest cell, in bytes.
    public var cell = 64 << 10
    /// The longest row, in bytes.
    public var row = 1 << 20
    /// The most columns.
    public var columns = 200
    /// The most rows, the header among them.
    public var rows = 2_000_000
    /// The longest file, in bytes.
    public var bytes = 1 << 30

    /// The usual limits: cells of 64 KiB, rows of 1 MiB, 200 columns, two million rows, 1 GiB.
    public init() {}
}
