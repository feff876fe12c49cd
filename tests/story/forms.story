# Forms: what is missing is asked for in one, and what is filled in runs like a typed line.
[00:00] ana types start sev:2
        -> fetch_person user=UANA
        -> form_open channel=CGENERAL user=UANA: form "Start": text*, sev=2, svc, type, private, drill
[00:30] ana fills start: text=checkout returns 500s | sev=2 | svc=cart, "web shop" | drill=on
        -> channel_create name=dis-1-checkout-returns-500s
        -> answer channel=CGENERAL user=UANA: D-1 checkout returns 500s (drill) is declared, and its channel #dis-1-checkout-returns-500s is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "DRILL D-1 checkout returns 500s (open)"
        -> topic channel=C1: DRILL D-1 SEV2 checkout returns 500s
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-returns-500s
        -> pin channel=C1 ts=post.6
[01:00] ana presses note D-1
        -> form_open channel=C1 user=UANA: form "Note D-1": text*, at, by, kind
[01:30] ana fills note D-1: text=at:noon the cache was: restarted "twice" | at=-1m | by=<@bob> | kind=finding
        -> fetch_person user=UBOB
        -> post channel=C1: T1 2026-01-01 00:00 UTC @UBOB (@Ana): at:noon the cache was: restarted "twice"
        == T1 +30s finding Bob: at:noon the cache was: restarted "twice"
[02:00] ana presses severity D-1
        -> form_open channel=C1 user=UANA: form "Severity D-1": text*, text2
[02:30] ana fills severity D-1: text=1 | text2=payments fail too
        -> topic channel=C1: DRILL D-1 SEV1 checkout returns 500s
        -> post channel=C1: Severity 1, was 2 (@Ana): payments fail too
        -> update channel=C1 ts=post.6: card "DRILL D-1 checkout returns 500s (open)"
[03:00] ana fills severity D-1: text=7 | text2=it got worse
        -> answer channel=C1 user=UANA: "7" is no severity: 1 is the worst, 5 the least
           Your words, to copy:
           it got worse
[03:30] ana presses lead D-1 me
        -> update channel=C1 ts=post.6: card "DRILL D-1 checkout returns 500s (open)"
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout returns 500s in #dis-1-checkout-returns-500s.
           Your part: decides, hands out work and says when it is over
[04:00] bob presses resolve D-1
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its lead (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[04:30] ana types lesson
        -> form_open channel=C1 user=UANA: form "Lesson D-1": text*
[05:00] ana calls lesson
        -> answer channel=C1 user=UANA: Say it in a line: /disruption lesson TEXT
[05:30] ana fills note D-1: shout=loud words here
        -> answer channel=C1 user=UANA: The form is of another version: open it once more
           Your words, to copy:
           loud words here
[06:00] ana fills resolve D-1: text=rolled back | summary=Carts could not be opened. | cause=a deploy: max_connections was lowered | impact= | detected=-5m | svc=cart | type=deploy
        -> topic channel=C1: DRILL D-1 SEV1 checkout returns 500s (resolved)
        -> update channel=C1 ts=post.6: card "DRILL D-1 checkout returns 500s (resolved)"
        -> post channel=C1: Resolved (@Ana): rolled back. End 01:06 CET (00:06 UTC), Length 5 min, Time to Detection 30 s (Start assumed: when it was declared). Set with it: summary, cause, detection, services, type. Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption impact TEXT what users noticed
        -> fetch_history channel=C1
[07:00] ana types resolve impact:one cart in five cause:the deploy at:-1m
        -> update channel=C1 ts=post.6: card "DRILL D-1 checkout returns 500s (resolved)"
        -> post channel=C1: Resolution corrected (@Ana): End 01:06 CET (00:06 UTC), Length 5 min, Time to Detection 30 s (Start assumed: when it was declared). Set with it: cause, impact
[08:00] ana presses resolve D-1
        -> form_open channel=C1 user=UANA: form "Resolve D-1": text, at
[09:00] ana types reopen not quite
        -> topic channel=C1: DRILL D-1 SEV1 checkout returns 500s
        -> update channel=C1 ts=post.6: card "DRILL D-1 checkout returns 500s (open)"
        -> post channel=C1: Reopened (@Ana): not quite. The End of 01:06 CET (00:06 UTC) is taken back
[10:00] ana presses resolve D-1
        -> form_open channel=C1 user=UANA: form "Resolve D-1": text, at

# What the bot did: 7 posts in channels, 5 edits of its own posts, 7 answers to one person, 1 direct messages, 0 reactions, 4 topics

# The report, revision 3
# D-1 checkout returns 500s

<!-- auto:facts -->
- **State:** Draft (the disruption is open, a drill)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** deploy
- **Severity:** 2 (2 min), 1 (3 min), resolved in between (3 min)
- **Start Time:** 2026-01-01 00:00:30 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** 2026-01-01 00:01:00 UTC
- **End Time:** none yet
- **Length:** 8 min so far (5 min of it active; reopened once)
- **Time to Detection:** 30 s
- **People Involved:** Ana (lead), Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout returns 500s** is a drill of cart at severity 1 that began 2026-01-01 00:00:30 UTC (*assumed*), was detected 00:01:00 UTC, 30 s after its start, and had not ended by 00:09:00 UTC.
<!-- /auto -->

### What happened

Carts could not be opened.

### Contributing factors (root cause)

the deploy

### Impact

one cart in five

### Resolution

rolled back

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2026-01-01 00:00:30 UTC | | *Declared* |
| T1 | 00:00:30 UTC | Bob | at:noon the cache was: restarted "twice" *(finding)* |
| | 00:01:00 UTC | | *Detected* |
| | 00:06:00 UTC | | *End, taken back later* |
| | 00:09:00 UTC | | *Reopened* |

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
- **Events:** 23 in the journal
- **Entries:** 1 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:09:00 UTC
<!-- /auto -->
