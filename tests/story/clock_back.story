# Declared while the host's clock is 12 minutes ahead; then it is put right, and chat is missed for a while.
[00:00] clock ahead 720
[00:05] link comes
[00:10] ana types start carts are slow sev:3
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[00:20] bob says M1: heard #note
        -> react name=eyes channel=C1 ts=1767225620.000100
        -> fetch_person user=UBOB
        == T1 +20s note Bob: heard
[00:30] link breaks
[00:40] clock ahead 0
[00:50] bob says M2: missed #note
[01:00] cem reacts memo to M2
[01:10] link comes
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767225650.000200
        == T1 +20s note Bob: heard
           T2 +50s note Bob: missed
[01:30] link breaks
[01:40] bob says M3: missed as well #note
[02:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:02 CET (00:02 UTC), End before Start: one of them wants mending (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767225700.000300
        == T1 +20s note Bob: heard
           T2 +50s note Bob: missed
           T3 +100s note Bob: missed as well

# What the bot did: 2 posts in channels, 1 edits of its own posts, 3 answers to one person, 0 direct messages, 3 reactions, 2 topics

# The report, revision 2
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 3
- **Start Time:** 2026-01-01 00:12:10 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:02:00 UTC
- **Length:** bad order: end before start
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption at severity 3 that began 2026-01-01 00:12:10 UTC (*assumed*), was detected at a time not recorded, and ended 00:02:00 UTC, before its start.
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
| [T1](https://chat.example/p1767225620.000100) | 2026-01-01 00:00:20 UTC | Bob | heard *(recorded 00:12:20 UTC)* |
| | 00:00:30 UTC | | *Gap in the recording until 00:01:10 UTC (disconnected); looked through later, 1 found* |
| [T2](https://chat.example/p1767225650.000200) | 00:00:50 UTC | Bob | missed |
| [T3](https://chat.example/p1767225700.000300) | 00:01:40 UTC | Bob | missed as well |
| | 00:02:00 UTC | | *End* |
| | 00:12:10 UTC | | *Declared* |

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
- Transcript: #dis-1-carts-are-slow
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 14 in the journal
- **Entries:** 3 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 1, of them 1 looked through
- **Complete:** yes, compared with the channel, 3 messages, at 2026-01-01 00:02:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:02:00 UTC
<!-- /auto -->
