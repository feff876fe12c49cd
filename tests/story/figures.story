# Figures over the past: private to who asks, without private disruptions, and a redelivery changes nothing.
[00:00] ana types stats
        -> fetch_person user=UANA
        -> answer channel=CGENERAL user=UANA: No data: no disruption is recorded that these words ask for.
[00:01] ana types past mail was down from:2025-12-30T09:00Z to:2025-12-30T09:40Z svc:mail sev:2 detected:2025-12-30T09:10Z
        -> answer channel=CGENERAL user=UANA: D-1 mail was down is on record: 2025-12-30 10:00 CET (2025-12-30 09:00 UTC) to 2025-12-30 10:40 CET (2025-12-30 09:40 UTC). Length 40 min, Time to Detection 10 min
           What happened when: /disruption note D-1 TEXT at:TIME
           The post-mortem draft: /disruption report D-1
[00:02] ana types past pay was slow from:2025-12-31T20:00Z to:2025-12-31T21:30Z svc:pay,mail sev:1
        -> answer channel=CGENERAL user=UANA: D-2 pay was slow is on record: 2025-12-31 21:00 CET (2025-12-31 20:00 UTC) to 2025-12-31 22:30 CET (2025-12-31 21:30 UTC). Length 1 h 30 min
           What happened when: /disruption note D-2 TEXT at:TIME
           The post-mortem draft: /disruption report D-2
[00:03] ana types start nobody may know private svc:vault
        -> channel_create name=dis-3-nobody-may-know
        -> answer channel=CGENERAL user=UANA: D-3 nobody may know is declared, and its private channel #dis-3-nobody-may-know is being made.
        -> invite channel=C3 user=UANA
        -> post channel=C3: card "D-3 nobody may know (open)"
        -> topic channel=C3: D-3 nobody may know
        -> answer channel=CGENERAL user=UANA: D-3 has its channel: #dis-3-nobody-may-know
        -> pin channel=C3 ts=post.8
[00:04] ana types stats
        -> answer channel=C3 user=UANA: Disruptions, 2025-12-30 to 2026-01-01, times in UTC
           2 disruptions, 30.0 in 30 days
           Length: 40 min, 1 h 30 min (n 2; 0 open, 0 bad order)
           Time to Detection: known for 1 of 2: 10 min (n 1; 0 bad order, 1 unknown)
           Disrupted in all: 2 h 10 min
           They begin in: working hours 1 (24 % of the week), other weekday hours 1 (48 % of the week), weekend 0 (29 % of the week)
           ████████████████████ 2  mail
           ██████████ 1  pay
           Open now: none
           More: /disruption stats NAME with frequency, trend, distribution, length, active, ttd, declare, hours, disrupted, repeats, gaps, actions, reports, open, check
[00:05] ana types stats length by:service
        -> answer channel=C3 user=UANA: Length, 2025-12-30 to 2026-01-01, times in UTC
           40 min, 1 h 30 min (n 2; 0 open, 0 bad order)
           40 min, 1 h 30 min  mail (n 2)
           1 h 30 min  pay (n 1)
[00:06] ana types stats frequency svc:mail since:2025-12-31
        -> answer channel=C3 user=UANA: Disruptions of mail, 2025-12-31 to 2026-01-01, times in UTC
           1 disruption, 15.0 in 30 days
           ████████████████████ 1  mail
           ████████████████████ 1  pay
[00:07] ana types stats open
        -> answer channel=C3 user=UANA: Open now, 2025-12-30 to 2026-01-01, times in UTC
           None
[00:08] ana types stats speed
        -> answer channel=C3 user=UANA: "speed" is no figure: there are frequency, trend, distribution, length, active, ttd, declare, hours, disrupted, repeats, gaps, actions, reports, open, check
[00:09] ana types stats by:month
        -> answer channel=C3 user=UANA: Disruptions, 2025-12-30 to 2026-01-01, times in UTC
           2 disruptions, 30.0 in 30 days
           ████████████████████ 2  2025-12
           0  2026-01 (incomplete)
[00:10] ana types stats hours tz:Europe/London
        -> answer channel=C3 user=UANA: Hours of the week, 2025-12-30 to 2026-01-01, times in Europe/London
           working hours: 1 of 2 (50 %; 24 % of the week)
           other weekday hours: 1 of 2 (50 %; 48 % of the week)
           weekend: 0 of 2 (0 %; 29 % of the week)
           ························ Mon 0
           ·········█·············· Tue 1
           ····················█··· Wed 1
           ························ Thu 0
           ························ Fri 0
           ························ Sat 0
           ························ Sun 0
           From 00 to 23 o'clock, when they began (n 2)

# What the bot did: 1 posts in channels, 0 edits of its own posts, 12 answers to one person, 0 direct messages, 0 reactions, 1 topics

# The report, revision 1
# D-1 mail was down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** *Who owns this report?*
- **Review date:** none yet
- **Service(s):** mail
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (40 min)
- **Start Time:** 2025-12-30 09:00:00 UTC
- **Detection Time:** 2025-12-30 09:10:00 UTC
- **End Time:** 2025-12-30 09:40:00 UTC
- **Length:** 40 min
- **Time to Detection:** 10 min
- **People Involved:** Ana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**mail was down** is a disruption of mail at severity 2 that began 2025-12-30 09:00:00 UTC, was detected 09:10:00 UTC, 10 min after its start, and ended 09:40:00 UTC after 40 min.
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
| | 2025-12-30 09:00:00 UTC | | *Start* |
| | 09:10:00 UTC | | *Detected* |
| | 09:40:00 UTC | | *End* |
| | 2026-01-01 00:00:01 UTC | | *Declared* |

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
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 5 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** there is no channel to compare with
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:00:01 UTC
<!-- /auto -->
