-- What filling a gap left out: known threads there were too many of to read them again, unless a comparison since read them all.
DROP VIEW gaps;
CREATE VIEW gaps AS
SELECT g.incident AS number, g.from_ms, g.to_ms, g.cause, g.filled_ms,
       IIF(g.filled_ms IS NULL, NULL, g.entries + g.edited + g.withdrawn) AS found,
       CASE WHEN g.filled_ms IS NULL THEN NULL
            WHEN c.to_ms >= g.to_ms AND c.why IS NULL THEN 0
            ELSE g.left_out END AS left_out
  FROM gap g LEFT JOIN comparison c ON c.incident = g.incident
 ORDER BY g.incident, g.number;
