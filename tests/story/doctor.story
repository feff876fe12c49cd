# The scribe tells how it is doing, and proves its record.
[00:00] ana types doctor
        -> fetch_person user=UANA
        -> answer channel=CGENERAL user=UANA: disruption 0.1.0
           Chat: not connected from here, so nothing is known of the installed app.
           Outbox: nothing waits.
           Given up: nothing.
           Record: 0 facts in the journal. /disruption verify D-1 checks one disruption; on the host, disruption verify checks them all.
[01:00] ana types start payments fail
        -> channel_create name=dis-1-payments-fail
        -> answer channel=CGENERAL user=UANA: D-1 payments fail is declared, and its channel #dis-1-payments-fail is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 payments fail (open)"
        -> topic channel=C1: D-1 payments fail
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-payments-fail
        -> pin channel=C1 ts=post.6
[02:00] ana types note looked at the gateway
        -> post channel=C1: T1 2026-01-01 00:02 UTC @Ana: looked at the gateway
        == T1 +120s note Ana: looked at the gateway
[03:00] ana types verify
        -> answer channel=C1 user=UANA: D-1 payments fail
           As it was written: 4 facts, each with its hash. The newest: 3497a5d45f4c
           Complete: no stretch of time is known in which messages were missed.
[04:00] ana types verify D-7
        -> answer channel=C1 user=UANA: There is no disruption D-7: /disruption list shows the open ones
[05:00] ana types doctor
        -> answer channel=C1 user=UANA: disruption 0.1.0
           Chat: not connected from here, so nothing is known of the installed app.
           Outbox: nothing waits.
           Given up: nothing.
           Record: 5 facts in the journal. /disruption verify D-1 checks one disruption; on the host, disruption verify checks them all.

# What the bot did: 2 posts in channels, 0 edits of its own posts, 6 answers to one person, 0 direct messages, 0 reactions, 1 topics
