# Who does what: roles given, taken over and given back; what each holder hears, and only they.
[00:00] ana types start checkout is down sev:2
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] ana types roles
        -> answer channel=C1 user=UANA: D-1 checkout is down
           lead: nobody yet (decides, hands out work and says when it is over)
           scribe: nobody yet (tags what matters, so that the timeline is complete)
           comms: nobody yet (tells users and colleagues what is known and when more follows)
           ops: nobody yet (changes systems, and says so before and after)
           Give one: /disruption role NAME me
[02:00] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
[02:30] ana types lead me
        -> answer channel=C1 user=UANA: Ana is lead already: nothing was changed
[03:00] ana types role scribe <@bob>
        -> fetch_person user=UBOB
        -> post channel=C1: @UBOB is scribe (@Ana)
        -> direct user=UBOB: You are scribe of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: tags what matters, so that the timeline is complete
[04:00] bob says M1: the queue is full
[04:10] ana reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225840.000100
        == T1 +240s note Bob: the queue is full
[05:00] chen types join D-1 as ops in #general
        -> fetch_person user=UCHEN
        -> post channel=C1: @UCHEN is ops
        -> direct user=UCHEN: You are ops of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: changes systems, and says so before and after
        -> invite channel=C1 user=UCHEN
        -> answer channel=CGENERAL user=UCHEN: D-1 checkout is down
           @UCHEN is ops
[05:30] dee types join D-1 in #general
        -> fetch_person user=UDEE
        -> invite channel=C1 user=UDEE
        -> answer channel=CGENERAL user=UDEE: D-1 checkout is down
           You are being let into #dis-1-checkout-is-down.
[05:40] chen types join
        -> answer channel=C1 user=UCHEN: You are in its channel already; take a role: /disruption join as scribe
[06:00] bob types role boss me
        -> answer channel=C1 user=UBOB: There is no role "boss": there are lead, scribe, comms, ops
[07:00] ana types action look at the queue <@bob> due:+5d
        -> post channel=C1: A1 look at the queue, for @Bob, due 2026-01-06 (@Ana)
[08:00] chen types lead me
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: @Chen is lead after @Ana
        -> direct user=UCHEN: You are lead of D-1 checkout is down in #dis-1-checkout-is-down, after @Ana.
           Your part: decides, hands out work and says when it is over
           It is open, severity 2, for 8 min, since 2026-01-01 00:00 UTC.
           Newest entries:
           T1 2026-01-01 00:04 UTC Bob: the queue is full
           Open actions:
           A1 look at the queue (Bob, due 2026-01-06)
[09:00] ana types leave
        -> answer channel=C1 user=UANA: You hold no role here, so there is nothing to give back; the channel is left in chat itself
[10:00] chen types leave
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: @Chen gives back: lead, ops
[11:00] ana types lead me
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (open)"
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout is down in #dis-1-checkout-is-down.
           It is open, severity 2, for 11 min, since 2026-01-01 00:00 UTC.
           Newest entries:
           T1 2026-01-01 00:04 UTC Bob: the queue is full
           Open actions:
           A1 look at the queue (Bob, due 2026-01-06)
[12:00] ana types invite <@eve> <@fay>
        -> fetch_person user=UEVE
        -> fetch_person user=UFAY
        -> invite channel=C1 user=UEVE
        -> invite channel=C1 user=UFAY
        -> answer channel=C1 user=UANA: Being let in: @UEVE, @UFAY (#dis-1-checkout-is-down)
[13:00] ana types invite eve
        -> answer channel=C1 user=UANA: "eve" is nobody I can find: pick people or groups from the list chat offers after @, as in /disruption invite @ana @bo @oncall
[14:00] ana types role comms <@dee>
        -> post channel=C1: @Dee is comms (@Ana)
        -> direct user=UDEE: You are comms of D-1 checkout is down in #dis-1-checkout-is-down.
           Your part: tells users and colleagues what is known and when more follows
[15:00] ana types role comms none
        -> post channel=C1: nobody is comms after @Dee (@Ana)
[16:00] ana types role comms <@dee>
        -> post channel=C1: @Dee is comms (@Ana)
[17:00] ana types roles
        -> answer channel=C1 user=UANA: D-1 checkout is down
           lead: @Ana (decides, hands out work and says when it is over)
           scribe: @Bob (tags what matters, so that the timeline is complete)
           comms: @Dee (tells users and colleagues what is known and when more follows)
           ops: nobody yet (changes systems, and says so before and after)
           Give one: /disruption role NAME me

# What the bot did: 11 posts in channels, 4 edits of its own posts, 12 answers to one person, 6 direct messages, 1 reactions, 1 topics
