-- A row: words were taken away, and their bytes may still lie in the file or its log. Written with the redaction, gone
-- once the disk was looked through; found at the start, it tells of a daemon that died in between. Working state.
CREATE TABLE unwiped (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;
