-- What was missed: connections to chat, the stretches between them, and whether the channel was compared.

-- Working state: each connection to chat, and until when all that it brought is in this file. A moment
-- later than that was not surely heard, whatever ended it.
CREATE TABLE epoch (
    id           INTEGER PRIMARY KEY,
    connected_ms INTEGER NOT NULL,
    heard_ms     INTEGER NOT NULL,
    ended_ms     INTEGER,           -- NULL: it goes on, or the process died with it
    reason       TEXT               -- "disconnected", "restarted", "overloaded"
) STRICT;
-- Whoever wrote here before knew no epochs: what it recorded last it heard.
INSERT INTO epoch SELECT 1, MIN(learnt_ms), MAX(learnt_ms), MAX(learnt_ms), 'restarted' FROM journal
 HAVING COUNT(*) > 0;

CREATE TABLE gap (
    incident    INTEGER NOT NULL REFERENCES incident (number),
    number      INTEGER NOT NULL,             -- 1.. within the disruption
    channel_id  TEXT NOT NULL,
    from_ms     INTEGER NOT NULL,
    to_ms       INTEGER NOT NULL,
    cause       TEXT NOT NULL,
    filled_ms   INTEGER,                      -- read back then; NULL: not yet
    messages    INTEGER NOT NULL DEFAULT 0,   -- what it brought, or brought until it failed
    entries     INTEGER NOT NULL DEFAULT 0,
    edited      INTEGER NOT NULL DEFAULT 0,
    withdrawn   INTEGER NOT NULL DEFAULT 0,
    unread      INTEGER NOT NULL DEFAULT 0,
    left_out    INTEGER NOT NULL DEFAULT 0,
    tries       INTEGER NOT NULL DEFAULT 0,   -- in vain
    unfilled_ms INTEGER,                      -- when it last was
    why         TEXT,                         -- why it was
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX gap_open ON gap (incident, number) WHERE filled_ms IS NULL;

-- The last time the whole channel was compared with the record.
CREATE TABLE comparison (
    incident  INTEGER PRIMARY KEY REFERENCES incident (number),
    at_ms     INTEGER NOT NULL,
    to_ms     INTEGER NOT NULL,   -- what was said until then
    messages  INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    edited    INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    unread    INTEGER NOT NULL,
    left_out  INTEGER NOT NULL,
    why       TEXT                -- it did not come to its end; NULL: it did
) STRICT;

-- Resolved and not drafted yet are looked for among these.
CREATE INDEX tally_undrafted ON incident_tally (incident) WHERE report_revision = 0;

DROP VIEW gaps;
CREATE VIEW gaps AS
SELECT incident AS number, from_ms, to_ms, cause, filled_ms,
       IIF(filled_ms IS NULL, NULL, entries + edited + withdrawn) AS found
  FROM gap
 ORDER BY incident, gap.number;
