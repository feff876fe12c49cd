# announce CA
# Status updates are numbered, told once here and once in the announce channel, and promise the next. Drills are marked.
[00:00] ana types start checkout is down sev:2 drill
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down (drill) is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "DRILL D-1 checkout is down (open)"
        -> topic channel=C1: DRILL D-1 SEV2 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> post channel=CA: Drill: D-1 checkout is down, SEV2: work goes on in #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] ana types update
        -> form_open channel=C1 user=UANA: form "Update D-1": text*, next
[01:10] ana types update a fix is being rolled out next:soon
        -> answer channel=C1 user=UANA: "soon" is no time to wait: next:30m, next:2h, at most seven days
[01:20] ana types update a fix is being rolled out next:30m
        -> post channel=C1: Update 1 (@Ana): a fix is being rolled out
           Next update by 2026-01-01 00:31 UTC
        -> post channel=CA: Drill: D-1 checkout is down: Update 1 (@Ana): a fix is being rolled out
           Next update by 2026-01-01 00:31 UTC
[01:30] ana types status
        -> answer channel=C1 user=UANA: D-1 checkout is down
           open, drill, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 1 min
           Status updates: 1, the next one by 01:31:20 CET (00:31:20 UTC)
           Timeline entries: 0, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[02:00] bob types update half of the shops are back, thanks to <@chen>
        -> fetch_person user=UBOB
        -> fetch_person user=UCHEN
        -> post channel=C1: Update 2 (@UBOB): half of the shops are back, thanks to @UCHEN
        -> post channel=CA: Drill: D-1 checkout is down: Update 2 (@UBOB): half of the shops are back, thanks to @UCHEN
[02:30] bob types severity 1 all shops
        -> topic channel=C1: DRILL D-1 SEV1 checkout is down
        -> post channel=C1: Severity 1, was 2 (@Bob): all shops
        -> post channel=CA: Drill: D-1 checkout is down is worse. Severity 1, was 2 (@Bob): all shops
        -> update channel=C1 ts=post.5: card "DRILL D-1 checkout is down (open)"
[03:00] ana types private on
        -> update channel=C1 ts=post.5: card "DRILL D-1 checkout is down (open)"
        -> post channel=C1: Private from now on (@Ana). It shows in no list, search or announcement any more. The bot cannot convert the channel: to close it too, open the channel's settings by its name and choose "Change to a private channel"
        -> update channel=CA ts=post.13: D-1 is private now.
        -> update channel=CA ts=post.18: D-1 is private now.
        -> update channel=CA ts=post.20: D-1 is private now.
        -> update channel=CA ts=post.8: D-1 is private now.
[03:10] ana types private on
        -> answer channel=C1 user=UANA: D-1 is private already: nothing was changed
[03:20] ana types private
        -> form_open channel=C1 user=UANA: form "Private D-1": text*
[04:00] ana types update everybody is back
        -> post channel=C1: Update 3 (@Ana): everybody is back
[04:10] dee types list in #general
        -> fetch_person user=UDEE
        -> answer channel=CGENERAL user=UDEE: No such disruption is open. /disruption list all looks at everything, /disruption start TITLE opens a disruption.
[05:00] bob types private off
        -> answer channel=C1 user=UBOB: That is for those who steer D-1: its reporter (Ana), an admin. If it falls to you, take the lead first: /disruption lead me
[05:10] ana types private off
        -> update channel=C1 ts=post.5: card "DRILL D-1 checkout is down (open)"
        -> post channel=C1: No longer private (@Ana). It shows in lists, search and announcements again; the channel stays as it is
[06:00] ana types resolve
        -> topic channel=C1: DRILL D-1 SEV1 checkout is down (resolved)
        -> update channel=C1 ts=post.5: card "DRILL D-1 checkout is down (resolved)"
        -> post channel=C1: Resolved (@Ana): End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> post channel=CA: Drill: D-1 checkout is down: Resolved (@Ana): End 01:06 CET (00:06 UTC), Length 6 min (Start assumed: when it was declared)
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
[07:00] ana types report show status
        -> answer channel=C1 user=UANA: Status updates
           U1 · 2026-01-01 00:01:20 UTC · Ana · a fix is being rolled out (next promised for 00:31:20 UTC)
           U2 · 00:02:00 UTC · Bob · half of the shops are back, thanks to @Chen
           U3 · 00:04:00 UTC · Ana · everybody is back

# What the bot did: 13 posts in channels, 8 edits of its own posts, 9 answers to one person, 0 direct messages, 0 reactions, 3 topics

# The report, revision 1
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved, a drill)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** 2 (2 min), 1 (4 min)
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:06:00 UTC
- **Length:** 6 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a drill at severity 1 that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:06:00 UTC after 6 min.
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
| | 00:06:00 UTC | | *End* |

> **Open question:** What happened when? Answer with `/disruption note TEXT at:TIME`.

<!-- /auto -->

## Status updates

<!-- auto:updates -->
| # | Timestamp | From | Status update |
| --- | --- | --- | --- |
| U1 | 2026-01-01 00:01:20 UTC | Ana | a fix is being rolled out *(next promised for 00:31:20 UTC)* |
| U2 | 00:02:00 UTC | Bob | half of the shops are back, thanks to @Chen |
| U3 | 00:04:00 UTC | Ana | everybody is back |

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
- **Events:** 14 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:06:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:06:00 UTC
<!-- /auto -->
