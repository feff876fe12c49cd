/*
 * Effects as Web API calls. Each kind of effect has a row: how a step becomes a call, what a good
 * answer means, and which error codes mean something of their own. All the rest is common.
 */
#ifndef SLACK_CALLS_H
#define SLACK_CALLS_H

#include "disruption/platform/platform.h"
#include "methods.h"

#define SLACK_STEP_LOOK (-1)     /* was it carried out before? */
#define SLACK_LOOK_PAGES_MAX 50  /* pages of 200 read in one look */
#define SLACK_TRIGGER_MS 3000    /* how long a trigger_id opens a form */
#define SLACK_FORM_AGAIN_MS 300  /* between tries to open one */
#define SLACK_DOUBT_WAIT_MS                                                                        \
    2000 /* a call that was cut off may still be at work; a look before that sees nothing */

/* One step being made into a call. */
struct slack_asking {
    const struct platform_options *options;
    const struct workspace_identity *identity;
    const struct effect *effect;
    const struct js *body;    /* the effect's */
    const struct js *carried; /* NULL at first */
    int64_t created_ms;
    int step;
    struct arena *arena;
    struct platform_call *out;
    struct err *err;
};

/* One answer being made into a verdict. `out` starts as DONE without a result. */
struct slack_hearing {
    const struct workspace_identity *identity;
    const struct effect *effect;
    const struct js *body;
    const struct js *carried;
    const struct js *reply; /* NULL when the call was refused */
    const char *code;       /* error code when refused, else "" */
    int step;
    int64_t created_ms;
    int64_t now_ms;
    int64_t asked_ms; /* when the call was made */
    struct arena *arena;
    struct verdict *out;
};

enum slack_exception_kind {
    SLACK_EXCEPTION_DONE,  /* it is so already, or need not be */
    SLACK_EXCEPTION_OTHER, /* the row's `refused` decides */
};

struct slack_exception {
    const char *code; /* NULL ends the list; "*" is every code */
    enum slack_exception_kind kind;
};

struct slack_call_kind {
    bool (*ask)(struct slack_asking *asking);    /* fills asking->out, or sets err */
    void (*hear)(struct slack_hearing *hearing); /* a good answer; NULL: simply done */
    void (*refused)(
        struct slack_hearing *hearing); /* an answer of kind OTHER; reason holds the code */
    bool (*hear_http)(struct slack_hearing *hearing,
                      const struct http_result *result); /* reads answers that are not
                      the Web API's; false: it is one. NULL: all are */
    const struct slack_exception
        *exceptions;  /* codes that mean something of their own; NULL: none */
    int64_t keeps_ms; /* worth nothing so long after its cause: then it has failed; 0: for ever */
    bool (*looks)(const struct js *body); /* whether doubt is followed by a look; NULL: as its row in calls.c says */
};

extern const struct slack_call_kind slack_call_channel_create, slack_call_invite, slack_call_topic,
    slack_call_post, slack_call_update, slack_call_pin, slack_call_react, slack_call_unreact,
    slack_call_answer, slack_call_fetch_message, slack_call_fetch_person, slack_call_fetch_history,
    slack_call_fetch_file, slack_call_direct, slack_call_form_open, slack_call_home,
    slack_call_upload, slack_call_delete, slack_call_archive, slack_call_unarchive,
    slack_call_rename, slack_call_join, slack_call_invite_group;

/** As platform.h describes call_encode and call_decode. */
bool slack_call_encode(const struct platform_options *options,
                       const struct workspace_identity *identity, const struct effect *effect,
                       int64_t created_ms, int step, const struct js *carried, struct arena *arena,
                       struct platform_call *out, struct err *err);
void slack_call_decode(const struct workspace_identity *identity, const struct effect *effect,
                       int64_t created_ms, int step, const struct js *carried,
                       const struct http_result *answer, int64_t now_ms, struct arena *arena,
                       struct verdict *out);

/** Fills the call with a method and its arguments (a flat object for forms). Owns arguments. Always
 * true. */
bool slack_ask(struct slack_asking *asking, enum slack_method_id method, struct js *arguments);

/** The limits the call counts against; slack_ask does so, in the scope that was set before. */
void slack_ask_rate(struct slack_asking *asking, enum slack_method_id method);

/** The id under key of the effect's body; NULL with err set when it cannot be an id of Slack's. */
const char *slack_ask_id(struct slack_asking *asking, const char *key);

/** Turns the verdict into NEXT; owns carried (may be NULL). */
void slack_hear_next(struct slack_hearing *hearing, int step, struct js *carried);
void slack_hear_failed(struct slack_hearing *hearing, const char *reason);

/** The cursor of the next page; NULL at the end, or when SLACK_LOOK_PAGES_MAX were read. Pages are
 * counted in carried. */
struct js *slack_next_page(const struct slack_hearing *hearing);

#endif
