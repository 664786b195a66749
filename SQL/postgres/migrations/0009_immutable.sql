-- Documents, histories, the ledger and the audit are only ever added to, by any path: the engine refuses the rest.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'immutable: % is only ever added to', TG_TABLE_NAME;
END $$;
CREATE TRIGGER invoice_no_change BEFORE UPDATE OR DELETE ON invoice
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_no_truncate BEFORE TRUNCATE ON invoice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_no_change BEFORE UPDATE OR DELETE ON invoice_line
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_no_truncate BEFORE TRUNCATE ON invoice_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_no_change BEFORE UPDATE OR DELETE ON payment
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_no_truncate BEFORE TRUNCATE ON payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_change BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_no_change BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agency_no_delete BEFORE DELETE ON agency
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agency_no_truncate BEFORE TRUNCATE ON agency
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_no_change BEFORE UPDATE OR DELETE ON policy
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_no_truncate BEFORE TRUNCATE ON policy
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_no_change BEFORE UPDATE OR DELETE ON setting
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_no_truncate BEFORE TRUNCATE ON setting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agency_history_no_change BEFORE UPDATE OR DELETE ON agency_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agency_history_no_truncate BEFORE TRUNCATE ON agency_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER person_history_no_change BEFORE UPDATE OR DELETE ON person_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER person_history_no_truncate BEFORE TRUNCATE ON person_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_history_no_change BEFORE UPDATE OR DELETE ON event_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_history_no_truncate BEFORE TRUNCATE ON event_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_history_no_change BEFORE UPDATE OR DELETE ON booking_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_history_no_truncate BEFORE TRUNCATE ON booking_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER charge_history_no_change BEFORE UPDATE OR DELETE ON charge_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER charge_history_no_truncate BEFORE TRUNCATE ON charge_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attendance_no_change BEFORE UPDATE OR DELETE ON attendance
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attendance_no_truncate BEFORE TRUNCATE ON attendance
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cancel_attempt_no_change BEFORE UPDATE OR DELETE ON cancel_attempt
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cancel_attempt_no_truncate BEFORE TRUNCATE ON cancel_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
