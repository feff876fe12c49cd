/* Markup: whatever the bytes, runs hold no marks; and text from people never becomes one. */
#include "fuzzing.h"

#include "disruption/core/markup.h"

static bool holds_mark(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] >= 1 && text.at[i] <= 3)
            return true;
    }
    return false;
}

static void read_raw(const char *text)
{
    struct slice rest = slice_of(text);
    struct markup_run run;
    size_t left = rest.len;
    while (markup_next(&rest, &run)) {
        PROMISE(rest.len < left);
        left = rest.len;
        PROMISE(!holds_mark(run.a) && !holds_mark(run.b));
        PROMISE(run.kind != MARKUP_TEXT || run.a.len > 0);
        PROMISE(run.kind <= MARKUP_TIME);
    }
    struct buf plain;
    buf_init(&plain, 2 * strlen(text) + 16);
    markup_plain(&plain, text);
    PROMISE(!plain.over && !holds_mark(slice_of(buf_string(&plain))));
    buf_done(&plain);
}

/* Written as one mark between two texts, it reads as one mark between texts. */
static void write_and_read(const char *text)
{
    struct buf markup;
    buf_init(&markup, 8 * strlen(text) + 64);
    markup_text(&markup, text);
    markup_person(&markup, text, text);
    markup_text(&markup, text);
    PROMISE(!markup.over);
    struct slice rest = slice_of(buf_string(&markup));
    struct markup_run run;
    int marks = 0;
    while (markup_next(&rest, &run)) {
        if (run.kind == MARKUP_TEXT)
            continue;
        marks++;
        PROMISE(run.kind == MARKUP_PERSON);
        PROMISE(run.a.len == run.b.len && (run.a.len == 0 || memcmp(run.a.at, run.b.at, run.a.len) == 0));
    }
    PROMISE(marks == 1);
    buf_done(&markup);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = input_text(&arena, data, size);
    read_raw(text);
    write_and_read(text);
    arena_done(&arena);
    return 0;
}
