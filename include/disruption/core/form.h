/*
 * Forms ask for what text offers, and nothing else: a field is a key of the verb's row, a flag word, or its free text.
 * What comes back is a command line of MOUTH_FORM, read and run like a typed one, so that a form can do nothing that text
 * cannot.
 *
 * A form as JSON, free of any platform:
 *   verb, number?      what it fills in, and for which disruption
 *   title, submit      at most FORM_TITLE_MAX characters each
 *   lead?              markup above the fields
 *   fields[]           key, label, kind, hint?, value?, optional, options[{value, label}]? (of "choice")
 *   kind               "line", "lines", "choice", "flag", "person", "date"
 */
#ifndef DISRUPTION_CORE_FORM_H
#define DISRUPTION_CORE_FORM_H

#include <stdbool.h>

#include "disruption/base/json.h"

#define FORM_TITLE_MAX 24  /* characters; what Slack takes */
#define FORM_FIELDS_MAX 12 /* of one form */

struct incident;

enum field_kind { FIELD_LINE, FIELD_LINES, FIELD_CHOICE, FIELD_FLAG, FIELD_PERSON, FIELD_DATE };

/*
 * One field of a verb's form, as its row has it; key NULL ends. Where the free text is several words of their own, its fields are
 * "text", "text2" and so on: what is filled in there is put together in their order.
 */
struct form_field {
    const char *key;   /* "text", a key without its colon, or a flag word */
    const char *label; /* "Title" */
    enum field_kind kind;
    bool required;
    const char *hint;    /* one sentence; NULL */
    const char *choices; /* of FIELD_CHOICE: "1=1 worst|2|3"; NULL */
};

struct command_row;

/**
 * The form of a row, to be filled by hand.
 *
 * target   the disruption it is for; NULL: a new one.
 * values   what is known already, key to text; NULL: nothing. Borrowed.
 * without  keys of fields that are left out, NULL last; NULL: none is.
 */
struct js *form_build(const struct command_row *row, const struct incident *target, const char *lead,
                      const struct js *values, const char *const *without);

#endif
