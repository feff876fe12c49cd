-- Disruptions whose words were taken away for good. All that is left of them: a row here, and their rows of the journal with
-- hashes and without bodies. A projection.
CREATE TABLE purged (
    incident    INTEGER PRIMARY KEY,
    seq         INTEGER NOT NULL,  -- the journal row that says so; those before have no bodies
    purged_ms   INTEGER NOT NULL,
    by_id       TEXT,              -- NULL: it was kept as long as the configuration says
    declared_ms INTEGER NOT NULL,
    ended_ms    INTEGER            -- NULL: nobody said
) STRICT;

-- Channels of which what nobody tagged was forgotten. Working state.
CREATE TABLE forgotten (
    channel_id TEXT PRIMARY KEY,
    at_ms      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
