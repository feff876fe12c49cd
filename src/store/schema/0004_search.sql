-- The index over past disruptions, and what it lacks. Working state: made from the tables at leisure, by
-- nothing that has to be quick, and therefore not compared by `verify`.

-- A row for each disruption, under its number. Entries come together here, live ones alone.
CREATE VIRTUAL TABLE search USING fts5 (
    title, services, type, summary, cause, impact, resolution, lessons, entries, actions,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_word USING fts5vocab (search, row);        -- who has a word
CREATE VIRTUAL TABLE search_place USING fts5vocab (search, instance);  -- and where

CREATE TABLE search_length (
    incident INTEGER PRIMARY KEY,
    length   INTEGER NOT NULL  -- of all its words, each with the weight of its field
) STRICT;

-- Those that changed since they were indexed, or never were.
CREATE TABLE search_stale (
    incident INTEGER PRIMARY KEY
) STRICT;
INSERT INTO search_stale SELECT number FROM incident;

-- The journal row up to which such changes were looked for.
CREATE TABLE search_progress (
    seq INTEGER NOT NULL
) STRICT;
INSERT INTO search_progress SELECT COALESCE(MAX(seq), 0) FROM journal;

-- A projection: what was shown as alike when a disruption began, best first.
CREATE TABLE similar_found (
    incident INTEGER NOT NULL REFERENCES incident (number),
    position INTEGER NOT NULL,
    other    INTEGER NOT NULL,
    score    INTEGER NOT NULL,  -- thousandths
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;
