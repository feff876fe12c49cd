# announce CA
# How a disruption goes on: phases, another title, severity, an end that did not hold, and the archive.
[00:00] ana types start checkout returns 500s sev:2 svc:cart type:deploy
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-returns-500s
        -> answer channel=CGENERAL user=UANA: D-1 checkout returns 500s is declared, and its channel #dis-1-checkout-returns-500s is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout returns 500s (open)"
        -> topic channel=C1: D-1 SEV2 checkout returns 500s
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-returns-500s
        -> post channel=CA: D-1 checkout returns 500s, SEV2: work goes on in #dis-1-checkout-returns-500s
        -> pin channel=C1 ts=post.5
[01:00] ana types phase
        -> form_open channel=C1 user=UANA: form "Phase D-1": text*
[01:10] ana types phase investi
        -> post channel=C1: Phase investigating (@Ana)
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (open)"
[01:20] ana types phase investigating
        -> answer channel=C1 user=UANA: The phase is investigating already: nothing was changed
[01:30] ana types phase guessing
        -> form_open channel=C1 user=UANA: form "Phase D-1": text*=guessing
[04:50] ana types phase mitigating by turning shop 2 off
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (open)"
        -> post channel=C1: Phase mitigating, was investigating (@Ana)
        -> answer channel=C1 user=UANA: The words behind the phase are not on record. To keep them: /disruption note by turning shop 2 off
[05:00] ana types phase ident
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s (open)"
        -> post channel=C1: Phase identified, was mitigating (@Ana)
[06:00] bob types title payments fail for new customers
        -> topic channel=C1: D-1 SEV2 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
        -> fetch_person user=UBOB
        -> post channel=C1: Title (@UBOB): payments fail for new customers. The channel keeps its name
[06:10] ana types title payments fail for new customers
        -> answer channel=C1 user=UANA: That is its title already: nothing was changed
[06:20] ana types reopen
        -> answer channel=C1 user=UANA: D-1 is open: nothing was changed
[06:30] ana types archive
        -> answer channel=C1 user=UANA: D-1 is open, people may be at work there. End it first: /disruption resolve
[08:00] ana types severity 1 more shops
        -> topic channel=C1: D-1 SEV1 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
        -> post channel=C1: Severity 1, was 2 (@Ana): more shops
        -> post channel=CA: D-1 payments fail for new customers is worse. Severity 1, was 2 (@Ana): more shops
[09:00] ana types severity 3
        -> topic channel=C1: D-1 SEV3 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
        -> post channel=C1: Severity 3, was 1 (@Ana)
[10:00] bob types resolve
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[10:10] ana types resolve rolled back at:-1m
        -> topic channel=C1: D-1 SEV3 payments fail for new customers (resolved)
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (resolved)"
        -> post channel=C1: Resolved (@Ana): rolled back. End 01:09:10 CET (00:09:10 UTC), Length 9 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> post channel=CA: D-1 payments fail for new customers: Resolved (@Ana): rolled back. End 01:09:10 CET (00:09:10 UTC), Length 9 min (Start assumed: when it was declared)
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
[10:20] ana types phase monitoring
        -> answer channel=C1 user=UANA: D-1 is resolved, its phases are over: /disruption reopen opens it again
[40:00] bob types reopen
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[40:10] ana types reopen errors are back
        -> topic channel=C1: D-1 SEV3 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
        -> post channel=C1: Reopened (@Ana): errors are back. The End of 01:09:10 CET (00:09:10 UTC) is taken back
        -> post channel=CA: D-1 payments fail for new customers: Reopened (@Ana): errors are back. The End of 01:09:10 CET (00:09:10 UTC) is taken back
[40:20] ana types reopen
        -> answer channel=C1 user=UANA: D-1 is open: nothing was changed
[41:00] ana types status
        -> answer channel=C1 user=UANA: D-1 payments fail for new customers
           open, identified, severity 3, in #dis-1-checkout-returns-500s, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 41 min, quiet for 31 min of it
           Service(s): cart
           Type: deploy
           Resolution: rolled back
           Timeline entries: 0, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[50:00] ana types resolve force
        -> topic channel=C1: D-1 SEV3 payments fail for new customers (resolved)
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (resolved)"
        -> post channel=C1: Resolved (@Ana): End 01:50 CET (00:50 UTC), Length 50 min (19 min of it active) (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> post channel=CA: D-1 payments fail for new customers: Resolved (@Ana): End 01:50 CET (00:50 UTC), Length 50 min (19 min of it active) (Start assumed: when it was declared)
        -> fetch_history channel=C1
[51:00] ana types archive
        -> post channel=C1 user=UANA: Archived (@Ana). The record stays: /disruption status D-1
        -> archive channel=C1 user=UANA
[51:10] ana types archive D-1 in #general
        -> answer channel=CGENERAL user=UANA: The channel of D-1 is in the archive already
[52:00] ana types reopen D-1 it was not over in #general
        -> post channel=CA: D-1 payments fail for new customers: Reopened (@Ana): it was not over. The End of 01:50 CET (00:50 UTC) is taken back
        -> unarchive channel=C1 user=UANA: Reopened (@Ana): it was not over. The End of 01:50 CET (00:50 UTC) is taken back
        -> answer channel=CGENERAL user=UANA: D-1 payments fail for new customers
           Reopened (@Ana): it was not over. The End of 01:50 CET (00:50 UTC) is taken back
           Its channel #dis-1-checkout-returns-500s is being taken out of the archive.
        -> topic channel=C1: D-1 SEV3 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
        -> join channel=C1
        -> post channel=C1: Reopened (@Ana): it was not over. The End of 01:50 CET (00:50 UTC) is taken back
        -> topic channel=C1: D-1 SEV3 payments fail for new customers
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (open)"
[52:10] ana types status D-1 in #general
        -> answer channel=CGENERAL user=UANA: D-1 payments fail for new customers
           open, identified, severity 3, in #dis-1-checkout-returns-500s, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 52 min, quiet for 33 min of it
           Service(s): cart
           Type: deploy
           Resolution: rolled back
           Timeline entries: 0, action items: 0. /disruption timeline D-1 shows them, /disruption note D-1 TEXT adds one, /disruption resolve D-1 ends it.
[53:00] ana types resolve D-1 really over in #general
        -> topic channel=C1: D-1 SEV3 payments fail for new customers (resolved)
        -> update channel=C1 ts=post.5: card "D-1 payments fail for new customers (resolved)"
        -> post channel=C1: Resolved (@Ana): really over. End 01:53 CET (00:53 UTC), Length 53 min (20 min of it active) (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> post channel=CA: D-1 payments fail for new customers: Resolved (@Ana): really over. End 01:53 CET (00:53 UTC), Length 53 min (20 min of it active) (Start assumed: when it was declared)
        -> answer channel=CGENERAL user=UANA: D-1 payments fail for new customers
           Resolved (@Ana): really over. End 01:53 CET (00:53 UTC), Length 53 min (20 min of it active) (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
           The post-mortem is being drafted: /disruption report D-1
           Still missing; what you add now goes into the draft:
           /disruption mark D-1 started TIME when it began
           /disruption mark D-1 detected TIME when it was noticed
           /disruption summary D-1 TEXT what happened
           /disruption cause D-1 TEXT what led to it
           /disruption impact D-1 TEXT what users noticed
        -> fetch_history channel=C1
[54:00] ana types report D-1 in #general
        -> answer channel=CGENERAL user=UANA: D-1 payments fail for new customers
           • State: Draft (the disruption is resolved)
           • Owner: @Ana
           • Review date: 2026-01-08
           • Service(s): cart
           • Type: deploy
           • Severity: 2 (8 min), 1 (1 min), 3 (11 min), resolved in between (33 min)
           • Start Time: 2026-01-01 00:00:00 UTC (assumed: nobody set it, so the declaration stands for it)
           • Detection Time: unknown
           • End Time: 2026-01-01 00:53:00 UTC
           • Length: 53 min (20 min of it active; reopened 2 times)
           • Time to Detection: unknown
           • People Involved: Ana, Bob
           
           Summary
           payments fail for new customers is a disruption of cart at severity 1 that began 2026-01-01 00:00:00 UTC (assumed), was detected at a time not recorded, and ended 00:53:00 UTC after 53 min.
           
           What happened
           Open question: What happened, told to somebody who was not there? Answer with /disruption summary TEXT.
           
           Contributing factors (root cause)
           Open question: How did it become possible? Answer with /disruption cause TEXT.
           
           Impact
           Open question: What could users not do, and how many of them? Answer with /disruption impact TEXT.
           
           Resolution
           really over
           
           Timeline
           Times are in UTC.
           
           2026-01-01 00:00:00 UTC · Declared
           00:01:10 UTC · Phase: investigating
           00:04:50 UTC · Phase: mitigating
           00:05:00 UTC · Phase: identified
           00:09:10 UTC · End, taken back later
           00:40:10 UTC · Reopened
           00:50:00 UTC · End, taken back later
           00:52:00 UTC · Reopened
           00:53:00 UTC · End
           
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
           • Transcript: #dis-1-checkout-returns-500s
           Open question: Which graphs, logs or pages would a reader want to see? Answer with /disruption attach ADDRESS CAPTION.
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 32 in the journal
           • Entries: 0 live, 0 edited, 0 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: yes, compared with the channel, 0 messages, at 2026-01-01 00:53:00 UTC
           • Chain head: d15df615adbf51376a2f350bc3a6470640903082d3353b5c327252dd3ce92da1
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 00:53:00 UTC

# What the bot did: 20 posts in channels, 12 edits of its own posts, 18 answers to one person, 0 direct messages, 0 reactions, 10 topics

# The report, revision 7
# D-1 payments fail for new customers

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** deploy
- **Severity:** 2 (8 min), 1 (1 min), 3 (11 min), resolved in between (33 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:53:00 UTC
- **Length:** 53 min (20 min of it active; reopened 2 times)
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**payments fail for new customers** is a disruption of cart at severity 1 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:53:00 UTC after 53 min.
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

really over

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| | 00:01:10 UTC | | *Phase: investigating* |
| | 00:04:50 UTC | | *Phase: mitigating* |
| | 00:05:00 UTC | | *Phase: identified* |
| | 00:09:10 UTC | | *End, taken back later* |
| | 00:40:10 UTC | | *Reopened* |
| | 00:50:00 UTC | | *End, taken back later* |
| | 00:52:00 UTC | | *Reopened* |
| | 00:53:00 UTC | | *End* |

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
- Transcript: #dis-1-checkout-returns-500s
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 32 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:53:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:53:00 UTC
<!-- /auto -->
