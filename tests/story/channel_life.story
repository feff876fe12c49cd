# announce CA
# A channel is renamed, left, closed, moved, archived; capture goes on, and what a person must do is said once.
[00:00] ana types start checkout is down svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> post channel=CA: D-1 checkout is down: work goes on in #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[00:30] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
[01:00] bob makes C1 renamed war-room
[01:10] bob says M1: still heard #note
        -> react name=eyes channel=C1 ts=1767225670.000100
        -> fetch_person user=UBOB
        == T1 +70s note Bob: still heard
[02:00] bob makes C1 without us
        -> direct user=UANA: D-1 checkout is down: the bot is not in #war-room, so nothing said there is recorded. Invite it again; what was tagged meanwhile is looked for then.
[02:10] ana types status
        -> answer channel=C1 user=UANA: D-1 checkout is down
           open, in #war-room, led by @Ana
           The bot was removed from the channel 01:02 CET (00:02 UTC): invite it again, or nothing said there is recorded.
           Started 01:00 CET (00:00 UTC) (assumed). Open for 2 min
           Service(s): cart
           Timeline entries: 1, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[02:15] ana types archive
        -> answer channel=C1 user=UANA: The bot is not in the channel of D-1: invite it there, or archive it in chat
[02:20] ana types phase mitigating
        -> answer channel=C1 user=UANA: D-1 checkout is down
           Phase mitigating (@Ana)
[03:00] bob makes C1 with us
        -> topic channel=C1: D-1 checkout is down
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: The bot is back. It was not in this channel since 2026-01-01 00:02 UTC; what was tagged meanwhile is being looked for.
        -> fetch_history channel=C1
[04:00] bob makes C1 closed
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: This channel is private now, and so is D-1: it shows in no list, search or announcement any more.
        -> update channel=CA ts=post.8: D-1 is private now.
[04:10] dee types list in #general
        -> fetch_person user=UDEE
        -> answer channel=CGENERAL user=UDEE: No such disruption is open. /disruption list all looks at everything, /disruption start TITLE opens a disruption.
[04:20] bob makes C1 opened
        -> post channel=C1: This channel is public now; D-1 stays private until somebody says /disruption private off
[05:00] bob makes C1 moved C9
[05:10] bob says M2: heard under the new id #note
        -> react name=eyes channel=C9 ts=1767225910.000200
        == T1 +70s note Bob: still heard
           T2 +310s note Bob: heard under the new id
[06:00] ana types resolve force
        -> topic channel=C9: D-1 checkout is down (resolved)
        -> update channel=C9 ts=post.5: card "D-1 checkout is down (resolved)"
        -> post channel=C9: Resolved (@Ana): End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> fetch_history channel=C9
[07:00] ana makes C9 archived
[07:10] ana makes C9 without us
[08:00] ana makes C9 unarchived
        -> join channel=C9
        -> topic channel=C9: D-1 checkout is down (resolved)
        -> update channel=C9 ts=post.5: card "D-1 checkout is down (resolved)"
[08:10] ana types status
        -> answer channel=C9 user=UANA: D-1 checkout is down
           resolved, private, in #war-room, led by @Ana
           The bot was removed from the channel 01:07:10 CET (00:07:10 UTC): invite it again, or nothing said there is recorded.
           Started 01:00 CET (00:00 UTC) (assumed), ended 01:06 CET (00:06 UTC). Length 6 min (Start assumed: when it was declared)
           Service(s): cart
           Timeline entries: 2, action items: 0. /disruption timeline shows them, the post-mortem: /disruption report

# What the bot did: 7 posts in channels, 6 edits of its own posts, 7 answers to one person, 2 direct messages, 2 reactions, 4 topics

# The report, revision 4
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved, private)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:06:00 UTC
- **Length:** 6 min
- **Time to Detection:** unknown
- **People Involved:** Ana (lead), Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption of cart that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:06:00 UTC after 6 min.
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
| [T1](https://chat.example/p1767225670.000100) | 00:01:10 UTC | Bob | still heard |
| | 00:02:20 UTC | | *Phase: mitigating* |
| [T2](https://chat.example/p1767225910.000200) | 00:05:10 UTC | Bob | heard under the new id |
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
- Transcript: #war-room
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 28 in the journal
- **Entries:** 2 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 1, of them 1 looked through
- **Complete:** yes, compared with the channel, 2 messages, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:08:00 UTC
<!-- /auto -->
