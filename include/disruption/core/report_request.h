/*
 * What a line about a report wants to read, known before it runs: the store and the report room have it ready when the
 * verb speaks, because core renders nothing.
 */
#ifndef DISRUPTION_CORE_REPORT_REQUEST_H
#define DISRUPTION_CORE_REPORT_REQUEST_H

#include <stdint.h>

#include "disruption/base/json.h"
#include "disruption/core/command.h"

enum report_ask {
    REPORT_ASK_NOTHING, /* it changes something, or cannot be read */
    REPORT_ASK_NEWEST,  /* which the newest revision is */
    REPORT_ASK_WHOLE,   /* the newest, as chat markup */
    REPORT_ASK_DIFF,    /* two revisions */
    REPORT_ASK_FILE,    /* the newest as a file */
};

enum report_form { REPORT_MARKDOWN, REPORT_HTML, REPORT_JSON, REPORT_CSV, REPORT_TEXT, REPORT_FORM_COUNT };

struct report_request {
    enum report_ask ask;
    enum report_form form;
    const char *zone; /* times in this zone; NULL: the reporting zone */
    int64_t from, to; /* revisions; 0: the one before the newest, the newest */
};

/* What was found for it. */
struct report_source {
    int64_t number;                /* of the disruption */
    const char *markdown;          /* the newest, or `to` of a difference */
    const char *older;             /* `from` of a difference; NULL: there is no older one */
    int64_t from, to;              /* the revisions that these are */
    int64_t newest;                /* revision */
    const struct dossier *dossier; /* for a file, or another zone; NULL else */
    struct js *record;             /* the public views; owned by whoever had it loaded; NULL else */
};

/**
 * Reads what follows "report".
 *
 * Errors   ERR_INVALID: a form, a zone or a revision there is not.
 */
MUST_CHECK bool report_request_read(const struct command *command, struct report_request *out,
                                    struct err *err);

/** "md", "html", ...: as it is typed and as a file's name ends; and back. */
const char *report_form_name(enum report_form form);
bool report_form_read(struct slice word, enum report_form *out);

#endif
