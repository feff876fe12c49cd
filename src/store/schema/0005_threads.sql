-- The replies of one thread are looked for when its page of history is compared with what is kept.
CREATE INDEX message_by_thread ON message (channel_id, thread_ts) WHERE thread_ts IS NOT NULL;
