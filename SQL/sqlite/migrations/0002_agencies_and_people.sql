-- Partner organisations and the people who work for them; what identifies a human stands apart and can be erased.
CREATE TABLE agency (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT agency_code UNIQUE,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    band TEXT,
    status TEXT NOT NULL CONSTRAINT agency_status CHECK (status IN ('active', 'closed', 'merged')),
    merged_into INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    charge_exempt INTEGER NOT NULL CONSTRAINT agency_charge_exempt CHECK (charge_exempt IN (0, 1)),
    attend_exempt INTEGER NOT NULL CONSTRAINT agency_attend_exempt CHECK (attend_exempt IN (0, 1)),
    billing_address TEXT NOT NULL,
    billing_email TEXT NOT NULL,
    purchase_order TEXT NOT NULL,
    invoice_frequency TEXT,
    ods_code TEXT,
    school_urn TEXT,
    gln TEXT,
    vat_number TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT agency_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL))
) STRICT;

CREATE TABLE agency_history (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (agency_id, n)
) STRICT;

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    staff_group TEXT,
    status TEXT NOT NULL CONSTRAINT person_status CHECK (status IN ('active', 'left', 'merged')),
    merged_into INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    CONSTRAINT person_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL))
) STRICT;

CREATE INDEX person_by_agency ON person (agency_id);

CREATE TABLE person_detail (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES person (id),
    email_key TEXT NOT NULL CONSTRAINT person_email UNIQUE,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    job_role TEXT NOT NULL,
    manager_email TEXT
) STRICT;

CREATE TABLE person_history (
    person_id INTEGER NOT NULL REFERENCES person (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    detail TEXT NOT NULL,
    PRIMARY KEY (person_id, n)
) STRICT;
