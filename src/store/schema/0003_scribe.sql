-- What the complete scribe keeps beyond the main road. Every part has its own heading.

-- marks: a message's menu sets marks too ------------------------------------------------------------

CREATE TABLE mark_new (
    channel_id  TEXT NOT NULL,
    ts          TEXT NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('reaction', 'pin', 'menu')),
    name        TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    is_set      INTEGER NOT NULL,
    version_us  INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (channel_id, ts, source, name, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO mark_new SELECT * FROM mark;
DROP TABLE mark;
ALTER TABLE mark_new RENAME TO mark;

-- people ------------------------------------------------------------------------------------------

ALTER TABLE person ADD COLUMN admin INTEGER NOT NULL DEFAULT 0;     -- of the workspace
ALTER TABLE person ADD COLUMN stranger INTEGER NOT NULL DEFAULT 0;  -- of another workspace
ALTER TABLE incident ADD COLUMN reporter_id TEXT;  -- who declared it
UPDATE incident SET reporter_id =
    (SELECT j.actor FROM journal j WHERE j.incident = incident.number AND j.kind = 'declared' LIMIT 1);

-- how it entered the record -------------------------------------------------------------------------

ALTER TABLE incident ADD COLUMN how TEXT;  -- past: afterwards; here: into a channel there was; NULL: a channel of its own

-- figures -----------------------------------------------------------------------------------------

-- The few facts that tell when something was finished, without a walk over all that was ever noted.
CREATE INDEX journal_for_figures ON journal (incident, seq)
 WHERE kind IN ('action_added', 'action_changed', 'reopened', 'report_state_set', 'resolved');

-- the journal of one disruption ---------------------------------------------------------------------

CREATE INDEX journal_by_incident ON journal (incident, seq);

-- redaction -----------------------------------------------------------------------------------------

-- Journal rows whose bodies lost the words of a redacted entry, and the hash of what is left of each.
CREATE TABLE redacted_row (
    incident INTEGER NOT NULL REFERENCES incident (number),
    seq      INTEGER NOT NULL,
    hash     TEXT NOT NULL,
    PRIMARY KEY (incident, seq)
) STRICT, WITHOUT ROWID;

ALTER TABLE message ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;  -- keeps no words, whatever comes

-- What we posted that repeats entries, so that it can be taken back. Working state.
CREATE TABLE own_post (
    channel_id TEXT NOT NULL,
    ts         TEXT NOT NULL,
    incident   INTEGER NOT NULL,
    about      TEXT NOT NULL,  -- "T17", "T17,A3", "timeline", "report"
    PRIMARY KEY (channel_id, ts)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_post_by_incident ON own_post (incident);

-- files and documents -------------------------------------------------------------------------------

CREATE TABLE kept_file (
    incident INTEGER NOT NULL REFERENCES incident (number),
    file     TEXT NOT NULL,  -- the platform's id
    entry    INTEGER NOT NULL,
    sha256   TEXT,           -- names the copy; NULL: none is kept
    size     INTEGER,        -- bytes
    refused  TEXT,           -- why there is no copy
    PRIMARY KEY (incident, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_file_by_sum ON kept_file (sha256) WHERE sha256 IS NOT NULL;

-- Copies that nothing refers to any more, until they are gone from the disk. Working state.
CREATE TABLE dead_file (
    sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE attached (
    incident INTEGER NOT NULL REFERENCES incident (number),
    number   INTEGER NOT NULL,
    url      TEXT NOT NULL,
    caption  TEXT,
    added_by TEXT,
    is_gone  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;

-- clocks: how far ours was from the platform's when it grew suspicious --------------------------------

ALTER TABLE incident ADD COLUMN skew_ms INTEGER;
