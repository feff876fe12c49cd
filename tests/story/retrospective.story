# What went well and what did not, and where help is to be had.
[00:00] ana types start payments fail
        -> fetch_person user=UANA
        -> channel_create name=dis-1-payments-fail
        -> answer channel=CGENERAL user=UANA: D-1 payments fail is declared, and its channel #dis-1-payments-fail is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 payments fail (open)"
        -> topic channel=C1: D-1 payments fail
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-payments-fail
        -> pin channel=C1 ts=post.5
[01:00] bob types good the rollback took two minutes
        -> fetch_person user=UBOB
        -> post channel=C1: T1 Good (@UBOB): the rollback took two minutes
[02:00] bob types bad the runbook names the old host
        -> post channel=C1: T2 Bad (@Bob): the runbook names the old host
[03:00] bob types lesson test restores, not only backups
        -> post channel=C1: T3 Lesson (@Bob): test restores, not only backups
[04:00] bob types good
        -> form_open channel=C1 user=UBOB: form "Good D-1": text*
[05:00] bob types good the rollback took two minutes
        -> post channel=C1: T4 Good (@Bob): the rollback took two minutes
[06:00] ana types help good
        -> answer channel=C1 user=UANA: /disruption good TEXT
           Keeps for the retrospective what helped.
           For another disruption than this channel's, put its number first: good D-42 ...
           Like this: /disruption good the rollback took two minutes
[07:00] ana types help nothing
        -> answer channel=C1 user=UANA: There is no command "nothing": /disruption help lists what there is
[08:00] ana types help
        -> answer channel=C1 user=UANA: First
           start TITLE [sev:N] [svc:a,b] [type:T] [at:TIME] [detected:TIME] [private] [drill] [here] Opens a disruption with a channel of its own; here adopts this channel.
           note TEXT [at:TIME] [by:@x] [kind:K] Puts a line on the timeline; several lines are several notes.
           lead [@x|me|none] Names who leads; without a name it says who does.
           severity N [why] Sets the severity, 1 worst to 5.
           mark started|detected|acked|mitigated|recovered [TIME|none] Says when something happened, now if no time is given; none takes it back.
           update TEXT [next:30m] Posts a status update here and in the announce channel.
           status Tells how a disruption stands.
           action TEXT [@x] [due:DATE] [prio:N] Notes work for afterwards; action done A3, action A3 @x and action A3 due:fri change it.
           resolve [TEXT] [at:TIME] [force] [summary:TEXT] [cause:TEXT] [impact:TEXT] [detected:TIME] [svc:a,b] [type:T] Says that service is restored and drafts the post-mortem.
           report [show SECTION|set SECTION TEXT|owner @x|due DATE|review|approve|publish|amend WHY|redraft|diff [REV]|export md|html|json|csv|txt] [tz:Z] Shows the post-mortem or one part of it, writes its parts, and takes it from draft to published.
           undo Takes back what you changed last, within ten minutes; said again, what you changed before that.
           Begin and end: past, reopen, cancel, merge, archive, private
           While it lasts: import, phase, service, role, roles, join, leave, invite, remind
           Mend the timeline: edit, move, by, drop, restore, redact, history
           See: catchup, list, timeline, find, similar, stats
           For afterwards: actions, good, bad, lesson, attach, summary, cause, impact, type, title, link
           And: help, verify, doctor, retry, purge, config, version
           All of it in full: /disruption help all
           TIME: 14:02, -10m, yesterday 23:50, mon 09:00, 2026-03-01 14:02 UTC. With share at its end, what a command shows is for the whole channel. More about one: /disruption help note
[09:00] ana types resolve
        -> topic channel=C1: D-1 payments fail (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:09 CET (00:09 UTC), Length 9 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C1 ts=post.5: card "D-1 payments fail (resolved)"
        -> fetch_history channel=C1
[10:00] chen types bad nobody was on call for the vendor
        -> fetch_person user=UCHEN
        -> post channel=C1: T5 Bad (@UCHEN): nobody was on call for the vendor

# What the bot did: 7 posts in channels, 1 edits of its own posts, 6 answers to one person, 0 direct messages, 0 reactions, 2 topics

# The report, revision 3
# D-1 payments fail

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:09:00 UTC
- **Length:** 9 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob, Chen
<!-- /auto -->

## Summary

<!-- auto:opening -->
**payments fail** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:09:00 UTC after 9 min.
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
| | 00:09:00 UTC | | *End* |

> **Open question:** What happened when? Answer with `/disruption note TEXT at:TIME`.

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
- the rollback took two minutes (T1)
- the rollback took two minutes (T4)
<!-- /auto -->

### Bad

<!-- auto:bad -->
- the runbook names the old host (T2)
- nobody was on call for the vendor (T5)
<!-- /auto -->

### Lessons

<!-- auto:lessons -->
- test restores, not only backups (T3)
<!-- /auto -->

### Action Items

<!-- auto:actions -->
> **Open question:** What will be done so that this does not come back, and by whom? Answer with `/disruption action TEXT @owner due:DATE`.

<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-payments-fail
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 15 in the journal
- **Entries:** 5 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:09:00 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:10:00 UTC
<!-- /auto -->
