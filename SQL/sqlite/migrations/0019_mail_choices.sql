-- What people want to be mailed besides what is about their own bookings, as they said each time; the last counts, and
-- who never said anything wants everything.
CREATE TABLE mail_choice (
    person_id INTEGER NOT NULL REFERENCES person (id),
    list TEXT NOT NULL CONSTRAINT mail_choice_list CHECK (list IN ('invitations', 'courses')),
    n INTEGER NOT NULL,
    wanted INTEGER NOT NULL CONSTRAINT mail_choice_wanted CHECK (wanted = 0 OR wanted = 1),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (person_id, list, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mail_choice_no_update BEFORE UPDATE ON mail_choice BEGIN
    SELECT RAISE(ABORT, 'immutable: mail_choice is only ever added to');
END;
CREATE TRIGGER mail_choice_no_delete BEFORE DELETE ON mail_choice BEGIN
    SELECT RAISE(ABORT, 'immutable: mail_choice is only ever added to');
END;
