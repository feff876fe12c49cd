/* Tags: what is left of a text is a piece of it, taking tags off twice is taking them off once. */
#include "fuzzing.h"

#include "disruption/core/tag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct policy *policy = policy_default();
    struct arena arena = {0};
    const char *text = input_text(&arena, data, size);
    struct buf left, again;
    buf_init(&left, size + 1);
    buf_init(&again, size + 1);
    uint32_t kinds = tag_text_kinds(policy, text);
    PROMISE((kinds & ~(BIT(KIND_COUNT) - 1)) == 0);
    (void)tag_reaction_kinds(policy, text);
    tag_strip(policy, text, &left);
    PROMISE(!left.over);
    PROMISE(strstr(text, buf_string(&left)) != NULL);
    PROMISE((left.len == 0) == (slice_trim(slice_of(text)).len == 0));
    PROMISE((tag_text_kinds(policy, buf_string(&left)) & ~kinds) == 0);
    PROMISE(!utf8_valid(slice_of(text)) || is_text(buf_string(&left)));
    tag_strip(policy, buf_string(&left), &again);
    PROMISE(strcmp(buf_string(&left), buf_string(&again)) == 0);
    buf_done(&left);
    buf_done(&again);
    arena_done(&arena);
    return 0;
}
