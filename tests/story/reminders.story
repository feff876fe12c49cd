# What is due is said once, to whom it helps; not while people write, and not more after a long gap. Day 0 is a Thursday.
# announce CNEWS
[00:00] ana types start checkout is down
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> post channel=CNEWS: D-1 checkout is down: work goes on in #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[04:59] time passes
[05:00] time passes
        -> post channel=C1: Nobody leads yet. Take it: /disruption lead me [Claim lead: lead D-1 me] [Snooze 20 min: remind D-1 snooze 20m]
[05:30] time passes
[10:00] time passes
        -> post channel=C1: How bad is it? 1 is the worst: /disruption severity 2 [Severity: severity D-1] [Snooze 20 min: remind D-1 snooze 20m]
[10:10] ana presses remind D-1 snooze 20m
        -> post channel=C1: Reminders (@Ana): snoozed until 01:31 CET (00:31 UTC)
[15:00] time passes
[29:00] bob says M1: the cache is cold
        -> fetch_person user=UBOB
[30:10] time passes
[31:30] time passes
        -> post channel=C1: Nobody leads yet. Take it: /disruption lead me [Claim lead: lead D-1 me] [Snooze 20 min: remind D-1 snooze 20m]
[32:00] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
[32:10] ana types severity 2
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: Severity 2 (@Ana)
[33:00] ana types note restarted the cache
        -> post channel=C1: T1 2026-01-01 00:33 UTC @Ana: restarted the cache
        == T1 +1980s note Ana: restarted the cache
[60:00] time passes
[73:00] time passes
        -> post channel=C1: Nothing was noted for 40 min. What happened? /disruption note TEXT [Add note: note D-1] [Snooze 20 min: remind D-1 snooze 20m]
[74:00] time passes
[75:00] ana types remind
        -> answer channel=C1 user=UANA: D-1 checkout is down
           Reminders: on, as usual
[75:10] ana types remind 30m
        -> post channel=C1: Reminders (@Ana): after 30 min of silence
[75:15] ana types remind 30m
        -> answer channel=C1 user=UANA: That is their pace already: nothing was changed
[75:20] ana types remind soon
        -> answer channel=C1 user=UANA: "soon" is no time to wait. There are: /disruption remind 30m, off, on, snooze 20m
[103:00] time passes
        -> post channel=C1: Nothing was noted for 1 h 10 min. What happened? /disruption note TEXT [Add note: note D-1] [Snooze 20 min: remind D-1 snooze 20m]
[103:10] ana types update we are on it next:15m
        -> post channel=C1: Update 1 (@Ana): we are on it
           Next update by 2026-01-01 01:58 UTC
        -> post channel=CNEWS: D-1 checkout is down: Update 1 (@Ana): we are on it
           Next update by 2026-01-01 01:58 UTC
[118:20] time passes
        -> post channel=C1: A status update was promised for 2026-01-01 01:58 UTC: /disruption update TEXT next:30m [Update: update D-1] [Snooze 20 min: remind D-1 snooze 20m]
[119:00] ana types remind off
        -> post channel=C1: Reminders (@Ana): off
[119:10] ana types remind off
        -> answer channel=C1 user=UANA: Reminders are off already: nothing was changed
[300:00] time passes
[301:00] ana types remind on
        -> post channel=C1: Reminders (@Ana): on, as usual
[301:10] ana types action tell the vendor <@bob> due:2026-01-05
        -> post channel=C1: A1 tell the vendor, for @Bob, due 2026-01-05 (@Ana)
[301:20] ana types action check the backups <@bob> due:2026-01-07
        -> post channel=C1: A2 check the backups, for @Bob, due 2026-01-07 (@Ana)
[301:30] ana types action buy a bigger disk due:2026-01-02
        -> post channel=C1: A3 buy a bigger disk, due 2026-01-02 (@Ana)
# ten hours of silence: one of a kind, not ten
[901:00] time passes
        -> post channel=C1: Nothing was noted for 9 h 59 min. What happened? /disruption note TEXT [Add note: note D-1] [Snooze 20 min: remind D-1 snooze 20m]
[902:00] time passes
[903:10] time passes
# the second day, in working hours
[1440:30] time passes
[1980:00] time passes
        -> post channel=C1: Open for 1 d 9 h. Once service is restored: /disruption resolve [Resolve: resolve D-1] [Snooze 20 min: remind D-1 snooze 20m]
[1990:00] ana types resolve at:10:00
        -> topic channel=C1: D-1 SEV2 checkout is down (resolved)
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> post channel=C1: Resolved (@Ana): End 10:00 CET (09:00 UTC), Length 1 d 9 h (Start assumed: when it was declared). Report: @Ana, due 2026-01-09
        -> post channel=CNEWS: D-1 checkout is down: Resolved (@Ana): End 10:00 CET (09:00 UTC), Length 1 d 9 h (Start assumed: when it was declared)
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
# Monday the 5th, before work and then at work
[6200:00] time passes
[6300:00] time passes
        -> direct user=UANA: The report of D-1 checkout is down waits to be published; its review date is 2026-01-09. Read it: /disruption report D-1; when it is right: /disruption report D-1 publish [Read: report D-1] [Snooze 1 day: remind D-1 snooze 1d]
        -> direct user=UBOB: Yours to do from D-1 checkout is down:
           A1 tell the vendor (due 2026-01-05) [A1 done: action D-1 done A1] [Snooze 1 day: remind D-1 snooze 1d]
        -> post channel=CNEWS: Overdue action items
           D-1 A3 buy a bigger disk (nobody's, due 2026-01-02)
           All of them: /disruption actions overdue
[6301:00] time passes
[6400:00] bob presses remind D-1 snooze 1d
        -> answer channel=C1 user=UBOB: D-1 checkout is down
           Reminders for you: snoozed until 2026-01-06 11:40 CET (2026-01-06 10:40 UTC)
# Tuesday, Wednesday
[7740:00] time passes
[7840:00] time passes
        -> direct user=UBOB: Yours to do from D-1 checkout is down:
           A1 tell the vendor (overdue since 2026-01-05) [A1 done: action D-1 done A1] [Snooze 1 day: remind D-1 snooze 1d]
[9200:00] time passes
        -> direct user=UANA: The report of D-1 checkout is down waits to be published; its review date is 2026-01-09. Read it: /disruption report D-1; when it is right: /disruption report D-1 publish [Read: report D-1] [Snooze 1 day: remind D-1 snooze 1d]
        -> direct user=UBOB: Yours to do from D-1 checkout is down:
           A1 tell the vendor (overdue since 2026-01-05)
           A2 check the backups (due 2026-01-07) [A1 done: action D-1 done A1] [A2 done: action D-1 done A2] [Snooze 1 day: remind D-1 snooze 1d]
[9210:00] bob presses action D-1 done A1
        -> post channel=C1: A1 tell the vendor, done (@Bob)
# a week away: one of each
[20000:00] time passes
[20160:00] time passes
[20700:00] time passes
        -> direct user=UANA: The report of D-1 checkout is down waits to be published; its review date is 2026-01-09. Read it: /disruption report D-1; when it is right: /disruption report D-1 publish [Read: report D-1] [Snooze 1 day: remind D-1 snooze 1d]
        -> direct user=UBOB: Yours to do from D-1 checkout is down:
           A2 check the backups (overdue since 2026-01-07) [A2 done: action D-1 done A2] [Snooze 1 day: remind D-1 snooze 1d]
        -> post channel=CNEWS: Overdue action items
           D-1 A3 buy a bigger disk (nobody's, due 2026-01-02)
           D-1 A2 check the backups (Bob, due 2026-01-07)
           All of them: /disruption actions overdue
[20701:00] time passes

# What the bot did: 27 posts in channels, 3 edits of its own posts, 8 answers to one person, 8 direct messages, 0 reactions, 3 topics

# The report, revision 3
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-09
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** not set (32 min), 2 (1 d 8 h 28 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-02 09:00:00 UTC
- **Length:** 1 d 9 h
- **Time to Detection:** unknown
- **People Involved:** Ana (lead), Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption at severity 2 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 2026-01-02 09:00:00 UTC after 1 d 9 h.
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
| T1 | 00:33:00 UTC | Ana | restarted the cache |
| | 2026-01-02 09:00:00 UTC | | *End* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
| # | Timestamp | From | Status update |
| --- | --- | --- | --- |
| U1 | 2026-01-01 01:43:10 UTC | Ana | we are on it *(next promised for 01:58:10 UTC)* |

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
- [x] A1 tell the vendor (@Bob, due 2026-01-05, done)
- [ ] A2 check the backups (@Bob, due 2026-01-07)
- [ ] A3 buy a bigger disk (**no owner**, due 2026-01-02)
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
- **Events:** 27 in the journal
- **Entries:** 4 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-02 09:10:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-07 09:30:00 UTC
<!-- /auto -->
