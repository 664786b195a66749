import SQLSession

/// Every table of the store with its columns, in an order in which rows can be put in: what is moved, backed up and
/// granted. A test holds it against the schema.
enum TableCatalogue {
    /// What a column holds.
    enum Kind: Hashable {
        case integer, text, bytes
    }

    /// What the service may do to a table, besides reading it.
    enum Access: Hashable {
        /// Only add rows: what is issued or recorded is never changed.
        case append
        /// Add and change rows.
        case change
        /// Add, change and delete rows.
        case delete
    }

    /// A table: its columns in order, those of its key in theirs.
    struct Table: Sendable {
        let name: String
        let access: Access
        let columns: [(name: String, kind: Kind)]
        let key: [String]
        /// Adds one row.
        let insert: Statement
        /// Adds many rows, one array for each column, written as text.
        let insertArrays: Statement

        init(_ name: String, _ access: Access, key: Int = 1, _ columns: String) {
            self.name = name
            self.access = access
            self.columns = columns.split(separator: " ").map { word in
                switch word.suffix(2) {
                case ":t": (String(word.dropLast(2)), .text)
                case ":b": (String(word.dropLast(2)), .bytes)
                default: (String(word), .integer)
                }
            }
            self.key = self.columns.prefix(key).map { $0.name }
            let names = self.columns.map { $0.name }.joined(separator: ", ")
            let places = (1...self.columns.count).map { "$\($0)" }.joined(separator: ", ")
            insert = Statement(name: "insert \(name)", sql: "INSERT INTO \(name) (\(names)) VALUES (\(places))")
            let arrays = zip(1..., self.columns).map { number, column in
                "CAST($\(number) AS \(Table.array(column.kind)))"
            }
            insertArrays = Statement(
                name: "insert many \(name)",
                sql: "INSERT INTO \(name) (\(names)) SELECT * FROM unnest(\(arrays.joined(separator: ", ")))")
        }

        private static func array(_ kind: Kind) -> String {
            switch kind {
            case .integer: "BIGINT[]"
            case .text: "TEXT[]"
            case .bytes: "BYTEA[]"
            }
        }

        /// Gives every row, in the order of the key: texts by their bytes, which is how SQLite orders them.
        func select(_ engine: Engine) -> Statement {
            let order = key.map { name in
                let isText = columns.contains { $0.name == name && $0.kind == .text }
                return isText && engine == .postgres ? "\(name) COLLATE \"C\"" : name
            }
            let names = columns.map { $0.name }.joined(separator: ", ")
            // The checksums that a backup holds of itself belong to that file alone.
            let which = name == "store_fact" ? " WHERE name NOT LIKE 'backup.%'" : ""
            return Statement(
                name: "all of \(name)",
                sql: "SELECT \(names) FROM \(name)\(which) ORDER BY \(order.joined(separator: ", "))")
        }

        /// Counts the rows.
        var count: Statement { Statement(name: "count \(name)", sql: "SELECT count(*) FROM \(name)") }
    }

    /// The table of a name; one that does not exist is a defect, and the engine refuses it by its name.
    static func table(_ name: String) -> Table { byName[name] ?? Table(name, .append, "missing") }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    static let all: [Table] = records + catalogue + access + bookings + money + books + messages + practitioners
}

extension TableCatalogue {
    private static let records: [Table] = [
        Table("store_fact", .change, "name:t value:t"),
        Table("setting", .append, key: 2, "name:t n value:t set_at set_by:t"),
        Table("id_counter", .change, "name:t last"),
        Table("number_series", .change, "series:t last"),
        Table("audit", .append, "id at actor:t action:t subject:t detail:t"),
        Table("audit_seal", .append, "position audit_id hash:b"),
        Table("outbox", .delete, "id at topic:t subject:t payload:t due_at attempts done_at"),
        Table("idempotency", .delete, key: 3, "principal:t route:t key:t request:t refused answer:t at"),
    ]

    private static let catalogue: [Table] = [
        Table(
            "agency", .change,
            "id code:t name:t sector:t band:t status:t merged_into charge_exempt attend_exempt billing_address:t"
                + " billing_email:t purchase_order:t invoice_frequency:t ods_code:t school_urn:t gln:t vat_number:t"
                + " version endpoint:t buyer_reference:t wants_electronic"
        ),
        Table("agency_history", .append, key: 2, "agency_id n at actor:t action:t detail:t"),
        Table("person", .change, "id agency_id staff_group:t status:t merged_into version to_confirm"),
        Table("person_detail", .delete, "person_id email_key:t email:t name:t job_role:t manager_email:t"),
        Table("person_history", .append, key: 2, "person_id n at actor:t action:t agency_id detail:t"),
        Table(
            "course", .change,
            "id code:t title:t level:t topic:t minutes target_groups:t prerequisites:t fee review_on:t"
                + " refresher_months status:t version"),
        Table(
            "event", .change,
            "id reference:t kind:t course_id delivery:t venue:t status:t reason:t places bookable minimum"
                + " needs_approval offer_minutes priority:t has_allocations year month first_date:t starts_at ends_at"
                + " arrivals tickets \(counters) \(chargeCounters) version summed"),
        Table("session", .delete, key: 2, "event_id n starts_local:t ends_local:t starts_at ends_at"),
        Table("allocation", .delete, key: 2, "event_id n agency_id sector:t reserved cap release_at"),
        Table("event_trainer", .delete, key: 2, "event_id person_id"),
        Table("event_tally", .change, key: 2, "event_id agency_id year arrivals \(counters) \(chargeCounters)"),
        Table("month_sum", .change, key: 2, "year month stands"),
        Table(
            "agency_month", .delete, key: 6,
            "year month course_id status:t places agency_id arrivals \(counters) \(chargeCounters)"),
        Table("event_history", .append, key: 2, "event_id n at actor:t action:t detail:t"),
        Table("programme_target", .delete, key: 2, "year course_id planned_events planned_places"),
        Table("workforce", .delete, key: 3, "agency_id staff_group:t as_of:t headcount"),
        Table("bank_holiday", .delete, key: 2, "nation:t date:t name:t"),
        Table("policy", .append, "id name:t from_date:t document:t sha256:b added_at added_by:t"),
    ]

    private static let counters =
        "requested held offered waiting walk_ins attended left_early refused_late did_not_attend excused"
        + " cancelled_in_time cancelled_late cancelled_unjudged event_cancelled substituted moved"
    private static let chargeCounters =
        "assessed assessed_pence exempt relieved relieved_pence waived waived_pence invoiced_pence"

    private static let access: [Table] = [
        Table(
            "token", .change,
            "id secret_hash:b role:t agency_id person_id label:t made_at made_by:t expires_at revoked_at"),
        Table("lease", .change, "name:t holder:t until fence"),
        Table("user_role", .change, "id person_id role:t agency_id given_at given_by:t ended_at ended_by:t"),
        Table(
            "sign_in", .delete,
            "token_hash:b code_salt:b code_hash:b address:t browser_hash:b asked_at expires_at attempts used_at"
                + " ended_at"
        ),
        Table(
            "web_session", .delete,
            "id token_hash:b person_id address:t began_at seen_at ends_at idle_minutes second_factor_at label:t"
                + " ended_at"
        ),
        Table("second_factor", .delete, "person_id secret:b pending:b confirmed_at last_step recovery:b"),
        Table("identity", .append, key: 2, "issuer:t subject:t person_id linked_at"),
        Table("oidc_state", .delete, "state_hash:b browser_hash:b nonce:t verifier:t asked_at expires_at"),
        Table("rate_counter", .delete, "key:b began_at until taken"),
        Table("calendar_feed", .delete, "person_id token_hash:b made_at"),
        Table("service_key", .append, "name:t key:b made_at"),
    ]

    private static let bookings: [Table] = [
        Table(
            "booking", .change,
            "id event_id person_id agency_id state:t until ticket successor origin:t replaces outcome:t priority"
                + " policy_id band:t job_role:t booked_at placed_at received_at channel:t notice_by:t version"),
        Table("booking_history", .append, key: 2, "booking_id n at actor:t happened:t state:t why:t"),
        Table("offer", .change, key: 2, "booking_id n made_at until state:t ended_at"),
        Table("attendance", .append, key: 3, "booking_id session_n n mark:t minutes at actor:t"),
        Table("cancel_attempt", .append, key: 2, "booking_id n received_at channel:t notice_by:t at actor:t why:t"),
    ]

    private static let money: [Table] = [
        Table(
            "charge", .change,
            "id booking_id n event_id agency_id policy_id occurrence:t amount vat_category:t settlement:t explanation:t"
                + " year event_date:t assessed_at state:t reason:t decided_by:t seconded_by:t decided_on:t"
                + " notified_until:t invoice_id version corrected excess due evidence:t"),
        Table(
            "charge_file", .delete, key: 2, "charge_id n name:t media_type:t size sha256:b bytes:b at actor:t"),
        Table("charge_history", .append, key: 2, "charge_id n at actor:t happened:t state:t why:t"),
        Table(
            "booking_fact", .append, key: 2,
            "booking_id n kind:t label:t value received_at channel:t written_at at actor:t"),
        Table("purchase_order", .append, key: 3, "event_id agency_id n number:t at actor:t"),
        Table("waiver_request", .delete, "booking_id reason:t decided_on:t recorded_at recorded_by:t"),
        Table(
            "invoice", .append,
            "id kind:t series:t number agency_id corrects vat_category:t issued_at issue_date:t due_date:t net vat"
                + " gross document:t sha256:b"),
        Table(
            "electronic_document", .append, key: 2,
            "invoice_id n form:t seller_endpoint:t seller_registration:t seller_email:t seller_account:t"
                + " buyer_endpoint:t buyer_reference:t buyer_ods:t buyer_urn:t buyer_gln:t buyer_vat:t document:t"
                + " sha256:b made_at made_by:t"),
        Table("logo", .append, "sha256:t png:b added_at added_by:t"),
        Table("invoice_line", .append, key: 2, "invoice_id n charge_id corrects_n net"),
        Table("document_file", .append, key: 2, "invoice_id media_type:t sha256:b bytes:b renderer:t made_at"),
        Table("document_due", .delete, "invoice_id due_at"),
        Table("payment", .append, "id agency_id received_on:t amount reference:t recorded_at recorded_by:t"),
        Table(
            "ledger_entry", .append, key: 2,
            "posting n kind:t reference:t account:t agency_id invoice_id payment_id amount date:t at actor:t"),
    ]

    private static let books: [Table] = [
        Table("payment_return", .append, "id payment_id kind:t reference:t amount returned_on:t reason:t at actor:t"),
        Table("ledger_layout", .append, key: 2, "stream:t n document:t set_at set_by:t"),
        Table(
            "ledger_batch", .append,
            "id stream:t through:t layout:t postings entries debits credits hash_total file:b sha256:b control:t at"
                + " actor:t"),
        Table("ledger_batch_posting", .append, "posting batch_id"),
        Table("journal_entry", .append, key: 2, "charge_id n amount at"),
        Table(
            "bank_line", .change,
            "id fingerprint:t received_on:t amount reference:t payer:t imported_at imported_by:t state:t payment_id"
                + " reason:t decided_at decided_by:t"),
        Table("invoice_reminder", .append, key: 2, "invoice_id days outstanding at actor:t"),
    ]

    private static let messages: [Table] = [
        Table(
            "webhook", .change,
            "id agency_id url:t secret:t topics:t label:t added_at added_by:t ended_at"),
        Table(
            "webhook_delivery", .delete,
            "id webhook_id outbox_id due_at claims claimed_until attempts last_at last_word:t done_at gave_up_at"),
        Table("reminder", .delete, key: 3, "booking_id kind:t starts_at at"),
        Table(
            "mail", .delete,
            "id topic:t subject:t happened_at message_id:t due_at claims claimed_until attempts last_at last_word:t"
                + " done_at gave_up_at address:t token:t code:t expires_at"),
        Table("mail_template", .append, key: 2, "kind:t n subject:t body:t set_at set_by:t"),
        Table("mail_choice", .append, key: 3, "person_id list:t n wanted at actor:t"),
    ]

    private static let practitioners: [Table] = [
        Table("event_joining", .delete, "event_id instructions:t link:t changed_at changed_by:t"),
        Table("agency_mail_domain", .delete, "domain:t agency_id added_at added_by:t"),
        Table("interest", .change, "id person_id course_id since told_at told_event withdrawn_at"),
        Table("invitation", .delete, "id event_id person_id at actor:t"),
        Table("access_need", .delete, "booking_id needs:t consented_at recorded_by:t"),
    ]
}
