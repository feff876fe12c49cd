/* What the process does about itself before it touches a token: nobody looks into its memory, alive or dead. */
#ifndef DAEMON_GUARD_H
#define DAEMON_GUARD_H

/**
 * No core dumps, no debugger of the same user, no reading of /proc/PID/{environ,mem} by them; files are born without
 * rights for others, whatever umask came along; descriptors 0 to 2 are taken, so that no socket and no database is
 * ever where the log goes. First thing in main.
 */
void guard_process(void);

#endif
