# Every tag, by reaction and by hashtag: taken once however often it is set, gone with the last one, whoever set it.
[00:00] ana types start payments fail
        -> fetch_person user=UANA
        -> channel_create name=dis-1-payments-fail
        -> answer channel=CGENERAL user=UANA: D-1 payments fail is declared, and its channel #dis-1-payments-fail is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 payments fail (open)"
        -> topic channel=C1: D-1 payments fail
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-payments-fail
        -> pin channel=C1 ts=post.5
[01:00] bob says R1: by reaction, note
        -> fetch_person user=UBOB
[01:10] chen reacts memo to R1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: by reaction, note
[01:20] dee reacts memo to R1
[01:30] bob says H1: by hashtag #note
        -> react name=eyes channel=C1 ts=1767225690.000200
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
[02:00] bob says R2: by reaction, timeline
[02:10] chen reacts pushpin to R2
        -> react name=eyes channel=C1 ts=1767225720.000300
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
[02:20] dee reacts pushpin to R2
[02:30] bob says H2: by hashtag #timeline
        -> react name=eyes channel=C1 ts=1767225750.000400
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
[03:00] bob says R3: by reaction, decision
[03:10] chen reacts scales to R3
        -> react name=eyes channel=C1 ts=1767225780.000500
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
[03:20] dee reacts scales to R3
[03:30] bob says H3: by hashtag #decision
        -> react name=eyes channel=C1 ts=1767225810.000600
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
[04:00] bob says R4: by reaction, finding
[04:10] chen reacts mag to R4
        -> react name=eyes channel=C1 ts=1767225840.000700
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
[04:20] dee reacts mag to R4
[04:30] bob says H4: by hashtag #finding
        -> react name=eyes channel=C1 ts=1767225870.000800
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
[05:00] bob says R5: by reaction, impact
[05:10] chen reacts boom to R5
        -> react name=eyes channel=C1 ts=1767225900.000900
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
[05:20] dee reacts boom to R5
[05:30] bob says H5: by hashtag #impact
        -> react name=eyes channel=C1 ts=1767225930.001000
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
[06:00] bob says R6: by reaction, cause
[06:10] chen reacts bug to R6
        -> react name=eyes channel=C1 ts=1767225960.001100
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
[06:20] dee reacts bug to R6
[06:30] bob says H6: by hashtag #cause
        -> react name=eyes channel=C1 ts=1767225990.001200
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
[07:00] bob says R7: by reaction, fix
[07:10] chen reacts wrench to R7
        -> react name=eyes channel=C1 ts=1767226020.001300
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
[07:20] dee reacts wrench to R7
[07:30] bob says H7: by hashtag #fix
        -> react name=eyes channel=C1 ts=1767226050.001400
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
[08:00] bob says R8: by reaction, good
[08:10] chen reacts heavy_plus_sign to R8
        -> react name=eyes channel=C1 ts=1767226080.001500
[08:20] dee reacts heavy_plus_sign to R8
[08:30] bob says H8: by hashtag #good
        -> react name=eyes channel=C1 ts=1767226110.001600
[09:00] bob says R9: by reaction, bad
[09:10] chen reacts heavy_minus_sign to R9
        -> react name=eyes channel=C1 ts=1767226140.001700
[09:20] dee reacts heavy_minus_sign to R9
[09:30] bob says H9: by hashtag #bad
        -> react name=eyes channel=C1 ts=1767226170.001800
[10:00] bob says R10: by reaction, lesson
[10:10] chen reacts bulb to R10
        -> react name=eyes channel=C1 ts=1767226200.001900
[10:20] dee reacts bulb to R10
[10:30] bob says H10: by hashtag #lesson
        -> react name=eyes channel=C1 ts=1767226230.002000
[11:00] bob says R11: by reaction, action
[11:10] chen reacts ballot_box_with_check to R11
        -> react name=eyes channel=C1 ts=1767226260.002100
[11:20] dee reacts ballot_box_with_check to R11
[11:30] bob says H11: by hashtag #action
        -> react name=eyes channel=C1 ts=1767226290.002200
[12:00] bob says R12: by reaction, evidence
[12:10] chen reacts paperclip to R12
        -> react name=eyes channel=C1 ts=1767226320.002300
[12:20] dee reacts paperclip to R12
[12:30] bob says H12: by hashtag #evidence
        -> react name=eyes channel=C1 ts=1767226350.002400
[13:00] bob says A1: TODO: page the vendor <@dee>
        -> react name=eyes channel=C1 ts=1767226380.002500
        -> fetch_person user=UDEE
[14:00] bob says P1: pinned
[14:10] chen pins P1
        -> react name=eyes channel=C1 ts=1767226440.002600
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned
[15:00] bob says U1 under P1: in a thread #finding
        -> react name=eyes channel=C1 ts=1767226500.002700
        == T1 +60s note Bob: by reaction, note
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned
           T27 +900s finding Bob: in a thread
[16:00] bob says N1: no tag: #nothing, a mail to note@example.org, the word memo
[17:10] chen reacts wave to N1
# Withdrawn with the last tag, by whoever set it; one of two changes nothing.
[18:00] chen unreacts memo from R1
[18:10] dee unreacts memo from R1
        -> unreact name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned
           T27 +900s finding Bob: in a thread
[19:00] chen unreacts scales from R3
[19:10] dee unreacts scales from R3
        -> unreact name=eyes channel=C1 ts=1767225780.000500
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag
           T5 +180s decision Bob: by reaction, decision [withdrawn]
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned
           T27 +900s finding Bob: in a thread
[20:00] chen unreacts heavy_plus_sign from R8
[20:10] dee unreacts heavy_plus_sign from R8
        -> unreact name=eyes channel=C1 ts=1767226080.001500
[21:00] chen unreacts ballot_box_with_check from R11
[21:10] dee unreacts ballot_box_with_check from R11
        -> unreact name=eyes channel=C1 ts=1767226260.002100
[22:00] bob edits H2: by hashtag no more
        -> unreact name=eyes channel=C1 ts=1767225750.000400
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag [withdrawn]
           T5 +180s decision Bob: by reaction, decision [withdrawn]
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned
           T27 +900s finding Bob: in a thread
[23:00] chen unpins P1
        -> unreact name=eyes channel=C1 ts=1767226440.002600
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag [withdrawn]
           T5 +180s decision Bob: by reaction, decision [withdrawn]
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s fix Bob: by hashtag
           T26 +840s note Bob: pinned [withdrawn]
           T27 +900s finding Bob: in a thread
# A message may be of several kinds.
[24:00] chen reacts bug to H7
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag [withdrawn]
           T5 +180s decision Bob: by reaction, decision [withdrawn]
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s cause,fix Bob: by hashtag
           T26 +840s note Bob: pinned [withdrawn]
           T27 +900s finding Bob: in a thread
[25:00] chen reacts heavy_plus_sign to H7
        == T1 +60s note Bob: by reaction, note [withdrawn]
           T2 +90s note Bob: by hashtag
           T3 +120s note Bob: by reaction, timeline
           T4 +150s note Bob: by hashtag [withdrawn]
           T5 +180s decision Bob: by reaction, decision [withdrawn]
           T6 +210s decision Bob: by hashtag
           T7 +240s finding Bob: by reaction, finding
           T8 +270s finding Bob: by hashtag
           T9 +300s impact Bob: by reaction, impact
           T10 +330s impact Bob: by hashtag
           T11 +360s cause Bob: by reaction, cause
           T12 +390s cause Bob: by hashtag
           T13 +420s fix Bob: by reaction, fix
           T14 +450s cause,fix,good Bob: by hashtag
           T26 +840s note Bob: pinned [withdrawn]
           T27 +900s finding Bob: in a thread
[26:00] ana types resolve
        -> topic channel=C1: D-1 payments fail (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:26 CET (00:26 UTC), Length 26 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
        -> update channel=C1 ts=post.5: card "D-1 payments fail (resolved)"
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767226440.002600

# What the bot did: 2 posts in channels, 1 edits of its own posts, 3 answers to one person, 0 direct messages, 27 reactions, 2 topics

# The report, revision 1
# D-1 payments fail

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:26:00 UTC
- **Length:** 26 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Dee
<!-- /auto -->

## Summary

<!-- auto:opening -->
**payments fail** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:26:00 UTC after 26 min.
<!-- /auto -->

### What happened

<!-- auto:summary -->
> **Open question:** What happened, told to somebody who was not there? Answer with `/disruption summary TEXT`.

<!-- /auto -->

### Contributing factors (root cause)

<!-- auto:cause -->
- by reaction, cause ([T11](https://chat.example/p1767225960.001100))
- by hashtag ([T12](https://chat.example/p1767225990.001200))
- by hashtag ([T14](https://chat.example/p1767226050.001400))
<!-- /auto -->

### Impact

<!-- auto:impact -->
- by reaction, impact ([T9](https://chat.example/p1767225900.000900))
- by hashtag ([T10](https://chat.example/p1767225930.001000))
<!-- /auto -->

### Resolution

<!-- auto:resolution -->
- by reaction, fix ([T13](https://chat.example/p1767226020.001300))
- by hashtag ([T14](https://chat.example/p1767226050.001400))
<!-- /auto -->

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T2](https://chat.example/p1767225690.000200) | 00:01:30 UTC | Bob | by hashtag |
| [T3](https://chat.example/p1767225720.000300) | 00:02:00 UTC | Bob | by reaction, timeline |
| [T6](https://chat.example/p1767225810.000600) | 00:03:30 UTC | Bob | by hashtag *(decision)* |
| [T7](https://chat.example/p1767225840.000700) | 00:04:00 UTC | Bob | by reaction, finding *(finding)* |
| [T8](https://chat.example/p1767225870.000800) | 00:04:30 UTC | Bob | by hashtag *(finding)* |
| [T9](https://chat.example/p1767225900.000900) | 00:05:00 UTC | Bob | by reaction, impact *(impact)* |
| [T10](https://chat.example/p1767225930.001000) | 00:05:30 UTC | Bob | by hashtag *(impact)* |
| [T11](https://chat.example/p1767225960.001100) | 00:06:00 UTC | Bob | by reaction, cause *(cause)* |
| [T12](https://chat.example/p1767225990.001200) | 00:06:30 UTC | Bob | by hashtag *(cause)* |
| [T13](https://chat.example/p1767226020.001300) | 00:07:00 UTC | Bob | by reaction, fix *(fix)* |
| [T14](https://chat.example/p1767226050.001400) | 00:07:30 UTC | Bob | by hashtag *(cause; fix)* |
| [T27](https://chat.example/p1767226500.002700) | 00:15:00 UTC | Bob | in a thread *(finding)* |
| | 00:26:00 UTC | | *End* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
- by hashtag ([T14](https://chat.example/p1767226050.001400))
- by hashtag ([T16](https://chat.example/p1767226110.001600))
<!-- /auto -->

### Bad

<!-- auto:bad -->
- by reaction, bad ([T17](https://chat.example/p1767226140.001700))
- by hashtag ([T18](https://chat.example/p1767226170.001800))
<!-- /auto -->

### Lessons

<!-- auto:lessons -->
- by reaction, lesson ([T19](https://chat.example/p1767226200.001900))
- by hashtag ([T20](https://chat.example/p1767226230.002000))
<!-- /auto -->

### Action Items

<!-- auto:actions -->
- [x] ~~A1 by reaction, action~~ (no owner, dropped)
- [ ] A2 by hashtag (**no owner**)
- [ ] A3 page the vendor (@Dee)
<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-payments-fail
- [by reaction, evidence](https://chat.example/p1767226320.002300) (T23)
- [by hashtag](https://chat.example/p1767226350.002400) (T24)
<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 64 in the journal
- **Entries:** 21 live, 0 edited, 6 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 28 messages, at 2026-01-01 00:26:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:26:00 UTC
<!-- /auto -->
