# The main road: start, tags of every kind, an edit, an un-tag, resolve, the report.
[00:00] ana types start checkout returns 500s sev:2 svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-returns-500s
        -> answer channel=CGENERAL user=UANA: D-1 checkout returns 500s is declared, and its channel #dis-1-checkout-returns-500s is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout returns 500s (open)"
        -> topic channel=C1: D-1 SEV2 checkout returns 500s
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-returns-500s
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: the cart database is slow
        -> fetch_person user=UBOB
[01:30] ana reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: the cart database is slow
[02:00] bob says M2: looking at the slow log
[03:00] chen says M3: the primary ran out of connections #cause
        -> react name=eyes channel=C1 ts=1767225780.000300
        -> fetch_person user=UCHEN
        == T1 +60s note Bob: the cart database is slow
           T2 +180s cause Chen: the primary ran out of connections
[03:10] bob says M4 under M3: max_connections was lowered in the last deploy
[03:20] ana pins M4
        -> react name=eyes channel=C1 ts=1767225790.000400
        == T1 +60s note Bob: the cart database is slow
           T2 +180s cause Chen: the primary ran out of connections
           T3 +190s note Bob: max_connections was lowered in the last deploy
[03:30] dee reacts memo to M1
[04:00] bob edits M1: the cart database is very slow
        == T1 +60s note Bob: the cart database is very slow
           T2 +180s cause Chen: the primary ran out of connections
           T3 +190s note Bob: max_connections was lowered in the last deploy
[05:00] ana reacts pushpin to M2
        -> react name=eyes channel=C1 ts=1767225720.000200
        == T1 +60s note Bob: the cart database is very slow
           T4 +120s note Bob: looking at the slow log
           T2 +180s cause Chen: the primary ran out of connections
           T3 +190s note Bob: max_connections was lowered in the last deploy
[05:30] ana unreacts pushpin from M2
        -> unreact name=eyes channel=C1 ts=1767225720.000200
        == T1 +60s note Bob: the cart database is very slow
           T4 +120s note Bob: looking at the slow log [withdrawn]
           T2 +180s cause Chen: the primary ran out of connections
           T3 +190s note Bob: max_connections was lowered in the last deploy
[06:00] chen says M5: TODO: alert on connection use <@bob>
        -> react name=eyes channel=C1 ts=1767225960.000500
[07:00] chen says M6: rolled back the deploy #fix
        -> react name=eyes channel=C1 ts=1767226020.000600
        == T1 +60s note Bob: the cart database is very slow
           T4 +120s note Bob: looking at the slow log [withdrawn]
           T2 +180s cause Chen: the primary ran out of connections
           T3 +190s note Bob: max_connections was lowered in the last deploy
           T6 +420s fix Chen: rolled back the deploy
[08:00] dee says M7: that graph was quick to find #good
        -> react name=eyes channel=C1 ts=1767226080.000700
        -> fetch_person user=UDEE
[09:00] dee deletes M7
[10:00] ana types mark detected -12m
        -> post channel=C1: Detected (@Ana): 00:58 CET (2025-12-31 23:58 UTC). Detection before Start: one of them wants mending (Start assumed: when it was declared)
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (open)"
[11:00] ana types lead me
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (open)"
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout returns 500s in #dis-1-checkout-returns-500s.
           Your part: decides, hands out work and says when it is over
[12:00] ana types summary carts could not be opened
        -> post channel=C1: Summary (@Ana): carts could not be opened
[13:00] ana types resolve
        -> topic channel=C1: D-1 SEV2 checkout returns 500s (resolved)
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (resolved)"
        -> post channel=C1: Resolved (@Ana): End 01:13 CET (00:13 UTC), Length 13 min, Detection before Start: one of them wants mending (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption type T what kind of failure, in a word or two
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225780.000300
[14:00] ana types report
        -> answer channel=C1 user=UANA: D-1 checkout returns 500s
           • State: Draft (the disruption is resolved)
           • Owner: @Ana
           • Review date: 2026-01-08
           • Service(s): cart
           • Type: What type of disruption was it?
           • Severity: 2 (13 min)
           • Start Time: 2026-01-01 00:00:00 UTC (assumed: nobody set it, so the declaration stands for it)
           • Detection Time: 2025-12-31 23:58:00 UTC
           • End Time: 2026-01-01 00:13:00 UTC
           • Length: 13 min
           • Time to Detection: bad order: detection before start
           • People Involved: Ana (lead), Bob, Chen
           • Also in the talk: Dee
           
           Summary
           checkout returns 500s is a disruption of cart at severity 2 that began 2026-01-01 00:00:00 UTC (assumed), was detected 2025-12-31 23:58:00 UTC, before its start, and ended 2026-01-01 00:13:00 UTC after 13 min.
           
           What happened
           carts could not be opened
           
           Contributing factors (root cause)
           • the primary ran out of connections (T2 (https://chat.example/p1767225780.000300))
           
           Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
           
           Resolution
           • rolled back the deploy (T6 (https://chat.example/p1767226020.000600))
           
           Timeline
           Times are in UTC.
           
           2025-12-31 23:58:00 UTC · Detected
           2026-01-01 00:00:00 UTC · Declared
           T1 (https://chat.example/p1767225660.000100) · 00:01:00 UTC · Bob · the cart database is very slow (edited)
           T2 (https://chat.example/p1767225780.000300) · 00:03:00 UTC · Chen · the primary ran out of connections (cause)
           T3 (https://chat.example/p1767225790.000400) · 00:03:10 UTC · Bob · max_connections was lowered in the last deploy
           T6 (https://chat.example/p1767226020.000600) · 00:07:00 UTC · Chen · rolled back the deploy (fix)
           00:13:00 UTC · End
           
           Status updates
           None was sent.
           
           Retrospective
           
           Good
           Open question: What helped? Answer with /disruption good TEXT.
           
           Bad
           Open question: What made it longer or harder than it had to be? Answer with /disruption bad TEXT.
           
           Lessons
           Open question: What is known now that was not known before? Answer with /disruption lesson TEXT.
           
           Action Items
           ☐ A1 alert on connection use (@Bob)
           
           Supporting Documentation
           • Transcript: #dis-1-checkout-returns-500s
           Open question: Which graphs, logs or pages would a reader want to see? Answer with /disruption attach ADDRESS CAPTION.
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 26 in the journal
           • Entries: 5 live, 1 edited, 2 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: yes, compared with the channel, 6 messages, at 2026-01-01 00:13:00 UTC
           • Chain head: 5ffc41f8c95ed4bf04ded8a79936324bcd9f80ce832c8c0b4628bef11a206435
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 00:13:00 UTC

# What the bot did: 5 posts in channels, 3 edits of its own posts, 4 answers to one person, 1 direct messages, 7 reactions, 2 topics

# The report, revision 1
# D-1 checkout returns 500s

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (13 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** 2025-12-31 23:58:00 UTC
- **End Time:** 2026-01-01 00:13:00 UTC
- **Length:** 13 min
- **Time to Detection:** bad order: detection before start
- **People Involved:** Ana (lead), Bob, Chen
- **Also in the talk:** Dee
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout returns 500s** is a disruption of cart at severity 2 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected 2025-12-31 23:58:00 UTC, before its start, and ended 2026-01-01 00:13:00 UTC after 13 min.
<!-- /auto -->

### What happened

carts could not be opened

### Contributing factors (root cause)

<!-- auto:cause -->
- the primary ran out of connections ([T2](https://chat.example/p1767225780.000300))
<!-- /auto -->

### Impact

<!-- auto:impact -->
> **Open question:** What could users not do, and how many of them? Answer with `/disruption impact TEXT`.

<!-- /auto -->

### Resolution

<!-- auto:resolution -->
- rolled back the deploy ([T6](https://chat.example/p1767226020.000600))
<!-- /auto -->

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2025-12-31 23:58:00 UTC | | *Detected* |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T1](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | the cart database is very slow *(edited)* |
| [T2](https://chat.example/p1767225780.000300) | 00:03:00 UTC | Chen | the primary ran out of connections *(cause)* |
| [T3](https://chat.example/p1767225790.000400) | 00:03:10 UTC | Bob | max_connections was lowered in the last deploy |
| [T6](https://chat.example/p1767226020.000600) | 00:07:00 UTC | Chen | rolled back the deploy *(fix)* |
| | 00:13:00 UTC | | *End* |

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
- [ ] A1 alert on connection use (@Bob)
<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-checkout-returns-500s
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 26 in the journal
- **Entries:** 5 live, 1 edited, 2 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 6 messages, at 2026-01-01 00:13:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:13:00 UTC
<!-- /auto -->
