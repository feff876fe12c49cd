-- Whatever the clock on the wall does, what was heard and what was asked keeps its order.

-- Working state: how far the clock that orders them had come with the last commit, ms. It never jumps: within one life of
-- the daemon it is the steady clock, the next life goes on from here. message.received_ms and mark.received_ms are of it.
CREATE TABLE lasting (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    at_ms INTEGER NOT NULL
) STRICT;
INSERT INTO lasting SELECT 1, MAX(COALESCE((SELECT MAX(received_ms) FROM message), 0),
                                  COALESCE((SELECT MAX(received_ms) FROM mark), 0));

-- The newest row of the journal when a connection began, and when a gap was last left unread: which came first.
ALTER TABLE epoch ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gap ADD COLUMN unfilled_seq INTEGER;
UPDATE gap SET unfilled_seq = (SELECT MAX(seq) FROM journal WHERE kind = 'gap_unfilled' AND journal.incident = gap.incident
                                  AND json_extract(body, '$.gap') = gap.number);
