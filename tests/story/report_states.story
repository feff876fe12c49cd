# How far a report is: owner, day, review, approval, publication, amendment, and its closing by itself.
[00:00] ana types start checkout is down
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
[01:10] bob says M1: looking
        -> fetch_person user=UBOB
[01:20] ana types report review
        -> answer channel=C1 user=UANA: D-1 has no report yet: it is drafted when it ends, with /disruption resolve
[01:30] ana types report owner <@bob>
        -> post channel=C1: Report owner: @Bob (@Ana)
        -> direct user=UBOB: You own the report of D-1 checkout is down.
           Read it: /disruption report D-1
           Hand it on: /disruption report D-1 owner @x
[02:00] ana types action <@chen> watch the disk
        -> fetch_person user=UCHEN
        -> post channel=C1: A1 watch the disk, for @UCHEN (@Ana)
[03:00] ana types resolve rolled back
        -> topic channel=C1: D-1 checkout is down (resolved)
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> post channel=C1: Resolved (@Ana): rolled back. End 01:03 CET (00:03 UTC), Length 3 min (Start assumed: when it was declared). Report: @Bob, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
[04:00] ana types report owner
        -> answer channel=C1 user=UANA: Who owns it? /disruption report owner @x
[04:10] ana types report owner <@bob>
        -> answer channel=C1 user=UANA: Bob owns it already: nothing was changed
[04:20] ana types report owner <@chen>
        -> post channel=C1: Report owner: @Chen (@Ana)
        -> direct user=UCHEN: You own the report of D-1 checkout is down, due 2026-01-08.
           Read it: /disruption report D-1
           Hand it on: /disruption report D-1 owner @x
[04:30] ana types report due
        -> answer channel=C1 user=UANA: Until when? /disruption report due fri
[04:40] ana types report due someday
        -> answer channel=C1 user=UANA: "someday" is not a day: write a day as 2026-03-13, fri, tomorrow, +5d or +3bd
[04:50] ana types report due +5d
        -> post channel=C1: Report review date: 2026-01-06 (@Ana)
[05:00] bob types report review
        -> post channel=C1: Report in review (@Bob): for @Chen, by 2026-01-06
[05:10] bob types report review
        -> answer channel=C1 user=UBOB: The report of D-1 is in review already: nothing was changed
[05:20] bob types report review now
        -> answer channel=C1 user=UBOB: report review takes no words after it
[06:00] bob types report publish
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its lead (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[06:10] bob types report approve
        -> post channel=C1: Report approved (@Bob)
[06:20] ana types report publish
        -> post channel=C1: Report published (@Ana)
[06:30] ana types report publish
        -> answer channel=C1 user=UANA: The report of D-1 is published already: nothing was changed
[06:40] ana types report set impact none could pay
        -> answer channel=C1 user=UANA: The report of D-1 is published; to change it, first: /disruption report amend WHY
[07:00] chen types action done A1
        -> post channel=C1: A1 watch the disk, done (@Chen)
        -> post channel=C1: Report closed: every action item is done or dropped
[07:10] ana types report show head
        -> answer channel=C1 user=UANA: D-1 checkout is down
           • State: Closed, published 2026-01-01 00:06:20 UTC (the disruption is resolved)
           • Owner: @Chen
           • Review date: 2026-01-06
           • Service(s): Which services did it affect?
           • Type: What type of disruption was it?
           • Severity: How severe was it?
           • Start Time: 2026-01-01 00:00:00 UTC (assumed: nobody set it, so the declaration stands for it)
           • Detection Time: unknown
           • End Time: 2026-01-01 00:03:00 UTC
           • Length: 3 min
           • Time to Detection: unknown
           • People Involved: Ana (lead), Bob, Chen
[08:00] chen types action reopen A1
        -> post channel=C1: A1 watch the disk, open (@Chen)
        -> post channel=C1: Report published again: an action item is open
[08:10] chen types action done A1
        -> post channel=C1: A1 watch the disk, done (@Chen)
        -> post channel=C1: Report closed: every action item is done or dropped
[09:00] bob types report amend numbers were wrong
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its lead (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[09:10] ana types report amend numbers were wrong
        -> post channel=C1: Report taken back to be amended (@Ana): numbers were wrong
[09:20] ana types report amend
        -> answer channel=C1 user=UANA: The report of D-1 is in review: it can be changed as it is
[09:30] ana types report set impact none could pay for an hour
        -> post channel=C1: Impact (@Ana): none could pay for an hour
[09:40] ana types report approve
        -> post channel=C1: Report approved (@Ana)
[09:50] ana types report publish
        -> post channel=C1: Report published (@Ana)
[10:00] ana types report frobnicate
        -> answer channel=C1 user=UANA: After report may follow show, set, owner, due, review, approve, publish, amend, redraft, diff, export, but not "frobnicate"
[10:05] ana types report root cause
        -> answer channel=C1 user=UANA: To read that part: /disruption report show root cause
[10:10] ana types report owner none
        -> post channel=C1: Report owner: nobody (@Ana)
[10:20] ana types report due none
        -> post channel=C1: Report review date: none (@Ana)

# What the bot did: 22 posts in channels, 2 edits of its own posts, 18 answers to one person, 3 direct messages, 0 reactions, 2 topics

# The report, revision 15
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Closed, published 2026-01-01 00:09:50 UTC, amended 2026-01-01 00:09:10 UTC: numbers were wrong (the disruption is resolved)
- **Owner:** *Who owns this report?*
- **Review date:** none yet
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:03:00 UTC
- **Length:** 3 min
- **Time to Detection:** unknown
- **People Involved:** Ana (lead), Bob, Chen
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:03:00 UTC after 3 min.
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

none could pay for an hour

### Resolution

rolled back

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| | 00:03:00 UTC | | *End* |

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
- [x] A1 watch the disk (@Chen, done)
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
- **Events:** 41 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 00:03:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:10:20 UTC
<!-- /auto -->
