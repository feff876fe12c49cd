# Where there is no report of its own, it says why; a shared file goes to the channel.
[00:00] ana types start cache down svc:web in #general
        -> fetch_person user=UANA
        -> channel_create name=dis-1-cache-down
        -> answer channel=CGENERAL user=UANA: D-1 cache down is declared, and its channel #dis-1-cache-down is being made.
        -> invite channel=C1 user=UANA
        -> post channel=C1: card "D-1 cache down (open)"
        -> topic channel=C1: D-1 cache down
        -> answer channel=CGENERAL user=UANA: D-1 has its channel: #dis-1-cache-down
        -> pin channel=C1 ts=post.5
[00:10] ana types start disk full svc:db in #general
        -> channel_create name=dis-2-disk-full
        -> answer channel=CGENERAL user=UANA: D-2 disk full is declared, and its channel #dis-2-disk-full is being made.
        -> invite channel=C2 user=UANA
        -> post channel=C2: card "D-2 disk full (open)"
        -> topic channel=C2: D-2 disk full
        -> answer channel=CGENERAL user=UANA: D-2 has its channel: #dis-2-disk-full
        -> pin channel=C2 ts=post.12
[00:20] ana types cancel D-1 false alarm: was a test
        -> topic channel=C1: D-1 cache down (cancelled, false alarm)
        -> post channel=C1: Cancelled as a false alarm (@Ana): was a test
        -> answer channel=C2 user=UANA: D-1 cache down
           Cancelled as a false alarm (@Ana): was a test
        -> update channel=C1 ts=post.5: card "D-1 cache down (cancelled)"
[00:30] ana types report D-1
        -> answer channel=C2 user=UANA: D-1 cache down has no post-mortem because it was cancelled; to have one, first /disruption reopen D-1
[00:31] ana types report D-1 publish
        -> answer channel=C2 user=UANA: D-1 has no report because it was cancelled; to have one, first /disruption reopen D-1
[00:40] ana types reopen D-1
        -> topic channel=C1: D-1 cache down
        -> update channel=C1 ts=post.5: card "D-1 cache down (open)"
        -> post channel=C1: Reopened (@Ana)
        -> answer channel=C2 user=UANA: D-1 cache down
           Reopened (@Ana)
[00:41] ana types cancel D-1 duplicate D-2: same thing
        -> topic channel=C1: D-1 cache down (cancelled, duplicate of D-2)
        -> update channel=C1 ts=post.5: card "D-1 cache down (cancelled)"
        -> post channel=C1: Cancelled as a duplicate of D-2 disk full (@Ana): same thing. Go on in #dis-2-disk-full
        -> answer channel=C2 user=UANA: D-1 cache down
           Cancelled as a duplicate of D-2 disk full (@Ana): same thing. Go on in #dis-2-disk-full
[00:42] ana types reopen D-1
        -> topic channel=C1: D-1 cache down
        -> update channel=C1 ts=post.5: card "D-1 cache down (open)"
        -> post channel=C1: Reopened (@Ana)
        -> answer channel=C2 user=UANA: D-1 cache down
           Reopened (@Ana)
[00:50] ana types merge D-1 D-2
        -> topic channel=C1: D-1 cache down (merged into D-2)
        -> update channel=C1 ts=post.5: card "D-1 cache down (merged)"
        -> post channel=C1: Merged into D-2 disk full (@Ana). What is on record here shows in the report of D-2. Go on in #dis-2-disk-full
        -> post channel=C2: D-1 cache down was merged into this one (@Ana): what it holds shows in this report under its own numbers, as D-1 T1 and so on
        -> answer channel=C2 user=UANA: D-1 cache down
           Merged into D-2 disk full (@Ana). What is on record here shows in the report of D-2. Go on in #dis-2-disk-full
[00:51] ana types report D-1
        -> answer channel=C2 user=UANA: D-1 cache down has no post-mortem of its own: it was merged, and shows in that of D-2, /disruption report
[00:52] ana types report D-1 review
        -> answer channel=C2 user=UANA: D-1 has no report of its own: it was merged, and shows in that of D-2, /disruption report
[01:00] ana types resolve D-2 force
        -> topic channel=C2: D-2 disk full (resolved)
        -> post channel=C2: Resolved (@Ana): End 01:01 CET (00:01 UTC), Length 50 s (Start assumed: when it was declared). Report: @Ana, due 2026-01-08
        -> update channel=C2 ts=post.12: card "D-2 disk full (resolved)"
        -> fetch_history channel=C2
[01:10] ana types report export md share
        -> upload name=D-2.md channel=C2
[01:20] ana types report D-2 export md share in #general
        -> upload name=D-2.md channel=C2
[01:30] ana types report D-2 export md
        -> upload name=D-2.md user=UANA
        -> answer channel=C2 user=UANA: D-2 disk full
           The report comes to you in a direct message: D-2.md

# What the bot did: 9 posts in channels, 6 edits of its own posts, 14 answers to one person, 0 direct messages, 0 reactions, 8 topics
