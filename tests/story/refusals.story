# What cannot be meant is told plainly, and nothing is lost or recorded by it.
[00:00] ana types status
[00:01] ana types resolve
[00:02] ana types strat checkout is down
[00:03] ana types start
[00:04] ana types start checkout is down sev:9
[00:05] ana types start checkout is down at:25:99
[00:06] ana types note D-7 something
[00:07] ana types start checkout is down
[00:08] ana types mark detected tomorrow
[00:09] ana types role cook <@bob>
[00:10] ana types severity
[00:11] ana types note
