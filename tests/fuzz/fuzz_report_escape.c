/* What people wrote, escaped into Markdown and told in chat, says what they wrote and makes no link or mention. */
#include "fuzzing.h"

#include "disruption/core/markup.h"
#include "disruption/report/report.h"
#include "report/escape.h"
#include "report/inline.h"

static void check_place(const char *text, enum place place)
{
    struct buf escaped;
    buf_init(&escaped, 64 * strlen(text) + 64);
    escape_write(text, place, &escaped);
    PROMISE(!escaped.over && is_text(buf_string(&escaped)));
    PROMISE(place == PLACE_BLOCK || strchr(buf_string(&escaped), '\n') == NULL);
    buf_done(&escaped);
}

/* In chat nothing but plain text, code and http(s) links come of it. */
static void check_chat(const char *text)
{
    struct buf escaped, markup;
    buf_init(&escaped, 64 * strlen(text) + 64);
    buf_init(&markup, REPORT_CHAT_MAX);
    escape_write(text, PLACE_LINE, &escaped);
    inline_markup(slice_of(buf_string(&escaped)), &markup);
    struct slice rest = slice_of(buf_string(&markup));
    struct markup_run run;
    while (markup_next(&rest, &run)) {
        PROMISE(run.kind == MARKUP_TEXT || run.kind == MARKUP_CODE || run.kind == MARKUP_LINK);
        PROMISE(run.kind != MARKUP_LINK || slice_starts(run.a, "http://") || slice_starts(run.a, "https://"));
    }
    buf_done(&escaped);
    buf_done(&markup);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = input_clean(&arena, data, size);
    for (int place = PLACE_BLOCK; place <= PLACE_CELL; place++)
        check_place(text, (enum place)place);
    check_chat(text);
    arena_done(&arena);
    return 0;
}
