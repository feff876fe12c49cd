/*
 * The configuration of one installation: a YAML file read against the table of keys (key.h) into
 * plain structs. Every text is set, "" where the key was left empty, so readers need no NULL
 * checks.
 */
#ifndef DISRUPTION_SETTINGS_SETTINGS_H
#define DISRUPTION_SETTINGS_SETTINGS_H

#include <stddef.h>

#include "disruption/base/arena.h"
#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/base/err.h"

#define SETTINGS_PATH                                                                              \
    "/etc/disruption/disruption.yaml"  /* where programs look when nobody names a file */
#define SETTINGS_FILE_MAX (256 * 1024) /* bytes; a hundred times the sample's size */
#define SETTINGS_FAULTS_MAX 100        /* more than anybody mends in one go */

/* The kinds of tags in the order of the table; tags.kinds[] has one place for each. */
enum {
    SETTINGS_NOTE,
    SETTINGS_DECISION,
    SETTINGS_FINDING,
    SETTINGS_IMPACT,
    SETTINGS_CAUSE,
    SETTINGS_FIX,
    SETTINGS_GOOD,
    SETTINGS_BAD,
    SETTINGS_LESSON,
    SETTINGS_ACTION,
    SETTINGS_EVIDENCE,
    SETTINGS_KINDS
};

struct settings_words {
    const char *const *at;
    size_t count;
};

struct settings_role {
    const char *name;
    const char *duty; /* "": none was written */
};

struct settings_roles {
    const struct settings_role *at; /* the first one leads */
    size_t count;
};

struct settings_tag {
    struct settings_words reactions; /* "memo": no colons */
    struct settings_words hashtags;  /* "note": no '#', lower case */
};

struct settings {
    struct arena arena; /* holds every text below */
    struct {
        const char *path;
    } database;
    struct {
        const char *platform; /* "slack" */
    } chat;
    struct {
        const char *api_url; /* ends in '/' */
        const char *bot_token_file;
        const char *app_token_file;
        const char *command; /* "/disruption" */
    } slack;
    struct {
        const char *ca_file;
    } tls;
    struct {
        const char *name;     /* has {number} */
        const char *announce; /* channel id */
    } channel;
    struct {
        const char *confirm;
        struct settings_tag kinds[SETTINGS_KINDS];
    } tags;
    struct {
        const char *zone;
    } time;
    struct settings_roles roles;
    struct {
        struct settings_words steer;  /* names of roles, "reporter", "admin", "anyone" */
        struct settings_words admins; /* ids */
        const char *guests;           /* "allow", "read", "refuse" */
        const char *strangers;
    } permissions;
    struct {
        const char *keep;  /* "true" */
        const char *max;   /* "50 MB" */
        const char *total; /* "1 GB" */
    } files;
    struct {
        const char *messages, *disruptions; /* days; "0": for ever */
    } retention;
    struct {
        struct settings_roles sections; /* a duty is the question */
        struct settings_words leave_out;
    } report;
    struct {
        const char *enabled;           /* "true" */
        struct settings_words lead, severity, silence; /* "5m" */
        const char *open_for, *quiet;  /* "24h" */
        struct settings_words report, actions; /* "3" */
        const char *hours;             /* "09:00-17:00" */
        struct settings_words days;    /* "mon" */
        const char *digest;            /* "mon", "never" */
    } reminders;
    struct {
        const char *listen; /* address:port; "": no web */
    } web;
    struct {
        const char *socket;
    } control;
    struct {
        const char *level; /* a word that log_level_read knows */
    } log;
};

struct settings_fault {
    int line; /* from 1; 0: the file as a whole */
    const char *sentence;
};

/* Everything that is wrong with a file, in the order of its lines. Zeroed is empty; release with
 * settings_faults_done. */
struct settings_faults {
    struct arena arena;
    const char *file;
    struct settings_fault *at;
    size_t count;
};

/**
 * Reads and checks a file. Keys that it does not have take their defaults; an empty file is a
 * complete one.
 *
 * faults   gets every fault that can be told at once; may be NULL when the first one is enough.
 * out      set on success only; release with settings_destroy.
 * Errors   ERR_NOT_FOUND: no such file. ERR_UNAVAILABLE: unreadable. ERR_LIMITED: over
 * SETTINGS_FILE_MAX. ERR_INVALID: the sentence is the first fault with file and line, and how many
 * more there are.
 */
MUST_CHECK bool settings_read(const char *path, struct settings **out,
                              struct settings_faults *faults, struct err *err);

/** What an empty file gives. Release with settings_destroy. */
struct settings *settings_defaults(void);

void settings_destroy(struct settings *settings);

/** One line for each fault: "file:line: sentence", or "file: sentence". */
void settings_faults_write(const struct settings_faults *faults, struct buf *out);

void settings_faults_done(struct settings_faults *faults);

#endif
