# A channel there was already can be adopted.
[00:00] ana types start payments fail here sev:2
        -> fetch_person user=UANA
        -> join channel=CGENERAL
        -> answer channel=CGENERAL user=UANA: D-1 payments fail is declared, and this channel is its own from now on.
        -> post channel=CGENERAL: card "D-1 payments fail (open)"
        -> pin channel=CGENERAL ts=post.4
[01:00] ana types start something else here
        -> answer channel=CGENERAL user=UANA: This channel is D-1's: resolve that first, or leave out "here"
[02:00] bob says M1: gateway answers 502 #note
        -> react name=eyes channel=CGENERAL ts=1767225720.000100
        -> fetch_person user=UBOB
        == T1 +120s note Bob: gateway answers 502
[03:00] ana types import
        -> answer channel=CGENERAL user=UANA: From when on? Say it like this: /disruption import from:-2h
[04:00] ana types import from:-1h to:-2h
        -> answer channel=CGENERAL user=UANA: It ends before it begins: from:-1h is later than to:-2h
[05:00] ana types import from:-1h
        -> fetch_history channel=CGENERAL
        -> answer channel=CGENERAL user=UANA: Reading back the tagged messages from 00:05 CET (2025-12-31 23:05 UTC) to 01:05 CET (00:05 UTC). The channel hears what came of it.
        -> post channel=CGENERAL: Imported from 2025-12-31 23:05 UTC to 2026-01-01 00:05 UTC: 1 message read, 0 new on the timeline
[06:00] ana types resolve
        -> post channel=CGENERAL: Resolved (@Ana): End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=CGENERAL user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=CGENERAL ts=post.4: card "D-1 payments fail (resolved)"
        -> fetch_history channel=CGENERAL
[07:00] ana types start once more here
        -> join channel=CGENERAL
        -> answer channel=CGENERAL user=UANA: D-2 once more is declared, and this channel is its own from now on.
        -> post channel=CGENERAL: card "D-2 once more (open)"
        -> pin channel=CGENERAL ts=post.20

# What the bot did: 4 posts in channels, 1 edits of its own posts, 7 answers to one person, 0 direct messages, 1 reactions, 0 topics

# The report, revision 1
# D-1 payments fail

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (6 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:06:00 UTC
- **Length:** 6 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**payments fail** is a disruption at severity 2 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:06:00 UTC after 6 min.
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
| [T1](https://chat.example/p1767225720.000100) | 00:02:00 UTC | Bob | gateway answers 502 |
| | 00:06:00 UTC | | *End* |

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
- Transcript: #general
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 12 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:06:00 UTC
<!-- /auto -->
