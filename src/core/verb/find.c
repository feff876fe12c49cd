/* find: words looked for in everything that was recorded. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/since.h"
#include "disruption/core/similar.h"
#include "turn.h"

/* The words around a hit, on one line; those that hit are bold. */
static void say_snippet(const struct turn *turn, struct buf *answer, const char *snippet)
{
    const char *at = snippet;
    while (*at != '\0') {
        bool hit = *at == FOUND_BEGIN;
        at += hit || *at == FOUND_END;
        size_t len = strcspn(at, "\x02\x03");
        char *piece = arena_slice(turn->out->arena, (struct slice){at, len});
        for (char *c = piece; *c != '\0'; c++)
            *c = *c == '\n' || *c == '\t' ? ' ' : *c;
        if (hit)
            markup_bold(answer, piece);
        else
            markup_text(answer, piece);
        at += len;
    }
}

/* The title stands there already. */
static bool is_title(const struct found *found)
{
    const char *title = found->incident.title;
    for (const char *c = found->snippet; *c != '\0'; c++) {
        if (*c != FOUND_BEGIN && *c != FOUND_END && *c != *title++)
            return false;
    }
    return *title == '\0';
}

static void say_found(const struct turn *turn, struct buf *answer, const struct found *found)
{
    const struct incident *i = &found->incident;
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed), end_ms = i->at_ms[MILESTONE_RECOVERED];
    markup_text(answer, answer->len > 0 ? "\n" : "");
    say_head(answer, i);
    markup_print(answer, ": %s%s", i->is_drill ? "drill, " : "", incident_state_name(i->state));
    if (i->state != INCIDENT_OPEN && end_ms != TIME_UNKNOWN && end_ms > start_ms) {
        markup_text(answer, " after ");
        duration_write((end_ms - start_ms) / 1000, answer);
    }
    markup_text(answer, ", started ");
    instant_write(start_ms, turn_zone(turn), false, answer);
    if (found->snippet[0] == '\0' || is_title(found))
        return;
    markup_text(answer, "\n   ");
    say_snippet(turn, answer, found->snippet);
}

static bool has_too_many_words(const char *text)
{
    struct slice rest = slice_of(text), word;
    size_t count = 0;
    while (slice_word(&rest, &word))
        count++;
    return count > FIND_WORDS_MAX;
}

static void say_all(const struct turn *turn)
{
    const struct situation *situation = turn->situation;
    struct buf *answer = &turn->out->answer;
    if (!situation->found_all)
        markup_text(answer, "None has all of these words; these have some:");
    for (size_t i = 0; i < situation->found_count; i++)
        say_found(turn, answer, &situation->found[i]);
    if (situation->found_count == FIND_MAX)
        markup_print(answer, "\nThese are the best %d; more words, svc: or since: narrow it down.", FIND_MAX);
}

static bool run_find(const struct command *command, const struct situation *situation, const struct event *event,
                     struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const char *since = command->values[ARGUMENT_SINCE];
    int64_t unused;
    if (command->text[0] == '\0')
        return err_set(err, ERR_INVALID, "What shall be looked for? %s",
                       turn_command(&turn, "find", "redis connections"));
    if (has_too_many_words(command->text))
        return err_set(err, ERR_LIMITED, "At most %d words can be looked for at a time", FIND_WORDS_MAX);
    if (since != NULL && !since_read(slice_of(since), turn_zone(&turn), event->happened_ms, &unused, err))
        return false;
    if (situation->found_count > 0) {
        say_all(&turn);
        return true;
    }
    markup_text(&out->answer, "Nothing on record has these words. The beginning of one finds more: ");
    markup_code(&out->answer, turn_command(&turn, "find", "conn*"));
    return true;
}

const struct command_row row_find = {
    .name = "find",
    .synonyms = {"search"},
    .usage = "find WORDS [svc:S] [since:90d]",
    .help = "Looks for words in everything recorded: \"in quotes\" is one piece, conn* a beginning.",
    .example = "find connection pool svc:checkout",
    .arguments = BIT(ARGUMENT_SVC) | BIT(ARGUMENT_SINCE),
    .needs = NEED_FOUND,
    .prose = true,
    .run = run_find,
};
