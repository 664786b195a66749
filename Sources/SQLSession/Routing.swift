import Locking

/// Which lane a keyed unit takes: that of its key while others of the key are under way, otherwise the least busy.
///
/// A fixed lane for each key would leave lanes with groups of two while others have six, and a group costs nearly as
/// much for two units as for four.
final class Routing: Sendable {
    fileprivate struct Way {
        let lane: Int
        var units: Int
    }

    fileprivate struct State {
        var ways: [Int64: Way] = [:]
        var loads: [Int]
    }

    private let state: Mutex<State>

    init(lanes: Int) { state = Mutex(State(loads: Array(repeating: 0, count: max(1, lanes)))) }

    /// The lane for a unit of this key. Whoever enters must leave once the unit has its answer.
    func enter(_ key: Int64) -> Int {
        state.withLock { state in
            let lane = state.ways[key]?.lane ?? state.leastBusy
            state.ways[key, default: Way(lane: lane, units: 0)].units += 1
            state.loads[lane] += 1
            return lane
        }
    }

    /// Ends the way of one unit of this key.
    func leave(_ key: Int64) {
        state.withLock { state in
            guard let way = state.ways[key] else { return }
            state.loads[way.lane] -= 1
            if way.units == 1 { state.ways[key] = nil } else { state.ways[key]?.units = way.units - 1 }
        }
    }
}

extension Routing.State {
    fileprivate var leastBusy: Int { loads.indices.min { loads[$0] < loads[$1] } ?? 0 }
}
