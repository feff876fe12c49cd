/*
 * What this installation decided (from the configuration) and what the chat platform said of us at connect. Core
 * borrows it; the daemon and the CLI fill it.
 */
#ifndef DISRUPTION_CORE_POLICY_H
#define DISRUPTION_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/core/kind.h"

#define POLICY_WORDS_MAX 16 /* reactions or hashtags per kind, roles */

struct tag_words {
    const char *reactions[POLICY_WORDS_MAX]; /* "memo", without colons; NULL ends */
    const char *hashtags[POLICY_WORDS_MAX];  /* "note", without '#', lower case; NULL ends */
};

struct role {
    const char *name; /* "lead" */
    const char *duty; /* one sentence told to the holder; may be "" */
};

/* What somebody from outside may do: guests of the workspace, people of other workspaces. */
enum outsider_rule {
    OUTSIDERS_TAKE_PART, /* all but begin and end disruptions: the default */
    OUTSIDERS_READ,
    OUTSIDERS_REFUSED,
};

/* See core/permission.h. */
struct policy_permissions {
    const char *steer[POLICY_WORDS_MAX];  /* names of roles, "lead" (of the first one), "reporter", "admin", "anyone"; NULL ends */
    const char *admins[POLICY_WORDS_MAX]; /* ids of those who may do everything; NULL ends */
    enum outsider_rule guests, strangers;
};

#define REMINDER_STEPS_MAX 8 /* times something is told */

/* When something is due for telling; 0 ends. */
struct reminder_steps {
    int64_t at[REMINDER_STEPS_MAX + 1];
};

/* See core/reminder.h. */
struct policy_reminders {
    bool off;
    struct reminder_steps lead_ms, severity_ms; /* without a lead, without a severity */
    struct reminder_steps silence_ms; /* nothing noted: at severity 1, 2, ..., the last stands for all others */
    int64_t long_ms;                  /* open for so long, and then each time again; 0: never told */
    struct reminder_steps report_days; /* working days after the end */
    struct reminder_steps action_days; /* after the due day, each plus one: 1 is the day itself */
    int64_t quiet_ms; /* of silence in the channel before one is told there, and between two */
    unsigned days;    /* BIT(1) Monday .. BIT(7) Sunday: those that are worked on */
    int opens_min, closes_min; /* working hours, in minutes of the day */
    int digest_day;   /* 1 Monday .. 7 Sunday; 0: no digest */
};

/* A part of the report that this installation added. */
struct own_section {
    const char *name;     /* its heading */
    const char *question; /* asked while it is empty */
};

/* Files of tagged messages. */
struct policy_files {
    bool keep;          /* fetch them */
    int64_t max, total; /* bytes: of one, of all of a disruption's */
    const char *beside; /* the database: copies lie in "<it>.files"; NULL: there is none, so none are kept */
};

/* How long things are kept after the end; 0: for ever. */
struct policy_keep {
    int64_t messages_ms;    /* what nobody tagged */
    int64_t disruptions_ms; /* all of it */
};

struct policy {
    struct tag_words tags[KIND_COUNT];
    const char *confirm_reaction; /* "eyes" */
    const char *zone;             /* reporting zone, IANA */
    const char *command;          /* "/disruption": how answers spell commands */
    const char *channel_pattern;  /* "dis-{number}-{slug}" */
    const char *announce_channel; /* its id; NULL: none */
    struct role roles[POLICY_WORDS_MAX]; /* name NULL ends; the first is the lead */
    struct policy_permissions may;
    struct policy_reminders reminders;
    struct own_section sections[POLICY_WORDS_MAX]; /* name NULL ends */
    const char *leave_out[POLICY_WORDS_MAX]; /* optional parts that reports go without; NULL ends */
    struct policy_files files;
    struct policy_keep keep;
    const char *platform;         /* "slack" */
    const char *workspace_id;     /* NULL until connected */
    const char *bot_user_id;      /* NULL until connected */
    const char *missing_scopes;   /* comma list of what the installed app lacks; NULL until connected */
};

/** The defaults of COMMANDS and configuration: what a test or a CLI without configuration uses. */
const struct policy *policy_default(void);

#endif
