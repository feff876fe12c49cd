/* The kinds and their names; the order is the order of every list of kinds. */
#include "disruption/core/kind.h"

static const char *const names[KIND_COUNT] = {
    [KIND_NOTE] = "note",     [KIND_DECISION] = "decision", [KIND_FINDING] = "finding",
    [KIND_IMPACT] = "impact", [KIND_CAUSE] = "cause",       [KIND_FIX] = "fix",
    [KIND_GOOD] = "good",     [KIND_BAD] = "bad",           [KIND_LESSON] = "lesson",
    [KIND_ACTION] = "action", [KIND_EVIDENCE] = "evidence",
};

const char *kind_name(enum kind kind)
{
    return names[kind];
}

bool kind_read(struct slice word, enum kind *out)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (slice_equals_nocase(word, names[kind])) {
            *out = (enum kind)kind;
            return true;
        }
    }
    return false;
}

void kinds_write(uint32_t kinds, struct buf *out)
{
    const char *comma = "";
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (kinds & BIT(kind)) {
            buf_print(out, "%s%s", comma, names[kind]);
            comma = ",";
        }
    }
}

bool kinds_read(const char *text, uint32_t *out)
{
    uint32_t kinds = 0;
    struct slice rest = slice_of(*text == '\0' ? NULL : text), word;
    while (slice_split(&rest, ',', &word)) {
        enum kind kind;
        if (!kind_read(word, &kind))
            return false;
        kinds |= BIT(kind);
    }
    *out = kinds;
    return true;
}
