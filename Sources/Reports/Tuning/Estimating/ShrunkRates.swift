/// Shares of many groups, each drawn towards the whole by as much as its own numbers leave open.
///
/// The shares of the groups are taken to come from one Beta distribution with mean μ and as much weight as M people:
/// empirical Bayes by marginal likelihood (Morris 1983). The likelihood is that of the Beta-binomial; moments are not
/// used, because with groups of a few people they often give a variance below nought. M is not fixed at its best value
/// but averaged over a grid on which the shrinkage of a group of middle size is uniform (Daniels 1999, Christiansen and
/// Morris 1997), and the variance of μ is carried on: with a handful of groups a fixed prior promises too much.
struct ShrunkRates: Sendable {
    /// One point of the grid.
    private struct Prior {
        let mean: Double
        /// How uncertain the mean is.
        let variance: Double
        /// How many people the whole weighs.
        let strength: Double
        var weight: Double
    }

    /// A group as it was counted.
    struct Group: Hashable, Comparable {
        let size: Double
        let counted: Double

        static func < (one: Group, other: Group) -> Bool {
            (one.size, one.counted) < (other.size, other.counted)
        }
    }

    private let priors: [Prior]
    private static let points = 32

    /// Fits the whole to its groups, whatever their order.
    init(_ groups: [Group]) {
        let sorted = groups.filter { $0.size > 0 }.sorted()
        let middle = sorted.isEmpty ? 1 : sorted[(sorted.count - 1) / 2].size
        var multiples: [(group: Group, times: Double)] = []
        for group in sorted {
            if multiples.last?.group == group {
                multiples[multiples.count - 1].times += 1
            } else {
                multiples.append((group, 1))
            }
        }
        var fitted: [(prior: Prior, logarithm: Double)] = []
        for point in 0..<Self.points {
            let shrinkage = (Double(point) + 0.5) / Double(Self.points)
            fitted.append(Self.fit(multiples, strength: middle * shrinkage / (1 - shrinkage)))
        }
        let best = fitted.map(\.logarithm).max() ?? 0
        let weights = fitted.map { Numerics.exp($0.logarithm - best) }
        let sum = weights.reduce(0, +)
        priors = zip(fitted, weights).map { entry, weight in
            var prior = entry.prior
            prior.weight = weight / sum
            return prior
        }
    }

    /// The whole's mean at one strength, each group weighing by how well its own share is known (Kleinman 1973), half a
    /// person added on either side; and how likely the counts are then.
    private static func fit(
        _ groups: [(group: Group, times: Double)], strength: Double
    ) -> (prior: Prior, logarithm: Double) {
        var (weights, counted) = (1.0, 0.5)
        for (group, times) in groups {
            let weight = times * group.size / (1 + (group.size - 1) / (strength + 1))
            weights += weight
            counted += weight * group.counted / group.size
        }
        let mean = counted / weights
        let (a, b) = (mean * strength, (1 - mean) * strength)
        // Wider by (n + 1) ÷ (n - 1), as for any mean of n numbers whose spread is itself taken from those n.
        let number = groups.reduce(0) { $0 + $1.times }
        let variance = mean * (1 - mean) / weights * (number + 1) / max(1, number - 1)
        let start = Numerics.logBeta(a, b)
        // The mean is integrated out: its width counts for the strengths that leave it open.
        var logarithm = 0.5 * Numerics.log(variance)
        for (group, times) in groups {
            logarithm += times * (Numerics.logBeta(group.counted + a, group.size - group.counted + b) - start)
        }
        return (Prior(mean: mean, variance: variance, strength: strength, weight: 0), logarithm)
    }

    /// What is known of the share of a group of this size with these counted, and how much of it comes from the whole.
    func estimate(size: Double, counted: Double) -> (shape: BetaShape, weightOfWhole: Double) {
        var (first, second, whole) = (0.0, 0.0, 0.0)
        for prior in priors {
            let share = prior.strength / (prior.strength + size)
            let mean = (counted + prior.mean * prior.strength) / (size + prior.strength)
            let variance = mean * (1 - mean) / (size + prior.strength + 1) + share * share * prior.variance
            first += prior.weight * mean
            second += prior.weight * (variance + mean * mean)
            whole += prior.weight * share
        }
        // Never less is known of a share than half a person on either side would tell.
        let most = first * (1 - first) / 2
        return (BetaShape(mean: first, variance: min(most, second - first * first)), whole)
    }
}
