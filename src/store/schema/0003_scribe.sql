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
