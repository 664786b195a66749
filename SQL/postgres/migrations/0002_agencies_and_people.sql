-- Partner organisations and the people who work for them; what identifies a human stands apart and can be erased.
CREATE TABLE agency (
    id BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT agency_code UNIQUE,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    band TEXT,
    status TEXT NOT NULL CONSTRAINT agency_status CHECK (status IN ('active', 'closed', 'merged')),
    merged_into BIGINT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    charge_exempt BIGINT NOT NULL CONSTRAINT agency_charge_exempt CHECK (charge_exempt IN (0, 1)),
    attend_exempt BIGINT NOT NULL CONSTRAINT agency_attend_exempt CHECK (attend_exempt IN (0, 1)),
    billing_address TEXT NOT NULL,
    billing_email TEXT NOT NULL,
    purchase_order TEXT NOT NULL,
    invoice_frequency TEXT,
    ods_code TEXT,
    school_urn TEXT,
    gln TEXT,
    vat_number TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT agency_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL))
);

CREATE TABLE agency_history (
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (agency_id, n)
);

CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    staff_group TEXT,
    status TEXT NOT NULL CONSTRAINT person_status CHECK (status IN ('active', 'left', 'merged')),
    merged_into BIGINT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    version BIGINT NOT NULL,
    CONSTRAINT person_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL))
);

CREATE INDEX person_by_agency ON person (agency_id);

CREATE TABLE person_detail (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
    email_key TEXT NOT NULL CONSTRAINT person_email UNIQUE,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    job_role TEXT NOT NULL,
    manager_email TEXT
);

CREATE TABLE person_history (
    person_id BIGINT NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    detail TEXT NOT NULL,
    PRIMARY KEY (person_id, n)
);
