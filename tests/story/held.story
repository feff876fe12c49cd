# Held: what a person said by command stays, whatever happens to the message; chat is kept in the history.
[00:00] ana types start carts are slow
        -> fetch_person user=UANA
        -> channel_create name=dis-1-carts-are-slow
        -> answer channel=CGENERAL user=UANA: D-1 carts are slow is declared, and its channel #dis-1-carts-are-slow is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 carts are slow (open)"
        -> topic channel=C1: D-1 carts are slow
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-carts-are-slow
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: the database is slow
        -> fetch_person user=UBOB
[01:10] ana reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: the database is slow
[02:00] ana types edit T1 the cart database is slow
        -> post channel=C1: T1 edited (@Ana): the cart database is slow
        == T1 +60s note Bob: the cart database is slow
[03:00] bob edits M1: the database is very slow
[03:10] dee reacts bug to M1
        == T1 +60s note,cause Bob: the cart database is slow
[03:20] bob edits M1: the database was very slow
[04:00] ana types edit T1 the cart database was slow
        -> post channel=C1: T1 edited (@Ana): the cart database was slow
        == T1 +60s note,cause Bob: the cart database was slow
[05:00] ana types history T1
        -> answer channel=C1 user=UANA: D-1 carts are slow, T1, times in Europe/Berlin
           2026-01-01 01:01:10 CET recorded: 2026-01-01 01:01:00 CET note by Bob: the database is slow
           2026-01-01 01:02:00 CET edited by Ana: the database is slow → the cart database is slow
           2026-01-01 01:03:00 CET edited by Bob: in chat, kept back: the database is very slow
           2026-01-01 01:03:10 CET tagged by @UDEE: note → note,cause
           2026-01-01 01:03:20 CET edited by Bob: in chat, kept back: the database was very slow
           2026-01-01 01:04:00 CET edited by Ana: the cart database is slow → the cart database was slow
           Now live
# Dropped: no tagger brings it back, words go on being followed where they are not held.
[06:00] bob says M2: lunch?
[06:10] dee reacts memo to M2
        -> react name=eyes channel=C1 ts=1767225960.000200
        == T1 +60s note,cause Bob: the cart database was slow
           T2 +360s note Bob: lunch?
[07:00] ana types drop T2 nothing to do with it
        -> unreact name=eyes channel=C1 ts=1767225960.000200
        -> post channel=C1: T2 dropped (@Ana): nothing to do with it
        == T1 +60s note,cause Bob: the cart database was slow
           T2 +360s note Bob: lunch? [withdrawn]
[07:10] chen reacts pushpin to M2
[07:20] bob edits M2: lunch at one?
        == T1 +60s note,cause Bob: the cart database was slow
           T2 +360s note Bob: lunch at one? [withdrawn]
[07:30] dee unreacts memo from M2
[08:00] ana types restore T2
        -> react name=eyes channel=C1 ts=1767225960.000200
        -> post channel=C1: T2 restored (@Ana): lunch at one?
        == T1 +60s note,cause Bob: the cart database was slow
           T2 +360s note Bob: lunch at one?
[08:10] chen unreacts pushpin from M2
[08:20] ana types history T2
        -> answer channel=C1 user=UANA: D-1 carts are slow, T2, times in Europe/Berlin
           2026-01-01 01:06:10 CET recorded: 2026-01-01 01:06:00 CET note by Bob: lunch?
           2026-01-01 01:07:00 CET dropped by Ana: nothing to do with it
           2026-01-01 01:07:10 CET tagged by @UCHEN
           2026-01-01 01:07:20 CET edited by Bob: lunch? → lunch at one?
           2026-01-01 01:07:30 CET untagged by @UDEE
           2026-01-01 01:08:00 CET restored by Ana
           Now live
# Deleted: wins over everything, for good.
[09:00] bob deletes M1
        == T1 +60s note,cause Bob: the cart database was slow [withdrawn]
           T2 +360s note Bob: lunch at one?
[09:10] dee unreacts bug from M1
[09:20] ana types restore T1
        -> answer channel=C1 user=UANA: T1 went with its message, which was deleted; note it anew: /disruption note TEXT at:TIME
[09:30] ana types edit T1 it was slow
        -> answer channel=C1 user=UANA: T1 went with its message, which was deleted; note it anew: /disruption note TEXT at:TIME
[10:00] bob says M3: found it
[10:10] dee reacts memo to M3
        -> react name=eyes channel=C1 ts=1767226200.000300
        == T1 +60s note,cause Bob: the cart database was slow [withdrawn]
           T2 +360s note Bob: lunch at one?
           T3 +600s note Bob: found it
[10:20] ana types drop T3
        -> unreact name=eyes channel=C1 ts=1767226200.000300
        -> post channel=C1: T3 dropped (@Ana)
        == T1 +60s note,cause Bob: the cart database was slow [withdrawn]
           T2 +360s note Bob: lunch at one?
           T3 +600s note Bob: found it [withdrawn]
[10:30] bob deletes M3
[10:40] ana types restore T3
        -> answer channel=C1 user=UANA: T3 went with its message, which was deleted; note it anew: /disruption note TEXT at:TIME
[10:50] ana types history T1
        -> answer channel=C1 user=UANA: D-1 carts are slow, T1, times in Europe/Berlin
           2026-01-01 01:01:10 CET recorded: 2026-01-01 01:01:00 CET note by Bob: the database is slow
           2026-01-01 01:02:00 CET edited by Ana: the database is slow → the cart database is slow
           2026-01-01 01:03:00 CET edited by Bob: in chat, kept back: the database is very slow
           2026-01-01 01:03:10 CET tagged by @UDEE: note → note,cause
           2026-01-01 01:03:20 CET edited by Bob: in chat, kept back: the database was very slow
           2026-01-01 01:04:00 CET edited by Ana: the cart database is slow → the cart database was slow
           2026-01-01 01:09:00 CET deleted by Bob
           Now withdrawn

# What the bot did: 6 posts in channels, 0 edits of its own posts, 8 answers to one person, 0 direct messages, 4 reactions, 1 topics
