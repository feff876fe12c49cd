# Ending is for those who steer; anybody can become one of them.
[00:00] ana types start checkout is down
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] bob types note it is the cache
        -> fetch_person user=UBOB
        -> post channel=C1: T1 2026-01-01 00:01 UTC @UBOB: it is the cache
        == T1 +60s note Bob: it is the cache
[02:00] bob types resolve the cache was restarted
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[03:00] bob presses resolve D-1
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[04:00] bob types resolve D-1 the cache was restarted in #general
        -> answer channel=CGENERAL user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead D-1 me
[05:00] bob types role scribe me
        -> post channel=C1: @Bob is scribe
        -> direct user=UBOB: You are scribe of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: tags what matters, so that the timeline is complete
[06:00] bob types resolve the cache was restarted
        -> topic channel=C1: D-1 checkout is down (resolved)
        -> post channel=C1: Resolved (@Bob): the cache was restarted. End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared). Report: @Bob, due 2026-01-08
        -> answer channel=C1 user=UBOB: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> fetch_history channel=C1
[07:00] ana types start search is slow
        -> channel_create name=dis-2-search-is-slow
        -> answer channel=C1 user=UANA: D-2 search is slow is declared, and its channel #dis-2-search-is-slow is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 search is slow (open)"
        -> topic channel=C2: D-2 search is slow
        -> answer channel=C1 user=UANA: D-2 has its channel: #dis-2-search-is-slow
        -> pin channel=C2 ts=post.23
[08:00] ana types lead <@bob>
        -> post channel=C2: @Bob is lead (@Ana)
        -> direct user=UBOB: You are lead of D-2 search is slow in #dis-2-search-is-slow.
           Your part: decides, hands out work and says when it is over
        -> update channel=C2 ts=post.23: card "D-2 search is slow (open)"
[09:00] chen types resolve it is over
        -> fetch_person user=UCHEN
        -> answer channel=C2 user=UCHEN: That is for those who steer D-2: its lead (Bob), its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[10:00] chen types lead me
        -> update channel=C2 ts=post.23: card "D-2 search is slow (open)"
        -> post channel=C2: @Chen is lead after @Bob
        -> direct user=UCHEN: You are lead of D-2 search is slow in #dis-2-search-is-slow, after @Bob.
           Your part: decides, hands out work and says when it is over
           It is open, severity not said yet, for 3 min, since 2026-01-01 00:07 UTC.
[11:00] chen types resolve it is over
        -> topic channel=C2: D-2 search is slow (resolved)
        -> update channel=C2 ts=post.23: card "D-2 search is slow (resolved)"
        -> post channel=C2: Resolved (@Chen): it is over. End 01:11 CET (00:11 UTC), Length 4 min (Start assumed: when it was declared). Report: @Chen, due 2026-01-08
        -> answer channel=C2 user=UCHEN: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C2
[12:00] ana types resolve nothing was wrong
        -> post channel=C2: Resolution corrected (@Ana): nothing was wrong. End 01:11 CET (00:11 UTC), Length 4 min (Start assumed: when it was declared)

# What the bot did: 9 posts in channels, 4 edits of its own posts, 10 answers to one person, 3 direct messages, 0 reactions, 4 topics

# The report, revision 1
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Bob
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:06:00 UTC
- **Length:** 6 min
- **Time to Detection:** unknown
- **People Involved:** Bob (scribe), Ana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:06:00 UTC after 6 min.
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

the cache was restarted

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:00 UTC | | *Declared* |
| T1 | 00:01:00 UTC | Bob | it is the cache |
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
- Transcript: #dis-1-checkout-is-down
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 11 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:06:00 UTC
<!-- /auto -->
