# announce CA
# Cancelled, merged into another, linked, and all of it taken back.
[00:00] ana types start checkout is slow svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-slow
        -> answer channel=CGENERAL user=UANA: D-1 checkout is slow is declared, and its channel #dis-1-checkout-is-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is slow (open)"
        -> topic channel=C1: D-1 checkout is slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-slow
        -> post channel=CA: D-1 checkout is slow: work goes on in #dis-1-checkout-is-slow
        -> pin channel=C1 ts=post.5
[00:30] bob says M1: carts time out #note
        -> react name=eyes channel=C1 ts=1767225630.000100
        -> fetch_person user=UBOB
        == T1 +30s note Bob: carts time out
[01:00] dee types start carts time out svc:cart
        -> fetch_person user=UDEE
        -> channel_create name=dis-2-carts-time-out
        -> answer channel=C1 user=UDEE: D-2 carts time out is declared, and its channel #dis-2-carts-time-out is being made.
           Open already and perhaps the same: D-1 checkout is slow in #dis-1-checkout-is-slow
           If it is, let this one go into it: /disruption merge D-2 D-1
        -> invite channel=C2 user=UDEE
        -> post channel=C2: card "D-2 carts time out (open)"
        -> topic channel=C2: D-2 carts time out
        -> answer channel=C1 user=UDEE: D-2 has its channel: #dis-2-carts-time-out
        -> post channel=CA: D-2 carts time out: work goes on in #dis-2-carts-time-out
        -> pin channel=C2 ts=post.16
[01:30] chen says M2: the cart database is full #cause
        -> react name=eyes channel=C2 ts=1767225690.000200
        -> fetch_person user=UCHEN
        == T1 +30s note Bob: carts time out
           T1 +90s cause Chen: the cart database is full
[01:40] chen types action make it bigger <@chen>
        -> post channel=C2: A1 make it bigger, for @Chen (@Chen)
[02:00] dee types cancel
        -> form_open channel=C2 user=UDEE: form "Cancel D-2": text*, text2, text3
[02:10] dee types cancel because
        -> form_open channel=C2 user=UDEE: form "Cancel D-2": text*=because, text2, text3
[02:20] dee types cancel duplicate
        -> answer channel=C2 user=UDEE: A duplicate of which one? Say it like this: /disruption cancel duplicate D-42
[02:30] dee types cancel duplicate D-2
        -> answer channel=C2 user=UDEE: D-2 is the one you speak of: name another one
[02:40] dee types cancel duplicate D-9
        -> answer channel=C2 user=UDEE: There is no disruption D-9: /disruption list all shows them
[02:50] bob types cancel false alarm
        -> answer channel=C2 user=UBOB: That is for those who steer D-2: its reporter (Dee), an admin. If it falls to you, take the lead first: /disruption lead me
[03:00] dee types cancel duplicate of D-1 same thing
        -> topic channel=C2: D-2 carts time out (cancelled, duplicate of D-1)
        -> post channel=C2: Cancelled as a duplicate of D-1 checkout is slow (@Dee): same thing. Go on in #dis-1-checkout-is-slow
        -> post channel=CA: D-2 carts time out: Cancelled as a duplicate of D-1 checkout is slow (@Dee): same thing. Go on in #dis-1-checkout-is-slow
        -> update channel=C2 ts=post.16: card "D-2 carts time out (cancelled)"
[03:10] dee types cancel external
        -> answer channel=C2 user=UDEE: D-2 is cancelled already: nothing was changed
[03:20] dee types status
        -> answer channel=C2 user=UDEE: D-2 carts time out
           cancelled, duplicate of D-1, in #dis-2-carts-time-out, led by nobody yet
           Started 01:01 CET (00:01 UTC) (assumed)
           Service(s): cart
           Relations: duplicate of D-1 checkout is slow
           Timeline entries: 2, action items: 1. /disruption timeline shows them
[03:30] dee types reopen it is not
        -> topic channel=C2: D-2 carts time out
        -> update channel=C2 ts=post.16: card "D-2 carts time out (open)"
        -> post channel=C2: Reopened (@Dee): it is not
        -> post channel=CA: D-2 carts time out: Reopened (@Dee): it is not
[04:00] dee types merge
        -> form_open channel=C2 user=UDEE: form "Merge D-2": text*
[04:10] dee types merge D-9
        -> answer channel=C2 user=UDEE: There is no disruption D-9: /disruption list all shows them
[04:20] dee types merge D-1
        -> topic channel=C2: D-2 carts time out (merged into D-1)
        -> update channel=C2 ts=post.16: card "D-2 carts time out (merged)"
        -> post channel=C2: Merged into D-1 checkout is slow (@Dee). What is on record here shows in the report of D-1. Go on in #dis-1-checkout-is-slow
        -> post channel=CA: D-2 carts time out: Merged into D-1 checkout is slow (@Dee). What is on record here shows in the report of D-1. Go on in #dis-1-checkout-is-slow
        -> post channel=C1: D-2 carts time out was merged into this one (@Dee): what it holds shows in this report under its own numbers, as D-2 T1 and so on
[04:30] dee types merge D-1
        -> answer channel=C2 user=UDEE: D-2 is merged already: nothing was changed
[05:00] chen says M3: freed ten gigabytes #fix
        -> react name=eyes channel=C2 ts=1767225900.000300
        == T1 +30s note Bob: carts time out
           T1 +90s cause Chen: the cart database is full
           T3 +300s fix Chen: freed ten gigabytes
[05:10] dee types status
        -> answer channel=C2 user=UDEE: D-2 carts time out
           merged into D-1, in #dis-2-carts-time-out, led by nobody yet
           Started 01:01 CET (00:01 UTC) (assumed)
           Service(s): cart
           Timeline entries: 3, action items: 1. /disruption timeline shows them, the post-mortem: /disruption report D-1
[06:00] ana enters C1
[06:10] ana types status
        -> answer channel=C1 user=UANA: D-1 checkout is slow
           open, in #dis-1-checkout-is-slow, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 6 min
           Service(s): cart
           Relations: merged in D-2 carts time out
           Timeline entries: 1, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[06:20] ana types merge D-2
        -> answer channel=C1 user=UANA: D-2 was merged into this one already: nothing was changed
[07:00] ana types link D-2
        -> post channel=C1: Linked: related to D-2 carts time out (@Ana)
[07:10] ana types link D-2 sideways
        -> answer channel=C1 user=UANA: "sideways" is no relation: there are related, duplicate, caused-by and none
[07:20] ana types link D-2 caused-by
        -> post channel=C1: Linked: caused by D-2 carts time out (@Ana)
[07:30] ana types link D-2 caused-by
        -> answer channel=C1 user=UANA: That is on record already: nothing was changed
[07:40] ana types status D-2
        -> answer channel=C1 user=UANA: D-2 carts time out
           merged into D-1, in #dis-2-carts-time-out, led by nobody yet
           Started 01:01 CET (00:01 UTC) (assumed)
           Service(s): cart
           Relations: cause of D-1 checkout is slow
           Timeline entries: 3, action items: 1. /disruption timeline D-2 shows them, the post-mortem: /disruption report
[07:40] ana types undo
        -> post channel=C1: Undone (@Ana): related to D-2 again
[07:41] ana types link D-2 caused-by
        -> post channel=C1: Linked: caused by D-2 carts time out (@Ana)
[07:50] ana types link D-2 none
        -> post channel=C1: No longer linked to D-2 carts time out (@Ana)
[07:51] ana types undo
        -> post channel=C1: Undone (@Ana): caused by D-2 again
[07:52] ana types undo
        -> post channel=C1: Undone (@Ana): related to D-2 again
[07:53] ana types undo
        -> post channel=C1: Undone (@Ana): the link to D-2 is gone
[07:54] ana types link D-2 caused-by
        -> post channel=C1: Linked: caused by D-2 carts time out (@Ana)
[07:55] ana types link D-2 none
        -> post channel=C1: No longer linked to D-2 carts time out (@Ana)
[07:56] ana types link D-2 none
        -> answer channel=C1 user=UANA: D-1 does not say anything of D-2: nothing was changed
[08:00] ana types resolve the database has room
        -> topic channel=C1: D-1 checkout is slow (resolved)
        -> post channel=C1: Resolved (@Ana): the database has room. End 01:08 CET (00:08 UTC), Length 8 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> post channel=CA: D-1 checkout is slow: Resolved (@Ana): the database has room. End 01:08 CET (00:08 UTC), Length 8 min (Start assumed: when it was declared)
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 checkout is slow (resolved)"
        -> fetch_history channel=C1
[08:30] ana types report
        -> answer channel=C1 user=UANA: D-1 checkout is slow
           • State: Draft (the disruption is resolved)
           • Owner: @Ana
           • Review date: 2026-01-08
           • Service(s): cart
           • Type: What type of disruption was it?
           • Severity: How severe was it?
           • Start Time: 2026-01-01 00:00:00 UTC (assumed: nobody set it, so the declaration stands for it)
           • Detection Time: unknown
           • End Time: 2026-01-01 00:08:00 UTC
           • Length: 8 min
           • Time to Detection: unknown
           • People Involved: Ana, Bob, Dee, Chen
           • Relations: merged in D-2 carts time out
           
           Summary
           checkout is slow is a disruption of cart that began 2026-01-01 00:00:00 UTC (assumed), was detected at a time not recorded, and ended 00:08:00 UTC after 8 min.
           
           What happened
           Open question: What happened, told to somebody who was not there? Answer with /disruption summary TEXT.
           
           Contributing factors (root cause)
           • the cart database is full (D-2 T1 (https://chat.example/p1767225690.000200))
           
           Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
           
           Resolution
           the database has room
           
           • freed ten gigabytes (D-2 T3 (https://chat.example/p1767225900.000300))
           
           Timeline
           Times are in UTC.
           
           2026-01-01 00:00:00 UTC · Declared
           T1 (https://chat.example/p1767225630.000100) · 00:00:30 UTC · Bob · carts time out
           00:01:00 UTC · Declared apart: D-2 carts time out, merged into this one later
           D-2 T1 (https://chat.example/p1767225690.000200) · 00:01:30 UTC · Chen · the cart database is full (cause)
           D-2 T3 (https://chat.example/p1767225900.000300) · 00:05:00 UTC · Chen · freed ten gigabytes (fix)
           00:08:00 UTC · End
           
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
           ☐ D-2 A1 make it bigger (@Chen)
           
           Supporting Documentation
           • Transcript: #dis-1-checkout-is-slow
           Open question: Which graphs, logs or pages would a reader want to see? Answer with /disruption attach ADDRESS CAPTION.
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 21 in the journal
           • Entries: 4 live, 0 edited, 0 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: yes, compared with the channel, 1 message, at 2026-01-01 00:08:00 UTC
           • Chain head: b137faef8df1879bbf267266e1f5285c461f09754f950f7cfed9c6148231495d
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 00:08:00 UTC
[09:00] dee types reopen D-2 they are two after all in #general
        -> topic channel=C2: D-2 carts time out
        -> update channel=C2 ts=post.16: card "D-2 carts time out (open)"
        -> post channel=C2: Reopened (@Dee): they are two after all. It no longer belongs to D-1
        -> post channel=CA: D-2 carts time out: Reopened (@Dee): they are two after all. It no longer belongs to D-1
        -> answer channel=CGENERAL user=UDEE: D-2 carts time out
           Reopened (@Dee): they are two after all. It no longer belongs to D-1
[09:30] ana types report
        -> answer channel=C1 user=UANA: D-1 checkout is slow
           • State: Draft (the disruption is resolved)
           • Owner: @Ana
           • Review date: 2026-01-08
           • Service(s): cart
           • Type: What type of disruption was it?
           • Severity: How severe was it?
           • Start Time: 2026-01-01 00:00:00 UTC (assumed: nobody set it, so the declaration stands for it)
           • Detection Time: unknown
           • End Time: 2026-01-01 00:08:00 UTC
           • Length: 8 min
           • Time to Detection: unknown
           • People Involved: Ana, Bob
           
           Summary
           checkout is slow is a disruption of cart that began 2026-01-01 00:00:00 UTC (assumed), was detected at a time not recorded, and ended 00:08:00 UTC after 8 min.
           
           What happened
           Open question: What happened, told to somebody who was not there? Answer with /disruption summary TEXT.
           
           Contributing factors (root cause)
           Open question: How did it become possible? Answer with /disruption cause TEXT.
           
           Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
           
           Resolution
           the database has room
           
           Timeline
           Times are in UTC.
           
           2026-01-01 00:00:00 UTC · Declared
           T1 (https://chat.example/p1767225630.000100) · 00:00:30 UTC · Bob · carts time out
           00:08:00 UTC · End
           
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
           Open question: What will be done so that this does not come back, and by whom? Answer with /disruption action TEXT @owner due:DATE.
           
           Supporting Documentation
           • Transcript: #dis-1-checkout-is-slow
           Open question: Which graphs, logs or pages would a reader want to see? Answer with /disruption attach ADDRESS CAPTION.
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 22 in the journal
           • Entries: 1 live, 0 edited, 0 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: yes, compared with the channel, 1 message, at 2026-01-01 00:08:00 UTC
           • Chain head: 759ee1958dc0c89be7b7187028bb273662c69407e7c13afad198ae012587a7b3
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 00:08:00 UTC
[10:00] dee types cancel D-2 false-alarm in #general
        -> topic channel=C2: D-2 carts time out (cancelled, false alarm)
        -> update channel=C2 ts=post.16: card "D-2 carts time out (cancelled)"
        -> post channel=C2: Cancelled as a false alarm (@Dee)
        -> post channel=CA: D-2 carts time out: Cancelled as a false alarm (@Dee)
        -> answer channel=CGENERAL user=UDEE: D-2 carts time out
           Cancelled as a false alarm (@Dee)
[10:10] dee types list all in #general
        -> answer channel=CGENERAL user=UDEE: D-2 carts time out: cancelled, false alarm, started 2026-01-01 01:01 CET, #dis-2-carts-time-out
           D-1 checkout is slow: resolved after 8 min, started 2026-01-01 01:00 CET, #dis-1-checkout-is-slow

# What the bot did: 28 posts in channels, 6 edits of its own posts, 25 answers to one person, 0 direct messages, 3 reactions, 8 topics

# The report, revision 2
# D-1 checkout is slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:08:00 UTC
- **Length:** 8 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is slow** is a disruption of cart that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:08:00 UTC after 8 min.
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

the database has room

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T1](https://chat.example/p1767225630.000100) | 00:00:30 UTC | Bob | carts time out |
| | 00:08:00 UTC | | *End* |

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
> **Open question:** What will be done so that this does not come back, and by whom? Answer with `/disruption action TEXT @owner due:DATE`.

<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-checkout-is-slow
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 22 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 00:08:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:08:00 UTC
<!-- /auto -->
