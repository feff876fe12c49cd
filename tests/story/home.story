# The home tab: what is open, what is mine to do, what is mine to write.
[00:00] ana opens home
        -> home user=UANA
           Disruptions
             Nothing is open.
             [Start a disruption: start]
           Your action items
             No action item is waiting for you.
[01:00] ana types start checkout is down sev:2
        -> fetch_person user=UANA
        -> channel_create name=dis-1-checkout-is-down
        -> answer channel=CGENERAL user=UANA: D-1 checkout is down is declared, and its channel #dis-1-checkout-is-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 checkout is down (open)"
        -> topic channel=C1: D-1 SEV2 checkout is down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-checkout-is-down
        -> pin channel=C1 ts=post.6
[02:00] ana types action @UBOB
        -> post channel=C1: A1 @UBOB (@Ana)
[02:30] ana types action alert on disk due:2026-01-03
        -> post channel=C1: A2 alert on disk, due 2026-01-03 (@Ana)
[03:00] ana types action A1 <@bob>
        -> fetch_person user=UBOB
        -> post channel=C1: A1 @UBOB, for @UBOB (@Ana)
[03:30] bob opens home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 2 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A1 @Bob (checkout is down)
             [Done: D-1 A1: action D-1 done A1]
[04:00] ana types action write the runbook
        -> post channel=C1: A3 write the runbook (@Ana)
[04:10] ana types action A2 me
        -> post channel=C1: A2 alert on disk, for @Ana (@Ana)
[05:00] ana types start salaries leaked private
        -> channel_create name=dis-2-salaries-leaked
        -> answer channel=C1 user=UANA: D-2 salaries leaked is declared, and its private channel #dis-2-salaries-leaked is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 salaries leaked (open)"
        -> topic channel=C2: D-2 salaries leaked
        -> answer channel=C1 user=UANA: D-2 has its channel: #dis-2-salaries-leaked
        -> pin channel=C2 ts=post.20
[06:00] ana opens home
        -> home user=UANA
           Disruptions
             2 are open.
             [Start a disruption: start]
           D-2 salaries leaked
             open for 1 min, led by nobody yet, in #dis-2-salaries-leaked
             [Claim lead: lead D-2 me] [Add note: note D-2] [Status: status D-2] [Catch up: catchup D-2]
           D-1 checkout is down
             severity 2, open for 5 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A2 alert on disk, due 2026-01-03 (checkout is down)
             [Done: D-1 A2: action D-1 done A2]
[06:30] ana presses status D-2 in home
        -> home user=UANA
           Disruptions
             2 are open.
             [Start a disruption: start]
           D-2 salaries leaked
             open for 1 min, led by nobody yet, in #dis-2-salaries-leaked
             [Claim lead: lead D-2 me] [Add note: note D-2] [Status: status D-2] [Catch up: catchup D-2]
           D-1 checkout is down
             severity 2, open for 5 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A2 alert on disk, due 2026-01-03 (checkout is down)
             [Done: D-1 A2: action D-1 done A2]
        -> answer user=UANA: D-2 salaries leaked
           open, private, in #dis-2-salaries-leaked, led by nobody yet
           Started 01:05 CET (00:05 UTC) (assumed). Open for 1 min
           Timeline entries: 0, action items: 0. /disruption timeline D-2 shows them, /disruption note D-2 TEXT adds one, /disruption resolve D-2 ends it.
[06:40] bob presses status D-2 in home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 5 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A1 @Bob (checkout is down)
             [Done: D-1 A1: action D-1 done A1]
        -> answer user=UBOB: There is no disruption D-2: /disruption list shows the open ones
[07:00] bob opens home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 6 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A1 @Bob (checkout is down)
             [Done: D-1 A1: action D-1 done A1]
[08:00] bob presses action D-1 done A1 in home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 7 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             No action item is waiting for you.
        -> post channel=C1: A1 @Bob, done (@Bob)
        -> answer user=UBOB: D-1 checkout is down
           A1 @Bob, done (@Bob)
[09:00] dee presses start in home
        -> fetch_person user=UDEE
        -> form_open user=UDEE: form "Start": text*, sev, svc, type, private, drill
        -> home user=UDEE
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 8 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             No action item is waiting for you.
[10:00] bob opens home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 9 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             No action item is waiting for you.
[11:00] ana types resolve D-2 the file was taken down
        -> topic channel=C2: D-2 salaries leaked (resolved)
        -> post channel=C2: Resolved (@Ana): the file was taken down. End 01:11 CET (00:11 UTC), Length 6 min (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> answer channel=C2 user=UANA: The post-mortem is being drafted: /disruption report
           Still missing; what you add now goes into the draft:
           /disruption mark started TIME when it began
           /disruption mark detected TIME when it was noticed
           /disruption severity N how bad it was, 1 is the worst
           /disruption service add NAME,NAME what was hit
           /disruption type T what kind of failure, in a word or two
           /disruption summary TEXT what happened
           /disruption cause TEXT what led to it
           /disruption impact TEXT what users noticed
        -> update channel=C2 ts=post.20: card "D-2 salaries leaked (resolved)"
        -> fetch_history channel=C2
[12:00] ana types report D-2 review
        -> post channel=C2: Report in review (@Ana): for @Ana, by 2026-01-08
[13:00] bob opens home
        -> home user=UBOB
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 12 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             No action item is waiting for you.
[5760:00] ana opens home
        -> home user=UANA
           Disruptions
             One is open.
             [Start a disruption: start]
           D-1 checkout is down
             severity 2, open for 3 d 23 h 59 min, led by nobody yet, in #dis-1-checkout-is-down
             [Claim lead: lead D-1 me] [Add note: note D-1] [Status: status D-1] [Catch up: catchup D-1]
           Your action items
             D-1 A2 alert on disk, overdue since 2026-01-03 (checkout is down)
             [Done: D-1 A2: action D-1 done A2]
           Reports
             D-2 salaries leaked: yours to finish (review), due 2026-01-08
             [Read D-2: report D-2]

# What the bot did: 10 posts in channels, 1 edits of its own posts, 8 answers to one person, 0 direct messages, 0 reactions, 3 topics
