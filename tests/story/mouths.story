# Four mouths and their ways back: where it was asked, for the eyes of whoever asked.
[00:00] ana writes start checkout is down sev:2
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=DUANA user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> answer channel=DUANA user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[00:30] ana calls status
        -> answer channel=C1 user=UANA: D-1 checkout is down
           open, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 30 s
           Timeline entries: 0, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[01:00] bob says M1: the cache is cold
        -> fetch_person user=UBOB
[01:10] ana calls in M1: note the cache was restarted at:-1m
        -> post channel=C1: T1 2026-01-01 00:00 UTC @Ana: the cache was restarted
        == T1 +10s note Ana: the cache was restarted
[01:20] ana calls in M1: status
        -> answer channel=C1 user=UANA thread_ts=1767225660.000100: D-1 checkout is down
           open, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 1 min
           Timeline entries: 1, action items: 0. /disruption timeline shows them, /disruption note TEXT adds one, /disruption resolve ends it.
[02:00] ana writes note looked at the graphs
        -> post channel=C1: T2 2026-01-01 00:02 UTC @Ana: looked at the graphs
        -> answer channel=DUANA user=UANA: D-1 checkout is down
           T2 2026-01-01 00:02 UTC @Ana: looked at the graphs
        == T1 +10s note Ana: the cache was restarted
           T2 +120s note Ana: looked at the graphs
[03:00] ana writes severity
        -> answer channel=DUANA user=UANA: Which severity, 1 worst to 5? Say it like this: /disruption severity D-1 2 payments work again
[04:00] ana writes start search is slow
        -> channel_create name=dis-2-search-is-slow
        -> answer channel=DUANA user=UANA: D-2 search is slow is declared, and its channel #dis-2-search-is-slow is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 search is slow (open)"
        -> topic channel=C2: D-2 search is slow
        -> answer channel=DUANA user=UANA: D-2 has its channel: #dis-2-search-is-slow
        -> pin channel=C2 ts=post.19
[04:30] ana writes note which one is it
        -> answer channel=DUANA user=UANA: Which one? D-2 search is slow; D-1 checkout is down. Say it like this: /disruption note D-2
[05:00] ana writes note D-1 this one
        -> post channel=C1: T3 2026-01-01 00:05 UTC @Ana: this one
        -> answer channel=DUANA user=UANA: D-1 checkout is down
           T3 2026-01-01 00:05 UTC @Ana: this one
        == T1 +10s note Ana: the cache was restarted
           T2 +120s note Ana: looked at the graphs
           T3 +300s note Ana: this one
[06:00] ana types status D-1 share
        -> post channel=C1: Shared by @Ana (status):
           D-1 checkout is down
           open, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 6 min
           Timeline entries: 3, action items: 0. /disruption timeline D-1 shows them, /disruption note D-1 TEXT adds one, /disruption resolve D-1 ends it.
        -> answer channel=C2 user=UANA: Shared in #dis-1-checkout-is-down
[07:00] ana types status D-1 share in #general
        -> post channel=C1: Shared by @Ana (status):
           D-1 checkout is down
           open, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 7 min
           Timeline entries: 3, action items: 0. /disruption timeline D-1 shows them, /disruption note D-1 TEXT adds one, /disruption resolve D-1 ends it.
        -> answer channel=CGENERAL user=UANA: Shared in #dis-1-checkout-is-down
[08:00] ana types list share in #general
        -> post channel=CGENERAL: Shared by @Ana (list):
           D-2 search is slow: open for 4 min, started 2026-01-01 01:04 CET, #dis-2-search-is-slow
           D-1 checkout is down: severity 2, open for 8 min, started 2026-01-01 01:00 CET, #dis-1-checkout-is-down
[09:00] ana writes list share
        -> answer channel=DUANA user=UANA: D-2 search is slow: open for 5 min, started 2026-01-01 01:04 CET, #dis-2-search-is-slow
           D-1 checkout is down: severity 2, open for 9 min, started 2026-01-01 01:00 CET, #dis-1-checkout-is-down
           There is no channel to share this in.
[10:00] ana calls in M1: status D-1 share
        -> post channel=C1: Shared by @Ana (status):
           D-1 checkout is down
           open, severity 2, in #dis-1-checkout-is-down, led by nobody yet
           Started 01:00 CET (00:00 UTC) (assumed). Open for 10 min
           Timeline entries: 3, action items: 0. /disruption timeline D-1 shows them, /disruption note D-1 TEXT adds one, /disruption resolve D-1 ends it.
        -> answer channel=C2 user=UANA thread_ts=1767225660.000100: Shared in #dis-1-checkout-is-down
[11:00] ana types note please share
        -> post channel=C2: T1 2026-01-01 00:11 UTC @Ana: please share
        == T1 +10s note Ana: the cache was restarted
           T2 +120s note Ana: looked at the graphs
           T3 +300s note Ana: this one
           T1 +660s note Ana: please share
[12:00] ana writes hello
        -> answer channel=DUANA user=UANA: There is no command "hello". Did you mean help? /disruption help [VERB|all]

# What the bot did: 10 posts in channels, 0 edits of its own posts, 15 answers to one person, 0 direct messages, 0 reactions, 2 topics
