import Foundation
import Money
import Reports

/// A measure's value as programs are given it.
extension Value {
    /// A count as it is, a share in per cent with one decimal, an amount in pence.
    var number: JSONValue {
        switch self {
        case .count(let count): .number(count)
        case .money(let amount): .number(amount.amount)
        case .share(let share): .tenths(share.tenths)
        case .mean(let mean): .tenths(mean.tenths)
        }
    }

    /// What is divided, or the number itself.
    var numerator: JSONValue {
        switch self {
        case .count, .money: number
        case .share(let share): .number(share.numerator)
        case .mean(let mean): .scaled(mean.sumInTenThousandths, decimals: 4)
        }
    }

    /// What it is divided by; null for a plain count or an amount.
    var denominator: JSONValue {
        switch self {
        case .count, .money: .null
        case .share(let share): .number(share.denominator)
        case .mean(let mean): .number(mean.events)
        }
    }
}

extension JSONValue {
    /// Tenths as a number with one decimal.
    static func tenths(_ tenths: Int64?) -> JSONValue { tenths.map { .scaled($0, decimals: 1) } ?? .null }

    /// A whole number of the last of so many decimals.
    static func scaled(_ number: Int64, decimals: Int) -> JSONValue {
        .decimal(
            Decimal(sign: number < 0 ? .minus : .plus, exponent: -decimals, significand: Decimal(number.magnitude)))
    }

    /// A number as a cell of a list has it; nothing for what is no number.
    var plain: String {
        switch self {
        case .number(let number): String(number)
        case .decimal(let decimal): decimal.description
        case .text, .flag, .list, .object, .null: ""
        }
    }
}
