/* Reading what a line about a report wants to see. */
#include "disruption/core/report_request.h"

#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"

#define REVISION_MAX 1000000

static const struct {
    const char *name;
    enum report_form form;
} forms[] = {
    {"md", REPORT_MARKDOWN}, {"html", REPORT_HTML}, {"json", REPORT_JSON},
    {"csv", REPORT_CSV},     {"txt", REPORT_TEXT},  {"markdown", REPORT_MARKDOWN},
    {"text", REPORT_TEXT},
};

const char *report_form_name(enum report_form form)
{
    size_t i = 0;
    while (forms[i].form != form)
        i++;
    return forms[i].name;
}

bool report_form_read(struct slice word, enum report_form *out)
{
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        if (slice_equals_nocase(word, forms[i].name)) {
            *out = forms[i].form;
            return true;
        }
    }
    return false;
}

static bool read_file(struct slice rest, struct report_request *out, struct err *err)
{
    struct slice word, more;
    out->ask = REPORT_ASK_FILE;
    if (!slice_word(&rest, &word)) {
        out->form = REPORT_MARKDOWN;
        return true;
    }
    if (!report_form_read(word, &out->form) || slice_word(&rest, &more))
        return err_set(err, ERR_INVALID,
                       "A report can be had as md, html, json, csv or txt, not as \"%.*s\"",
                       (int)(word.len > 32 ? 32 : word.len), word.at);
    return true;
}

static bool read_revisions(struct slice rest, struct report_request *out, struct err *err)
{
    struct slice word;
    int64_t *const places[] = {&out->from, &out->to};
    out->ask = REPORT_ASK_DIFF;
    for (size_t i = 0; slice_word(&rest, &word); i++) {
        if (i == COUNT_OF(places) || !parse_integer(word, 1, REVISION_MAX, places[i]))
            return err_set(err, ERR_INVALID,
                           "Revisions are numbers, as in diff 3, or diff 3 5; without one it is "
                           "the last change");
    }
    return true;
}

bool report_request_read(const struct command *command, struct report_request *out, struct err *err)
{
    struct slice rest = slice_of(command->text), word;
    struct report_request request = {.ask = REPORT_ASK_WHOLE, .zone = command->values[ARGUMENT_TZ]};
    if (request.zone != NULL && !zone_known(request.zone))
        return err_set(err, ERR_INVALID,
                       "\"%.*s\" is no time zone; it is written like America/Toronto or UTC",
                       SLICE_PRINT(utf8_front(slice_of(request.zone), 64)));
    if (slice_word(&rest, &word) && !slice_equals_nocase(word, "show")) {
        request.ask = slice_equals_nocase(word, "redraft") ? REPORT_ASK_NEWEST : REPORT_ASK_NOTHING;
        if (slice_equals_nocase(word, "export") && !read_file(rest, &request, err))
            return false;
        if (slice_equals_nocase(word, "diff") && !read_revisions(rest, &request, err))
            return false;
    }
    *out = request;
    return true;
}
