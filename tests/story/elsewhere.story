# Said from another channel: every answer names the disruption, and every hint can be pasted as it stands.
[00:00] ana types start carts are slow in #general
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[00:10] ana types update D-1 looking into it in #general
        -> post channel=C1: Update 1 (@Ana): looking into it
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           Update 1 (@Ana): looking into it
[00:20] ana types undo D-1 in #general
        -> answer channel=CGENERAL user=UANA: That cannot be undone. The update was posted and read; say what is right now: /disruption update D-1 TEXT
[00:30] ana types cancel D-1 duplicate D-9 in #general
        -> answer channel=CGENERAL user=UANA: There is no disruption D-9: /disruption list all shows them
[00:40] ana types import from:-1h in #general
        -> fetch_history channel=C1
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           Reading back the tagged messages from 00:00:40 CET (2025-12-31 23:00:40 UTC) to 01:00:40 CET (00:00:40 UTC). The channel hears what came of it.
        -> post channel=C1: Imported from 2025-12-31 23:00 UTC to 2026-01-01 00:00 UTC: 0 messages read, 0 new on the timeline
[00:50] ana types invite <@bob> in #general
        -> fetch_person user=UBOB
        -> invite channel=C1 user=UBOB
        -> answer channel=CGENERAL user=UANA: Being let in: @UBOB (#dis-1-carts-are-slow)
[01:00] ana types remind 30m in #general
        -> post channel=C1: Reminders (@Ana): after 30 min of silence
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           Reminders (@Ana): after 30 min of silence
[01:10] ana types phase identified in #general
        -> post channel=C1: Phase identified (@Ana)
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           Phase identified (@Ana)
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (open)"
[01:15] ana types list in #general
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow: open, identified, so far 1 min, started 2026-01-01 01:00 CET, #dis-1-carts-are-slow
[01:20] ana types attach in #general
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           No documents are attached. Attach one: /disruption attach D-1 https://... [caption]
[01:30] ana types drop T4 in #general
        -> answer channel=CGENERAL user=UANA: There is no entry T4; /disruption timeline D-1 all shows all
[01:40] ana types lead in #general
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           lead: nobody yet (decides, hands out work and says when it is over). Take it: /disruption lead D-1 me
[01:50] ana types role scribe in #general
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           scribe: nobody yet (tags what matters, so that the timeline is complete). Give it: /disruption role D-1 scribe me
[02:00] ana types leave in #general
        -> answer channel=CGENERAL user=UANA: You hold no role here, so there is nothing to give back; the channel is left in chat itself
[02:10] ana types private in #general
        -> form_open channel=CGENERAL user=UANA: form "Private D-1": text*
[02:20] ana types report set lessons in #general
        -> answer channel=CGENERAL user=UANA: And the text? /disruption report D-1 set lessons TEXT; none takes it back to what the record has
[02:30] ana types report publish in #general
        -> answer channel=CGENERAL user=UANA: D-1 has no report yet: it is drafted when it ends, with /disruption resolve D-1
[02:40] ana types resolve in #general
        -> topic channel=C1: D-1 carts are slow (resolved)
        -> update channel=C1 ts=post.5: card "D-1 carts are slow (resolved)"
        -> post channel=C1: Resolved (@Ana): End 01:02:40 CET (00:02:40 UTC), Length 2 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow
           Resolved (@Ana): End 01:02:40 CET (00:02:40 UTC), Length 2 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
           The post-mortem is being drafted: /disruption report D-1
           Still missing; what you add now goes into the draft:
           /disruption mark D-1 started TIME when it began
           /disruption mark D-1 detected TIME when it was noticed
           /disruption severity D-1 N how bad it was, 1 is the worst
           /disruption service D-1 add NAME,NAME what was hit
           /disruption type D-1 T what kind of failure, in a word or two
           /disruption summary D-1 TEXT what happened
           /disruption cause D-1 TEXT what led to it
           /disruption impact D-1 TEXT what users noticed
        -> fetch_history channel=C1

# What the bot did: 6 posts in channels, 2 edits of its own posts, 18 answers to one person, 0 direct messages, 0 reactions, 2 topics

# The report, revision 1
# D-1 carts are slow

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** *Which services did it affect?*
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:00 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:02:40 UTC
- **Length:** 2 min
- **Time to Detection:** unknown
- **People Involved:** Ana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**carts are slow** is a disruption that began 2026-01-01 00:00:00 UTC (*assumed*), was detected at a time not recorded, and ended 00:02:40 UTC after 2 min.
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
| | 00:01:10 UTC | | *Phase: identified* |
| | 00:02:40 UTC | | *End* |

> **Open question:** What happened when? Answer with `/disruption note TEXT at:TIME`.

<!-- /auto -->

## Status updates

<!-- auto:updates -->
| # | Timestamp | From | Status update |
| --- | --- | --- | --- |
| U1 | 2026-01-01 00:00:10 UTC | Ana | looking into it |

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
- **Events:** 12 in the journal
- **Entries:** 0 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 0 messages, at 2026-01-01 00:02:40 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:02:40 UTC
<!-- /auto -->
