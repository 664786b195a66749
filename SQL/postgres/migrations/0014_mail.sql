-- What is mailed: what each message is about, and neither its text nor its recipient, which are looked up when it is
-- sent; and the templates that administrators wrote.
CREATE TABLE mail (
    id BIGINT NOT NULL PRIMARY KEY,
    topic TEXT NOT NULL,
    subject TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    -- Given once, so that a message is the same message however often it is sent.
    message_id TEXT NOT NULL CONSTRAINT mail_message_id UNIQUE,
    due_at BIGINT NOT NULL,
    -- How often it was claimed: the fence under which a result is recorded.
    claims BIGINT NOT NULL CONSTRAINT mail_claims CHECK (claims >= 0),
    claimed_until BIGINT,
    attempts BIGINT NOT NULL CONSTRAINT mail_attempts CHECK (attempts >= 0),
    last_at BIGINT,
    last_word TEXT,
    done_at BIGINT,
    gave_up_at BIGINT,
    -- What a sign-in mail carries, until it is over.
    address TEXT,
    token TEXT,
    code TEXT,
    expires_at BIGINT,
    CONSTRAINT mail_over CHECK (done_at IS NULL OR gave_up_at IS NULL),
    CONSTRAINT mail_last CHECK ((last_at IS NULL) = (last_word IS NULL)),
    CONSTRAINT mail_sign_in CHECK ((topic = 'sign_in.asked') = (expires_at IS NOT NULL)),
    CONSTRAINT mail_secrets CHECK ((address IS NULL) = (token IS NULL) AND (address IS NULL) = (code IS NULL)),
    CONSTRAINT mail_erased CHECK (
        (address IS NOT NULL) = (expires_at IS NOT NULL AND done_at IS NULL AND gave_up_at IS NULL))
);

-- Whoever asks to sign in waits for nobody else's mail.
CREATE INDEX mail_open ON mail ((expires_at IS NULL), due_at, id) WHERE done_at IS NULL AND gave_up_at IS NULL;
CREATE INDEX mail_by_end ON mail (coalesce(done_at, gave_up_at)) WHERE done_at IS NOT NULL OR gave_up_at IS NOT NULL;
CREATE INDEX mail_secrets_by_expiry ON mail (expires_at) WHERE address IS NOT NULL;

CREATE TABLE mail_template (
    kind TEXT NOT NULL,
    n BIGINT NOT NULL,
    -- Without a subject and a body it is the template that ships.
    subject TEXT,
    body TEXT,
    set_at BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    CONSTRAINT mail_template_whole CHECK ((subject IS NULL) = (body IS NULL)),
    PRIMARY KEY (kind, n)
);

CREATE TRIGGER mail_template_no_change BEFORE UPDATE OR DELETE ON mail_template
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER mail_template_no_truncate BEFORE TRUNCATE ON mail_template
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
