# Names come late and freeze; a mention is the person's name in the record, and a second tagger changes no text.
[00:00] ana types start payments fail
        -> fetch_person user=UANA
        -> channel_create name=dis-1-payments-fail
        -> answer channel=CGENERAL user=UANA: D-1 payments fail is declared, and its channel #dis-1-payments-fail is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 payments fail (open)"
        -> topic channel=C1: D-1 payments fail
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-payments-fail
        -> pin channel=C1 ts=post.5
[01:00] bob says M1: <@chen> is looking at the gateway #note
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_person user=UBOB
        -> fetch_person user=UCHEN
        == T1 +60s note Bob: @Chen is looking at the gateway
[02:00] dee reacts memo to M1
[03:00] bob edits M1: <@chen> and <@dee> are looking at the gateway #note
        -> fetch_person user=UDEE
        == T1 +60s note Bob: @Chen and @Dee are looking at the gateway
[04:00] chen says M2: TODO: page the vendor <@dee>
        -> react name=eyes channel=C1 ts=1767225840.000200
[05:00] bob says M3: <@chen> found it
[06:00] ana reacts mag to M3
        -> react name=eyes channel=C1 ts=1767225900.000300
        == T1 +60s note Bob: @Chen and @Dee are looking at the gateway
           T3 +300s finding Bob: @Chen found it
[07:00] ana reacts memo to M3
        == T1 +60s note Bob: @Chen and @Dee are looking at the gateway
           T3 +300s note,finding Bob: @Chen found it
[08:00] ana unreacts mag from M3
        == T1 +60s note Bob: @Chen and @Dee are looking at the gateway
           T3 +300s note Bob: @Chen found it
[09:00] ana unreacts memo from M3
        -> unreact name=eyes channel=C1 ts=1767225900.000300
        == T1 +60s note Bob: @Chen and @Dee are looking at the gateway
           T3 +300s note Bob: @Chen found it [withdrawn]
[10:00] ana reacts memo to 1767225000.000100
        -> fetch_message channel=C1 user=UANA ts=1767225000.000100
[11:00] ana types note vendor confirms the outage at:00:05 by:<@chen>
        -> post channel=C1: T4 2025-12-31 23:05 UTC @Chen (@Ana): vendor confirms the outage
        == T4 +-3300s note Chen: vendor confirms the outage
           T1 +60s note Bob: @Chen and @Dee are looking at the gateway
           T3 +300s note Bob: @Chen found it [withdrawn]
[12:00] ana types action write to the vendor <@bob> due:+5d
        -> post channel=C1: A2 write to the vendor, for @Bob, due 2026-01-06 (@Ana)
[13:00] ana types lead <@bob>
        -> post channel=C1: @Bob is lead (@Ana)
        -> direct user=UBOB: You are lead of D-1 payments fail in #dis-1-payments-fail.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 payments fail (open)"

# What the bot did: 4 posts in channels, 1 edits of its own posts, 2 answers to one person, 1 direct messages, 3 reactions, 1 topics
