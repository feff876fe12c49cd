# Action items: who owns what by when, here and everywhere. Day 0 is Thursday, January 1st.
[00:00] ana types start checkout is down sev:2
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] ana types actions
        -> answer channel=C1 user=UANA: D-1 checkout is down
           No such action items. Add one: /disruption action TEXT @x due:+5d
[02:00] ana types action alert on disk space <@bob> due:+1d prio:2
        -> fetch_person user=UBOB
        -> post channel=C1: A1 alert on disk space, for @UBOB, due 2026-01-02, priority 2 (@Ana)
[03:00] bob says M1: TODO: write the runbook <@chen>
        -> react name=eyes channel=C1 ts=1767225780.000100
        -> fetch_person user=UCHEN
[04:00] ana types action buy a bigger disk
        -> post channel=C1: A3 buy a bigger disk (@Ana)
[05:00] ana types actions
        -> answer channel=C1 user=UANA: D-1 checkout is down
           A1 alert on disk space (@Bob, due 2026-01-02, priority 2)
           A2 write the runbook (@Chen)
           A3 buy a bigger disk (nobody's)
[06:00] bob types action A3 <@bob>
        -> post channel=C1: A3 buy a bigger disk, for @Bob (@Bob)
[06:10] bob types action A3 due:mon prio:1
        -> post channel=C1: A3 buy a bigger disk, due 2026-01-05, priority 1 (@Bob)
[06:20] bob types actions mine
        -> answer channel=C1 user=UBOB: D-1 A1 alert on disk space (@Bob, due 2026-01-02, priority 2)
           D-1 A3 buy a bigger disk (@Bob, due 2026-01-05, priority 1)
[07:00] ana types start salaries leaked private
        -> channel_create name=dis-2-salaries-leaked
        -> answer channel=C1 user=UANA: D-2 salaries leaked is declared, and its private channel #dis-2-salaries-leaked is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 salaries leaked (open)"
        -> topic channel=C2: D-2 salaries leaked
        -> answer channel=C1 user=UANA: D-2 has its channel: #dis-2-salaries-leaked
        -> pin channel=C2 ts=post.22
[08:00] ana types action rotate the keys <@bob> due:tomorrow
        -> post channel=C2: A1 rotate the keys, for @Bob, due 2026-01-02 (@Ana)
[09:00] bob types actions mine in #general
        -> answer channel=CGENERAL user=UBOB: D-1 A1 alert on disk space (@Bob, due 2026-01-02, priority 2)
           D-2 A1 rotate the keys (@Bob, due 2026-01-02)
           D-1 A3 buy a bigger disk (@Bob, due 2026-01-05, priority 1)
[09:10] dee types actions in #general
        -> fetch_person user=UDEE
        -> answer channel=CGENERAL user=UDEE: D-1 A1 alert on disk space (@Bob, due 2026-01-02, priority 2)
           D-1 A3 buy a bigger disk (@Bob, due 2026-01-05, priority 1)
           D-1 A2 write the runbook (@Chen)
[09:20] ana types actions mine
        -> answer channel=C2 user=UANA: No such action items. Add one: /disruption action TEXT @x due:+5d
[10:00] bob types action D-1 done A1
        -> post channel=C1: A1 alert on disk space, done (@Bob)
        -> answer channel=C2 user=UBOB: D-1 checkout is down
           A1 alert on disk space, done (@Bob)
[10:10] bob types action D-1 done A1
        -> answer channel=C2 user=UBOB: A1 is done already: nothing was changed
[10:20] bob types action D-1 reopen A1
        -> post channel=C1: A1 alert on disk space, open (@Bob)
        -> answer channel=C2 user=UBOB: D-1 checkout is down
           A1 alert on disk space, open (@Bob)
[10:30] bob types action D-1 drop A3
        -> post channel=C1: A3 buy a bigger disk, dropped (@Bob)
        -> answer channel=C2 user=UBOB: D-1 checkout is down
           A3 buy a bigger disk, dropped (@Bob)
[11:00] bob types actions D-1 all
        -> answer channel=C2 user=UBOB: D-1 checkout is down
           A1 alert on disk space (@Bob, due 2026-01-02, priority 2)
           A2 write the runbook (@Chen)
           A3 buy a bigger disk (@Bob, dropped, due 2026-01-05, priority 1)
[5000:00] bob types actions overdue in #general
        -> answer channel=CGENERAL user=UBOB: D-1 A1 alert on disk space (@Bob, due 2026-01-02, overdue, priority 2)
           D-2 A1 rotate the keys (@Bob, due 2026-01-02, overdue)
[5001:00] dee types actions overdue in #general
        -> answer channel=CGENERAL user=UDEE: D-1 A1 alert on disk space (@Bob, due 2026-01-02, overdue, priority 2)
[5002:00] dee types actions sometime
        -> answer channel=C2 user=UDEE: "sometime" is no list: there are open, mine, all and overdue
[5003:00] dee types actions D-9
        -> answer channel=C2 user=UDEE: There is no such disruption: /disruption list shows the open ones

# What the bot did: 10 posts in channels, 0 edits of its own posts, 19 answers to one person, 0 direct messages, 1 reactions, 2 topics
