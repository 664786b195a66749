-- What people want to be mailed besides what is about their own bookings, as they said each time; the last counts, and
-- who never said anything wants everything.
CREATE TABLE mail_choice (
    person_id BIGINT NOT NULL REFERENCES person (id),
    list TEXT NOT NULL CONSTRAINT mail_choice_list CHECK (list IN ('invitations', 'courses')),
    n BIGINT NOT NULL,
    wanted BIGINT NOT NULL CONSTRAINT mail_choice_wanted CHECK (wanted = 0 OR wanted = 1),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (person_id, list, n)
);

CREATE TRIGGER mail_choice_no_change BEFORE UPDATE OR DELETE ON mail_choice
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mail_choice_no_truncate BEFORE TRUNCATE ON mail_choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
