# The connection breaks while people work; what was missed is read back, told where it could not be, and compared at the end.
[00:00] link comes
[00:10] ana types start checkout is down svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: database is slow #note
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_person user=UBOB
        == T1 +60s note Bob: database is slow
[01:10] bob says M2: rolling back?
[02:00] link breaks
[02:10] bob says M3: restarted the primary #note
[02:20] ana reacts memo to M2
[02:30] bob edits M1: database is very slow #note
[02:40] cem says M4 under M2: yes, go #decision
[03:00] link comes
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767225670.000200
        -> react name=eyes channel=C1 ts=1767225730.000300
        -> fetch_history channel=C1 thread_ts=1767225670.000200
        -> react name=eyes channel=C1 ts=1767225760.000400
        -> fetch_person user=UCEM
        == T1 +60s note Bob: database is very slow
           T2 +70s note Bob: rolling back?
           T3 +130s note Bob: restarted the primary
           T4 +160s decision Cem: yes, go
[03:10] ana types verify
        -> answer channel=C1 user=UANA: D-1 checkout is down
           As it was written: 12 facts, each with its hash. The newest: 8cd1c8b8cf78
           Complete: no stretch of time is known in which messages were missed and not read back.
[04:00] link dies
[04:10] bob says M5: cache is cold #note
[04:20] bob deletes M3
[05:00] history refused missing_scope
[05:10] link comes
        -> fetch_history channel=C1
        -> post channel=C1: What was said here from 2026-01-01 00:03 UTC to 2026-01-01 00:05 UTC was missed and could not be read back (missing_scope). The bot tries again when it connects the next time, or at /disruption import from:TIME to:TIME
[05:20] ana types status
        -> answer channel=C1 user=UANA: D-1 checkout is down
           open, in #dis-1-checkout-is-down, led by nobody yet
           Not recorded yet: 1 stretch in which the bot was not listening. /disruption verify tells which and why
           Started 01:00:10 CET (00:00:10 UTC) (assumed). Open for 5 min
           Service(s): cart
           Timeline entries: 4, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[05:25] ana types verify
        -> answer channel=C1 user=UANA: D-1 checkout is down
           As it was written: 14 facts, each with its hash. The newest: 467b5e600233
           Not complete: 1 stretch in which messages may have been missed.
             01:03 CET (00:03 UTC) to 01:05:10 CET (00:05:10 UTC), crashed: missing_scope
[05:30] ana types catchup
        -> answer channel=C1 user=UANA: D-1 checkout is down
           open, nobody leads yet, began 01:00:10 CET (00:00:10 UTC), open for 5 min
           01:01 CET (00:01 UTC) Bob: database is very slow
           01:01:10 CET (00:01:10 UTC) Bob: rolling back?
           01:02:10 CET (00:02:10 UTC) Bob: restarted the primary
           01:02:40 CET (00:02:40 UTC) Cem: yes, go
           (1 stretch in which the bot was not listening has still to be read back)
[05:40] history granted
[06:00] link breaks
[06:30] link comes
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767225850.000500
        -> fetch_history channel=C1 thread_ts=1767225670.000200
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225670.000200
        == T1 +60s note Bob: database is very slow
           T2 +70s note Bob: rolling back?
           T3 +130s note Bob: restarted the primary [withdrawn]
           T4 +160s decision Cem: yes, go
           T5 +250s note Bob: cache is cold
[06:40] ana types doctor
        -> answer channel=C1 user=UANA: disruption 0.1.0
           Chat: not connected from here, so nothing is known of the installed app.
           Outbox: nothing waits.
           Given up: nothing.
           Not listening: 3 stretches so far, all read back
           Record: 22 facts in the journal. /disruption verify D-1 checks one disruption; on the host, disruption verify checks them all.
[07:00] link breaks
[07:10] bob says M6: all green #note
[07:20] ana types resolve force
        -> topic channel=C1: D-1 checkout is down (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:07:20 CET (00:07:20 UTC), Length 7 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767226030.000600
        -> fetch_history channel=C1 thread_ts=1767225670.000200
        == T1 +60s note Bob: database is very slow
           T2 +70s note Bob: rolling back?
           T3 +130s note Bob: restarted the primary [withdrawn]
           T4 +160s decision Cem: yes, go
           T5 +250s note Bob: cache is cold
           T6 +430s note Bob: all green
[07:30] link comes
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225670.000200
[09:00] link breaks
[09:30] link comes
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225670.000200

# What the bot did: 3 posts in channels, 1 edits of its own posts, 7 answers to one person, 0 direct messages, 6 reactions, 2 topics

# The report, revision 4
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:10 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:07:20 UTC
- **Length:** 7 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Cem
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption of cart that began 2026-01-01 00:00:10 UTC (*assumed*), was detected at a time not recorded, and ended 00:07:20 UTC after 7 min.
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
| | 2026-01-01 00:00:10 UTC | | *Declared* |
| [T1](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | database is very slow *(edited)* |
| [T2](https://chat.example/p1767225670.000200) | 00:01:10 UTC | Bob | rolling back? |
| | 00:02:00 UTC | | *Gap in the recording until 00:03:00 UTC (disconnected); looked through later, 4 found* |
| [T4](https://chat.example/p1767225760.000400) | 00:02:40 UTC | Cem | yes, go *(decision)* |
| | 00:03:00 UTC | | *Gap in the recording until 00:05:10 UTC (crashed); looked through later, 2 found* |
| [T5](https://chat.example/p1767225850.000500) | 00:04:10 UTC | Bob | cache is cold |
| [T6](https://chat.example/p1767226030.000600) | 00:07:10 UTC | Bob | all green |
| | 00:07:20 UTC | | *End* |

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
- Transcript: #dis-1-checkout-is-down
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 30 in the journal
- **Entries:** 5 live, 1 edited, 1 withdrawn, 0 redacted
- **Gaps:** 4, of them 4 looked through
- **Complete:** yes, compared with the channel, 5 messages, at 2026-01-01 00:07:20 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:07:30 UTC
<!-- /auto -->
