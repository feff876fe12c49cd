# Revisions: every command that changes an entry, what it says, what the history keeps, what the report shows.
[00:00] ana types start carts are slow
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: the cart database is slow #note
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_person user=UBOB
        == T1 +60s note Bob: the cart database is slow
[02:00] ana types note restarted the cache
        -> post channel=C1: T2 2026-01-01 00:02 UTC @Ana: restarted the cache
        == T1 +60s note Bob: the cart database is slow
           T2 +120s note Ana: restarted the cache
[03:00] ana types edit T1 the cart database has no connections left
        -> post channel=C1: T1 edited (@Ana): the cart database has no connections left
        == T1 +60s note Bob: the cart database has no connections left
           T2 +120s note Ana: restarted the cache
[03:10] ana types edit T1 the cart database has no connections left
        -> answer channel=C1 user=UANA: It says that already: nothing was changed
[03:20] ana types edit T9 words
        -> answer channel=C1 user=UANA: There is no entry T9; /disruption timeline all shows all
[03:30] ana types edit
        -> answer channel=C1 user=UANA: Which entry? /disruption edit T1 TEXT; /disruption timeline shows their numbers
[03:40] ana types edit T1
        -> answer channel=C1 user=UANA: What should it say? /disruption edit T1 TEXT; to take it out: /disruption drop T1
[04:00] ana types move T2 00:58
        -> post channel=C1: T2 moved (@Ana): 2026-01-01 00:02 UTC → 2025-12-31 23:58 UTC
        == T2 +-120s note Ana: restarted the cache
           T1 +60s note Bob: the cart database has no connections left
[04:10] ana types move T2 00:58
        -> answer channel=C1 user=UANA: It stands at that time already: nothing was changed
[04:20] ana types move T2 soon
        -> answer channel=C1 user=UANA: "soon" is not a time: write 14:02, -10m, yesterday 23:50, mon 09:00 or 2026-03-01 14:02; a zone may follow it
[05:00] ana types by T2 <@chen>
        -> fetch_person user=UCHEN
        -> post channel=C1: T2 credited (@Ana): Ana → @UCHEN
        == T2 +-120s note Chen: restarted the cache
           T1 +60s note Bob: the cart database has no connections left
[05:10] ana types by T2 <@chen>
        -> answer channel=C1 user=UANA: It is theirs already: nothing was changed
[05:20] ana types by T2 none
        -> answer channel=C1 user=UANA: An entry is somebody's: /disruption by T2 @x
[06:00] bob types drop T2 that was another cache
        -> post channel=C1: T2 dropped (@Bob): that was another cache
        == T2 +-120s note Chen: restarted the cache [withdrawn]
           T1 +60s note Bob: the cart database has no connections left
[06:10] bob types drop T2
        -> answer channel=C1 user=UBOB: T2 is withdrawn already: nothing was changed
[06:20] bob types edit T2 restarted it
        -> answer channel=C1 user=UBOB: T2 is withdrawn; bring it back first: /disruption restore T2
[06:30] bob types restore T1
        -> answer channel=C1 user=UBOB: T1 is in the record: nothing was changed
[07:00] ana types restore T2
        -> post channel=C1: T2 restored (@Ana): restarted the cache
        == T2 +-120s note Chen: restarted the cache
           T1 +60s note Bob: the cart database has no connections left
[08:00] ana types history T2
        -> answer channel=C1 user=UANA: D-1 carts are slow, T2, times in Europe/Berlin
           2026-01-01 01:02:00 CET recorded: 2026-01-01 01:02:00 CET note by Ana: restarted the cache
           2026-01-01 01:04:00 CET moved by Ana: 2026-01-01 01:02:00 CET → 2026-01-01 00:58:00 CET
           2026-01-01 01:05:00 CET credited by Ana: Ana → Chen
           2026-01-01 01:06:00 CET dropped by Bob: that was another cache
           2026-01-01 01:07:00 CET restored by Ana
           Now live
[08:10] ana types history T1
        -> answer channel=C1 user=UANA: D-1 carts are slow, T1, times in Europe/Berlin
           2026-01-01 01:01:00 CET recorded: 2026-01-01 01:01:00 CET note by Bob: the cart database is slow
           2026-01-01 01:03:00 CET edited by Ana: the cart database is slow → the cart database has no connections left
           Now live
[08:20] ana types timeline
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T2 2026-01-01 00:58:00 CET Chen (moved from 2026-01-01 01:02:00 CET) (first credited to Ana): restarted the cache
           T1 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob (revision 2): the cart database has no connections left
[09:00] chen says M2: TODO: watch connections
        -> react name=eyes channel=C1 ts=1767226140.000200
[09:10] chen types edit T3 watch the connections of all databases
        -> post channel=C1: T3 edited (@Chen): watch the connections of all databases
[09:20] chen types drop T3
        -> unreact name=eyes channel=C1 ts=1767226140.000200
        -> post channel=C1: T3 dropped (@Chen)
[09:30] chen types restore T3
        -> react name=eyes channel=C1 ts=1767226140.000200
        -> post channel=C1: T3 restored (@Chen): watch the connections of all databases
[10:00] ana types resolve
        -> topic channel=C1: D-1 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:10 CET (00:10 UTC), Length 10 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> fetch_history channel=C1
[11:00] ana types resolve
        -> answer channel=C1 user=UANA: D-1 is resolved already, since 2026-01-01 01:10 CET; /disruption resolve at:TIME corrects the end
[12:00] dee types edit T2 restarted the cache of shop 2
        -> fetch_person user=UDEE
        -> post channel=C1: T2 edited (@UDEE): restarted the cache of shop 2
        == T2 +-120s note Chen: restarted the cache of shop 2
           T1 +60s note Bob: the cart database has no connections left
[13:00] dee types move T1 01:00:30
        -> post channel=C1: T1 moved (@Dee): 2026-01-01 00:01 UTC → 2026-01-01 00:00 UTC
        == T2 +-120s note Chen: restarted the cache of shop 2
           T1 +30s note Bob: the cart database has no connections left

# What the bot did: 13 posts in channels, 1 edits of its own posts, 18 answers to one person, 0 direct messages, 3 reactions, 2 topics

# The report, revision 3
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:10:00 UTC
- **Length:** 10 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Chen
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:10:00 UTC after 10 min.
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
| T2 | 2025-12-31 23:58:00 UTC | Chen | restarted the cache of shop 2 *(edited; moved from 2026-01-01 00:02:00 UTC; first credited to Ana)* |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T1](https://chat.example/p1767225660.000100) | 00:00:30 UTC | Bob | the cart database has no connections left *(edited; moved from 00:01:00 UTC)* |
| | 00:10:00 UTC | | *End* |

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
- [ ] A1 watch the connections of all databases (**no owner**)
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
- **Events:** 29 in the journal
- **Entries:** 3 live, 3 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 2 messages, at 2026-01-01 00:10:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:13:00 UTC
<!-- /auto -->
