# A severity that was said only once it was over, as resolve asks for it, is said of all of it.
[00:00] ana types start cache is down svc:web
        -> fetch_person user=UANA
        -> channel_create name=dis-1-cache-is-down
        -> answer channel=CGENERAL user=UANA: D-1 cache is down is declared, and its channel #dis-1-cache-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 cache is down (open)"
        -> topic channel=C1: D-1 cache is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-cache-is-down
        -> pin channel=C1 ts=post.5
[10:00] ana types resolve force
        -> topic channel=C1: D-1 cache is down (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:10 CET (00:10 UTC), Length 10 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> update channel=C1 ts=post.5: card "D-1 cache is down (resolved)"
        -> fetch_history channel=C1
[11:00] ana types severity 2
        -> topic channel=C1: D-1 SEV2 cache is down (resolved)
        -> update channel=C1 ts=post.5: card "D-1 cache is down (resolved)"
        -> post channel=C1: Severity 2 (@Ana)
[12:00] ana types past mail was down from:2025-12-01T10:00Z to:2025-12-01T10:20Z
        -> answer channel=C1 user=UANA: D-2 mail was down is on record: 2025-12-01 11:00 CET (2025-12-01 10:00 UTC) to 2025-12-01 11:20 CET (2025-12-01 10:20 UTC). Length 20 min
           What happened when: /disruption note D-2 TEXT at:TIME
           The post-mortem draft: /disruption report D-2
[13:00] ana types severity D-2 3
        -> answer channel=C1 user=UANA: D-2 mail was down
           Severity 3 (@Ana)
[14:00] ana types report D-2 share
        -> post channel=C1: Shared by @Ana (report):
           D-2 mail was down
           • State: Draft (the disruption is resolved)
           • Owner: Who owns this report?
           • Review date: none yet
           • Service(s): Which services did it affect?
           • Type: What type of disruption was it?
           • Severity: 3 (20 min)
           • Start Time: 2025-12-01 10:00:00 UTC
           • Detection Time: unknown
           • End Time: 2025-12-01 10:20:00 UTC
           • Length: 20 min
           • Time to Detection: unknown
           • People Involved: Ana
           
           Summary
           mail was down is a disruption at severity 3 that began 2025-12-01 10:00:00 UTC, was detected at a time not recorded, and ended 10:20:00 UTC after 20 min.
           
           What happened
           Open question: What happened, told to somebody who was not there? Answer with /disruption summary TEXT.
           
           Contributing factors (root cause)
           Open question: How did it become possible? Answer with /disruption cause TEXT.
           
           Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
           
           Resolution
           Open question: How was service restored? Answer with /disruption report set resolution TEXT.
           
           Timeline
           Times are in UTC.
           
           2025-12-01 10:00:00 UTC · Start
           10:20:00 UTC · End
           2026-01-01 00:12:00 UTC · Declared
           
           Open question: What happened when? Answer with /disruption note TEXT at:TIME.
           
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
           Open question: Which graphs, logs or pages would a reader want to see? Answer with /disruption attach ADDRESS CAPTION.
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 6 in the journal
           • Entries: 0 live, 0 edited, 0 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: there is no channel to compare with
           • Chain head: 26cc53ed4ccf2240f35200d9733c6ad474448b63d25c69e7b02aa83cf7b7c80c
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 00:13:00 UTC

# What the bot did: 4 posts in channels, 2 edits of its own posts, 4 answers to one person, 0 direct messages, 0 reactions, 3 topics

# The report, revision 2
# D-1 cache is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** web
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (10 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:10:00 UTC
- **Length:** 10 min
- **Time to Detection:** unknown
- **People Involved:** Ana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**cache is down** is a disruption of web at severity 2 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:10:00 UTC after 10 min.
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
| | 00:10:00 UTC | | *End* |

> **Open question:** What happened when? Answer with `/disruption note TEXT at:TIME`.

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
- Transcript: #dis-1-cache-is-down
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 10 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:10:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:11:00 UTC
<!-- /auto -->
