-- The first shape of the database. Shipped migrations are never edited: a change is a new file with
-- the next number.
--
-- Three sorts of tables:
--   journal       what happened, appended only; everything else about disruptions follows from it
--   projections   tables made from the journal, and from nothing else; `verify` makes them again
--                 and compares
--   working state what the daemon needs to go on after a restart; not derived, not compared
-- Times are milliseconds UTC since 1970; NULL where nobody said. Flags are 0 or 1.

-- journal -----------------------------------------------------------------------------------------

CREATE TABLE journal (
    seq         INTEGER PRIMARY KEY,  -- 1, 2, 3, ... without a gap
    incident    INTEGER NOT NULL,     -- number of the disruption; 0: of none
    kind        TEXT NOT NULL,
    happened_ms INTEGER NOT NULL,     -- when it became so
    learnt_ms   INTEGER NOT NULL,     -- when we took it
    actor       TEXT,                 -- person id; NULL: the daemon itself
    body        TEXT,                 -- canonical JSON; NULL once redacted
    body_hash   TEXT NOT NULL,        -- SHA-256 of body, kept when the body goes
    prev_hash   TEXT NOT NULL,        -- hash of the row before; '' for the first
    hash        TEXT NOT NULL         -- SHA-256 over prev_hash and all of the row but body itself
) STRICT;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE OF
    seq, incident, kind, happened_ms, learnt_ms, actor, body_hash, prev_hash, hash ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is only appended to');
END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is only appended to');
END;

-- projections -------------------------------------------------------------------------------------

CREATE TABLE incident (
    number           INTEGER PRIMARY KEY,
    state            TEXT NOT NULL,
    title            TEXT NOT NULL,
    severity         INTEGER NOT NULL,  -- 0: unknown
    type             TEXT,
    is_private       INTEGER NOT NULL,
    is_drill         INTEGER NOT NULL,
    started_ms       INTEGER,
    detected_ms      INTEGER,
    declared_ms      INTEGER NOT NULL,
    acked_ms         INTEGER,
    mitigated_ms     INTEGER,
    recovered_ms     INTEGER,
    summary          TEXT,
    cause            TEXT,
    impact           TEXT,
    resolution       TEXT,
    platform         TEXT,
    workspace_id     TEXT,
    channel_id       TEXT,
    channel_name     TEXT,
    channel_archived INTEGER NOT NULL DEFAULT 0,
    card_ts          TEXT,
    lead_id          TEXT
) STRICT;
CREATE INDEX incident_by_channel ON incident (channel_id, number) WHERE channel_id IS NOT NULL;
CREATE INDEX incident_open ON incident (number) WHERE state = 'open';

-- What changes with every fact, apart from the long texts above so that a note rewrites few bytes.
CREATE TABLE incident_tally (
    incident        INTEGER PRIMARY KEY REFERENCES incident (number),
    fact_count      INTEGER NOT NULL,
    head_seq        INTEGER NOT NULL,             -- its newest journal row
    learnt_ms       INTEGER NOT NULL,             -- of the newest fact that is not a report
    entry_count     INTEGER NOT NULL DEFAULT 0,   -- highest number given
    action_count    INTEGER NOT NULL DEFAULT 0,   -- highest number given
    report_revision INTEGER NOT NULL DEFAULT 0,   -- 0: none drafted
    report_stale    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE incident_service (
    incident INTEGER NOT NULL REFERENCES incident (number),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE severity_change (
    incident INTEGER NOT NULL REFERENCES incident (number),
    at_ms    INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    PRIMARY KEY (incident, at_ms, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_span (
    incident INTEGER NOT NULL REFERENCES incident (number),
    seq      INTEGER NOT NULL,
    role     TEXT NOT NULL,
    user_id  TEXT NOT NULL,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER,  -- NULL: holds it now
    PRIMARY KEY (incident, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id    TEXT PRIMARY KEY,
    name  TEXT,  -- NULL until the platform told
    zone  TEXT,
    bot   INTEGER NOT NULL,
    guest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who took part. A row with entries = 0 and acts = 0 is somebody whose only entries were withdrawn.
CREATE TABLE part (
    incident  INTEGER NOT NULL REFERENCES incident (number),
    person_id TEXT NOT NULL,
    first_seq INTEGER NOT NULL,  -- order of appearance
    entries   INTEGER NOT NULL,  -- live ones of theirs
    acts      INTEGER NOT NULL,  -- commands, roles, actions
    PRIMARY KEY (incident, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_by_person ON part (person_id, incident);

CREATE TABLE entry (
    incident    INTEGER NOT NULL REFERENCES incident (number),
    number      INTEGER NOT NULL,
    at_ms       INTEGER NOT NULL,
    kinds       TEXT NOT NULL,     -- names joined by commas; those before withdrawal when withdrawn
    on_timeline INTEGER NOT NULL,  -- whether one of them makes a timeline row
    state       TEXT NOT NULL,
    author_id   TEXT,
    party       TEXT,              -- name to show; set once and kept; NULL until it is known
    text        TEXT NOT NULL,     -- with names in the place of known ids
    said        TEXT,              -- with the ids, as the journal has it; NULL: no different
    source      TEXT NOT NULL,
    taggers     TEXT NOT NULL,
    channel_id  TEXT,
    message_ts  TEXT,
    thread_ts   TEXT,
    permalink   TEXT,
    revision    INTEGER NOT NULL,  -- grows when the words change
    learnt_ms   INTEGER NOT NULL,
    action      INTEGER NOT NULL,  -- its action item; 0: none
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_message ON entry (incident, message_ts) WHERE message_ts IS NOT NULL;
CREATE INDEX entry_without_party ON entry (author_id) WHERE party IS NULL;

CREATE TABLE entry_file (
    incident  INTEGER NOT NULL,
    entry     INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    id        TEXT,
    name      TEXT NOT NULL,
    mimetype  TEXT NOT NULL,
    permalink TEXT NOT NULL,
    size      INTEGER NOT NULL,  -- bytes; -1: unknown
    PRIMARY KEY (incident, entry, position),
    FOREIGN KEY (incident, entry) REFERENCES entry (incident, number)
) STRICT, WITHOUT ROWID;

-- What an entry was before each change, by whom and why.
CREATE TABLE entry_change (
    incident   INTEGER NOT NULL,
    entry      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,  -- journal row of the change
    changed_ms INTEGER NOT NULL,
    changed_by TEXT,
    why        TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    state      TEXT NOT NULL,
    kinds      TEXT NOT NULL,
    taggers    TEXT NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (incident, entry, seq),
    FOREIGN KEY (incident, entry) REFERENCES entry (incident, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE action_item (
    incident INTEGER NOT NULL REFERENCES incident (number),
    number   INTEGER NOT NULL,
    entry    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    owner_id TEXT,
    due      TEXT,               -- 2026-03-13
    priority INTEGER NOT NULL,   -- 0: none
    state    TEXT NOT NULL,
    url      TEXT,
    PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    incident   INTEGER NOT NULL REFERENCES incident (number),
    revision   INTEGER NOT NULL,
    state      TEXT NOT NULL,
    markdown   TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    author_id  TEXT,             -- NULL: drafted by the daemon
    PRIMARY KEY (incident, revision)
) STRICT;

-- Words after an '@' that nobody is known by yet: when a person of that id is heard of, their name
-- goes there.
CREATE TABLE unnamed (
    person_id TEXT NOT NULL,
    incident  INTEGER NOT NULL,
    place     TEXT NOT NULL,     -- entry, action, title, summary, cause, impact, resolution
    number    INTEGER NOT NULL,  -- of the entry or item; 0 for the others
    PRIMARY KEY (person_id, incident, place, number)
) STRICT, WITHOUT ROWID;

-- working state -----------------------------------------------------------------------------------

-- Natural keys of what was taken in. Numbered by arrival, so that the oldest are found without an
-- index on time.
CREATE TABLE inbox (
    id       INTEGER PRIMARY KEY,
    key      TEXT NOT NULL UNIQUE,
    taken_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    incident   INTEGER NOT NULL,
    lane       TEXT NOT NULL,
    again      INTEGER NOT NULL,
    body       TEXT,              -- NULL once pruned
    version    INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked')),
    created_ms INTEGER NOT NULL,  -- when it began to wait
    settled_ms INTEGER,
    reason     TEXT               -- why it is parked
) STRICT;
CREATE INDEX outbox_waiting ON outbox (id, created_ms) WHERE state = 'waiting';
CREATE INDEX outbox_parked ON outbox (id) WHERE state = 'parked';
CREATE INDEX outbox_prunable ON outbox (settled_ms) WHERE state = 'done' AND body IS NOT NULL;

-- Messages of disruption channels as they are now.
CREATE TABLE message (
    channel_id  TEXT NOT NULL,
    ts          TEXT NOT NULL,
    thread_ts   TEXT,
    author_id   TEXT,
    author_name TEXT,
    text        TEXT NOT NULL,
    permalink   TEXT,
    posted_ms   INTEGER NOT NULL,
    version_us  INTEGER NOT NULL,  -- newest state heard of
    words_us    INTEGER NOT NULL,  -- state whose words are kept; -1: none came yet
    by_bot      INTEGER NOT NULL,
    by_us       INTEGER NOT NULL,
    deleted     INTEGER NOT NULL,
    mentions    TEXT,              -- JSON array; NULL: none
    files       TEXT,              -- JSON array; NULL: none
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (channel_id, ts)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    channel_id  TEXT NOT NULL,
    ts          TEXT NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('reaction', 'pin')),
    name        TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    is_set      INTEGER NOT NULL,
    version_us  INTEGER NOT NULL,
    received_ms INTEGER NOT NULL,
    PRIMARY KEY (channel_id, ts, source, name, person_id)
) STRICT, WITHOUT ROWID;

-- Commands that wait until their actor's time zone is known.
CREATE TABLE deferred (
    id        INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL,
    event     TEXT NOT NULL  -- JSON
) STRICT;
CREATE INDEX deferred_by_person ON deferred (person_id, id);

-- views: for analysts and other tools; their names and columns are a promise ----------------------

CREATE VIEW disruptions AS
SELECT i.number, i.title, i.state, NULLIF(i.severity, 0) AS severity, i.type,
       (SELECT group_concat(s.name, ', ')
          FROM (SELECT name FROM incident_service
                 WHERE incident = i.number ORDER BY position) s) AS services,
       i.is_private AS private, i.is_drill AS drill,
       COALESCE(i.started_ms, i.declared_ms) AS started_ms, i.detected_ms, i.declared_ms,
       i.recovered_ms AS ended_ms,
       CASE WHEN i.recovered_ms >= COALESCE(i.started_ms, i.declared_ms)
            THEN (i.recovered_ms - COALESCE(i.started_ms, i.declared_ms)) / 1000 END AS length_s,
       CASE WHEN i.detected_ms >= COALESCE(i.started_ms, i.declared_ms)
            THEN (i.detected_ms - COALESCE(i.started_ms, i.declared_ms)) / 1000 END AS ttd_s,
       i.platform, i.workspace_id, i.channel_id, i.channel_name,
       COALESCE((SELECT p.name FROM person p WHERE p.id = i.lead_id), i.lead_id) AS lead
  FROM incident i
 ORDER BY i.number;

CREATE VIEW timeline AS
SELECT e.incident AS number, e.number AS entry, e.at_ms, e.kinds AS kind,
       COALESCE(e.party, e.author_id) AS party, e.author_id, e.text, e.source,
       NULLIF(e.taggers, '') AS tagged_by, e.channel_id, e.message_ts, e.thread_ts, e.permalink,
       e.revision, e.state
  FROM entry e
 WHERE e.on_timeline
 ORDER BY e.incident, e.at_ms, e.number;

-- Roles in the order they were given, then everyone else who took part, by first appearance. Bots
-- are no people.
CREATE VIEW people AS
SELECT number, user_id, name, role, from_ms, to_ms
  FROM (SELECT r.incident AS number, r.user_id, p.name, r.role, r.from_ms, r.to_ms, 0 AS rank, r.seq
          FROM role_span r LEFT JOIN person p ON p.id = r.user_id
         WHERE COALESCE(p.bot, 0) = 0
         UNION ALL
        SELECT t.incident, t.person_id, p.name, NULL, NULL, NULL, 1, t.first_seq
          FROM part t LEFT JOIN person p ON p.id = t.person_id
         WHERE (t.entries > 0 OR t.acts > 0) AND COALESCE(p.bot, 0) = 0
           AND NOT EXISTS (SELECT 1 FROM role_span r
                            WHERE r.incident = t.incident AND r.user_id = t.person_id))
 ORDER BY number, rank, seq;

CREATE VIEW actions AS
SELECT a.incident AS number, a.number AS item, a.text, a.owner_id, p.name AS owner, a.due,
       NULLIF(a.priority, 0) AS priority, a.state, a.url
  FROM action_item a LEFT JOIN person p ON p.id = a.owner_id
 ORDER BY a.incident, a.number;

CREATE VIEW retrospective AS
SELECT e.incident AS number, k.kind, e.text, e.number AS entry
  FROM entry e
  JOIN (SELECT 1 AS rank, 'good' AS kind UNION ALL SELECT 2, 'bad' UNION ALL SELECT 3, 'lesson') k
    ON instr(',' || e.kinds || ',', ',' || k.kind || ',') > 0
 WHERE e.state = 'live'
 ORDER BY e.incident, k.rank, e.at_ms, e.number;

CREATE VIEW reports AS
SELECT incident AS number, revision, state, markdown, created_ms, author_id
  FROM report
 ORDER BY incident, revision;

-- No fact speaks of gaps in this version; the columns are promised already.
CREATE VIEW gaps AS
SELECT 0 AS number, 0 AS from_ms, 0 AS to_ms, '' AS cause, 0 AS filled_ms, 0 AS found
 WHERE 0;
