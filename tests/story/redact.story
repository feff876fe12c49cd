# Redact: the words go everywhere, for good; a tombstone stays. Who leads may, and nobody has to say why.
[00:00] ana types start carts are slow sev:3
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: the root password is hunter2 and <@chen> has it
        -> fetch_person user=UBOB
[01:10] dee reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_person user=UCHEN
        == T1 +60s note Bob: the root password is hunter2 and @Chen has it
[01:20] bob edits M1: the root password was hunter2 before I changed it to hunter3
        == T1 +60s note Bob: the root password was hunter2 before I changed it to hunter3
[01:30] ana types edit T1 root's password hunter2 was changed
        -> post channel=C1: T1 edited (@Ana): root's password hunter2 was changed
        == T1 +60s note Bob: root's password hunter2 was changed
[01:40] ana types note called the bank, account 47-11 is blocked
        -> post channel=C1: T2 2026-01-01 00:01 UTC @Ana: called the bank, account 47-11 is blocked
        == T1 +60s note Bob: root's password hunter2 was changed
           T2 +100s note Ana: called the bank, account 47-11 is blocked
[01:50] ana types action <@bob> ask 47-11 for a refund
        -> post channel=C1: A1 ask 47-11 for a refund, for @Bob (@Ana)
[02:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:02 CET (00:02 UTC), Length 2 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
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
[02:10] bob types redact T1
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[02:20] ana types redact T1 it names a password
        -> unreact name=eyes channel=C1 ts=1767225660.000100
        -> update channel=C1 ts=post.12: T1 [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password]
        -> post channel=C1: T1 redacted (@Ana): it names a password
        -> answer channel=C1 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before; the message itself stays in chat until its author or an admin deletes it: the message (https://chat.example/p1767225660.000100)
        == T1 +60s note Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password] [redacted]
           T2 +100s note Ana: called the bank, account 47-11 is blocked
[02:30] ana types redact T1
        -> answer channel=C1 user=UANA: T1 is redacted already: nothing was changed
[02:40] bob edits M1: hunter4 it is now
[02:50] dee reacts bug to M1
[03:00] ana types edit T1 something else
        -> answer channel=C1 user=UANA: T1 is redacted and stays so; note it anew: /disruption note TEXT at:TIME
[03:05] ana types restore T1
        -> answer channel=C1 user=UANA: T1 is redacted and stays so; note it anew: /disruption note TEXT at:TIME
[03:10] ana types history T1
        -> answer channel=C1 user=UANA: D-1 carts are slow, T1, times in Europe/Berlin
           2026-01-01 01:01:10 CET recorded: 2026-01-01 01:01:00 CET note by Bob: (redacted)
           2026-01-01 01:01:20 CET edited by Bob
           2026-01-01 01:01:30 CET edited by Ana
           2026-01-01 01:02:20 CET redacted by Ana: it names a password
           Now redacted
[03:20] ana types redact T2
        -> update channel=C1 ts=post.13: T2 [redacted by @Ana, 2026-01-01 00:03 UTC]
        -> post channel=C1: T2 redacted (@Ana)
        -> answer channel=C1 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
        == T1 +60s note Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password] [redacted]
           T2 +100s note Ana: [redacted by @Ana, 2026-01-01 00:03 UTC] [redacted]
[03:30] ana types redact T3 an account number
        -> update channel=C1 ts=post.14: T3 [redacted by @Ana, 2026-01-01 00:03 UTC: an account number]
        -> post channel=C1: T3 redacted (@Ana): an account number
        -> answer channel=C1 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
[03:35] ana types undo
        -> answer channel=C1 user=UANA: That cannot be undone. What was redacted is gone for good; note it anew: /disruption note TEXT at:TIME
[03:40] ana types timeline
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T1 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password]
           T2 2026-01-01 01:01:40 CET Ana: [redacted by @Ana, 2026-01-01 00:03 UTC]
[03:50] ana types redact T9
        -> answer channel=C1 user=UANA: There is no entry T9; /disruption timeline all shows all
[04:00] ana types redact
        -> answer channel=C1 user=UANA: Which entry? /disruption redact T1; /disruption timeline shows their numbers
# What was withdrawn, or deleted in chat, still holds words.
[05:00] bob says M2: my pin is 8812-secret
[05:10] ana reacts memo to M2
        -> react name=eyes channel=C1 ts=1767225900.000200
        == T1 +60s note Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password] [redacted]
           T2 +100s note Ana: [redacted by @Ana, 2026-01-01 00:03 UTC] [redacted]
           T4 +300s note Bob: my pin is 8812-secret
[05:20] bob deletes M2
        == T1 +60s note Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password] [redacted]
           T2 +100s note Ana: [redacted by @Ana, 2026-01-01 00:03 UTC] [redacted]
           T4 +300s note Bob: my pin is 8812-secret [withdrawn]
[05:30] ana types redact T4 a pin
        -> post channel=C1: T4 redacted (@Ana): a pin
        -> answer channel=C1 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before.
        == T1 +60s note Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password] [redacted]
           T2 +100s note Ana: [redacted by @Ana, 2026-01-01 00:03 UTC] [redacted]
           T4 +300s note Bob: [redacted by @Ana, 2026-01-01 00:05 UTC: a pin] [redacted]
[05:40] ana types timeline all
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T1 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob: [redacted by @Ana, 2026-01-01 00:02 UTC: it names a password]
           T2 2026-01-01 01:01:40 CET Ana: [redacted by @Ana, 2026-01-01 00:03 UTC]
           T3 2026-01-01 01:01:50 CET Ana [action]: [redacted by @Ana, 2026-01-01 00:03 UTC: an account number]
           T4 (https://chat.example/p1767225900.000200) 2026-01-01 01:05:00 CET Bob: [redacted by @Ana, 2026-01-01 00:05 UTC: a pin]

# What the bot did: 9 posts in channels, 4 edits of its own posts, 17 answers to one person, 0 direct messages, 2 reactions, 2 topics

# The report, revision 7
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (2 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:02:00 UTC
- **Length:** 2 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption at severity 3 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:02:00 UTC after 2 min.
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
| [T1](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | \[redacted by @Ana, 2026-01-01 00:02 UTC: it names a password\] |
| T2 | 00:01:40 UTC | Ana | \[redacted by @Ana, 2026-01-01 00:03 UTC\] |
| | 00:02:00 UTC | | *End* |
| [T4](https://chat.example/p1767225900.000200) | 00:05:00 UTC | Bob | \[redacted by @Ana, 2026-01-01 00:05 UTC: a pin\] |

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
- [x] ~~A1 \[redacted by @Ana, 2026-01-01 00:03 UTC: an account number\]~~ (@Bob, dropped)
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
- **Events:** 28 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 4 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 1 message, at 2026-01-01 00:02:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:05:30 UTC
<!-- /auto -->
