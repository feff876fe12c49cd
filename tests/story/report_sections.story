# What people write for a report, what a redraft keeps, what differs between revisions, and the report as a file.
[00:00] ana types start checkout is down sev:2 svc:cart at:2025-12-31T23:50Z
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
           Started 2025-12-31 23:50 UTC
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[00:30] ana types report set impact none could pay
        -> post channel=C1: Impact (@Ana): none could pay
[01:00] bob says M1: the cart database is full #cause
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_person user=UBOB
        == T1 +60s cause Bob: the cart database is full
[01:10] bob says M2: the dashboard was clear #good
        -> react name=eyes channel=C1 ts=1767225670.000200
[01:20] ana types impact one in five could not pay
        -> post channel=C1: Impact, changed (@Ana): one in five could not pay
[02:00] ana types resolve made room
        -> topic channel=C1: D-1 SEV2 checkout is down (resolved)
        -> post channel=C1: Resolved (@Ana): made room. End 01:02 CET (00:02 UTC), Length 12 min. Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark detected TIME when it was noticed
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> fetch_history channel=C1
[03:00] ana types report set
        -> answer channel=C1 user=UANA: Which part? It goes /disruption report set SECTION TEXT; parts are summary, cause, impact, resolution, good, bad, lessons, lucky, surprised
[03:10] ana types report set nonsense words
        -> answer channel=C1 user=UANA: Which part? It goes /disruption report set SECTION TEXT; parts are summary, cause, impact, resolution, good, bad, lessons, lucky, surprised
[03:20] ana types report set timeline we did things
        -> answer channel=C1 user=UANA: Timeline is made from the record. What changes it: note, edit, move, by, drop
[03:30] ana types report set facts we did things
        -> answer channel=C1 user=UANA: The head of the report is made from the record. What changes it: title, service, type, mark or severity
[03:40] ana types report set impact
        -> answer channel=C1 user=UANA: And the text? /disruption report set impact TEXT; none takes it back to what the record has
[04:00] bob types report set impact: nobody could pay for ten minutes
        -> post channel=C1: Impact (@Bob): nobody could pay for ten minutes
[04:10] bob types report set root cause a table grew without a limit, see tz notes
        -> post channel=C1: Contributing factors (root cause) (@Bob): a table grew without a limit, see tz notes
[04:20] bob types report set lessons limits are worth having. All of us share
        -> post channel=C1: Lessons (@Bob): limits are worth having. All of us share
[04:30] bob types report set what surprised us the alert named <@chen>
        -> fetch_person user=UCHEN
        -> post channel=C1: What surprised us (@Bob): the alert named @UCHEN
[05:00] bob says M3: the disk alert came late #bad
        -> react name=eyes channel=C1 ts=1767225900.000300
[05:10] ana types report redraft
        -> answer channel=C1 user=UANA: D-1 checkout is down
           Revision 7 has everything recorded so far, and what people wrote as they wrote it. What changed: /disruption report diff
[05:20] ana types report diff
        -> answer channel=C1 user=UANA: Revision 6 to 7
           Bad
           − Open question: What made it longer or harder than it had to be? Answer with /disruption bad TEXT.
           + • the disk alert came late (T3 (https://chat.example/p1767225900.000300))
[05:30] ana types report diff 1
        -> answer channel=C1 user=UANA: Revision 1 to 7
           Contributing factors (root cause)
           + a table grew without a limit, see tz notes
           Impact
           − one in five could not pay
           + nobody could pay for ten minutes
           Bad
           − Open question: What made it longer or harder than it had to be? Answer with /disruption bad TEXT.
           + • the disk alert came late (T3 (https://chat.example/p1767225900.000300))
           Lessons
           − Open question: What is known now that was not known before? Answer with /disruption lesson TEXT.
           + limits are worth having. All of us share
           + What surprised us
           + the alert named @Chen
[05:40] ana types report diff 1 99
        -> answer channel=C1 user=UANA: D-1 has no such revision; its newest is 7
[05:50] ana types report diff x
        -> answer channel=C1 user=UANA: Revisions are numbers, as in diff 3, or diff 3 5; without one it is the last change
[06:00] ana types report set impact none
        -> post channel=C1: Impact (@Ana): back to what the record has
[06:10] ana types report show impact
        -> answer channel=C1 user=UANA: Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
[06:20] ana types report show lessons
        -> answer channel=C1 user=UANA: Lessons
           limits are worth having. All of us share
[06:30] ana types report write impact words
        -> answer channel=C1 user=UANA: Markdown is read back at the shell; here it goes /disruption report set SECTION TEXT
[07:00] ana types report export
        -> upload name=D-1.md user=UANA
        -> answer channel=C1 user=UANA: D-1 checkout is down
           The report comes to you in a direct message: D-1.md
[07:10] ana types report export csv tz:America/Toronto
        -> upload name=D-1.csv user=UANA
        -> answer channel=C1 user=UANA: D-1 checkout is down
           The report comes to you in a direct message: D-1.csv
[07:20] ana types report export pdf
        -> answer channel=C1 user=UANA: A report can be had as md, html, json, csv or txt, not as "pdf"
[07:30] ana types report export html tz:Mars/Base
        -> answer channel=C1 user=UANA: "Mars/Base" is no time zone; it is written like America/Toronto or UTC
[07:40] ana types report export txt
        -> upload name=D-1.txt user=UANA
        -> answer channel=C1 user=UANA: D-1 checkout is down
           The report comes to you in a direct message: D-1.txt

# What the bot did: 9 posts in channels, 1 edits of its own posts, 21 answers to one person, 0 direct messages, 3 reactions, 2 topics

# The report, revision 8
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (12 min)
- **Start Time:** 2025-12-31 23:50:00 UTC
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:02:00 UTC
- **Length:** 12 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption of cart at severity 2 that began 2025-12-31 23:50:00 UTC, was detected at a time not recorded, and ended 2026-01-01 00:02:00 UTC after 12 min.
<!-- /auto -->

### What happened

<!-- auto:summary -->
> **Open question:** What happened, told to somebody who was not there? Answer with `/disruption summary TEXT`.

<!-- /auto -->

### Contributing factors (root cause)

a table grew without a limit, see tz notes

<!-- auto:cause -->
- the cart database is full ([T1](https://chat.example/p1767225660.000100))
<!-- /auto -->

### Impact

<!-- auto:impact -->
> **Open question:** What could users not do, and how many of them? Answer with `/disruption impact TEXT`.

<!-- /auto -->

### Resolution

made room

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2025-12-31 23:50:00 UTC | | *Start* |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T1](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | the cart database is full *(cause)* |
| | 00:02:00 UTC | | *End* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
- the dashboard was clear ([T2](https://chat.example/p1767225670.000200))
<!-- /auto -->

### Bad

<!-- auto:bad -->
- the disk alert came late ([T3](https://chat.example/p1767225900.000300))
<!-- /auto -->

### Lessons

limits are worth having. All of us share

### What surprised us

the alert named @Chen

### Action Items

<!-- auto:actions -->
> **Open question:** What will be done so that this does not come back, and by whom? Answer with `/disruption action TEXT @owner due:DATE`.

<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-checkout-is-down
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 28 in the journal
- **Entries:** 3 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 2 messages, at 2026-01-01 00:02:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:06:00 UTC
<!-- /auto -->
