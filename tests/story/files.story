# Files of tagged messages are fetched, kept by their sums, and listed; one without words is a full entry.
[00:00] ana types start carts are slow sev:3
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 SEV3 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[01:00] bob says M1 +graph.png:
        -> fetch_person user=UBOB
[01:10] ana reacts memo to M1
        -> fetch_file name=graph.png
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: 
[01:20] chen says M2 +a.log,b.log: the logs of both shops
        -> fetch_person user=UCHEN
[01:30] dee reacts paperclip to M2
        -> fetch_file name=a.log
        -> fetch_file name=b.log
        -> react name=eyes channel=C1 ts=1767225680.000200
# An edit that adds or takes away a file counts, though the words are the same.
[02:00] chen edits M2 +a.log,b.log,c.log: the logs of both shops
        -> fetch_file name=c.log
[02:10] chen edits M2 +a.log: the logs of both shops
# Held words do not keep files from being followed.
[02:20] ana types edit T1 latency of the carts
        -> post channel=C1: T1 edited (@Ana): latency of the carts
        == T1 +60s note Bob: latency of the carts
[02:30] bob edits M1 +graph.png,graph2.png:
        -> fetch_file name=graph2.png
# Documents that lie elsewhere: http and https, each once.
[03:00] ana types attach https://status.example/graph latency during the outage
        -> post channel=C1: Document 1 attached (@Ana): latency during the outage (https://status.example/graph)
[03:10] bob types attach https://status.example/graph
        -> answer channel=C1 user=UBOB: It is attached already, as document 1: nothing was changed
[03:20] bob types attach ftp://status.example/graph
        -> answer channel=C1 user=UBOB: What is to be attached? An address that begins with https:// or http://: /disruption attach https://status.example/graph latency during the outage
[03:30] bob types attach javascript:alert(1)
        -> answer channel=C1 user=UBOB: What is to be attached? An address that begins with https:// or http://: /disruption attach https://status.example/graph latency during the outage
[03:40] bob types attach http://wiki.example/runbook
        -> post channel=C1: Document 2 attached (@Bob): http://wiki.example/runbook (http://wiki.example/runbook)
[03:50] bob types attach
        -> answer channel=C1 user=UBOB: D-1 carts are slow
           1 latency during the outage (https://status.example/graph)
           2 http://wiki.example/runbook (http://wiki.example/runbook)
           Attach one: /disruption attach https://... [caption]
[04:00] bob types attach drop 1
        -> post channel=C1: Document 1 dropped (@Bob): latency during the outage (https://status.example/graph)
[04:10] bob types attach drop 1
        -> answer channel=C1 user=UBOB: There is no such document. /disruption attach lists them with their numbers
[04:20] bob types undo
        -> post channel=C1: Undone (@Bob): document 1 is back: https://status.example/graph
[04:30] bob types attach drop 2
        -> post channel=C1: Document 2 dropped (@Bob): http://wiki.example/runbook (http://wiki.example/runbook)
[04:40] ana types attach http://wiki.example/runbook the runbook
        -> post channel=C1: Document 2 attached (@Ana): the runbook (http://wiki.example/runbook)
[04:50] ana types attach drop
        -> answer channel=C1 user=UANA: Which document? Say its number: attach drop 1. /disruption attach lists them with their numbers
# What is redacted takes its copies along; a file that another entry has stays.
[05:00] dee says M3 +a.log: once more
        -> fetch_person user=UDEE
[05:10] dee reacts memo to M3
        -> react name=eyes channel=C1 ts=1767225900.000300
        == T1 +60s note Bob: latency of the carts
           T3 +300s note Dee: once more
[06:00] ana types resolve
        -> topic channel=C1: D-1 SEV3 carts are slow (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
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
[07:00] ana types redact T2
        -> unreact name=eyes channel=C1 ts=1767225680.000200
        -> post channel=C1: T2 redacted (@Ana)
        -> answer channel=C1 user=UANA: Its words are gone from the record, the reports, the search and the posts that repeated it. What somebody wrote into another part in words of their own stays, and so do files that were exported before; the message itself stays in chat until its author or an admin deletes it: the message (https://chat.example/p1767225680.000200)

# What the bot did: 10 posts in channels, 1 edits of its own posts, 10 answers to one person, 0 direct messages, 3 reactions, 2 topics

# The report, revision 2
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 3 (6 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:06:00 UTC
- **Length:** 6 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Dee
- **Also in the talk:** Chen
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption at severity 3 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:06:00 UTC after 6 min.
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
| [T1](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | latency of the carts *(edited)* |
| [T3](https://chat.example/p1767225900.000300) | 00:05:00 UTC | Dee | once more |
| | 00:06:00 UTC | | *End* |

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
- [graph.png](https://chat.example/files/graph.png) (T1, 900 bytes, SHA-256 `6bd7354e47a499d748176e0a003152fb5f7cda0500194bfbf5b667921bf8007b`)
- [graph2.png](https://chat.example/files/graph2.png) (T1, 1000 bytes, SHA-256 `0f61e015bab99389b67348ce5e1a2c048b68ee2de9f033c09673854f20292dc2`)
- [a.log](https://chat.example/files/a.log) (T3, 500 bytes, SHA-256 `a44f5d4acc8e7ed9f7f02fed3eec5418cdaad0f4e3919b4267eb71b58cc4bd39`)
- [latency during the outage](https://status.example/graph) (attached 1)
- [the runbook](http://wiki.example/runbook) (attached 2)
<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 31 in the journal
- **Entries:** 2 live, 1 edited, 0 withdrawn, 1 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 3 messages, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:07:00 UTC
<!-- /auto -->
