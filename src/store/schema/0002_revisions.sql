-- What people change by command: words, time, author and state of an entry, told apart from what
-- its message does in chat. No entry had ever been changed in these ways before.

ALTER TABLE entry ADD COLUMN held TEXT NOT NULL DEFAULT '';  -- what its message no longer decides
ALTER TABLE entry ADD COLUMN heard TEXT;       -- what the message says while its words are held
ALTER TABLE entry ADD COLUMN first_ms INTEGER;  -- at_ms as it was captured; NULL: never moved

ALTER TABLE entry_change ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry_change ADD COLUMN author_id TEXT;  -- NULL, as party, unless the change gave it another
ALTER TABLE entry_change ADD COLUMN party TEXT;
ALTER TABLE entry_change ADD COLUMN held TEXT NOT NULL DEFAULT '';
ALTER TABLE entry_change ADD COLUMN heard TEXT;   -- words that came from chat and were kept back
ALTER TABLE entry_change ADD COLUMN reason TEXT;  -- in the words of whoever changed it

UPDATE entry_change SET at_ms =
    (SELECT e.at_ms FROM entry e
      WHERE e.incident = entry_change.incident AND e.number = entry_change.entry);
