# Undo: the last thing a person changed, taken back by its opposite; said again, the one before.
[00:00] ana types start carts are slow sev:3 svc:carts
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[00:30] ana types undo
        -> answer channel=C1 user=UANA: That cannot be undone. A disruption that was declared is ended, not undone: /disruption cancel
[01:00] bob says M1: the database is slow
        -> fetch_person user=UBOB
[01:10] ana types note restarted the cache
        -> post channel=C1: T1 2026-01-01 00:01 UTC @Ana: restarted the cache
        == T1 +70s note Ana: restarted the cache
[01:20] ana types edit T1 restarted the cache of shop 2
        -> post channel=C1: T1 edited (@Ana): restarted the cache of shop 2
        == T1 +70s note Ana: restarted the cache of shop 2
[01:30] ana types move T1 00:59
        -> post channel=C1: T1 moved (@Ana): 2026-01-01 00:01 UTC → 2025-12-31 23:59 UTC
        == T1 +-60s note Ana: restarted the cache of shop 2
[01:40] ana types by T1 <@bob>
        -> post channel=C1: T1 credited (@Ana): Ana → @Bob
        == T1 +-60s note Bob: restarted the cache of shop 2
[01:50] ana types drop T1 wrong shop
        -> post channel=C1: T1 dropped (@Ana): wrong shop
        == T1 +-60s note Bob: restarted the cache of shop 2 [withdrawn]
[02:00] ana types undo
        -> post channel=C1: Undone (@Ana): T1 is back
        == T1 +-60s note Bob: restarted the cache of shop 2
[02:10] ana types undo
        -> post channel=C1: Undone (@Ana): T1 is of Ana again
        == T1 +-60s note Ana: restarted the cache of shop 2
[02:20] ana types undo
        -> post channel=C1: Undone (@Ana): T1 stands again at 2026-01-01 00:01 UTC
        == T1 +70s note Ana: restarted the cache of shop 2
[02:30] ana types undo
        -> post channel=C1: Undone (@Ana): T1 says again: restarted the cache
        == T1 +70s note Ana: restarted the cache
[02:40] ana types undo
        -> post channel=C1: Undone (@Ana): T1 is withdrawn
        == T1 +70s note Ana: restarted the cache [withdrawn]
[02:50] ana types undo
        -> answer channel=C1 user=UANA: That cannot be undone. A disruption that was declared is ended, not undone: /disruption cancel
[02:55] ana types history T1
        -> answer channel=C1 user=UANA: D-1 carts are slow, T1, times in Europe/Berlin
           2026-01-01 01:01:10 CET recorded: 2026-01-01 01:01:10 CET note by Ana: restarted the cache
           2026-01-01 01:01:20 CET edited by Ana: restarted the cache → restarted the cache of shop 2
           2026-01-01 01:01:30 CET moved by Ana: 2026-01-01 01:01:10 CET → 2026-01-01 00:59:00 CET
           2026-01-01 01:01:40 CET credited by Ana: Ana → Bob
           2026-01-01 01:01:50 CET dropped by Ana: wrong shop
           2026-01-01 01:02:00 CET undone by Ana
           2026-01-01 01:02:10 CET undone by Ana: Bob → Ana
           2026-01-01 01:02:20 CET undone by Ana: 2026-01-01 00:59:00 CET → 2026-01-01 01:01:10 CET
           2026-01-01 01:02:30 CET undone by Ana: restarted the cache of shop 2 → restarted the cache
           2026-01-01 01:02:40 CET undone by Ana
           Now withdrawn
[03:00] ana types restore T1
        -> post channel=C1: T1 restored (@Ana): restarted the cache
        == T1 +70s note Ana: restarted the cache
# What others did stays: only one's own is taken back, and never over somebody else's.
[03:10] ana types severity 1 payments fail
        -> topic channel=C1: D-1 SEV1 carts are slow
        -> post channel=C1: Severity 1, was 3 (@Ana): payments fail
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
[03:20] bob types undo
        -> answer channel=C1 user=UBOB: You changed nothing here in the last ten minutes. An entry is put right with /disruption edit Tn TEXT, /disruption move Tn TIME or /disruption drop Tn
[03:30] bob types severity 2
        -> topic channel=C1: D-1 SEV2 carts are slow
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Severity 2, was 1 (@Bob)
[03:40] ana types undo
        -> answer channel=C1 user=UANA: Somebody changed the same since, so undo would take back theirs; say it anew, and /disruption history Tn shows what was changed
[03:50] bob types undo
        -> topic channel=C1: D-1 SEV1 carts are slow
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Undone (@Bob): severity 1 again
[04:00] ana types undo
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Undone (@Ana): severity 3 again
[04:10] ana types status
        -> answer channel=C1 user=UANA: D-1 carts are slow
           open, severity 3, in #dis-1-carts-are-slow, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 4 min
           Service(s): carts
           Timeline entries: 1, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
# Fields, services, milestones, roles, actions.
[05:00] ana types summary carts were slow for an hour
        -> post channel=C1: Summary (@Ana): carts were slow for an hour
[05:05] ana types undo
        -> post channel=C1: Undone (@Ana): summary: empty again
[05:10] ana types service add shop
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Service(s): carts, shop (@Ana)
[05:15] ana types undo
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Undone (@Ana): services: carts again
[05:20] ana types mark detected 00:30
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Detected (@Ana): 00:30 CET (2025-12-31 23:30 UTC). Detection before Start: one of them wants mending (Start assumed: when it was declared)
[05:25] ana types undo
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Undone (@Ana): detected: unknown again
[05:30] ana types lead me
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 carts are slow in #dis-1-carts-are-slow.
           Your part: decides, hands out work and says when it is over
[05:35] ana types undo
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: Undone (@Ana): lead: nobody again
[05:40] ana types action <@bob> alert on slow carts due:+5d
        -> post channel=C1: A1 alert on slow carts, for @Bob, due 2026-01-06 (@Ana)
[05:45] ana types action A1 <@chen>
        -> fetch_person user=UCHEN
        -> post channel=C1: A1 alert on slow carts, for @UCHEN (@Ana)
[05:50] ana types undo
        -> post channel=C1: Undone (@Ana): A1 is as it was before
[05:55] ana types undo
        -> post channel=C1: Undone (@Ana): A1 is dropped
# Words held by an edit go back to the message, and to what it says by now.
[06:00] ana reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T3 +60s note Bob: the database is slow
           T1 +70s note Ana: restarted the cache
[06:10] ana types edit T3 the cart database is slow
        -> post channel=C1: T3 edited (@Ana): the cart database is slow
        == T3 +60s note Bob: the cart database is slow
           T1 +70s note Ana: restarted the cache
[06:20] bob edits M1: the database is very slow
[06:30] ana types undo
        -> post channel=C1: Undone (@Ana): T3 says again: the database is very slow
        == T3 +60s note Bob: the database is very slow
           T1 +70s note Ana: restarted the cache
[06:40] bob edits M1: the database was very slow
        == T3 +60s note Bob: the database was very slow
           T1 +70s note Ana: restarted the cache
[06:50] ana types undo
        -> unreact name=eyes channel=C1 ts=1767225660.000100
        -> post channel=C1: Undone (@Ana): T3 is withdrawn
        == T3 +60s note Bob: the database was very slow [withdrawn]
           T1 +70s note Ana: restarted the cache
[07:00] ana types undo
        -> post channel=C1: Undone (@Ana): T1 is withdrawn
        == T3 +60s note Bob: the database was very slow [withdrawn]
           T1 +70s note Ana: restarted the cache [withdrawn]
# Ten minutes, and what cannot be taken back.
[08:00] dee types note looked at the dashboards
        -> fetch_person user=UDEE
        -> post channel=C1: T4 2026-01-01 00:08 UTC @UDEE: looked at the dashboards
        == T3 +60s note Bob: the database was very slow [withdrawn]
           T1 +70s note Ana: restarted the cache [withdrawn]
           T4 +480s note Dee: looked at the dashboards
[18:01] dee types undo
        -> answer channel=C1 user=UDEE: You changed nothing here in the last ten minutes. An entry is put right with /disruption edit Tn TEXT, /disruption move Tn TIME or /disruption drop Tn
[19:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> post channel=C1: Resolved (@Ana): End 01:19 CET (00:19 UTC), Length 19 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
[19:10] ana types undo
        -> answer channel=C1 user=UANA: That cannot be undone. It was resolved, and people were told: /disruption reopen

# What the bot did: 34 posts in channels, 11 edits of its own posts, 11 answers to one person, 1 direct messages, 1 reactions, 6 topics

# The report, revision 1
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** carts
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (3 min), 1 (16 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:19:00 UTC
- **Length:** 19 min
- **Time to Detection:** unknown
- **People Involved:** Ana (lead until 2026-01-01 00:05:30 UTC), Bob, Chen, Dee
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption of carts at severity 1 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:19:00 UTC after 19 min.
<!-- /auto -->

### What happened

<!-- auto:summary -->
> **Open question:** What happened, told to somebody who was not there? Answer with `/disruption summary TEXT`.

<!-- /auto -->

### Contributing factors (root cause)

<!-- auto:cause -->
> **Open question:** How did it become possible? Answer with `/disruption cause TEXT`.

<!-- /auto -->

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
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| T4 | 00:08:00 UTC | Dee | looked at the dashboards |
| | 00:19:00 UTC | | *End* |

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
> **Open question:** What is known now that was not known before? Answer with `/disruption lesson TEXT`.

<!-- /auto -->

### Action Items

<!-- auto:actions -->
- [x] ~~A1 alert on slow carts~~ (@Bob, due 2026-01-06, dropped)
<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-carts-are-slow
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 46 in the journal
- **Entries:** 1 live, 0 edited, 3 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 00:19:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:19:00 UTC
<!-- /auto -->
