# What cannot be meant is told plainly, and nothing is lost or recorded by it.
[00:00] ana types status
        -> fetch_person user=UANA
        -> answer channel=CGENERAL user=UANA: No disruption is open. Name one: /disruption status D-42; or begin one: /disruption start TITLE
[00:01] ana types resolve
        -> answer channel=CGENERAL user=UANA: No disruption is open. Name one: /disruption resolve D-42; or begin one: /disruption start TITLE
[00:02] ana types strat checkout is down
        -> answer channel=CGENERAL user=UANA: There is no command "strat". Did you mean start? /disruption start TITLE [sev:N] [svc:a,b] [type:T] [at:TIME] [detected:TIME] [private] [drill] [here]
[00:03] ana types start
        -> form_open channel=CGENERAL user=UANA: form "Start": text*, sev, svc, type, private, drill
[00:04] ana types start checkout is down sev:9
        -> answer channel=CGENERAL user=UANA: "9" is no severity: 1 is the worst, 5 the least
[00:05] ana types start checkout is down at:25:99
        -> answer channel=CGENERAL user=UANA: "25:99" is not a time: write 14:02, -10m, yesterday 23:50, mon 09:00 or 2026-03-01 14:02; a zone may follow it
[00:06] ana types note D-7 something
        -> answer channel=CGENERAL user=UANA: There is no disruption D-7: /disruption list shows the open ones
[00:07] ana types start checkout is down
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.12
[00:08] ana types mark detected tomorrow
        -> answer channel=C1 user=UANA: "tomorrow" is not a time: write 14:02, -10m, yesterday 23:50, mon 09:00 or 2026-03-01 14:02; a zone may follow it
[00:09] ana types role cook <@bob>
        -> fetch_person user=UBOB
        -> answer channel=C1 user=UANA: There is no role "cook": there are lead, scribe, comms, ops
[00:10] ana types severity
        -> form_open channel=C1 user=UANA: form "Severity D-1": text*, text2
[00:11] ana types note
        -> form_open channel=C1 user=UANA: form "Note D-1": text*, at, by, kind

# What the bot did: 1 posts in channels, 0 edits of its own posts, 10 answers to one person, 0 direct messages, 0 reactions, 1 topics
