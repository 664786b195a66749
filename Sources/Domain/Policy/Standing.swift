/// What a mark in the register means under the policy.
enum Standing: Hashable {
    case present(certificate: Bool, leftEarly: Bool)
    /// Refused because late, or counted as not attended because late.
    case refused
    case absent
    case excused
    case unknown

    var isPresent: Bool { if case .present = self { true } else { false } }
    var isMissed: Bool { self == .refused || self == .absent }
}

extension Policy {
    /// What the sessions add up to, lateness judged by this policy: who came later than the grace may count as not
    /// having attended. `marks` are in the order of the sessions.
    public func outcome(_ marks: [Mark], event: EventTimes) -> Outcome {
        Outcome(
            zip(marks, standings(marks, event)).map { mark, standing in
                switch standing {
                case .refused: .refusedLate
                case .present(_, leftEarly: false): .attended
                case .present, .absent, .excused, .unknown: mark
                }
            })
    }

    /// Whether attendance earns a certificate: present at every session that is recorded, in time and to the end as the
    /// policy asks, and everything completed that was to be completed.
    public func givesCertificate(_ marks: [Mark], event: EventTimes, completed: Bool?) -> Bool {
        let standings = standings(marks, event)
        return completed != false && standings.contains(where: \.isPresent)
            && standings.allSatisfy {
                if case .present(let certificate, _) = $0 { certificate } else { $0 == .unknown }
            }
    }

    /// One standing for each session.
    func standings(_ marks: [Mark], _ event: EventTimes) -> [Standing] {
        event.sessions.indices.map { index in
            marks.indices.contains(index) ? standing(marks[index], event) : .unknown
        }
    }

    private func standing(_ mark: Mark, _ event: EventTimes) -> Standing {
        switch mark {
        case .attended: return .present(certificate: true, leftEarly: false)
        case .late(let minutes):
            let grace = isHalfDay(event) ? lateArrival.halfDayGrace : lateArrival.dayGrace
            if minutes <= grace { return .present(certificate: true, leftEarly: false) }
            switch lateArrival.beyond {
            case .admitted: return .present(certificate: true, leftEarly: false)
            case .admittedWithoutCertificate: return .present(certificate: false, leftEarly: false)
            case .notAttended: return .refused
            }
        case .leftEarly(let minutes):
            if minutes <= leavingEarly.grace { return .present(certificate: true, leftEarly: false) }
            return .present(certificate: leavingEarly.givesCertificate, leftEarly: true)
        case .refusedLate: return .refused
        case .didNotAttend: return .absent
        case .excused: return .excused
        case .notRecorded: return .unknown
        }
    }
}
