# The past is shown when it helps: at the start of the next one, to who asks, and nothing where nothing is alike.
[00:00] ana types past redis connections exhausted in the cart from:2025-12-01T10:00Z to:2025-12-01T11:30Z svc:cart type:capacity
        -> fetch_person user=UANA
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart is on record: 2025-12-01 10:00 UTC to 2025-12-01 11:30 UTC. Length 1 h 30 min
           What happened when: /disruption note D-1 TEXT at:TIME
           The post-mortem draft: /disruption report D-1
[00:10] ana types summary D-1 the cart service opened a connection for each request until redis refused more
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart
           Summary (@Ana): the cart service opened a connection for each request until redis refused more
[00:20] ana types cause D-1 the connection pool was switched off in a deploy
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart
           Cause (@Ana): the connection pool was switched off in a deploy
[00:30] ana types lesson D-1 alert on the number of redis connections before the limit
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart
           T1 Lesson (@Ana): alert on the number of redis connections before the limit
[00:40] ana types action D-1 turn the connection pool on by default <@bob> due:2026-01-09
        -> fetch_person user=UBOB
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart
           A1 turn the connection pool on by default, for @UBOB, due 2026-01-09 (@Ana)
[00:50] ana types note D-1 mallory was called from the beach at:2025-12-01T10:20Z
        -> answer channel=CGENERAL user=UANA: D-1 redis connections exhausted in the cart
           T3 2025-12-01 10:20 UTC @Ana: mallory was called from the beach
        == T3 +-2641200s note Ana: mallory was called from the beach
[01:00] ana types past certificate of the shop expired from:2025-11-01T10:00Z to:2025-11-01T10:40Z svc:shop
        -> answer channel=CGENERAL user=UANA: D-2 certificate of the shop expired is on record: 2025-11-01 11:00 CET (2025-11-01 10:00 UTC) to 2025-11-01 11:40 CET (2025-11-01 10:40 UTC). Length 40 min
           What happened when: /disruption note D-2 TEXT at:TIME
           The post-mortem draft: /disruption report D-2
[01:10] ana types past kafka brokers ran out of disk from:2025-10-01T10:00Z to:2025-10-01T18:00Z svc:events
        -> answer channel=CGENERAL user=UANA: D-3 kafka brokers ran out of disk is on record: 2025-10-01 12:00 CEST (2025-10-01 10:00 UTC) to 2025-10-01 20:00 CEST (2025-10-01 18:00 UTC). Length 8 h
           What happened when: /disruption note D-3 TEXT at:TIME
           The post-mortem draft: /disruption report D-3
[02:00] ana types start printer on the third floor jammed
        -> channel_create name=dis-4-printer-on-the-third-floor-jammed
        -> answer channel=CGENERAL user=UANA: D-4 printer on the third floor jammed is declared, and its channel #dis-4-printer-on-the-third-floor-jammed is being made.
        -> invite channel=C4 user=UANA
        -> post channel=C4: card "D-4 printer on the third floor jammed (open)"
        -> topic channel=C4: D-4 printer on the third floor jammed
        -> answer channel=CGENERAL user=UANA: D-4 has its channel: #dis-4-printer-on-the-third-floor-jammed
        -> pin channel=C4 ts=post.14
[03:00] ana types start redis refuses connections svc:cart
        -> channel_create name=dis-5-redis-refuses-connections
        -> answer channel=C4 user=UANA: D-5 redis refuses connections is declared, and its channel #dis-5-redis-refuses-connections is being made.
        -> invite channel=C5 user=UANA
        -> post channel=C5: card "D-5 redis refuses connections (open)"
        -> post channel=C5: This looks like an earlier one:
           • D-1 redis connections exhausted in the cart (2025-12-01 11:00 CET, 1 h 30 min)
              Learnt: alert on the number of redis connections before the limit
              Still to do: A1 turn the connection pool on by default (Bob, due 2026-01-09)
        -> topic channel=C5: D-5 redis refuses connections
        -> answer channel=C4 user=UANA: D-5 has its channel: #dis-5-redis-refuses-connections
        -> pin channel=C5 ts=post.21
[04:00] bob types start redis connections exhausted svc:cart in #general
        -> channel_create name=dis-6-redis-connections-exhausted
        -> answer channel=CGENERAL user=UBOB: D-6 redis connections exhausted is declared, and its channel #dis-6-redis-connections-exhausted is being made.
           Open already and perhaps the same: D-5 redis refuses connections in #dis-5-redis-refuses-connections
           If it is, let this one go into it: /disruption merge D-6 D-5
        -> invite channel=C6 user=UBOB
        -> post channel=C6: card "D-6 redis connections exhausted (open)"
        -> post channel=C6: This looks like an earlier one:
           • D-1 redis connections exhausted in the cart (2025-12-01 11:00 CET, 1 h 30 min)
              Learnt: alert on the number of redis connections before the limit
              Still to do: A1 turn the connection pool on by default (Bob, due 2026-01-09)
        -> topic channel=C6: D-6 redis connections exhausted
        -> answer channel=CGENERAL user=UBOB: D-6 has its channel: #dis-6-redis-connections-exhausted
        -> pin channel=C6 ts=post.29
[05:00] bob types similar
        -> answer channel=C6 user=UBOB: D-6 redis connections exhausted is most like:
           • D-1 redis connections exhausted in the cart (2025-12-01 11:00 CET, 1 h 30 min)
              Learnt: alert on the number of redis connections before the limit
              Still to do: A1 turn the connection pool on by default (Bob, due 2026-01-09)
           • D-5 redis refuses connections (open, 2026-01-01 01:03 CET)
[05:10] bob types similar D-2 in #general
        -> answer channel=CGENERAL user=UBOB: D-2 certificate of the shop expired is like no earlier one. Words can be looked for: /disruption find WORDS
[05:20] bob types similar D-1 in #general
        -> answer channel=CGENERAL user=UBOB: D-1 redis connections exhausted in the cart is like no earlier one.
           It seems to have come again since: D-6 redis connections exhausted, D-5 redis refuses connections
[05:30] bob types similar D-99 in #general
        -> answer channel=CGENERAL user=UBOB: There is no disruption D-99: /disruption list shows the open ones
[06:00] bob types find redis connections in #general
        -> answer channel=CGENERAL user=UBOB: D-6 redis connections exhausted: open, started 2026-01-01 01:04 CET
           D-5 redis refuses connections: open, started 2026-01-01 01:03 CET
           D-1 redis connections exhausted in the cart: resolved after 1 h 30 min, started 2025-12-01 11:00 CET
[06:10] bob types search "connection pool" svc:cart since:2025 in #general
        -> answer channel=CGENERAL user=UBOB: D-1 redis connections exhausted in the cart: resolved after 1 h 30 min, started 2025-12-01 11:00 CET
              the connection pool was switched off in a deploy
[06:20] bob types find certif* in #general
        -> answer channel=CGENERAL user=UBOB: D-2 certificate of the shop expired: resolved after 40 min, started 2025-11-01 11:00 CET
[06:30] bob types find redis since:2026 in #general
        -> answer channel=CGENERAL user=UBOB: D-6 redis connections exhausted: open, started 2026-01-01 01:04 CET
           D-5 redis refuses connections: open, started 2026-01-01 01:03 CET
[06:40] bob types find redis certificate in #general
        -> answer channel=CGENERAL user=UBOB: None has all of these words; these have some:
           D-2 certificate of the shop expired: resolved after 40 min, started 2025-11-01 11:00 CET
           D-6 redis connections exhausted: open, started 2026-01-01 01:04 CET
           D-5 redis refuses connections: open, started 2026-01-01 01:03 CET
           D-1 redis connections exhausted in the cart: resolved after 1 h 30 min, started 2025-12-01 11:00 CET
[06:50] bob types find zeppelin in #general
        -> answer channel=CGENERAL user=UBOB: Nothing on record has these words. The beginning of one finds more: /disruption find conn*
[07:00] bob types find in #general
        -> answer channel=CGENERAL user=UBOB: What shall be looked for? /disruption find redis connections
[07:10] bob types find AND OR NOT ( "* ^ : - in #general
        -> answer channel=CGENERAL user=UBOB: Nothing on record has these words. The beginning of one finds more: /disruption find conn*
[07:20] bob types find redis since:someday in #general
        -> answer channel=CGENERAL user=UBOB: "someday" is no beginning of a period: write 90d, 12w, 6mo, 1y, 2026-03, 2026-03-01 or all
[07:30] bob types find mallory in #general
        -> answer channel=CGENERAL user=UBOB: D-1 redis connections exhausted in the cart: resolved after 1 h 30 min, started 2025-12-01 11:00 CET
              mallory was called from the beach
[07:40] ana types redact D-1 T3 a private person
        -> answer channel=C6 user=UANA: D-1 redis connections exhausted in the cart
           T3 redacted (@Ana): a private person
           Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
        == T3 +-2641200s note Ana: [redacted by @Ana, 2026-01-01 00:07 UTC: a private person] [redacted]
[07:50] bob types find mallory in #general
        -> answer channel=CGENERAL user=UBOB: Nothing on record has these words. The beginning of one finds more: /disruption find conn*
[08:00] ana types start secret thing with redis connections private
        -> channel_create name=dis-7-secret-thing-with-redis-connections
        -> answer channel=C6 user=UANA: D-7 secret thing with redis connections is declared, and its private channel #dis-7-secret-thing-with-redis-connections is being made.
           Open already and perhaps the same: D-6 redis connections exhausted in #dis-6-redis-connections-exhausted, D-5 redis refuses connections in #dis-5-redis-refuses-connections
           If it is, let this one go into it: /disruption merge D-7 D-6
        -> invite channel=C7 user=UANA
        -> post channel=C7: card "D-7 secret thing with redis connections (open)"
        -> post channel=C7: This looks like an earlier one:
           • D-1 redis connections exhausted in the cart (2025-12-01 11:00 CET, 1 h 30 min)
              Learnt: alert on the number of redis connections before the limit
              Still to do: A1 turn the connection pool on by default (Bob, due 2026-01-09)
        -> topic channel=C7: D-7 secret thing with redis connections
        -> answer channel=C6 user=UANA: D-7 has its channel: #dis-7-secret-thing-with-redis-connections
        -> pin channel=C7 ts=post.53
[08:10] ana types find secret in #general
        -> answer channel=CGENERAL user=UANA: D-7 secret thing with redis connections: open, started 2026-01-01 01:08 CET
[08:20] bob types find secret in #general
        -> answer channel=CGENERAL user=UBOB: Nothing on record has these words. The beginning of one finds more: /disruption find conn*
[08:30] bob types similar D-5 share in #general
        -> post channel=C5: Shared by @Bob (similar):
           D-5 redis refuses connections is most like:
           • D-1 redis connections exhausted in the cart (2025-12-01 11:00 CET, 1 h 30 min)
              Learnt: alert on the number of redis connections before the limit
              Still to do: A1 turn the connection pool on by default (Bob, due 2026-01-09)
           It seems to have come again since: D-6 redis connections exhausted
        -> answer channel=CGENERAL user=UBOB: Shared in #dis-5-redis-refuses-connections
[09:00] ana types start redis connections exhausted svc:cart drill
        -> channel_create name=dis-8-redis-connections-exhausted
        -> answer channel=C7 user=UANA: D-8 redis connections exhausted (drill) is declared, and its channel #dis-8-redis-connections-exhausted is being made.
        -> invite channel=C8 user=UANA
        -> post channel=C8: card "DRILL D-8 redis connections exhausted (open)"
        -> topic channel=C8: DRILL D-8 redis connections exhausted
        -> answer channel=C7 user=UANA: D-8 has its channel: #dis-8-redis-connections-exhausted
        -> pin channel=C8 ts=post.65
[09:10] ana types resolve D-5 pool is on again in #general
        -> topic channel=C5: D-5 redis refuses connections (resolved)
        -> post channel=C5: Resolved (@Ana): pool is on again. End 01:09:10 CET (00:09:10 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=CGENERAL user=UANA: D-5 redis refuses connections
           Resolved (@Ana): pool is on again. End 01:09:10 CET (00:09:10 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
           The post-mortem is being drafted: /disruption report D-5
           Still missing; what you add now goes into the draft:
           /disruption mark D-5 started TIME when it began
           /disruption mark D-5 detected TIME when it was noticed
           /disruption severity D-5 N how bad it was, 1 is the worst
           /disruption type D-5 T what kind of failure, in a word or two
           /disruption summary D-5 TEXT what happened
           /disruption cause D-5 TEXT what led to it
           /disruption impact D-5 TEXT what users noticed
        -> update channel=C5 ts=post.21: card "D-5 redis refuses connections (resolved)"
        -> fetch_history channel=C5
[09:20] ana types report D-5 show similar in #general
        -> answer channel=CGENERAL user=UANA: Similar past disruptions
           • D-1 redis connections exhausted in the cart, still open there: A1 turn the connection pool on by default
[09:30] ana types redact D-1 T1 names a customer
        -> update channel=C5 ts=post.22: D-1 T1 [redacted by @Ana, 2026-01-01 00:09 UTC: names a customer]
        -> update channel=C5 ts=post.60: D-1 T1 [redacted by @Ana, 2026-01-01 00:09 UTC: names a customer] What was shared here may have held its words; ask for it anew.
        -> update channel=C6 ts=post.30: D-1 T1 [redacted by @Ana, 2026-01-01 00:09 UTC: names a customer]
        -> update channel=C7 ts=post.54: D-1 T1 [redacted by @Ana, 2026-01-01 00:09 UTC: names a customer]
        -> answer channel=C8 user=UANA: D-1 redis connections exhausted in the cart
           T1 redacted (@Ana): names a customer
           Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
[09:40] ana types report D-5 show similar in #general
        -> answer channel=CGENERAL user=UANA: Similar past disruptions
           • D-1 redis connections exhausted in the cart, still open there: A1 turn the connection pool on by default
[09:50] ana types redact D-1 T2 as well
        -> update channel=C5 ts=post.22: D-1 T2 [redacted by @Ana, 2026-01-01 00:09 UTC: as well]
        -> update channel=C5 ts=post.60: D-1 T2 [redacted by @Ana, 2026-01-01 00:09 UTC: as well] What was shared here may have held its words; ask for it anew.
        -> update channel=C6 ts=post.30: D-1 T2 [redacted by @Ana, 2026-01-01 00:09 UTC: as well]
        -> update channel=C7 ts=post.54: D-1 T2 [redacted by @Ana, 2026-01-01 00:09 UTC: as well]
        -> answer channel=C8 user=UANA: D-1 redis connections exhausted in the cart
           T2 redacted (@Ana): as well
           Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
[10:00] ana types report D-5 show similar in #general
        -> answer channel=CGENERAL user=UANA: Similar past disruptions
           • D-1 redis connections exhausted in the cart, still open there: A1 [redacted by @Ana, 2026-01-01 00:09 UTC: as well]

# What the bot did: 10 posts in channels, 9 edits of its own posts, 43 answers to one person, 0 direct messages, 0 reactions, 6 topics

# The report, revision 11
# D-1 redis connections exhausted in the cart

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** *Who owns this report?*
- **Review date:** none yet
- **Service(s):** cart
- **Type:** capacity
- **Severity:** *How severe was it?*
- **Start Time:** 2025-12-01 10:00:00 UTC
- **Detection Time:** unknown
- **End Time:** 2025-12-01 11:30:00 UTC
- **Length:** 1 h 30 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**redis connections exhausted in the cart** is a disruption of cart that began 2025-12-01 10:00:00 UTC, was detected at a time not recorded, and ended 11:30:00 UTC after 1 h 30 min.
<!-- /auto -->

### What happened

the cart service opened a connection for each request until redis refused more

### Contributing factors (root cause)

the connection pool was switched off in a deploy

### Impact

<!-- auto:impact -->
> **Open question:** What could users not do, and how many of them? Answer with `/disruption impact TEXT`.

<!-- /auto -->

### Resolution

<!-- auto:resolution -->
> **Open question:** How was service restored? Answer with `/disruption report set resolution TEXT`.

<!-- /auto -->

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2025-12-01 10:00:00 UTC | | *Start* |
| T3 | 10:20:00 UTC | Ana | \[redacted by @Ana, 2026-01-01 00:07 UTC: a private person\] *(recorded 2026-01-01 00:00:50 UTC)* |
| | 11:30:00 UTC | | *End* |
| | 2026-01-01 00:00:00 UTC | | *Declared* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
> **Open question:** What helped? Answer with `/disruption good TEXT`.

<!-- /auto -->

### Bad

<!-- auto:bad -->
> **Open question:** What made it longer or harder than it had to be? Answer with `/disruption bad TEXT`.

<!-- /auto -->

### Lessons

<!-- auto:lessons -->
- \[redacted by @Ana, 2026-01-01 00:09 UTC: names a customer\] (T1)
<!-- /auto -->

### Action Items

<!-- auto:actions -->
- [x] ~~A1 \[redacted by @Ana, 2026-01-01 00:09 UTC: as well\]~~ (@Bob, due 2026-01-09, dropped)
<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 24 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 3 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** there is no channel to compare with
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:09:50 UTC
<!-- /auto -->
