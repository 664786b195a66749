-- Who signs in, in which roles, by which links, sessions and second factors. Addresses are erased when they are over.
CREATE TABLE user_role (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL
        CONSTRAINT user_role_role CHECK (role IN ('administrator', 'finance', 'trainer', 'agency_lead', 'observer')),
    agency_id BIGINT REFERENCES agency (id),
    given_at BIGINT NOT NULL,
    given_by TEXT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT,
    CONSTRAINT user_role_agency CHECK ((role = 'agency_lead') = (agency_id IS NOT NULL)),
    CONSTRAINT user_role_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);

CREATE UNIQUE INDEX user_role_live ON user_role (person_id, role, coalesce(agency_id, 0)) WHERE ended_at IS NULL;

-- A link and a code that were asked for.
CREATE TABLE sign_in (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    code_salt BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    address TEXT,
    browser_hash BYTEA NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL CONSTRAINT sign_in_attempts CHECK (attempts BETWEEN 0 AND 5),
    used_at BIGINT,
    ended_at BIGINT,
    CONSTRAINT sign_in_erased CHECK ((ended_at IS NULL) = (address IS NOT NULL)),
    CONSTRAINT sign_in_used CHECK (used_at IS NULL OR ended_at IS NOT NULL)
);

CREATE INDEX sign_in_by_browser ON sign_in (browser_hash) WHERE ended_at IS NULL;
CREATE INDEX sign_in_open ON sign_in (expires_at) WHERE ended_at IS NULL;
CREATE INDEX sign_in_by_end ON sign_in (ended_at) WHERE ended_at IS NOT NULL;

-- The address stands only where nobody is a person of that address yet.
CREATE TABLE web_session (
    id BIGINT NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL CONSTRAINT web_session_token UNIQUE,
    person_id BIGINT REFERENCES person (id),
    address TEXT,
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    idle_minutes BIGINT NOT NULL CONSTRAINT web_session_idle CHECK (idle_minutes > 0),
    second_factor_at BIGINT,
    label TEXT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT web_session_erased CHECK ((address IS NOT NULL) = (person_id IS NULL AND ended_at IS NULL))
);

CREATE INDEX web_session_by_person ON web_session (person_id) WHERE ended_at IS NULL;
CREATE INDEX web_session_open ON web_session (seen_at) WHERE ended_at IS NULL;
CREATE INDEX web_session_by_end ON web_session (ended_at) WHERE ended_at IS NOT NULL;

-- Checking a code needs the secret itself, so that a hash of it would be of no use.
CREATE TABLE second_factor (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
    secret BYTEA,
    -- A new secret until its first code has come.
    pending BYTEA,
    confirmed_at BIGINT,
    last_step BIGINT,
    -- The hashes of the recovery codes that are left, 32 bytes each.
    recovery BYTEA NOT NULL,
    CONSTRAINT second_factor_confirmed CHECK ((secret IS NULL) = (confirmed_at IS NULL))
);

-- Who somebody is at an identity provider.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- A sign-in that is under way at an identity provider; taken out when it comes back.
CREATE TABLE oidc_state (
    state_hash BYTEA NOT NULL PRIMARY KEY,
    browser_hash BYTEA NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- How often something happened, in a window that began with the first time; here because services share the limit.
CREATE TABLE rate_counter (
    key BYTEA NOT NULL PRIMARY KEY,
    began_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    taken BIGINT NOT NULL CONSTRAINT rate_counter_taken CHECK (taken > 0)
);

-- Sign-in mails that wait to be sent.
CREATE TABLE sign_in_mail (
    token TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    code TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
