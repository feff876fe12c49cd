# What other scribes got wrong, each a test of its own name.
[00:00] ana types start carts are slow sev:3 at:23:30
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
           Started 2025-12-31 23:30 CET (2025-12-31 22:30 UTC)
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
# Two messages in one second are two entries, in the order they were written.
[01:00] bob says M1: first of this second
        -> fetch_person user=UBOB
[01:00] chen says M2: second of this second
        -> fetch_person user=UCHEN
[01:10] ana reacts memo to M2
        -> react name=eyes channel=C1 ts=1767225660.000200
        == T1 +60s note Chen: second of this second
[01:10] dee reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
# Tagging a reply in a thread takes that reply, and not its parent or the message before.
[02:00] bob says M3: who looks at the cache?
[02:20] chen says M4 under M3: I restarted it at three
[02:30] dee reacts memo to M4
        -> react name=eyes channel=C1 ts=1767225740.000400
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
# Three taggers, and every delivery twice, make one entry; its author is who wrote it, not who tagged it.
[03:00] bob says M5: the queue is full
[03:10] ana reacts memo to M5
        -> react name=eyes channel=C1 ts=1767225780.000500
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue is full
[03:20] chen reacts memo to M5
[03:30] dee reacts mag to M5
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note,finding Bob: the queue is full
[03:40] ana types timeline
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T2 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob: first of this second
           T1 (https://chat.example/p1767225660.000200) 2026-01-01 01:01:00 CET Chen: second of this second
           T3 (https://chat.example/p1767225740.000400) 2026-01-01 01:02:20 CET Chen: I restarted it at three
           T4 (https://chat.example/p1767225780.000500) 2026-01-01 01:03:00 CET Bob [finding]: the queue is full
# Taking a tag away counts, the last one withdraws the entry, and nothing is destroyed by it.
[04:00] ana unreacts memo from M5
[04:10] chen unreacts memo from M5
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s finding Bob: the queue is full
[04:20] dee unreacts mag from M5
        -> unreact name=eyes channel=C1 ts=1767225780.000500
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s finding Bob: the queue is full [withdrawn]
[04:30] ana reacts memo to M5
        -> react name=eyes channel=C1 ts=1767225780.000500
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue is full
# An edit is followed and keeps what was said before.
[05:00] bob edits M5: the queue of orders is full
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue of orders is full
[05:10] ana types history T4
        -> answer channel=C1 user=UANA: D-1 carts are slow, T4, times in Europe/Berlin
           2026-01-01 01:03:10 CET recorded: 2026-01-01 01:03:00 CET note by Bob: the queue is full
           2026-01-01 01:03:20 CET tagged by Chen
           2026-01-01 01:03:30 CET tagged by @UDEE: note → note,finding
           2026-01-01 01:04:00 CET untagged by Ana
           2026-01-01 01:04:10 CET untagged by Chen: note,finding → finding
           2026-01-01 01:04:20 CET untagged by @UDEE
           2026-01-01 01:04:30 CET restored by Ana: finding → note
           2026-01-01 01:05:00 CET edited by Bob: the queue is full → the queue of orders is full
           Now live
# A message deleted in chat leaves the report and stays in the history.
[06:00] bob deletes M5
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue of orders is full [withdrawn]
[06:10] ana types history T4
        -> answer channel=C1 user=UANA: D-1 carts are slow, T4, times in Europe/Berlin
           2026-01-01 01:03:10 CET recorded: 2026-01-01 01:03:00 CET note by Bob: the queue is full
           2026-01-01 01:03:20 CET tagged by Chen
           2026-01-01 01:03:30 CET tagged by @UDEE: note → note,finding
           2026-01-01 01:04:00 CET untagged by Ana
           2026-01-01 01:04:10 CET untagged by Chen: note,finding → finding
           2026-01-01 01:04:20 CET untagged by @UDEE
           2026-01-01 01:04:30 CET restored by Ana: finding → note
           2026-01-01 01:05:00 CET edited by Bob: the queue is full → the queue of orders is full
           2026-01-01 01:06:00 CET deleted by Bob
           Now withdrawn
[06:20] ana types timeline all
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T2 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob: first of this second
           T1 (https://chat.example/p1767225660.000200) 2026-01-01 01:01:00 CET Chen: second of this second
           T3 (https://chat.example/p1767225740.000400) 2026-01-01 01:02:20 CET Chen: I restarted it at three
           T4 (https://chat.example/p1767225780.000500) 2026-01-01 01:03:00 CET Bob (withdrawn): the queue of orders is full
# Words are never cut: not at 64 characters, not inside one of them.
[07:00] bob says M6: übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here
[07:10] ana reacts memo to M6
        -> react name=eyes channel=C1 ts=1767226020.000600
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue of orders is full [withdrawn]
           T5 +420s note Bob: übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here
# Times have their zone, and their date where the day changes; the report has the message's time, however late it is tagged.
[08:00] bob says M7: the root of it was a deploy
[59:00] ana reacts bug to M7
        -> react name=eyes channel=C1 ts=1767226080.000700
        == T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue of orders is full [withdrawn]
           T5 +420s note Bob: übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here
           T6 +480s cause Bob: the root of it was a deploy
[60:00] ana types note saw the first errors at:23:40
        -> post channel=C1: T7 2025-12-31 22:40 UTC @Ana: saw the first errors
        == T7 +-4800s note Ana: saw the first errors
           T1 +60s note Chen: second of this second
           T2 +60s note Bob: first of this second
           T3 +140s note Chen: I restarted it at three
           T4 +180s note Bob: the queue of orders is full [withdrawn]
           T5 +420s note Bob: übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here
           T6 +480s cause Bob: the root of it was a deploy
[61:00] ana types timeline
        -> answer channel=C1 user=UANA: D-1 carts are slow, times in Europe/Berlin
           T7 2025-12-31 23:40:00 CET Ana: saw the first errors
           T2 (https://chat.example/p1767225660.000100) 2026-01-01 01:01:00 CET Bob: first of this second
           T1 (https://chat.example/p1767225660.000200) 2026-01-01 01:01:00 CET Chen: second of this second
           T3 (https://chat.example/p1767225740.000400) 2026-01-01 01:02:20 CET Chen: I restarted it at three
           T5 (https://chat.example/p1767226020.000600) 2026-01-01 01:07:00 CET Bob: übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here
           T6 (https://chat.example/p1767226080.000700) 2026-01-01 01:08:00 CET Bob [cause]: the root of it was a deploy
[62:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 02:02 CET (01:02 UTC), Length 2 h 32 min. Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark detected TIME when it was noticed
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225720.000300

# What the bot did: 3 posts in channels, 1 edits of its own posts, 8 answers to one person, 0 direct messages, 7 reactions, 2 topics

# The report, revision 1
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (2 h 32 min)
- **Start Time:** 2025-12-31 22:30:00 UTC
- **Detection Time:** unknown
- **End Time:** 2026-01-01 01:02:00 UTC
- **Length:** 2 h 32 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Chen
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption at severity 3 that began 2025-12-31 22:30:00 UTC, was detected at a time not recorded, and ended 2026-01-01 01:02:00 UTC after 2 h 32 min.
<!-- /auto -->

### What happened

<!-- auto:summary -->
> **Open question:** What happened, told to somebody who was not there? Answer with `/disruption summary TEXT`.

<!-- /auto -->

### Contributing factors (root cause)

<!-- auto:cause -->
- the root of it was a deploy ([T6](https://chat.example/p1767226080.000700))
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
| | 2025-12-31 22:30:00 UTC | | *Start* |
| T7 | 22:40:00 UTC | Ana | saw the first errors *(recorded 2026-01-01 01:00:00 UTC)* |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| [T2](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | first of this second |
| [T1](https://chat.example/p1767225660.000200) | 00:01:00 UTC | Chen | second of this second |
| [T3](https://chat.example/p1767225740.000400) | 00:02:20 UTC | Chen | I restarted it at three |
| [T5](https://chat.example/p1767226020.000600) | 00:07:00 UTC | Bob | übergroße Warenkörbe über alle Läden hinweg: 注文が処理されず、キャッシュが満杯になり、待ち行列が伸び続けています 🛒🛒🛒 and it ends here |
| [T6](https://chat.example/p1767226080.000700) | 00:08:00 UTC | Bob | the root of it was a deploy *(cause; recorded 00:59:00 UTC)* |
| | 01:02:00 UTC | | *End* |

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
- Transcript: #dis-1-carts-are-slow
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 26 in the journal
- **Entries:** 6 live, 0 edited, 1 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 6 messages, at 2026-01-01 01:02:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 01:02:00 UTC
<!-- /auto -->
