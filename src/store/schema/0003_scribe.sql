-- What the complete scribe keeps beyond the main road. Every part has its own heading.

-- the journal of one disruption; first, because what follows looks there once for each of them ----------

CREATE INDEX journal_by_incident ON journal (incident, seq);

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
 WHERE kind IN ('action_added', 'action_changed', 'report_state_set');

-- reports -------------------------------------------------------------------------------------------

ALTER TABLE incident ADD COLUMN report_state TEXT NOT NULL DEFAULT 'draft';  -- closed is worked out below
ALTER TABLE incident ADD COLUMN report_owner_id TEXT;
ALTER TABLE incident ADD COLUMN report_due TEXT;              -- 2026-03-13
ALTER TABLE incident ADD COLUMN report_published_ms INTEGER;  -- last time
ALTER TABLE incident ADD COLUMN report_amended_ms INTEGER;    -- when a published one was last taken back
ALTER TABLE incident ADD COLUMN report_amended_why TEXT;

-- Everything people wrote for the parts of a report. The newest row of a name is in force.
CREATE TABLE report_section (
    incident INTEGER NOT NULL REFERENCES incident (number),
    name     TEXT NOT NULL,
    seq      INTEGER NOT NULL,  -- journal row
    text     TEXT,              -- NULL: the record's again
    markdown INTEGER NOT NULL,  -- Markdown of theirs; else to be shown as typed
    by_id    TEXT,
    how      TEXT NOT NULL,     -- command, form, file
    set_ms   INTEGER NOT NULL,
    PRIMARY KEY (incident, name, seq)
) STRICT, WITHOUT ROWID;

-- How the report of a disruption stands. It closes itself while it is published and no action item is open.
CREATE VIEW report_standing AS
SELECT i.number,
       CASE WHEN i.report_state = 'published'
                 AND NOT EXISTS (SELECT 1 FROM action_item a
                                  WHERE a.incident = i.number AND a.state = 'open')
            THEN 'closed' ELSE i.report_state END AS state
  FROM incident i;

-- A revision keeps the state it was made in; the newest one's goes on.
DROP VIEW reports;
CREATE VIEW reports AS
SELECT r.incident AS number, r.revision,
       CASE WHEN r.revision = t.report_revision
            THEN (SELECT s.state FROM report_standing s WHERE s.number = r.incident)
            ELSE r.state END AS state,
       r.markdown, r.created_ms, r.author_id
  FROM report r JOIN incident_tally t ON t.incident = r.incident
 ORDER BY r.incident, r.revision;

-- how it goes on, and how it ends -------------------------------------------------------------------

ALTER TABLE incident ADD COLUMN phase TEXT;
ALTER TABLE incident ADD COLUMN cancel_reason TEXT;  -- false-alarm, duplicate, external; NULL: not cancelled
ALTER TABLE incident ADD COLUMN twin INTEGER;        -- the one it repeats, or that it was merged into
ALTER TABLE incident ADD COLUMN closed_ms INTEGER;   -- when it was cancelled or merged
ALTER TABLE incident ADD COLUMN put_out_ms INTEGER;  -- since when we are not in its channel; NULL: we are
CREATE INDEX incident_by_twin ON incident (twin, number) WHERE twin IS NOT NULL;

-- From an End that was taken back to the reopening.
CREATE TABLE quiet_stretch (
    incident INTEGER NOT NULL REFERENCES incident (number),
    seq      INTEGER NOT NULL,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    PRIMARY KEY (incident, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE phase_change (
    incident INTEGER NOT NULL REFERENCES incident (number),
    at_ms    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    phase    TEXT,              -- NULL: none from then on
    PRIMARY KEY (incident, at_ms, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE status_update (
    incident  INTEGER NOT NULL REFERENCES incident (number),
    number    INTEGER NOT NULL,
    at_ms     INTEGER NOT NULL,
    author_id TEXT,
    text      TEXT NOT NULL,
    next_ms   INTEGER,           -- when the next one was promised
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    incident INTEGER NOT NULL REFERENCES incident (number),
    other    INTEGER NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (incident, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_other ON relation (other, incident);

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
    about      TEXT NOT NULL,  -- "T17", "T17,A3", "shared", "announce"
    PRIMARY KEY (channel_id, ts, incident)
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

-- who talked, who leads ------------------------------------------------------------------------------

ALTER TABLE part ADD COLUMN spoke INTEGER NOT NULL DEFAULT 0;      -- wrote in its channel
ALTER TABLE role_span ADD COLUMN leads INTEGER NOT NULL DEFAULT 0;  -- it was the role that leads
UPDATE role_span SET leads =
    (SELECT COALESCE(json_extract(j.body, '$.lead'), 0) FROM journal j WHERE j.seq = role_span.seq);

-- Roles in the order they were given, then everyone else who took part, then who only talked, each by
-- first appearance. Bots are no people.
DROP VIEW people;
CREATE VIEW people AS
SELECT number, user_id, name, role, from_ms, to_ms
  FROM (SELECT r.incident AS number, r.user_id, p.name, r.role, r.from_ms, r.to_ms, 0 AS rank, r.seq
          FROM role_span r LEFT JOIN person p ON p.id = r.user_id
         WHERE COALESCE(p.bot, 0) = 0
         UNION ALL
        SELECT t.incident, t.person_id, p.name, NULL, NULL, NULL,
               IIF(t.entries > 0 OR t.acts > 0, 1, 2), t.first_seq
          FROM part t LEFT JOIN person p ON p.id = t.person_id
         WHERE (t.entries > 0 OR t.acts > 0 OR t.spoke) AND COALESCE(p.bot, 0) = 0
           AND NOT EXISTS (SELECT 1 FROM role_span r
                            WHERE r.incident = t.incident AND r.user_id = t.person_id))
 ORDER BY number, rank, seq;

-- reminders -----------------------------------------------------------------------------------------

-- What reminders count from, in times of ours: what is typed later may say that it was long ago.
CREATE TABLE reminding (
    incident    INTEGER PRIMARY KEY REFERENCES incident (number),
    open_ms     INTEGER NOT NULL,  -- declared, or reopened last
    leadless_ms INTEGER,           -- since when nobody leads; NULL: somebody does
    ended_ms    INTEGER            -- resolved, cancelled, merged; NULL: it is open
) STRICT;
CREATE INDEX reminding_by_end ON reminding (ended_ms) WHERE ended_ms IS NOT NULL;
INSERT INTO reminding SELECT i.number,
    (SELECT j.learnt_ms FROM journal j WHERE j.incident = i.number AND j.kind = 'declared' ORDER BY j.seq LIMIT 1),
    IIF(i.lead_id IS NULL, COALESCE(
        (SELECT j.learnt_ms FROM journal j WHERE j.incident = i.number AND j.kind = 'role_set'
            AND json_extract(j.body, '$.lead') ORDER BY j.seq DESC LIMIT 1),
        (SELECT j.learnt_ms FROM journal j WHERE j.incident = i.number AND j.kind = 'declared' ORDER BY j.seq LIMIT 1)),
        NULL),
    (SELECT j.learnt_ms FROM journal j WHERE j.incident = i.number AND j.kind = 'resolved' ORDER BY j.seq DESC LIMIT 1)
  FROM incident i;

CREATE TABLE pace (
    incident        INTEGER NOT NULL REFERENCES incident (number),
    user_id         TEXT NOT NULL,     -- '': everybody's
    every_s         INTEGER NOT NULL,  -- 0: as configured
    is_off          INTEGER NOT NULL,
    snooze_until_ms INTEGER,
    PRIMARY KEY (incident, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_open_by_due ON action_item (due, incident) WHERE state = 'open' AND due IS NOT NULL;
CREATE INDEX action_open_by_owner ON action_item (owner_id, incident) WHERE state = 'open';
