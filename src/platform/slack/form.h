/*
 * Forms as modal views, both ways. A field's key is its block_id, so that a refusal can stand at
 * its field; what the form is for travels in private_metadata:
 *   {"verb":"start","number":7,"channel":"C0WAR","response_url":"https://...","ask":"text"}
 * where "ask" is the field at which a refusal stands that names none.
 */
#ifndef SLACK_FORM_H
#define SLACK_FORM_H

#include "disruption/base/arena.h"
#include "disruption/base/json.h"
#include "disruption/core/event.h"
#include "disruption/core/form.h"

#define SLACK_VIEW_TITLE_MAX 24   /* characters of title, submit and close */
#define SLACK_INPUT_MAX 3000      /* characters typed into one field, and of one filled in before */
#define SLACK_LABEL_MAX 2000      /* characters of a label or hint */
#define SLACK_OPTION_MAX 75       /* characters of an option, and of its value */
#define SLACK_OPTIONS_MAX 100     /* of one choice */
#define SLACK_PRIVATE_MAX 3000    /* characters of private_metadata */
#define SLACK_VIEW_BLOCKS_MAX 100 /* of a form or home tab */

/* A form that came back. Everything lives in the arena. */
struct slack_form {
    const char *verb;
    int64_t number; /* 0: none */
    const char *channel_id, *response_url;
    const char *ask;
    const struct form_value *values; /* the filled ones, in the form's order */
    size_t value_count;
    const struct mention *mentions;
    size_t mention_count;
};

/**
 * The view of an EFFECT_FORM_OPEN; owned by the caller.
 *
 * body   the effect's: form, channel?, response_url?
 */
struct js *slack_form_view(struct arena *arena, const struct js *body);

/** Reads a submitted view. False when it is none of ours. */
bool slack_form_read(struct arena *arena, const struct js *view, struct slack_form *out);

/** The field a refusal of this submission stands at; NULL when the view is no form of ours. */
const char *slack_form_ask(struct arena *arena, const struct js *view);

#endif
