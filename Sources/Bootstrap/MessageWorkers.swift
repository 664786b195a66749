import Application
import Logging
import ServiceLifecycle
import Webhooks

/// What empties the outbox and reminds people.
enum MessageWorkers {
    /// The workers, as the settings want them.
    static func all(_ house: House, _ settings: ServiceSettings.Messages, _ logger: Logger) -> [any Service] {
        let sender = HTTPSender(seconds: Int64(settings.timeoutSeconds), version: turnoutVersion)
        return [
            fanOut(house, settings, logger), papers(house, settings, logger), clearing(house, settings, logger),
            reminding(house, settings, logger),
            SendWorker(
                send: SendDeliveries(house, through: sender), sender: sender, most: settings.receivers, logger: logger),
        ]
    }

    private static func fanOut(_ house: House, _ settings: ServiceSettings.Messages, _ logger: Logger) -> LeasedWorker {
        LeasedWorker(
            house: house, name: "outbox", seconds: settings.outboxSeconds, logger: logger,
            isDue: { try await FanOut(house).isDue() },
            work: { lease in
                let done = try await FanOut(house, lease: lease, rest: .milliseconds(5))()
                guard done.messages > 0 else { return }
                logger.debug(
                    "messages handed on",
                    metadata: ["messages": "\(done.messages)", "deliveries": "\(done.deliveries)"])
            })
    }

    /// What makes the files of documents; a service asked for one makes it at once, whoever has the lease.
    private static func papers(_ house: House, _ settings: ServiceSettings.Messages, _ logger: Logger) -> LeasedWorker {
        LeasedWorker(
            house: house, name: "papers", seconds: settings.outboxSeconds, logger: logger,
            isDue: { try await MakePapers(house).isDue() },
            work: { lease in
                let count = try await MakePapers(house, lease: lease)()
                if count > 0 { logger.debug("documents were made", metadata: ["count": "\(count)"]) }
            })
    }

    private static func clearing(
        _ house: House, _ settings: ServiceSettings.Messages, _ logger: Logger
    ) -> LeasedWorker {
        LeasedWorker(
            house: house, name: "clearing", seconds: settings.clearMinutes * 60, logger: logger,
            work: { lease in
                let rows = try await ClearFinished(house, lease: lease)()
                if rows > 0 { logger.info("what was over was cleared", metadata: ["rows": "\(rows)"]) }
                let needs = try await PurgeAccessNeeds(house, lease: lease)()
                if needs > 0 { logger.info("access needs were purged", metadata: ["count": "\(needs)"]) }
            })
    }

    private static func reminding(
        _ house: House, _ settings: ServiceSettings.Messages, _ logger: Logger
    ) -> LeasedWorker {
        LeasedWorker(
            house: house, name: "reminders", seconds: settings.remindMinutes * 60, logger: logger,
            work: { lease in
                let count = try await RemindDue(house, lease: lease)()
                if count > 0 { logger.info("people are reminded", metadata: ["count": "\(count)"]) }
                let invoices = try await RemindInvoices(house, lease: lease)()
                if invoices > 0 { logger.info("invoices are reminded of", metadata: ["count": "\(invoices)"]) }
                let charges = try await RemindCharges(house, lease: lease)()
                if charges > 0 { logger.info("agencies are reminded of charges", metadata: ["count": "\(charges)"]) }
            })
    }
}
