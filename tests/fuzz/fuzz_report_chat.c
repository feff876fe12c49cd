/* Any Markdown, edited by anybody, told in chat: bounded, valid, and only marks that chat knows. */
#include "fuzzing.h"

#include "disruption/core/markup.h"
#include "disruption/report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *markdown = input_clean(&arena, data, size);
    struct buf chat;
    buf_init(&chat, REPORT_CHAT_MAX + 4096);
    report_chat(markdown, 42, &chat);
    PROMISE(!chat.over && chat.len <= REPORT_CHAT_MAX && is_text(buf_string(&chat)));
    struct slice rest = slice_of(buf_string(&chat));
    struct markup_run run;
    while (markup_next(&rest, &run)) {
        PROMISE(utf8_valid(run.a) && utf8_valid(run.b));
        PROMISE(run.kind != MARKUP_PERSON && run.kind != MARKUP_CHANNEL);
        PROMISE(run.kind != MARKUP_LINK || slice_starts(run.a, "http://") || slice_starts(run.a, "https://") ||
                slice_starts(run.a, "mailto:"));
    }
    buf_done(&chat);
    arena_done(&arena);
    return 0;
}
