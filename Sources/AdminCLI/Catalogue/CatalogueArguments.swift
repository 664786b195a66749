public import ArgumentParser
public import Domain
import Money
public import Reports

extension Dimension: ExpressibleByArgument {}
extension EventKind: ExpressibleByArgument {}
extension EventStatus: ExpressibleByArgument {}
extension Frequency: ExpressibleByArgument {}
extension Nation: ExpressibleByArgument {}
extension ProgrammeFilter.Order: ExpressibleByArgument {}

/// A local date as an argument.
struct DateArgument: ExpressibleByArgument {
    let date: LocalDate

    init?(argument: String) {
        guard let date = LocalDate(iso: argument) else { return nil }
        self.date = date
    }
}

/// A local date and time as an argument.
struct MomentArgument: ExpressibleByArgument {
    let local: LocalDateTime

    init?(argument: String) {
        guard let local = LocalDateTime(iso: argument) else { return nil }
        self.local = local
    }
}

/// A financial year as an argument, `2019/20`.
struct YearArgument: ExpressibleByArgument {
    let year: FinancialYear

    init?(argument: String) {
        guard let year = FinancialYear(argument) else { return nil }
        self.year = year
    }
}

/// A session as an argument: `2026-05-14T09:30/2026-05-14T12:30`, the second date left out when it is the same.
struct SessionArgument: ExpressibleByArgument {
    let time: SessionTime

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let start = LocalDateTime(iso: parts[0]),
            let end = LocalDateTime(iso: parts[1].contains("T") ? parts[1] : "\(start.date)T\(parts[1])"),
            let time = SessionTime(start: start, end: end)
        else { return nil }
        self.time = time
    }
}

/// A switch with the words people use.
enum YesNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no

    var flag: Bool { self == .yes }
}

/// Hours, whole or with up to two decimals, that come to whole minutes.
struct HoursArgument: ExpressibleByArgument {
    let minutes: Int64

    init?(argument: String) {
        let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Self.digits(parts[0], 4) else { return nil }
        guard parts.count == 2 else {
            minutes = whole * 60
            return
        }
        guard parts[1].count <= 2, let fraction = Self.digits(parts[1], 2) else { return nil }
        let hundredths = (parts[1].count == 1 ? fraction * 10 : fraction) * 60
        guard hundredths % 100 == 0 else { return nil }
        minutes = whole * 60 + hundredths / 100
    }

    private static func digits(_ text: Substring, _ most: Int) -> Int64? {
        guard (1...most).contains(text.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }
}

/// An amount of money as an argument, `12.50`.
struct AmountArgument: ExpressibleByArgument {
    let pence: Pence

    init?(argument: String) {
        guard let pence = try? Pence(parsing: argument) else { return nil }
        self.pence = pence
    }
}

/// Checks that a limit of rows is one.
func checkLimit(_ limit: Int64) throws {
    guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000000.") }
}
