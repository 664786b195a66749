public import Domain
public import Typesetting

/// Tells the time. Rules never ask: the moment is handed to them.
public protocol Clock: Sendable {
    /// The moment now.
    func now() -> Instant
}

/// A clock that stands where it is put: for tests, simulations and imports of the past.
public struct FixedClock: Clock {
    private let moment: Instant

    /// A clock that always shows this moment.
    public init(_ moment: Instant) { self.moment = moment }

    /// The moment it was given.
    public func now() -> Instant { moment }
}

/// What every use-case needs: where things are kept, what time it is, and the zone dates are decided in.
public struct House: Sendable {
    /// The storage port.
    public let store: any Store
    /// The clock.
    public let clock: any Clock
    /// The zone all dates are decided in, Europe/London.
    public let zone: Zone
    /// The policies read so far; a version never changes.
    public let policies: PolicyShelf

    /// The threads that set documents on paper.
    public let press: Press

    let directory: EventDirectory
    /// The sample policies that ship: name and document.
    public let samples: [String: String]

    /// Takes the store, the clock, the zone and the sample policies.
    public init(store: any Store, clock: any Clock, zone: Zone, samples: [String: String] = [:]) {
        self.init(store: store, clock: clock, zone: zone, samples: samples, policies: PolicyShelf())
    }

    /// The same house at another time.
    public func at(_ clock: any Clock) -> House {
        House(store: store, clock: clock, zone: zone, samples: samples, policies: policies, press: press)
    }

    /// The same house with other threads that set documents.
    public func printing(on press: Press) -> House {
        House(
            store: store, clock: clock, zone: zone, samples: samples, policies: policies, press: press,
            directory: directory)
    }

    /// The same house with another way to its store.
    func with(_ store: any Store) -> House {
        House(
            store: store, clock: clock, zone: zone, samples: samples, policies: policies, press: press,
            directory: directory)
    }

    private init(
        store: any Store, clock: any Clock, zone: Zone, samples: [String: String], policies: PolicyShelf,
        press: Press = .shared, directory: EventDirectory = EventDirectory()
    ) {
        self.press = press
        self.directory = directory
        self.samples = samples
        self.store = store
        self.clock = clock
        self.zone = zone
        self.policies = policies
    }

    /// Now.
    public var now: Instant { clock.now() }

    /// Today's date in the house's zone.
    public var today: LocalDate { zone.date(clock.now()) }
}
