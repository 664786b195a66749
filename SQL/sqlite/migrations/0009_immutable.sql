-- Documents, histories, the ledger and the audit are only ever added to, by any path: the engine refuses the rest.
CREATE TRIGGER invoice_no_update BEFORE UPDATE ON invoice BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice is only ever added to');
END;
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice is only ever added to');
END;
CREATE TRIGGER invoice_line_no_update BEFORE UPDATE ON invoice_line BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice_line is only ever added to');
END;
CREATE TRIGGER invoice_line_no_delete BEFORE DELETE ON invoice_line BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice_line is only ever added to');
END;
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN
    SELECT RAISE(ABORT, 'immutable: payment is only ever added to');
END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN
    SELECT RAISE(ABORT, 'immutable: payment is only ever added to');
END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_entry is only ever added to');
END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_entry is only ever added to');
END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'immutable: audit is only ever added to');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'immutable: audit is only ever added to');
END;
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal BEGIN
    SELECT RAISE(ABORT, 'immutable: audit_seal is only ever added to');
END;
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal BEGIN
    SELECT RAISE(ABORT, 'immutable: audit_seal is only ever added to');
END;
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy BEGIN
    SELECT RAISE(ABORT, 'immutable: policy is only ever added to');
END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy BEGIN
    SELECT RAISE(ABORT, 'immutable: policy is only ever added to');
END;
CREATE TRIGGER setting_no_update BEFORE UPDATE ON setting BEGIN
    SELECT RAISE(ABORT, 'immutable: setting is only ever added to');
END;
CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN
    SELECT RAISE(ABORT, 'immutable: setting is only ever added to');
END;
CREATE TRIGGER agency_no_delete BEFORE DELETE ON agency BEGIN
    SELECT RAISE(ABORT, 'immutable: an agency is closed or merged, never deleted');
END;
CREATE TRIGGER agency_history_no_update BEFORE UPDATE ON agency_history BEGIN
    SELECT RAISE(ABORT, 'immutable: agency_history is only ever added to');
END;
CREATE TRIGGER agency_history_no_delete BEFORE DELETE ON agency_history BEGIN
    SELECT RAISE(ABORT, 'immutable: agency_history is only ever added to');
END;
CREATE TRIGGER person_history_no_update BEFORE UPDATE ON person_history BEGIN
    SELECT RAISE(ABORT, 'immutable: person_history is only ever added to');
END;
CREATE TRIGGER person_history_no_delete BEFORE DELETE ON person_history BEGIN
    SELECT RAISE(ABORT, 'immutable: person_history is only ever added to');
END;
CREATE TRIGGER event_history_no_update BEFORE UPDATE ON event_history BEGIN
    SELECT RAISE(ABORT, 'immutable: event_history is only ever added to');
END;
CREATE TRIGGER event_history_no_delete BEFORE DELETE ON event_history BEGIN
    SELECT RAISE(ABORT, 'immutable: event_history is only ever added to');
END;
CREATE TRIGGER booking_history_no_update BEFORE UPDATE ON booking_history BEGIN
    SELECT RAISE(ABORT, 'immutable: booking_history is only ever added to');
END;
CREATE TRIGGER booking_history_no_delete BEFORE DELETE ON booking_history BEGIN
    SELECT RAISE(ABORT, 'immutable: booking_history is only ever added to');
END;
CREATE TRIGGER charge_history_no_update BEFORE UPDATE ON charge_history BEGIN
    SELECT RAISE(ABORT, 'immutable: charge_history is only ever added to');
END;
CREATE TRIGGER charge_history_no_delete BEFORE DELETE ON charge_history BEGIN
    SELECT RAISE(ABORT, 'immutable: charge_history is only ever added to');
END;
CREATE TRIGGER attendance_no_update BEFORE UPDATE ON attendance BEGIN
    SELECT RAISE(ABORT, 'immutable: attendance is only ever added to');
END;
CREATE TRIGGER attendance_no_delete BEFORE DELETE ON attendance BEGIN
    SELECT RAISE(ABORT, 'immutable: attendance is only ever added to');
END;
CREATE TRIGGER cancel_attempt_no_update BEFORE UPDATE ON cancel_attempt BEGIN
    SELECT RAISE(ABORT, 'immutable: cancel_attempt is only ever added to');
END;
CREATE TRIGGER cancel_attempt_no_delete BEFORE DELETE ON cancel_attempt BEGIN
    SELECT RAISE(ABORT, 'immutable: cancel_attempt is only ever added to');
END;
