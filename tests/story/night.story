# Ninety minutes, eight people and a lead, four hundred messages: a whole disruption as the channel sees it.
[00:12] ana types start checkout returns 500s for card payments sev:2 svc:checkout,payments at:-6m
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-returns-500s-for-card-payments
        -> answer channel=CGENERAL user=UANA: D-1 checkout returns 500s for card payments is declared, and its channel #dis-1-checkout-returns-500s-for-card-payments is being made.
           Started 2025-12-31 23:54:12 UTC
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout returns 500s for card payments (open)"
        -> topic channel=C1: D-1 SEV2 checkout returns 500s for card payments
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-returns-500s-for-card-payments
        -> pin channel=C1 ts=post.5
[00:25] bob says M1: first alert was the 5xx ratio on checkout, 4 percent of requests
        -> fetch_person user=UBOB
[00:37] chen says M2: i see it too, all from the card path
        -> fetch_person user=UCHEN
[00:50] ana types lead me
        -> post channel=C1: @Ana is lead
        -> direct user=UANA: You are lead of D-1 checkout returns 500s for card payments in #dis-1-checkout-returns-500s-for-card-payments.
           Your part: decides, hands out work and says when it is over
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
[01:02] dee reacts memo to M1
        -> react name=eyes channel=C1 ts=1767225625.000100
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
[01:15] finn says M3: nothing was deployed by us in the last two hours
        -> fetch_person user=UFINN
[01:28] eve says M4: support has eleven tickets so far, all say the card form spins and then fails
        -> fetch_person user=UEVE
[01:40] dee reacts boom to M4
        -> react name=eyes channel=C1 ts=1767225688.000400
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
[01:53] ivo says M5: ok
        -> fetch_person user=UIVO
[02:05] gus says M6: twelve now
        -> fetch_person user=UGUS
[02:18] hana says M7: still reading the graph
        -> fetch_person user=UHANA
[02:30] finn says M8: back in a minute
[02:43] gus says M9: and one shop on the phone
[02:56] bob says M10 under M9: not from my network
[03:08] hana says M11: mobile app too
[03:21] hana says M12: who is scribe?
[03:33] gus says M13: backups ran at 22:00, long done
[03:46] dee says M14: me
        -> fetch_person user=UDEE
[03:58] chen says M15 under M14: coffee anyone
[04:11] dee says M16: ok
[04:24] dee types role scribe me
        -> post channel=C1: @Dee is scribe
        -> direct user=UDEE: You are scribe of D-1 checkout returns 500s for card payments in #dis-1-checkout-returns-500s-for-card-payments.
           Your part: tags what matters, so that the timeline is complete
[04:36] eve says M17 under M14: still reading the graph
[04:49] chen says M18: back in a minute
[05:01] ana types role comms <@eve>
        -> post channel=C1: @Eve is comms (@Ana)
        -> direct user=UEVE: You are comms of D-1 checkout returns 500s for card payments in #dis-1-checkout-returns-500s-for-card-payments.
           Your part: tells users and colleagues what is known and when more follows
[05:14] ivo says M19 under M14: not from my network
[05:26] eve says M20 under M14: mobile app too
[05:39] ana says M21: thanks. bob please look at the database, chen at the payment gateway, finn at the network
[05:52] finn says M22: backups ran at 22:00, long done
[06:04] bob says M23: on it
[06:17] bob says M24: coffee anyone
[06:29] hana says M25: ok
[06:42] chen says M26: on it
[06:55] gus says M27: still reading the graph
[07:07] bob says M28: back in a minute
[07:20] finn says M29: looking
[07:32] dee says M30: not from my network
[07:45] chen says M31: gateway answers in 9 seconds, normally 300 ms #finding
        -> react name=eyes channel=C1 ts=1767226065.003100
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
[07:57] eve says M32: mobile app too
[08:10] chen says M33: backups ran at 22:00, long done
[08:23] bob says M34: database is calm, 40 connections, no long queries
[08:35] ivo says M35: coffee anyone
[08:48] eve says M36 under M34: ok
[09:00] bob says M37: replication lag zero
[09:13] finn says M38: still reading the graph
[09:25] ivo says M39: back in a minute
[09:38] finn says M40: no packet loss between the racks
[09:51] hana says M41: not from my network
[10:03] finn says M42: dns answers are fine as well
[10:16] gus says M43 under M42: mobile app too
[10:28] bob says M44: backups ran at 22:00, long done
[10:41] hana says M45: do we tell customers yet?
[10:53] dee says M46: coffee anyone
[11:06] gus says M47: ok
[11:19] eve says M48: drafting a line for the status page
[11:31] chen says M49: still reading the graph
[11:44] ana says M50: wait five minutes, we know too little
[11:56] ivo says M51: back in a minute
[12:09] eve says M52: not from my network
[12:21] chen says M53: error in our log: upstream request timeout while reading response header
[12:34] finn says M54: mobile app too
[12:47] ivo says M55 under M53: backups ran at 22:00, long done
[12:59] chen says M56: always the same pod? no, all of them
[13:12] hana says M57 under M56: coffee anyone
[13:24] finn says M58: ok
[13:37] ivo says M59: hi, payments team here, i was paged by your alert
[13:50] bob says M60: still reading the graph
[14:02] ana says M61: welcome ivo. short version: card payments fail since 00:54 or so, gateway is slow
[14:15] dee says M62: back in a minute
[14:27] gus says M63: not from my network
[14:40] ivo says M64: reading up
[14:52] chen says M65: mobile app too
[15:05] dee says M66: backups ran at 22:00, long done
[15:18] ivo types catchup
        -> answer channel=C1 user=UIVO: D-1 checkout returns 500s for card payments
           open, severity 2, led by @Ana, began 00:54:12 CET (2025-12-31 23:54:12 UTC), open for 21 min
           01:00:25 CET (00:00:25 UTC) Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           01:01:28 CET (00:01:28 UTC) Eve: support has eleven tickets so far, all say the card form spins and then fails
           01:07:45 CET (00:07:45 UTC) Chen: gateway answers in 9 seconds, normally 300 ms
[15:30] eve says M67: coffee anyone
[15:43] ivo says M68: ok. our side: we see your requests arrive, but late
[15:55] finn says M69: ok
[16:08] ivo says M70: still reading the graph
[16:20] ivo says M71: queue on the gateway adapter is at 1800, should be under 50 #finding
        -> react name=eyes channel=C1 ts=1767226580.007100
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
[16:33] hana says M72: back in a minute
[16:46] finn says M73: not from my network
[16:58] chen says M74: since when?
[17:11] bob says M75: mobile app too
[17:23] hana says M76: backups ran at 22:00, long done
[17:36] ivo says M77: graph says 00:52
[17:48] gus says M78: coffee anyone
[18:01] ana types mark started 00:52
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
        -> post channel=C1: Started (@Ana): 00:52 CET (2025-12-31 23:52 UTC)
[18:14] chen says M79: yes
[18:26] dee says M80: seen
[18:39] ana says M81: i set the start to that
[18:51] eve says M82 under M81: here
[19:04] chen says M83: still 500 for me
[19:17] bob says M84: matches the first 5xx
[19:29] ivo says M85: only cards, bank transfer is fine
[19:42] gus says M86: 19 tickets
[19:54] hana says M87: i have the runbook open
[20:07] finn says M88: always
[20:19] eve says M89: status page text ready: "Card payments fail for some customers. We are working on it."
[20:32] bob says M90 under M89: yes
[20:45] hana says M91: seen
[20:57] ana says M92: good, publish it
[21:10] gus says M93: here
[21:22] bob says M94: still 500 for me
[21:35] eve says M95: published
[21:47] dee says M96: only cards, bank transfer is fine
[22:00] dee reacts memo to M95
        -> react name=eyes channel=C1 ts=1767226895.009500
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
[22:13] eve says M97: i have the runbook open
[22:25] chen says M98: always
[22:38] ana types update card payments fail for about one in five, cause not known yet next:30m
        -> post channel=C1: Update 1 (@Ana): card payments fail for about one in five, cause not known yet
           Next update by 2026-01-01 00:52 UTC
[22:50] ivo says M99: yes
[23:03] eve says M100: seen
[23:15] finn says M101: the adapter runs on three hosts, one of them has load 60
[23:28] finn says M102: here
[23:41] finn says M103: host pay-adapter-2
[23:53] bob says M104: still 500 for me
[24:06] hana says M105: only cards, bank transfer is fine
[24:18] ivo says M106: that is odd, they share the same image
[24:31] gus says M107: i have the runbook open
[24:43] bob says M108: always
[24:56] ivo says M109: logging in
[25:09] dee says M110 under M109: yes
[25:21] gus says M111: seen
[25:34] chen says M112: could we take it out of the pool?
[25:46] chen says M113: here
[25:59] ivo says M114: we could, but then the other two get everything
[26:12] ivo says M115: still 500 for me
[26:24] eve says M116: only cards, bank transfer is fine
[26:37] ana says M117: what is the risk of that?
[26:49] finn says M118: i have the runbook open
[27:02] ivo says M119: always
[27:14] ivo says M120: they are at 30 percent cpu, should hold
[27:27] hana says M121: yes
[27:40] ana says M122: decision: take pay-adapter-2 out of the pool #decision
        -> react name=eyes channel=C1 ts=1767227260.012200
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
[27:52] gus says M123 under M122: seen
[28:05] bob says M124: here
[28:17] ivo says M125: doing it now
[28:30] dee says M126: still 500 for me
[28:42] gus says M127 under M125: only cards, bank transfer is fine
[28:55] ivo says M128: done, 01:28
[29:08] chen says M129 under M128: i have the runbook open
[29:20] dee says M130: always
[29:33] dee reacts memo to M128
        -> react name=eyes channel=C1 ts=1767227335.012800
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
[29:45] eve says M131: yes
[29:58] chen says M132: gateway time is down to 4 seconds
[30:10] finn says M133: seen
[30:23] ivo says M134: here
[30:36] chen says M135: still not good
[30:48] hana says M136: still 500 for me
[31:01] finn says M137 under M135: only cards, bank transfer is fine
[31:13] bob says M138: 5xx from 4 to 2 percent
[31:26] bob says M139: i have the runbook open
[31:38] hana says M140: always
[31:51] gus says M141: tickets slow down, 21
[32:04] gus says M142: yes
[32:16] hana says M143: so it is better but not over?
[32:29] chen says M144: seen
[32:41] dee says M145: here
[32:54] ana says M146: yes
[33:07] eve says M147: still 500 for me
[33:19] chen says M148: only cards, bank transfer is fine
[33:32] finn says M149: the other two hosts climb now. adapter-1 load 20
[33:44] ivo says M150: i have the runbook open
[33:57] finn says M151: adapter-3 load 24
[34:09] hana says M152: always
[34:22] finn says M153: looking
[34:35] ivo says M154: hm, it follows the traffic
[34:47] bob says M155: no change on my side
[35:00] hana says M156: can you share the graph
[35:12] ivo says M157: then it is not the host #finding
        -> react name=eyes channel=C1 ts=1767227712.015700
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
           T8 +2112s finding Ivo: then it is not the host
[35:25] gus says M158: works for me now
[35:37] bob says M159: same picture in the second region
[35:50] chen says M160: what does the adapter do that is slow?
[36:03] dee says M161: the runbook has no page for this
[36:15] ivo says M162: threads wait in a lock in the tls session cache
[36:28] eve says M163: typing with one hand, sorry
[36:40] chen says M164: looking
[36:53] ivo says M165: i have a stack dump
[37:05] ivo says M166 under M165: no change on my side
[37:18] eve says M167: can you share the graph
[37:31] dee says M168: can you put it here?
[37:43] finn says M169: works for me now
[37:56] ivo says M170: here is the dump, two hundred threads in the same lock #evidence
        -> react name=eyes channel=C1 ts=1767227876.017000
[38:08] bob says M171: same picture in the second region
[38:21] hana says M172: the runbook has no page for this
[38:34] bob says M173: tls session cache? did a certificate change?
[38:46] gus says M174: typing with one hand, sorry
[38:59] bob says M175: looking
[39:11] finn says M176: good question
[39:24] dee says M177: no change on my side
[39:36] gus says M178: can you share the graph
[39:49] ivo says M179: the provider changed their certificate chain last night, announced
[40:02] chen says M180 under M179: works for me now
[40:14] eve says M181: link to that announcement?
[40:27] ivo says M182: same picture in the second region
[40:39] eve says M183: the runbook has no page for this
[40:52] ivo says M184: https://status.cardprovider.example/notice/4411 says a new intermediate since 22:30 utc #evidence
        -> react name=eyes channel=C1 ts=1767228052.018400
[41:04] finn says M185: typing with one hand, sorry
[41:17] ivo says M186: looking
[41:30] chen says M187: that is before our trouble by hours
[41:42] hana says M188: no change on my side
[41:55] ivo says M189: sessions live long, so it may creep in
[42:07] gus says M190: can you share the graph
[42:20] bob says M191 under M189: works for me now
[42:32] hana says M192: plain words please
[42:45] dee says M193: same picture in the second region
[42:58] gus says M194 under M192: the runbook has no page for this
[43:10] ivo says M195: each new connection costs more since last night, and connections are recycled every few hours
[43:23] chen says M196 under M195: typing with one hand, sorry
[43:35] dee says M197: looking
[43:48] hana says M198: thanks
[44:00] eve says M199: no change on my side
[44:13] ana types severity 1 every card payment is at risk
        -> topic channel=C1: D-1 SEV1 checkout returns 500s for card payments
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
        -> post channel=C1: Severity 1, was 2 (@Ana): every card payment is at risk
[44:26] finn says M200: can you share the graph
[44:38] ivo says M201 under M198: works for me now
[44:51] ana says M202: raising to 1, it grows
[45:03] hana says M203 under M202: same picture in the second region
[45:16] finn says M204: the runbook has no page for this
[45:29] gus says M205: 40 tickets, it is back up
[45:41] bob says M206 under M205: typing with one hand, sorry
[45:54] bob says M207: 5xx at 7 percent
[46:06] dee says M208: looking
[46:19] gus says M209 under M207: no change on my side
[46:31] eve says M210: updating the status page
[46:44] chen says M211: can you share the graph
[46:57] dee says M212: works for me now
[47:09] eve says M213: done
[47:22] eve says M214: same picture in the second region
[47:34] chen says M215: the runbook has no page for this
[47:47] ana types service add gateway-adapter
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
        -> post channel=C1: Service(s): checkout, payments, gateway-adapter (@Ana)
[47:59] ivo says M216: typing with one hand, sorry
[48:12] finn says M217: memory of the adapters also grows, 70 percent
[48:25] hana says M218: looking
[48:37] finn says M219: no change on my side
[48:50] ivo says M220: the cache never evicts. i see 400 thousand entries
[49:02] bob says M221: can you share the graph
[49:15] hana says M222: works for me now
[49:27] ivo says M223: it should hold 20 thousand #cause
        -> react name=eyes channel=C1 ts=1767228567.022300
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
           T8 +2112s finding Ivo: then it is not the host
           T11 +2967s cause Ivo: it should hold 20 thousand
[49:40] gus says M224: same picture in the second region
[49:53] dee reacts bug to M223
[50:05] chen says M225: the runbook has no page for this
[50:18] dee says M226 under M223: typing with one hand, sorry
[50:30] chen says M227: is there a switch to turn the cache off?
[50:43] eve says M228 under M227: same here
[50:55] chen says M229: reloading the dashboard
[51:08] ivo says M230: there is a flag, needs a restart
[51:21] ivo says M231: sharing
[51:33] eve says M232: and again a failure
[51:46] ivo says M233: one by one it would take four minutes
[51:58] finn says M234: let me check the other zone
[52:11] ana says M235: what do we lose without the cache?
[52:24] bob says M236 under M235: copying the numbers into the sheet
[52:36] hana says M237: call or chat?
[52:49] ivo says M238: each connection does a full handshake, about 40 ms more
[53:01] gus says M239: same here
[53:14] bob says M240: reloading the dashboard
[53:26] ana says M241: decision: turn the session cache off, one host after the other #decision
        -> react name=eyes channel=C1 ts=1767228806.024100
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
           T8 +2112s finding Ivo: then it is not the host
           T11 +2967s cause Ivo: it should hold 20 thousand
           T12 +3206s decision Ana: decision: turn the session cache off, one host after the other
[53:39] dee says M242: sharing
[53:52] ivo says M243: starting with adapter-2, it is out of the pool anyway
[54:04] eve says M244 under M243: and again a failure
[54:17] chen says M245: let me check the other zone
[54:29] dee says M246: noted
[54:42] ivo says M247: copying the numbers into the sheet
[54:54] eve says M248: call or chat?
[55:07] hana says M249: how sure are we?
[55:20] finn says M250: same here
[55:32] ivo says M251: reloading the dashboard
[55:45] ivo says M252: eighty percent
[55:57] hana says M253: sharing
[56:10] finn says M254: i watch load, bob watches 5xx
[56:22] gus says M255: and again a failure
[56:35] bob says M256: let me check the other zone
[56:48] bob says M257: yes
[57:00] dee says M258: copying the numbers into the sheet
[57:13] gus says M259: call or chat?
[57:25] ivo says M260: adapter-2 restarted with the flag
[57:38] chen says M261: same here
[57:51] finn says M262: load 1 on adapter-2
[58:03] ivo says M263: reloading the dashboard
[58:16] eve says M264: sharing
[58:28] ivo says M265: putting it back into the pool
[58:41] finn says M266: and again a failure
[58:53] ivo says M267: let me check the other zone
[59:06] ivo says M268: adapter-2 in the pool, 01:59
[59:19] hana says M269: copying the numbers into the sheet
[59:31] finn says M270: call or chat?
[59:44] dee reacts memo to M268
        -> react name=eyes channel=C1 ts=1767229146.026800
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
           T8 +2112s finding Ivo: then it is not the host
           T11 +2967s cause Ivo: it should hold 20 thousand
           T12 +3206s decision Ana: decision: turn the session cache off, one host after the other
           T13 +3546s note Ivo: adapter-2 in the pool, 01:59
[59:56] bob says M271: same here
[60:09] finn says M272: takes its third, load 3
[60:21] dee says M273: reloading the dashboard
[60:34] gus says M274: sharing
[60:47] chen says M275: its answers come in 350 ms
[60:59] chen says M276: and again a failure
[61:12] dee says M277 under M275: let me check the other zone
[61:24] ana says M278: go on
[61:37] eve says M279 under M278: copying the numbers into the sheet
[61:49] chen says M280: call or chat?
[62:02] ivo says M281: adapter-1 out
[62:15] ivo says M282: same here
[62:27] ivo says M283: restarted
[62:40] hana says M284: reloading the dashboard
[62:52] finn says M285: sharing
[63:05] ivo says M286: in again
[63:17] bob says M287: and again a failure
[63:30] hana says M288: let me check the other zone
[63:43] finn says M289: load 2
[63:55] gus says M290: copying the numbers into the sheet
[64:08] ivo says M291: adapter-3 out
[64:20] chen says M292: call or chat?
[64:33] dee says M293: same here
[64:46] ivo says M294: restarted, in again
[64:58] eve says M295: reloading the dashboard
[65:11] chen says M296: sharing
[65:23] ivo says M297: all three run without the session cache since 02:05 #fix
        -> react name=eyes channel=C1 ts=1767229523.029700
        == T1 +25s note Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 +88s impact Eve: support has eleven tickets so far, all say the card form spins and then fails
           T3 +465s finding Chen: gateway answers in 9 seconds, normally 300 ms
           T4 +980s finding Ivo: queue on the gateway adapter is at 1800, should be under 50
           T5 +1295s note Eve: published
           T6 +1660s decision Ana: decision: take pay-adapter-2 out of the pool
           T7 +1735s note Ivo: done, 01:28
           T8 +2112s finding Ivo: then it is not the host
           T11 +2967s cause Ivo: it should hold 20 thousand
           T12 +3206s decision Ana: decision: turn the session cache off, one host after the other
           T13 +3546s note Ivo: adapter-2 in the pool, 01:59
           T14 +3923s fix Ivo: all three run without the session cache since 02:05
[65:36] ivo says M298: and again a failure
[65:48] eve says M299: let me check the other zone
[66:01] dee reacts wrench to M297
[66:14] finn says M300: copying the numbers into the sheet
[66:26] chen says M301: gateway median 340 ms
[66:39] bob says M302: call or chat?
[66:51] hana says M303: thanks
[67:04] bob says M304: 5xx 0.3 percent and falling
[67:16] gus says M305: two more reports, same words
[67:29] bob says M306: which pod was that
[67:42] bob says M307: 0.1
[67:54] dee says M308: refresh helped once
[68:07] bob says M309: that is our normal noise
[68:19] eve says M310 under M309: zone b looks the same
[68:32] chen says M311: p99 is 12 s
[68:44] gus says M312: no new tickets for four minutes
[68:57] ivo says M313: chat is fine
[69:10] eve says M314: thanks
[69:22] ana types phase monitoring
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
        -> post channel=C1: Phase monitoring (@Ana)
[69:35] finn says M315: two more reports, same words
[69:47] ivo says M316: which pod was that
[70:00] eve says M317: status page says recovering
[70:12] hana says M318: refresh helped once
[70:25] ana types update the fix is in place, we watch it next:20m
        -> post channel=C1: Update 2 (@Ana): the fix is in place, we watch it
           Next update by 2026-01-01 01:30 UTC
[70:38] gus says M319: zone b looks the same
[70:50] bob says M320: p99 is 12 s
[71:03] hana says M321: thank you all. can i tell the board it is over?
[71:15] dee says M322: chat is fine
[71:28] gus says M323: thanks
[71:41] ana says M324: give us ten minutes
[71:53] chen says M325: two more reports, same words
[72:06] finn says M326: adapter cpu is at 45 percent, was 30 before
[72:18] ivo says M327: which pod was that
[72:31] eve says M328: refresh helped once
[72:43] ivo says M329: that is the full handshakes, as expected
[72:56] finn says M330: zone b looks the same
[73:09] ivo says M331: p99 is 12 s
[73:21] chen says M332: fine for tonight
[73:34] hana says M333: chat is fine
[73:46] finn says M334: thanks
[73:59] finn says M335: not fine for the sale on friday
[74:11] bob says M336: two more reports, same words
[74:24] ana says M337: TODO: size the adapters for full handshakes before friday <@finn>
        -> react name=eyes channel=C1 ts=1767230064.033700
[74:37] dee says M338: which pod was that
[74:49] gus says M339: refresh helped once
[75:02] ivo says M340: TODO: bound the tls session cache at 20 thousand entries <@ivo>
        -> react name=eyes channel=C1 ts=1767230102.034000
[75:14] chen says M341: zone b looks the same
[75:27] dee says M342: p99 is 12 s
[75:39] bob says M343: TODO: alert on the adapter queue over 200 <@bob>
        -> react name=eyes channel=C1 ts=1767230139.034300
[75:52] eve says M344: chat is fine
[76:05] dee says M345: TODO: ask the provider for a test notice before chain changes
        -> react name=eyes channel=C1 ts=1767230165.034500
[76:17] finn says M346: thanks
[76:30] ivo says M347: two more reports, same words
[76:42] ana says M348: dee, who owns that one?
[76:55] hana says M349: which pod was that
[77:08] finn says M350 under M348: refresh helped once
[77:20] dee says M351: eve knows them best
[77:33] bob says M352: zone b looks the same
[77:45] hana says M353: p99 is 12 s
[77:58] dee types action A4 <@eve>
        -> post channel=C1: A4 ask the provider for a test notice before chain changes, for @Eve (@Dee)
[78:10] gus says M354: chat is fine
[78:23] eve says M355: ok
[78:36] chen says M356: thanks
[78:48] dee says M357: two more reports, same words
[79:01] finn says M358: the load graphs were ready in one click, that helped #good
        -> react name=eyes channel=C1 ts=1767230341.035800
[79:13] eve says M359: which pod was that
[79:26] chen says M360: refresh helped once
[79:38] bob says M361: nobody looked at the adapter queue for twenty minutes, we had no alert on it #bad
        -> react name=eyes channel=C1 ts=1767230378.036100
[79:51] ivo says M362: zone b looks the same
[80:04] ivo says M363: caches without a bound are a debt that comes due at night #lesson
        -> react name=eyes channel=C1 ts=1767230404.036300
[80:16] hana says M364: p99 is 12 s
[80:29] finn says M365: chat is fine
[80:41] chen says M366: we suspected the host because it was the first one, a look at all three would have been quicker #bad
        -> react name=eyes channel=C1 ts=1767230441.036600
[80:54] bob says M367: thanks
[81:06] hana says M368: two more reports, same words
[81:19] gus says M369: support had words for customers within six minutes #good
        -> react name=eyes channel=C1 ts=1767230479.036900
[81:32] gus says M370: which pod was that
[81:44] bob says M371: refresh helped once
[81:57] hana says M372: i am glad somebody wrote it all down
[82:09] dee says M373: zone b looks the same
[82:22] dee says M374: that was mostly the bot
[82:34] eve says M375: p99 is 12 s
[82:47] chen says M376: chat is fine
[83:00] ana says M377: ten minutes are over, everything is flat
[83:12] ivo says M378: one moment
[83:25] eve says M379: i can confirm that
[83:37] bob says M380: confirmed
[83:50] finn says M381: checkout-7f9
[84:03] chen says M382: confirmed
[84:15] bob says M383: i tried three cards, two failed
[84:28] hana says M384: nothing in the audit log
[84:40] finn says M385: confirmed
[84:53] gus says M386: p99 is 9 s
[85:05] bob says M387: i am on the phone with the shop
[85:18] ivo says M388: confirmed
[85:31] dee says M389: one moment
[85:43] gus says M390 under M388: i can confirm that
[85:56] ana types mark detected 00:55
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (open)"
        -> post channel=C1: Detected (@Ana): 00:55 CET (2025-12-31 23:55 UTC). Time to Detection 3 min
[86:08] chen says M391: checkout-7f9
[86:21] ana types impact card payments failed for up to one in fourteen customers for eighty minutes
        -> post channel=C1: Impact (@Ana): card payments failed for up to one in fourteen customers for eighty minutes
[86:33] ivo says M392: i tried three cards, two failed
[86:46] eve says M393 under M388: nothing in the audit log
[86:59] ana types cause the adapter's tls session cache had no bound; a new certificate chain filled it until threads waited for its lock
        -> post channel=C1: Cause (@Ana): the adapter's tls session cache had no bound; a new certificate chain filled it until threads waited for its lock
[87:11] finn says M394: p99 is 9 s
[87:24] ivo says M395: i am on the phone with the shop
[87:36] ana types summary the gateway adapter slowed down until card payments timed out; it recovered when its session cache was turned off
        -> post channel=C1: Summary (@Ana): the gateway adapter slowed down until card payments timed out; it recovered when its session cache was turned off
[87:49] hana says M396: one moment
[88:01] finn says M397: i can confirm that
[88:14] eve says M398: status page: resolved
[88:27] ana types resolve session cache turned off on all adapters at:-14m
        -> topic channel=C1: D-1 SEV1 checkout returns 500s for card payments (resolved)
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (resolved)"
        -> post channel=C1: Resolved (@Ana): session cache turned off on all adapters. End 02:14:27 CET (01:14:27 UTC), Length 1 h 22 min, Time to Detection 3 min. Report: @Ana, due 2026-01-08
        -> answer channel=C1 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption type T what kind of failure, in a word or two
        -> fetch_history channel=C1
        -> fetch_history channel=C1 thread_ts=1767225763.000900
        -> fetch_history channel=C1 thread_ts=1767225826.001400
        -> fetch_history channel=C1 thread_ts=1767226103.003400
        -> fetch_history channel=C1 thread_ts=1767226203.004200
        -> fetch_history channel=C1 thread_ts=1767226341.005300
        -> fetch_history channel=C1 thread_ts=1767226379.005600
        -> fetch_history channel=C1 thread_ts=1767226719.008100
        -> fetch_history channel=C1 thread_ts=1767226819.008900
        -> fetch_history channel=C1 thread_ts=1767227096.010900
        -> fetch_history channel=C1 thread_ts=1767227260.012200
        -> fetch_history channel=C1 thread_ts=1767227297.012500
        -> fetch_history channel=C1 thread_ts=1767227335.012800
        -> fetch_history channel=C1 thread_ts=1767227436.013500
        -> fetch_history channel=C1 thread_ts=1767227813.016500
        -> fetch_history channel=C1 thread_ts=1767227989.017900
        -> fetch_history channel=C1 thread_ts=1767228115.018900
        -> fetch_history channel=C1 thread_ts=1767228152.019200
        -> fetch_history channel=C1 thread_ts=1767228190.019500
        -> fetch_history channel=C1 thread_ts=1767228228.019800
        -> fetch_history channel=C1 thread_ts=1767228291.020200
        -> fetch_history channel=C1 thread_ts=1767228329.020500
        -> fetch_history channel=C1 thread_ts=1767228354.020700
        -> fetch_history channel=C1 thread_ts=1767228567.022300
        -> fetch_history channel=C1 thread_ts=1767228630.022700
        -> fetch_history channel=C1 thread_ts=1767228731.023500
        -> fetch_history channel=C1 thread_ts=1767228832.024300
        -> fetch_history channel=C1 thread_ts=1767229247.027500
        -> fetch_history channel=C1 thread_ts=1767229284.027800
        -> fetch_history channel=C1 thread_ts=1767229687.030900
        -> fetch_history channel=C1 thread_ts=1767230202.034800
        -> fetch_history channel=C1 thread_ts=1767230718.038800
[88:39] gus says M399: last ticket answered
[88:52] hana says M400: good night
[89:04] ana types report
        -> answer channel=C1 user=UANA: D-1 checkout returns 500s for card payments
           • State: Draft (the disruption is resolved)
           • Owner: @Ana
           • Review date: 2026-01-08
           • Service(s): checkout, payments, gateway-adapter
           • Type: What type of disruption was it?
           • Severity: 2 (52 min), 1 (30 min)
           • Start Time: 2025-12-31 23:52:00 UTC
           • Detection Time: 2025-12-31 23:55:00 UTC
           • End Time: 2026-01-01 01:14:27 UTC
           • Length: 1 h 22 min
           • Time to Detection: 3 min
           • People Involved: Ana (lead), Dee (scribe), Eve (comms), Bob, Chen, Finn, Ivo, Gus
           • Also in the talk: Hana
           
           Summary
           checkout returns 500s for card payments is a disruption of checkout, payments and gateway-adapter at severity 1 that began 2025-12-31 23:52:00 UTC, was detected 23:55:00 UTC, 3 min after its start, and ended 2026-01-01 01:14:27 UTC after 1 h 22 min.
           
           What happened
           the gateway adapter slowed down until card payments timed out; it recovered when its session cache was turned off
           
           Contributing factors (root cause)
           the adapter's tls session cache had no bound; a new certificate chain filled it until threads waited for its lock
           
           • it should hold 20 thousand (T11 (https://chat.example/p1767228567.022300))
           
           Impact
           card payments failed for up to one in fourteen customers for eighty minutes
           
           • support has eleven tickets so far, all say the card form spins and then fails (T2 (https://chat.example/p1767225688.000400))
           
           Resolution
           session cache turned off on all adapters
           
           • all three run without the session cache since 02:05 (T14 (https://chat.example/p1767229523.029700))
           
           Timeline
           Times are in UTC.
           
           2025-12-31 23:52:00 UTC · Start
           23:55:00 UTC · Detected
           2026-01-01 00:00:12 UTC · Declared
           T1 (https://chat.example/p1767225625.000100) · 00:00:25 UTC · Bob · first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 (https://chat.example/p1767225688.000400) · 00:01:28 UTC · Eve · support has eleven tickets so far, all say the card form spins and then fails (impact)
           T3 (https://chat.example/p1767226065.003100) · 00:07:45 UTC · Chen · gateway answers in 9 seconds, normally 300 ms (finding)
           T4 (https://chat.example/p1767226580.007100) · 00:16:20 UTC · Ivo · queue on the gateway adapter is at 1800, should be under 50 (finding)
           T5 (https://chat.example/p1767226895.009500) · 00:21:35 UTC · Eve · published
           T6 (https://chat.example/p1767227260.012200) · 00:27:40 UTC · Ana · decision: take pay-adapter-2 out of the pool (decision)
           T7 (https://chat.example/p1767227335.012800) · 00:28:55 UTC · Ivo · done, 01:28
           T8 (https://chat.example/p1767227712.015700) · 00:35:12 UTC · Ivo · then it is not the host (finding)
           T11 (https://chat.example/p1767228567.022300) · 00:49:27 UTC · Ivo · it should hold 20 thousand (cause)
           T12 (https://chat.example/p1767228806.024100) · 00:53:26 UTC · Ana · decision: turn the session cache off, one host after the other (decision)
           T13 (https://chat.example/p1767229146.026800) · 00:59:06 UTC · Ivo · adapter-2 in the pool, 01:59
           T14 (https://chat.example/p1767229523.029700) · 01:05:23 UTC · Ivo · all three run without the session cache since 02:05 (fix)
           01:09:22 UTC · Phase: monitoring
           01:14:27 UTC · End
           
           Status updates
           U1 · 2026-01-01 00:22:38 UTC · Ana · card payments fail for about one in five, cause not known yet (next promised for 00:52:38 UTC)
           U2 · 01:10:25 UTC · Ana · the fix is in place, we watch it (next promised for 01:30:25 UTC)
           
           Retrospective
           
           Good
           • the load graphs were ready in one click, that helped (T19 (https://chat.example/p1767230341.035800))
           • support had words for customers within six minutes (T23 (https://chat.example/p1767230479.036900))
           
           Bad
           • nobody looked at the adapter queue for twenty minutes, we had no alert on it (T20 (https://chat.example/p1767230378.036100))
           • we suspected the host because it was the first one, a look at all three would have been quicker (T22 (https://chat.example/p1767230441.036600))
           
           Lessons
           • caches without a bound are a debt that comes due at night (T21 (https://chat.example/p1767230404.036300))
           
           Action Items
           ☐ A1 size the adapters for full handshakes before friday (@Finn)
           ☐ A2 bound the tls session cache at 20 thousand entries (@Ivo)
           ☐ A3 alert on the adapter queue over 200 (@Bob)
           ☐ A4 ask the provider for a test notice before chain changes (@Eve)
           
           Supporting Documentation
           • Transcript: #dis-1-checkout-returns-500s-for-card-payments
           • here is the dump, two hundred threads in the same lock (https://chat.example/p1767227876.017000) (T9)
           • https://status.cardprovider.example/notice/4411 (https://status.cardprovider.example/notice/4411) (T10)
           
           Similar past disruptions
           None was shown when it began.
           
           Record
           • Events: 62 in the journal
           • Entries: 23 live, 0 edited, 0 withdrawn, 0 redacted
           • Gaps: 0, of them 0 looked through
           • Complete: yes, compared with the channel, 398 messages, at 2026-01-01 01:28:27 UTC
           • Chain head: 7f8211d9e96c4f1388db1a732227cf12d49d0a4a3b4a309cc788c7b17fe274d2
           • Version: disruption 0.1.0
           • Zone: UTC
           • As of: 2026-01-01 01:28:27 UTC
[89:17] ana types type capacity
        -> update channel=C1 ts=post.5: card "D-1 checkout returns 500s for card payments (resolved)"
        -> post channel=C1: Type (@Ana): capacity
[89:30] dee types timeline
        -> answer channel=C1 user=UDEE: D-1 checkout returns 500s for card payments, times in Europe/Berlin
           T1 (https://chat.example/p1767225625.000100) 2026-01-01 01:00:25 CET Bob: first alert was the 5xx ratio on checkout, 4 percent of requests
           T2 (https://chat.example/p1767225688.000400) 2026-01-01 01:01:28 CET Eve [impact]: support has eleven tickets so far, all say the card form spins and then fails
           T3 (https://chat.example/p1767226065.003100) 2026-01-01 01:07:45 CET Chen [finding]: gateway answers in 9 seconds, normally 300 ms
           T4 (https://chat.example/p1767226580.007100) 2026-01-01 01:16:20 CET Ivo [finding]: queue on the gateway adapter is at 1800, should be under 50
           T5 (https://chat.example/p1767226895.009500) 2026-01-01 01:21:35 CET Eve: published
           T6 (https://chat.example/p1767227260.012200) 2026-01-01 01:27:40 CET Ana [decision]: decision: take pay-adapter-2 out of the pool
           T7 (https://chat.example/p1767227335.012800) 2026-01-01 01:28:55 CET Ivo: done, 01:28
           T8 (https://chat.example/p1767227712.015700) 2026-01-01 01:35:12 CET Ivo [finding]: then it is not the host
           T11 (https://chat.example/p1767228567.022300) 2026-01-01 01:49:27 CET Ivo [cause]: it should hold 20 thousand
           T12 (https://chat.example/p1767228806.024100) 2026-01-01 01:53:26 CET Ana [decision]: decision: turn the session cache off, one host after the other
           T13 (https://chat.example/p1767229146.026800) 2026-01-01 01:59:06 CET Ivo: adapter-2 in the pool, 01:59
           T14 (https://chat.example/p1767229523.029700) 2026-01-01 02:05:23 CET Ivo [fix]: all three run without the session cache since 02:05

# What the bot did: 17 posts in channels, 8 edits of its own posts, 6 answers to one person, 3 direct messages, 23 reactions, 3 topics

# The report, revision 2
# D-1 checkout returns 500s for card payments

<!-- auto:facts -->
- **State:** Draft (the disruption is resolved)
- **Owner:** @Ana
- **Review date:** 2026-01-08
- **Service(s):** checkout, payments, gateway-adapter
- **Type:** capacity
- **Severity:** 2 (52 min), 1 (30 min)
- **Start Time:** 2025-12-31 23:52:00 UTC
- **Detection Time:** 2025-12-31 23:55:00 UTC
- **End Time:** 2026-01-01 01:14:27 UTC
- **Length:** 1 h 22 min
- **Time to Detection:** 3 min
- **People Involved:** Ana (lead), Dee (scribe), Eve (comms), Bob, Chen, Finn, Ivo, Gus
- **Also in the talk:** Hana
<!-- /auto -->

## Summary

<!-- auto:opening -->
**checkout returns 500s for card payments** is a disruption of checkout, payments and gateway-adapter at severity 1 that began 2025-12-31 23:52:00 UTC, was detected 23:55:00 UTC, 3 min after its start, and ended 2026-01-01 01:14:27 UTC after 1 h 22 min.
<!-- /auto -->

### What happened

the gateway adapter slowed down until card payments timed out; it recovered when its session cache was turned off

### Contributing factors (root cause)

the adapter's tls session cache had no bound; a new certificate chain filled it until threads waited for its lock

<!-- auto:cause -->
- it should hold 20 thousand ([T11](https://chat.example/p1767228567.022300))
<!-- /auto -->

### Impact

card payments failed for up to one in fourteen customers for eighty minutes

<!-- auto:impact -->
- support has eleven tickets so far, all say the card form spins and then fails ([T2](https://chat.example/p1767225688.000400))
<!-- /auto -->

### Resolution

session cache turned off on all adapters

<!-- auto:resolution -->
- all three run without the session cache since 02:05 ([T14](https://chat.example/p1767229523.029700))
<!-- /auto -->

## Timeline

<!-- auto:timeline -->
Times are in UTC.

| # | Timestamp | Party Involved | Description |
| --- | --- | --- | --- |
| | 2025-12-31 23:52:00 UTC | | *Start* |
| | 23:55:00 UTC | | *Detected* |
| | 2026-01-01 00:00:12 UTC | | *Declared* |
| [T1](https://chat.example/p1767225625.000100) | 00:00:25 UTC | Bob | first alert was the 5xx ratio on checkout, 4 percent of requests |
| [T2](https://chat.example/p1767225688.000400) | 00:01:28 UTC | Eve | support has eleven tickets so far, all say the card form spins and then fails *(impact)* |
| [T3](https://chat.example/p1767226065.003100) | 00:07:45 UTC | Chen | gateway answers in 9 seconds, normally 300 ms *(finding)* |
| [T4](https://chat.example/p1767226580.007100) | 00:16:20 UTC | Ivo | queue on the gateway adapter is at 1800, should be under 50 *(finding)* |
| [T5](https://chat.example/p1767226895.009500) | 00:21:35 UTC | Eve | published |
| [T6](https://chat.example/p1767227260.012200) | 00:27:40 UTC | Ana | decision: take pay-adapter-2 out of the pool *(decision)* |
| [T7](https://chat.example/p1767227335.012800) | 00:28:55 UTC | Ivo | done, 01:28 |
| [T8](https://chat.example/p1767227712.015700) | 00:35:12 UTC | Ivo | then it is not the host *(finding)* |
| [T11](https://chat.example/p1767228567.022300) | 00:49:27 UTC | Ivo | it should hold 20 thousand *(cause)* |
| [T12](https://chat.example/p1767228806.024100) | 00:53:26 UTC | Ana | decision: turn the session cache off, one host after the other *(decision)* |
| [T13](https://chat.example/p1767229146.026800) | 00:59:06 UTC | Ivo | adapter-2 in the pool, 01:59 |
| [T14](https://chat.example/p1767229523.029700) | 01:05:23 UTC | Ivo | all three run without the session cache since 02:05 *(fix)* |
| | 01:09:22 UTC | | *Phase: monitoring* |
| | 01:14:27 UTC | | *End* |

<!-- /auto -->

## Status updates

<!-- auto:updates -->
| # | Timestamp | From | Status update |
| --- | --- | --- | --- |
| U1 | 2026-01-01 00:22:38 UTC | Ana | card payments fail for about one in five, cause not known yet *(next promised for 00:52:38 UTC)* |
| U2 | 01:10:25 UTC | Ana | the fix is in place, we watch it *(next promised for 01:30:25 UTC)* |

<!-- /auto -->

## Retrospective

### Good

<!-- auto:good -->
- the load graphs were ready in one click, that helped ([T19](https://chat.example/p1767230341.035800))
- support had words for customers within six minutes ([T23](https://chat.example/p1767230479.036900))
<!-- /auto -->

### Bad

<!-- auto:bad -->
- nobody looked at the adapter queue for twenty minutes, we had no alert on it ([T20](https://chat.example/p1767230378.036100))
- we suspected the host because it was the first one, a look at all three would have been quicker ([T22](https://chat.example/p1767230441.036600))
<!-- /auto -->

### Lessons

<!-- auto:lessons -->
- caches without a bound are a debt that comes due at night ([T21](https://chat.example/p1767230404.036300))
<!-- /auto -->

### Action Items

<!-- auto:actions -->
- [ ] A1 size the adapters for full handshakes before friday (@Finn)
- [ ] A2 bound the tls session cache at 20 thousand entries (@Ivo)
- [ ] A3 alert on the adapter queue over 200 (@Bob)
- [ ] A4 ask the provider for a test notice before chain changes (@Eve)
<!-- /auto -->

## Supporting Documentation

<!-- auto:documents -->
- Transcript: #dis-1-checkout-returns-500s-for-card-payments
- [here is the dump, two hundred threads in the same lock](https://chat.example/p1767227876.017000) (T9)
- [https://status.cardprovider.example/notice/4411](https://status.cardprovider.example/notice/4411) (T10)
<!-- /auto -->

## Similar past disruptions

<!-- auto:similar -->
*None was shown when it began.*
<!-- /auto -->

## Record

<!-- auto:record -->
- **Events:** 64 in the journal
- **Entries:** 23 live, 0 edited, 0 withdrawn, 0 redacted
- **Gaps:** 0, of them 0 looked through
- **Complete:** yes, compared with the channel, 398 messages, at 2026-01-01 01:28:27 UTC
- **Chain head:** `...`
- **Version:** disruption 0.1.0
- **Zone:** UTC
- **As of:** 2026-01-01 01:29:17 UTC
<!-- /auto -->
