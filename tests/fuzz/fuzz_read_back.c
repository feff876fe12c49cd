/*
 * An edited copy of a report, however it was mangled, is read back. First two bytes: where it was edited; third: how many
 * bytes were taken out there; the rest: what was put in. A copy that nobody edited changes nothing; what comes of any other
 * are words for parts that there are, and never a fence of the record's.
 */
#include "fuzzing.h"

#include "disruption/report/read_back.h"
#include "disruption/report/report.h"

/* A report with a word in each kind of part: the head, a block of the record's, words of people, a question. */
static const char base[] =
    "# D-42 checkout returns 500s\n\n<!-- auto:facts -->\n- **State:** Draft\n<!-- /auto -->\n\n## Summary\n\n"
    "### What happened\n\n<!-- auto:summary -->\ncheckout was down.\n<!-- /auto -->\n\nMore of it.\n\n"
    "### Contributing factors (root cause)\n\na key was missing\n\n### Impact\n\n*What could users not do?*\n\n"
    "## Timeline\n\n<!-- auto:timeline -->\n| Time | Party | Description |\n|---|---|---|\n| 13:04 | Ana | 5xx |\n"
    "<!-- /auto -->\n\n## Retrospective\n\n### Good\n\nThe pager worked.\n";

static char *edited(const uint8_t *data, size_t size)
{
    size_t at = size < 2 ? 0 : (size_t)(data[0] << 8 | data[1]) % sizeof(base);
    size_t gone = size < 3 ? 0 : data[2];
    if (gone > sizeof(base) - 1 - at)
        gone = sizeof(base) - 1 - at;
    struct arena arena = {0};
    struct buf copy;
    buf_init(&copy, REPORT_MAX);
    buf_add(&copy, base, at);
    buf_text(&copy, size < 3 ? "" : input_clean(&arena, data + 3, size - 3));
    buf_text(&copy, base + at + gone);
    arena_done(&arena);
    return buf_take(&copy);
}

static void check(const struct read_back *found)
{
    struct report_part part;
    for (size_t i = 0; i < found->change_count; i++) {
        const struct read_back_change *change = &found->changes[i];
        PROMISE(report_part_named(policy_default(), change->section, &part) && is_text(change->text));
        for (size_t k = 0; k < i; k++)
            PROMISE(strcmp(found->changes[k].section, change->section) != 0);
    }
    PROMISE(found->remark_count <= READ_BACK_REMARKS_MAX);
    for (size_t i = 0; i < found->remark_count; i++)
        PROMISE(found->remarks[i][0] != '\0' && is_text(found->remarks[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct read_back found;
    char *copy = edited(data, size);
    report_read_back(&arena, policy_default(), copy, base, base, &found);
    check(&found);
    if (strcmp(copy, base) == 0)
        PROMISE(found.change_count == 0 && found.remark_count == 0);
    struct read_back against_itself;
    report_read_back(&arena, policy_default(), copy, copy, copy, &against_itself);
    PROMISE(against_itself.change_count == 0);
    free(copy);
    arena_done(&arena);
    return 0;
}
