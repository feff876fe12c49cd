# A host whose clock is wrong: entries keep chat's time, and the difference is said once.
[00:00] ana types start carts are slow sev:3
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[01:00] clock ahead 90
[01:10] bob says M1: one
        -> fetch_person user=UBOB
[01:11] bob says M2: two
[01:12] bob says M3: three
[01:13] bob says M4: four
[01:14] bob says M5: five
[01:15] bob says M6: six
[01:20] ana reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225670.000100
        == T1 +70s note Bob: one
[01:30] ana types status
        -> answer channel=C1 user=UANA: D-1 carts are slow
           open, severity 3, in #dis-1-carts-are-slow, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 3 min
           The clock of our host is 1 min ahead of chat's: its administrator should set it right
           Timeline entries: 1, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[02:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:03:30 CET (00:03:30 UTC), Length 3 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
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

# What the bot did: 2 posts in channels, 1 edits of its own posts, 4 answers to one person, 0 direct messages, 1 reactions, 2 topics

# The report, revision 1
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (3 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:03:30 UTC
- **Length:** 3 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption at severity 3 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:03:30 UTC after 3 min.
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
| [T1](https://chat.example/p1767225670.000100) | 00:01:10 UTC | Bob | one |
| | 00:03:30 UTC | | *End* |

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
- **Events:** 11 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 6 messages, at 2026-01-01 00:02:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:03:30 UTC
- **Clocks:** this host's was up to 1 min ahead of chat's; times are chat's
<!-- /auto -->
