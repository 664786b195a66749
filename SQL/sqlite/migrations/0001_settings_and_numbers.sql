-- What the store knows of itself, the host's settings with their history, and the counters that give numbers.
CREATE TABLE store_fact (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT NOT NULL,
    n INTEGER NOT NULL,
    value TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (name, n)
) STRICT;

CREATE TABLE id_counter (
    name TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL CONSTRAINT id_counter_last CHECK (last >= 0)
) STRICT;

CREATE TABLE number_series (
    series TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL CONSTRAINT number_series_last CHECK (last >= 0)
) STRICT;
