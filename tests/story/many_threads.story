# More threads than are read again after a gap: what is left out is said after the End; the comparison reads all.
[00:00] link comes
[00:10] ana types start checkout is down svc:cart
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.5
[01:00] bob says P1: thread 1
        -> fetch_person user=UBOB
[01:10] bob says R1 under P1: reply 1 #note
        -> react name=eyes channel=C1 ts=1767225670.000200
        == T1 +70s note Bob: reply 1
[02:00] bob says P2: thread 2
[02:10] bob says R2 under P2: reply 2 #note
        -> react name=eyes channel=C1 ts=1767225730.000400
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
[03:00] bob says P3: thread 3
[03:10] bob says R3 under P3: reply 3 #note
        -> react name=eyes channel=C1 ts=1767225790.000600
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
[04:00] bob says P4: thread 4
[04:10] bob says R4 under P4: reply 4 #note
        -> react name=eyes channel=C1 ts=1767225850.000800
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
[05:00] bob says P5: thread 5
[05:10] bob says R5 under P5: reply 5 #note
        -> react name=eyes channel=C1 ts=1767225910.001000
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
[06:00] bob says P6: thread 6
[06:10] bob says R6 under P6: reply 6 #note
        -> react name=eyes channel=C1 ts=1767225970.001200
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
[07:00] bob says P7: thread 7
[07:10] bob says R7 under P7: reply 7 #note
        -> react name=eyes channel=C1 ts=1767226030.001400
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
[08:00] bob says P8: thread 8
[08:10] bob says R8 under P8: reply 8 #note
        -> react name=eyes channel=C1 ts=1767226090.001600
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
[09:00] bob says P9: thread 9
[09:10] bob says R9 under P9: reply 9 #note
        -> react name=eyes channel=C1 ts=1767226150.001800
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
[10:00] bob says P10: thread 10
[10:10] bob says R10 under P10: reply 10 #note
        -> react name=eyes channel=C1 ts=1767226210.002000
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
[11:00] bob says P11: thread 11
[11:10] bob says R11 under P11: reply 11 #note
        -> react name=eyes channel=C1 ts=1767226270.002200
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
[12:00] bob says P12: thread 12
[12:10] bob says R12 under P12: reply 12 #note
        -> react name=eyes channel=C1 ts=1767226330.002400
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
[13:00] bob says P13: thread 13
[13:10] bob says R13 under P13: reply 13 #note
        -> react name=eyes channel=C1 ts=1767226390.002600
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
[14:00] bob says P14: thread 14
[14:10] bob says R14 under P14: reply 14 #note
        -> react name=eyes channel=C1 ts=1767226450.002800
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
[15:00] bob says P15: thread 15
[15:10] bob says R15 under P15: reply 15 #note
        -> react name=eyes channel=C1 ts=1767226510.003000
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
[16:00] bob says P16: thread 16
[16:10] bob says R16 under P16: reply 16 #note
        -> react name=eyes channel=C1 ts=1767226570.003200
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
[17:00] bob says P17: thread 17
[17:10] bob says R17 under P17: reply 17 #note
        -> react name=eyes channel=C1 ts=1767226630.003400
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
[18:00] bob says P18: thread 18
[18:10] bob says R18 under P18: reply 18 #note
        -> react name=eyes channel=C1 ts=1767226690.003600
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
[19:00] bob says P19: thread 19
[19:10] bob says R19 under P19: reply 19 #note
        -> react name=eyes channel=C1 ts=1767226750.003800
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
[20:00] bob says P20: thread 20
[20:10] bob says R20 under P20: reply 20 #note
        -> react name=eyes channel=C1 ts=1767226810.004000
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
           T20 +1210s note Bob: reply 20
[21:00] bob says P21: thread 21
[21:10] bob says R21 under P21: reply 21 #note
        -> react name=eyes channel=C1 ts=1767226870.004200
        == T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
           T20 +1210s note Bob: reply 20
           T21 +1270s note Bob: reply 21
[30:00] link breaks
[30:10] ana reacts memo to P1
[30:20] bob edits R2: reply 2, better #note
[30:30] bob edits R1: reply 1, better #note
[31:00] link comes
        -> fetch_history channel=C1
        -> react name=eyes channel=C1 ts=1767225660.000100
        -> fetch_history channel=C1 thread_ts=1767226860.004100
        -> fetch_history channel=C1 thread_ts=1767226800.003900
        -> fetch_history channel=C1 thread_ts=1767226740.003700
        -> fetch_history channel=C1 thread_ts=1767226680.003500
        -> fetch_history channel=C1 thread_ts=1767226620.003300
        -> fetch_history channel=C1 thread_ts=1767226560.003100
        -> fetch_history channel=C1 thread_ts=1767226500.002900
        -> fetch_history channel=C1 thread_ts=1767226440.002700
        -> fetch_history channel=C1 thread_ts=1767226380.002500
        -> fetch_history channel=C1 thread_ts=1767226320.002300
        -> fetch_history channel=C1 thread_ts=1767226260.002100
        -> fetch_history channel=C1 thread_ts=1767226200.001900
        -> fetch_history channel=C1 thread_ts=1767226140.001700
        -> fetch_history channel=C1 thread_ts=1767226080.001500
        -> fetch_history channel=C1 thread_ts=1767226020.001300
        -> fetch_history channel=C1 thread_ts=1767225960.001100
        -> fetch_history channel=C1 thread_ts=1767225900.000900
        -> fetch_history channel=C1 thread_ts=1767225840.000700
        -> fetch_history channel=C1 thread_ts=1767225780.000500
        -> fetch_history channel=C1 thread_ts=1767225720.000300
        == T22 +60s note Bob: thread 1
           T1 +70s note Bob: reply 1
           T2 +130s note Bob: reply 2, better
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
           T20 +1210s note Bob: reply 20
           T21 +1270s note Bob: reply 21
[32:00] ana types resolve force
        -> topic channel=C1: D-1 checkout is down (resolved)
        -> post channel=C1: Resolved (@Ana): End 01:32 CET (00:32 UTC), Length 31 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> update channel=C1 ts=post.5: card "D-1 checkout is down (resolved)"
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225660.000100
        -> fetch_history channel=C1 thread_ts=1767225720.000300
        -> fetch_history channel=C1 thread_ts=1767225780.000500
        -> fetch_history channel=C1 thread_ts=1767225840.000700
        -> fetch_history channel=C1 thread_ts=1767225900.000900
        -> fetch_history channel=C1 thread_ts=1767225960.001100
        -> fetch_history channel=C1 thread_ts=1767226020.001300
        -> fetch_history channel=C1 thread_ts=1767226080.001500
        -> fetch_history channel=C1 thread_ts=1767226140.001700
        -> fetch_history channel=C1 thread_ts=1767226200.001900
        -> fetch_history channel=C1 thread_ts=1767226260.002100
        -> fetch_history channel=C1 thread_ts=1767226320.002300
        -> fetch_history channel=C1 thread_ts=1767226380.002500
        -> fetch_history channel=C1 thread_ts=1767226440.002700
        -> fetch_history channel=C1 thread_ts=1767226500.002900
        -> fetch_history channel=C1 thread_ts=1767226560.003100
        -> fetch_history channel=C1 thread_ts=1767226620.003300
        -> fetch_history channel=C1 thread_ts=1767226680.003500
        -> fetch_history channel=C1 thread_ts=1767226740.003700
        -> fetch_history channel=C1 thread_ts=1767226800.003900
        -> fetch_history channel=C1 thread_ts=1767226860.004100
        == T22 +60s note Bob: thread 1
           T1 +70s note Bob: reply 1, better
           T2 +130s note Bob: reply 2, better
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
           T20 +1210s note Bob: reply 20
           T21 +1270s note Bob: reply 21
[40:00] link breaks
[40:10] bob edits R2: reply 2, best #note
[40:20] bob edits R1: reply 1, best #note
[41:00] link comes
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767226860.004100
        -> fetch_history channel=C1 thread_ts=1767226800.003900
        -> fetch_history channel=C1 thread_ts=1767226740.003700
        -> fetch_history channel=C1 thread_ts=1767226680.003500
        -> fetch_history channel=C1 thread_ts=1767226620.003300
        -> fetch_history channel=C1 thread_ts=1767226560.003100
        -> fetch_history channel=C1 thread_ts=1767226500.002900
        -> fetch_history channel=C1 thread_ts=1767226440.002700
        -> fetch_history channel=C1 thread_ts=1767226380.002500
        -> fetch_history channel=C1 thread_ts=1767226320.002300
        -> fetch_history channel=C1 thread_ts=1767226260.002100
        -> fetch_history channel=C1 thread_ts=1767226200.001900
        -> fetch_history channel=C1 thread_ts=1767226140.001700
        -> fetch_history channel=C1 thread_ts=1767226080.001500
        -> fetch_history channel=C1 thread_ts=1767226020.001300
        -> fetch_history channel=C1 thread_ts=1767225960.001100
        -> fetch_history channel=C1 thread_ts=1767225900.000900
        -> fetch_history channel=C1 thread_ts=1767225840.000700
        -> fetch_history channel=C1 thread_ts=1767225780.000500
        -> fetch_history channel=C1 thread_ts=1767225720.000300
        == T22 +60s note Bob: thread 1
           T1 +70s note Bob: reply 1, better
           T2 +130s note Bob: reply 2, best
           T3 +190s note Bob: reply 3
           T4 +250s note Bob: reply 4
           T5 +310s note Bob: reply 5
           T6 +370s note Bob: reply 6
           T7 +430s note Bob: reply 7
           T8 +490s note Bob: reply 8
           T9 +550s note Bob: reply 9
           T10 +610s note Bob: reply 10
           T11 +670s note Bob: reply 11
           T12 +730s note Bob: reply 12
           T13 +790s note Bob: reply 13
           T14 +850s note Bob: reply 14
           T15 +910s note Bob: reply 15
           T16 +970s note Bob: reply 16
           T17 +1030s note Bob: reply 17
           T18 +1090s note Bob: reply 18
           T19 +1150s note Bob: reply 19
           T20 +1210s note Bob: reply 20
           T21 +1270s note Bob: reply 21

# What the bot did: 2 posts in channels, 1 edits of its own posts, 2 answers to one person, 0 direct messages, 22 reactions, 2 topics

# The report, revision 2
# D-1 checkout is down

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** cart
- **Type:** *What type of disruption was it?*
- **Severity:** *How severe was it?*
- **Start Time:** 2026-01-01 00:00:10 UTC (*assumed*: nobody set it, so the declaration stands for it)
- **Detection Time:** unknown
- **End Time:** 2026-01-01 00:32:00 UTC
- **Length:** 31 min
- **Time to Detection:** unknown
- **People Involved:** Ana, Bob
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout is down** is a disruption of cart that began 2026-01-01 00:00:10 UTC (*assumed*), was detected at a time not recorded, and ended 00:32:00 UTC after 31 min.
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
| | 2026-01-01 00:00:10 UTC | | *Declared* |
| [T22](https://chat.example/p1767225660.000100) | 00:01:00 UTC | Bob | thread 1 *(recorded 00:31:00 UTC)* |
| [T1](https://chat.example/p1767225670.000200) | 00:01:10 UTC | Bob | reply 1, better *(edited)* |
| [T2](https://chat.example/p1767225730.000400) | 00:02:10 UTC | Bob | reply 2, best *(edited)* |
| [T3](https://chat.example/p1767225790.000600) | 00:03:10 UTC | Bob | reply 3 |
| [T4](https://chat.example/p1767225850.000800) | 00:04:10 UTC | Bob | reply 4 |
| [T5](https://chat.example/p1767225910.001000) | 00:05:10 UTC | Bob | reply 5 |
| [T6](https://chat.example/p1767225970.001200) | 00:06:10 UTC | Bob | reply 6 |
| [T7](https://chat.example/p1767226030.001400) | 00:07:10 UTC | Bob | reply 7 |
| [T8](https://chat.example/p1767226090.001600) | 00:08:10 UTC | Bob | reply 8 |
| [T9](https://chat.example/p1767226150.001800) | 00:09:10 UTC | Bob | reply 9 |
| [T10](https://chat.example/p1767226210.002000) | 00:10:10 UTC | Bob | reply 10 |
| [T11](https://chat.example/p1767226270.002200) | 00:11:10 UTC | Bob | reply 11 |
| [T12](https://chat.example/p1767226330.002400) | 00:12:10 UTC | Bob | reply 12 |
| [T13](https://chat.example/p1767226390.002600) | 00:13:10 UTC | Bob | reply 13 |
| [T14](https://chat.example/p1767226450.002800) | 00:14:10 UTC | Bob | reply 14 |
| [T15](https://chat.example/p1767226510.003000) | 00:15:10 UTC | Bob | reply 15 |
| [T16](https://chat.example/p1767226570.003200) | 00:16:10 UTC | Bob | reply 16 |
| [T17](https://chat.example/p1767226630.003400) | 00:17:10 UTC | Bob | reply 17 |
| [T18](https://chat.example/p1767226690.003600) | 00:18:10 UTC | Bob | reply 18 |
| [T19](https://chat.example/p1767226750.003800) | 00:19:10 UTC | Bob | reply 19 |
| [T20](https://chat.example/p1767226810.004000) | 00:20:10 UTC | Bob | reply 20 |
| [T21](https://chat.example/p1767226870.004200) | 00:21:10 UTC | Bob | reply 21 |
| | 00:30:00 UTC | | *Gap in the recording until 00:31:00 UTC (disconnected); looked through later, 2 found* |
| | 00:32:00 UTC | | *End* |
| | 00:40:00 UTC | | *Gap in the recording until 00:41:00 UTC (disconnected); looked through later, 1 found* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
*None was sent.*
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
- Transcript: #dis-1-checkout-is-down
> **Open question:** Which graphs, logs or pages would a reader want to see? Answer with `/disruption attach ADDRESS CAPTION`.

<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 39 in the journal
- **Entries:** 22 live, 2 edited, 0 withdrawn, 0 redacted
- **Gaps:** 2, of them 2 looked through
- **Complete:** no
  - 1 thread was not read again after a gap: changes of its replies may lack
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 00:41:00 UTC
<!-- /auto -->
