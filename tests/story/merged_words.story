# Words of a disruption that was merged into another are redacted: what was shared of the other's report loses them too.
[00:00] ana types start disk full svc:db in #general
        -> fetch_person user=UANA
        -> channel_create name=dis-1-disk-full
        -> answer channel=CGENERAL user=UANA: D-1 disk full is declared, and its channel #dis-1-disk-full is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 disk full (open)"
        -> topic channel=C1: D-1 disk full
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-disk-full
        -> pin channel=C1 ts=post.5
[00:10] ana types start cache down svc:web in #general
        -> channel_create name=dis-2-cache-down
        -> answer channel=CGENERAL user=UANA: D-2 cache down is declared, and its channel #dis-2-cache-down is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 cache down (open)"
        -> topic channel=C2: D-2 cache down
        -> answer channel=CGENERAL user=UANA: D-2 has its channel: #dis-2-cache-down
        -> pin channel=C2 ts=post.12
[00:20] ana types good the alert that bob wrote
        -> post channel=C2: T1 Good (@Ana): the alert that bob wrote
[00:30] ana types merge D-2 D-1
        -> topic channel=C2: D-2 cache down (merged into D-1)
        -> post channel=C2: Merged into D-1 disk full (@Ana). What is on record here shows in the report of D-1. Go on in #dis-1-disk-full
        -> post channel=C1: D-2 cache down was merged into this one (@Ana): what it holds shows in this report under its own numbers, as D-2 T1 and so on
        -> update channel=C2 ts=post.12: card "D-2 cache down (merged)"
[00:40] ana types resolve D-1 force
        -> topic channel=C1: D-1 disk full (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:00:40 CET (00:00:40 UTC), Length 40 s (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C2 user=UANA: D-1 disk full
           Resolved (@Ana): End 01:00:40 CET (00:00:40 UTC), Length 40 s (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> update channel=C1 ts=post.5: card "D-1 disk full (resolved)"
        -> fetch_history channel=C1
[01:00] ana types report D-1 show good share
        -> post channel=C1: Shared by @Ana (report):
           Good
           • the alert that bob wrote (D-2 T1)
        -> answer channel=C2 user=UANA: Shared in #dis-1-disk-full
[02:00] ana types redact D-2 T1
        -> update channel=C1 ts=post.24: D-2 T1 [redacted by @Ana, 2026-01-01 00:02 UTC] What was shared here may have held its words; ask for it anew.
        -> update channel=C2 ts=post.16: T1 [redacted by @Ana, 2026-01-01 00:02 UTC]
        -> post channel=C2: T1 redacted (@Ana)
        -> answer channel=C2 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
[03:00] ana types report D-1 show good
        -> answer channel=C2 user=UANA: Good
           • [redacted by @Ana, 2026-01-01 00:02 UTC] (D-2 T1)

# What the bot did: 8 posts in channels, 4 edits of its own posts, 8 answers to one person, 0 direct messages, 0 reactions, 4 topics

# The report, revision 2
# D-1 disk full

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** db
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:00:40 UTC
- **Length:** 40 s
- **Time to Detection:** unknown
- **People Involved:** Ana
- **Relations:** merged in D-2 cache down
<!-- /auto -->

## Summary

<!-- auto:opening -->
**disk full** is a disruption of db that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:00:40 UTC after 40 s.
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
| | 00:00:10 UTC | | *Declared apart: D-2 cache down, merged into this one later* |
| | 00:00:40 UTC | | *End* |

> **Open question:** What happened when? Answer with `/disruption note TEXT at:TIME`.

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
- \[redacted by @Ana, 2026-01-01 00:02 UTC\] (D-2 T1)
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
- Transcript: #dis-1-disk-full
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 9 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 1 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:00:40 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:02:00 UTC
<!-- /auto -->
