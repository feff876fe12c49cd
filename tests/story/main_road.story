# The main road: start, tags of every kind, an edit, an un-tag, resolve, the report.
[00:00] ana types start checkout returns 500s sev:2 svc:cart
[01:00] bob says M1: the cart database is slow
[01:30] ana reacts memo to M1
[02:00] bob says M2: looking at the slow log
[03:00] chen says M3: the primary ran out of connections #cause
[03:10] bob says M4 under M3: max_connections was lowered in the last deploy
[03:20] ana pins M4
[03:30] dee reacts memo to M1
[04:00] bob edits M1: the cart database is very slow
[05:00] ana reacts pushpin to M2
[05:30] ana unreacts pushpin from M2
[06:00] chen says M5: TODO: alert on connection use <@bob>
[07:00] chen says M6: rolled back the deploy #fix
[08:00] dee says M7: that graph was quick to find #good
[09:00] dee deletes M7
[10:00] ana types mark detected -12m
[11:00] ana types lead me
[12:00] ana types summary carts could not be opened
[13:00] ana types resolve
[14:00] ana types report
