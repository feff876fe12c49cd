/* timeline: the entries in order of time, with numbers to name them by and links to their messages.
 */
#include "verb.h"

#include <inttypes.h>

#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"
#include "disruption/core/when.h"
#include "turn.h"
#include "../zone.h"

#define PAGE_LINES                                                                                 \
    60 /* entries of one answer; more do not fit a phone, nor the patience of its owner */

enum { FLAG_ALL = BIT(0) }; /* in the order of the row's flags */

struct view {
    const char *zone;
    int64_t from_ms, to_ms;
    bool all; /* withdrawn and redacted ones, and retrospective lines */
};

static bool read_view(const struct turn *turn, struct view *out, struct err *err)
{
    const struct command *command = turn->command;
    const char *zone = command->values[ARGUMENT_TZ];
    const char *from = command->values[ARGUMENT_FROM], *to = command->values[ARGUMENT_TO];
    char name[ZONE_NAME_MAX];
    *out = (struct view){turn_zone(turn), INT64_MIN, INT64_MAX, (command->flags & FLAG_ALL) != 0};
    if (command->text[0] != '\0')
        return err_set(err, ERR_INVALID, "\"%.*s\" says nothing here. It goes %s",
                       SLICE_PRINT(utf8_front(slice_of(command->text), 64)),
                       turn_command(turn, "timeline", "[all] [tz:ZONE] [from:TIME] [to:TIME]"));
    if (zone != NULL) {
        if (!zone_find(slice_of(zone), name))
            return err_set(
                err, ERR_INVALID,
                "There is no time zone %.*s: write UTC or a city such as America/Toronto",
                SLICE_PRINT(utf8_front(slice_of(zone), 64)));
        out->zone = arena_text(turn->out->arena, name);
    }
    int64_t now_ms = turn->event->happened_ms;
    return (from == NULL || when_read(slice_of(from), out->zone, now_ms, &out->from_ms, err)) &&
           (to == NULL || when_read(slice_of(to), out->zone, now_ms, &out->to_ms, err));
}

static bool is_shown(const struct view *view, const struct entry *entry)
{
    bool live = entry->state != ENTRY_WITHDRAWN && (entry->kinds & KINDS_TIMELINE) != 0;
    return (live || view->all) && entry->at_ms >= view->from_ms && entry->at_ms <= view->to_ms;
}

static void say_entry(const struct turn *turn, const struct view *view, const struct entry *entry)
{
    struct buf *answer = &turn->out->answer;
    const char *label = arena_print(turn->out->arena, "T%" PRId64, entry->number);
    markup_text(answer, "\n");
    if (entry->permalink != NULL && entry->permalink[0] != '\0')
        markup_link(answer, entry->permalink, label);
    else
        markup_text(answer, label);
    markup_text(answer, " ");
    instant_write(entry->at_ms, view->zone, true, answer);
    markup_print(answer, " %s", entry->party != NULL ? entry->party : "");
    if (entry->state == ENTRY_WITHDRAWN)
        markup_print(answer, " (%s)", entry_state_name(entry->state));
    else if (entry->state == ENTRY_LIVE && entry->revision > 1)
        markup_print(answer, " (revision %" PRId64 ")", entry->revision);
    if (entry->moved) {
        markup_text(answer, " (moved from ");
        instant_write(entry->first_ms, view->zone, true, answer);
        markup_text(answer, ")");
    }
    if (entry->first_party != NULL)
        markup_print(answer, " (first credited to %s)", entry->first_party);
    if ((entry->kinds & ~BIT(KIND_NOTE)) != 0) {
        markup_text(answer, " [");
        kinds_write(entry->kinds & ~BIT(KIND_NOTE), answer);
        markup_text(answer, "]");
    }
    markup_text(answer, ": ");
    say_words(turn, answer, entry->text[0] != '\0' ? entry->text : "(files)");
}

static void say_earlier(const struct turn *turn, size_t count, int64_t first_ms)
{
    struct buf *answer = &turn->out->answer;
    char to[CLOCK_TEXT_MAX];
    markup_print(answer, "\n%zu earlier: ", count);
    markup_code(answer, turn_command(turn, "timeline",
                                     arena_print(turn->out->arena, "%sto:%s",
                                                 turn->command->flags & FLAG_ALL ? "all " : "",
                                                 clock_iso(first_ms, first_ms % 1000 != 0, to))));
}

static bool run_timeline(const struct command *command, const struct situation *situation,
                         const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct dossier *dossier = situation->dossier;
    struct view view;
    if (!read_view(&turn, &view, err))
        return false;
    size_t count = 0, seen = 0;
    for (size_t i = 0; dossier != NULL && i < dossier->entry_count; i++)
        count += is_shown(&view, &dossier->entries[i]);
    size_t skipped = count > PAGE_LINES ? count - PAGE_LINES : 0;
    say_head(&out->answer, turn.target);
    markup_print(&out->answer, ", times in %s", view.zone);
    for (size_t i = 0; dossier != NULL && i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        if (!is_shown(&view, entry))
            continue;
        if (seen == skipped && skipped > 0)
            say_earlier(&turn, skipped, entry->at_ms);
        if (seen++ >= skipped)
            say_entry(&turn, &view, entry);
    }
    if (count == 0) {
        markup_text(&out->answer, "\nNothing there yet. Tag a message, or write one: ");
        markup_code(&out->answer, turn_command(&turn, "note", "TEXT"));
    }
    return true;
}

const struct command_row row_timeline = {
    .name = "timeline",
    .usage = "timeline [all] [tz:ZONE] [from:TIME] [to:TIME]",
    .help = "Shows the timeline with numbers and links; all adds what was withdrawn.",
    .example = "timeline from:14:00 tz:UTC",
    .arguments = BIT(ARGUMENT_TZ) | BIT(ARGUMENT_FROM) | BIT(ARGUMENT_TO),
    .flags = {"all"},
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NUMBER,
    .run = run_timeline,
};
