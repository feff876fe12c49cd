# What was shared, and what one person was sent, loses redacted words too.
[00:00] ana types start carts are slow sev:3 svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[00:10] bob says M1: the root password is hunter2 #note
        -> react name=eyes channel=C1 ts=1767225610.000100
        -> fetch_person user=UBOB
        == T1 +10s note Bob: the root password is hunter2
[00:15] ana types summary what was said: the root password is hunter2, alas
        -> post channel=C1: Summary (@Ana): what was said: the root password is hunter2, alas
[00:20] ana types action ask 47-11 for a refund <@bob> due:2026-01-01
        -> post channel=C1: A1 ask 47-11 for a refund, for @Bob, due 2026-01-01 (@Ana)
[00:30] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 carts are slow in #dis-1-carts-are-slow.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
[00:40] ana types lead <@bob>
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
        -> post channel=C1: @Bob is lead after @Ana (@Ana)
        -> direct user=UBOB: You are lead of D-1 carts are slow in #dis-1-carts-are-slow, after @Ana.
           Your part: decides, hands out work and says when it is over
           It is open, severity 3, for 40 s, since 2026-01-01 00:00 UTC.
           Newest entries:
           T1 2026-01-01 00:00 UTC Bob: the root password is hunter2
           Open actions:
           A1 ask 47-11 for a refund (Bob, due 2026-01-01)
[00:50] ana types timeline share
        -> post channel=C1: Shared by @Ana (timeline):
           D-1 carts are slow, times in Europe/Berlin
           T1 (https://chat.example/p1767225610.000100) 2026-01-01 01:00:10 CET Bob: the root password is hunter2
[01:00] ana types find hunter2 share in #general
        -> post channel=CGENERAL: Shared by @Ana (find):
           D-1 carts are slow: open, started 2026-01-01 01:00 CET
              what was said: the root password is hunter2, alas
[01:10] ana types actions share in #general
        -> post channel=CGENERAL: Shared by @Ana (actions):
           D-1 A1 ask 47-11 for a refund (@Bob, due 2026-01-01)
[01:20] ana types status share
        -> post channel=C1: Shared by @Ana (status):
           D-1 carts are slow
           open, severity 3, in #dis-1-carts-are-slow, led by @Bob
           Started 01:00 CET (00:00 UTC) (assumed). Open for 1 min
           Service(s): cart
           Summary: what was said: the root password is hunter2, alas
           Timeline entries: 2, action items: 1. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[540:00] time passes
        -> post channel=C1: Nothing was noted for 8 h 59 min. What happened? /disruption note TEXT [Add note: note D-1] [Snooze 20 min: remind D-1 snooze 20m]
        -> direct user=UBOB: Yours to do from D-1 carts are slow:
           A1 ask 47-11 for a refund (due 2026-01-01) [A1 done: action D-1 done A1] [Snooze 1 day: remind D-1 snooze 1d]
[541:00] bob types redact T1
        -> unreact name=eyes channel=C1 ts=1767225610.000100
        -> update channel=C1 ts=post.18: T1 [redacted by @Bob, 2026-01-01 09:01 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=CGENERAL ts=post.19: D-1 T1 [redacted by @Bob, 2026-01-01 09:01 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=CGENERAL ts=post.20: D-1 T1 [redacted by @Bob, 2026-01-01 09:01 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=DUBOB ts=post.17: D-1 T1 [redacted by @Bob, 2026-01-01 09:01 UTC]
        -> post channel=C1: T1 redacted (@Bob)
        -> answer channel=C1 user=UBOB: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before; the message itself stays in chat until its author or an admin deletes it: the message (https://chat.example/p1767225610.000100)
        == T1 +10s note Bob: [redacted by @Bob, 2026-01-01 09:01 UTC] [redacted]
[541:30] bob types status
        -> answer channel=C1 user=UBOB: D-1 carts are slow
           open, severity 3, in #dis-1-carts-are-slow, led by @Bob
           Started 01:00 CET (00:00 UTC) (assumed). Open for 9 h 1 min
           Service(s): cart
           Summary: what was said: [redacted by @Bob, 2026-01-01 09:01 UTC], alas
           Timeline entries: 2, action items: 1. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[542:00] bob types redact T2
        -> update channel=C1 ts=post.18: T2 [redacted by @Bob, 2026-01-01 09:02 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=CGENERAL ts=post.19: D-1 T2 [redacted by @Bob, 2026-01-01 09:02 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=CGENERAL ts=post.20: D-1 T2 [redacted by @Bob, 2026-01-01 09:02 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=DUBOB ts=post.17: D-1 T2 [redacted by @Bob, 2026-01-01 09:02 UTC]
        -> update channel=C1 ts=post.12: T2 [redacted by @Bob, 2026-01-01 09:02 UTC]
        -> update channel=DUBOB ts=post.23: D-1 T2 [redacted by @Bob, 2026-01-01 09:02 UTC]
        -> post channel=C1: T2 redacted (@Bob)
        -> answer channel=C1 user=UBOB: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
[543:00] bob types resolve force
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> post channel=C1: Resolved (@Bob): End 10:03 CET (09:03 UTC), Length 9 h 3 min (Start assumed: when it was declared). Report: @Bob, due 2026-01-08
        -> fetch_history channel=C1

# What the bot did: 13 posts in channels, 13 edits of its own posts, 5 answers to one person, 3 direct messages, 1 reactions, 2 topics

# The report, revision 1
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Bob
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (9 h 3 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 09:03:00 UTC
- **Length:** 9 h 3 min
- **Time to Detection:** unknown
- **People Involved:** Ana (lead until 2026-01-01 00:00:40 UTC), Bob (lead)
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption of cart at severity 3 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 09:03:00 UTC after 9 h 3 min.
<!-- /auto -->

### What happened

what was said: \[redacted by @Bob, 2026-01-01 09:01 UTC\], alas

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
| [T1](https://chat.example/p1767225610.000100) | 00:00:10 UTC | Bob | \[redacted by @Bob, 2026-01-01 09:01 UTC\] |
| | 09:03:00 UTC | | *End* |

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
- [x] ~~A1 \[redacted by @Bob, 2026-01-01 09:02 UTC\]~~ (@Bob, due 2026-01-01, dropped)
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
- **Events:** 18 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 2 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 09:03:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 09:03:00 UTC
<!-- /auto -->
