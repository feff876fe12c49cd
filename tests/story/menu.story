# The menu of a message: an entry of it is a tag, and whoever chose it hears when it comes to nothing.
[00:00] ana types start checkout is down
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: the cache is cold
        -> fetch_person user=UBOB
[01:10] ana picks note on M1
        -> react name=eyes channel=C1 ts=1767225660.000100
        == T1 +60s note Bob: the cache is cold
[01:20] dee picks note on M1
[02:00] bob says M2: alert on the cache <@dee>
[02:10] ana picks action on M2
        -> react name=eyes channel=C1 ts=1767225720.000200
        -> fetch_person user=UDEE
[03:00] ana picks note on 17.000100 in #general
        -> answer channel=CGENERAL user=UANA: This channel belongs to no disruption, so there is no timeline for the message. /disruption start TITLE here makes the channel one's own.
[04:00] ana types drop T1 said twice
        -> unreact name=eyes channel=C1 ts=1767225660.000100
        -> post channel=C1: T1 dropped (@Ana): said twice
        == T1 +60s note Bob: the cache is cold [withdrawn]
[04:10] bob picks note on M1
        -> answer channel=C1 user=UBOB: T1 was dropped by command. It comes back with /disruption restore T1
[05:00] bob says M3: never mind
[05:10] bob deletes M3
[05:20] ana picks note on M3
        -> answer channel=C1 user=UANA: The message was deleted, so it is not taken. /disruption note TEXT puts the words down.
[06:00] ana reacts bug to M1
        == T1 +60s note,cause Bob: the cache is cold [withdrawn]

# What the bot did: 2 posts in channels, 0 edits of its own posts, 5 answers to one person, 0 direct messages, 2 reactions, 1 topics
