# What is over can be put on record, and who comes late reads what happened.
[00:00] ana types past
        -> fetch_person user=UANA
        -> form_open channel=CGENERAL user=UANA: form "Past": text*, from*, to*, sev, svc, type
[01:00] ana types past mail was down
        -> form_open channel=CGENERAL user=UANA: form "Past": text*=mail was down, from*, to*, sev, svc, type
[02:00] ana types past mail was down from:2025-12-31T20:00Z to:2026-01-02T20:00Z
        -> answer channel=CGENERAL user=UANA: 2026-01-02T20:00Z is in the future: the record takes what has happened
[03:00] ana types past mail was down from:2025-12-31T20:00Z to:2025-12-31T19:00Z
        -> answer channel=CGENERAL user=UANA: It ends before it begins: from:2025-12-31T20:00Z is later than to:2025-12-31T19:00Z
[04:00] ana types past mail was down from:2025-12-31T20:00Z to:2025-12-31T21:30Z svc:mail sev:2 type:deploy detected:2025-12-31T20:10Z
        -> answer channel=CGENERAL user=UANA: D-1 mail was down is on record: 2025-12-31 21:00 CET (2025-12-31 20:00 UTC) to 2025-12-31 22:30 CET (2025-12-31 21:30 UTC). Length 1 h 30 min, Time to Detection 10 min
           What happened when: /disruption note D-1 TEXT at:TIME
           The post-mortem draft: /disruption report D-1
[05:00] ana types note D-1 queue grew at:2025-12-31T20:05Z
        -> answer channel=CGENERAL user=UANA: D-1 mail was down
           T1 2025-12-31 20:05 UTC @Ana: queue grew
        == T1 +-14100s note Ana: queue grew
[05:00] ana types status D-1
        -> answer channel=CGENERAL user=UANA: D-1 mail was down
           resolved, severity 2, led by nobody yet
           Started 2025-12-31 21:00 CET (2025-12-31 20:00 UTC), detected 2025-12-31 21:10 CET (2025-12-31 20:10 UTC), ended 2025-12-31 22:30 CET (2025-12-31 21:30 UTC). Length 1 h 30 min, Time to Detection 10 min
           Service(s): mail
           Type: deploy
           Timeline entries: 1, action items: 0. /disruption timeline D-1 shows them, the post-mortem: /disruption report D-1
[06:00] ana types catchup D-1
        -> answer channel=CGENERAL user=UANA: D-1 mail was down
           resolved, severity 2, began 2025-12-31 21:00 CET (2025-12-31 20:00 UTC), lasted 1 h 30 min
           2025-12-31 21:05 CET (2025-12-31 20:05 UTC) Ana: queue grew
[07:00] ana types config
        -> answer channel=CGENERAL user=UANA: Set in the configuration file on the host:
           Command: /disruption
           Reporting zone: UTC
           Channel names: dis-{number}-{slug}
           Starts and ends are announced in: no channel
           A tag that was taken is confirmed with :eyes:
           Roles, the first one leads: lead, scribe, comms, ops
           Tags:
             note: :memo: :pushpin: #note #timeline
             decision: :scales: #decision
             finding: :mag: #finding
             impact: :boom: #impact
             cause: :bug: #cause
             fix: :wrench: #fix
             good: :heavy_plus_sign: #good
             bad: :heavy_minus_sign: #bad
             lesson: :bulb: #lesson
             action: :ballot_box_with_check: #action
             evidence: :paperclip: #evidence
[08:00] ana types version
        -> answer channel=CGENERAL user=UANA: disruption 0.1.0
[09:00] ana types report D-1 show timeline
        -> answer channel=CGENERAL user=UANA: Timeline
           Times are in UTC.
           
           2025-12-31 20:00:00 UTC · Start
           T1 · 20:05:00 UTC · Ana · queue grew (recorded 2026-01-01 00:05:00 UTC)
           20:10:00 UTC · Detected
           21:30:00 UTC · End
           2026-01-01 00:04:00 UTC · Declared

# What the bot did: 0 posts in channels, 0 edits of its own posts, 9 answers to one person, 0 direct messages, 0 reactions, 0 topics

# The report, revision 2
# D-1 mail was down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** *Who owns this report?*
- **Review date:** none yet
- **Service(s):** mail
- **Type:** deploy
- **Severity:** 2 (1 h 30 min)
- **Start Time:** 2025-12-31 20:00:00 UTC
- **Detection Time:** 2025-12-31 20:10:00 UTC
- **End Time:** 2025-12-31 21:30:00 UTC
- **Length:** 1 h 30 min
- **Time to Detection:** 10 min
- **People Involved:** Ana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**mail was down** is a disruption of mail at severity 2 that began 2025-12-31 20:00:00 UTC, was detected 20:10:00 UTC, 10 min after its start, and ended 21:30:00 UTC after 1 h 30 min.
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
| | 2025-12-31 20:00:00 UTC | | *Start* |
| T1 | 20:05:00 UTC | Ana | queue grew *(recorded 2026-01-01 00:05:00 UTC)* |
| | 20:10:00 UTC | | *Detected* |
| | 21:30:00 UTC | | *End* |
| | 2026-01-01 00:04:00 UTC | | *Declared* |

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
- **Events:** 7 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** there is no channel to compare with
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:05:00 UTC
<!-- /auto -->
