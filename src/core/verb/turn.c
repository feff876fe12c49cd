/* How verbs speak. What is said in a channel is not said again to whoever stands in it. */
#include "turn.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"

struct turn turn_of(const struct command *command, const struct situation *situation,
                    const struct event *event, struct outcome *out)
{
    return (struct turn){command, situation, event, out,
                         (command->row->needs & NEED_TARGET) ? situation->target : NULL};
}

const char *turn_zone(const struct turn *turn)
{
    const char *own = turn->situation->actor.zone;
    return zone_known(own) ? own : turn->situation->policy->zone;
}

bool turn_is_here(const struct turn *turn)
{
    const struct incident *here = turn->situation->here;
    return here != NULL && turn->target != NULL && here->number == turn->target->number &&
           turn->event->as.command.mouth != MOUTH_SHELL;
}

const char *turn_command(const struct turn *turn, const char *verb, const char *words)
{
    const char *typed = turn->event->as.command.mouth == MOUTH_SHELL
                            ? "disruption"
                            : turn->situation->policy->command;
    const char *between = words[0] == '\0' ? "" : " ";
    if (turn->target == NULL || turn_is_here(turn))
        return arena_print(turn->out->arena, "%s %s%s%s", typed, verb, between, words);
    return arena_print(turn->out->arena, "%s %s D-%" PRId64 "%s%s", typed, verb,
                       turn->target->number, between, words);
}

struct js *turn_fact(const struct turn *turn, enum fact_kind kind)
{
    return outcome_fact(turn->out, kind, turn->target->number, turn->event,
                        turn->situation->actor.id);
}

const char *turn_key(const struct turn *turn, const char *what)
{
    const struct event *event = turn->event;
    const char *cause = event->key != NULL
                            ? event->key
                            : arena_print(turn->out->arena, "%s/%" PRId64,
                                          turn->situation->actor.id, event->received_ms);
    return arena_print(turn->out->arena, "%" PRId64 "/%s/%s", turn->target->number, what, cause);
}

static struct js *post(const struct turn *turn, const char *what, const char *lane, const char *line)
{
    struct js *body = outcome_effect(turn->out, EFFECT_POST, turn->target->number, turn_key(turn, what), lane, false);
    js_put_string(body, "channel", lane_channel(lane));
    js_put_string(body, "text", line);
    return body;
}

struct js *turn_tell(const struct turn *turn, const char *line)
{
    const char *lane = incident_lane(turn->target);
    struct js *said = lane != NULL ? post(turn, "say", lane, line) : NULL;
    if (said != NULL && lane_channel(lane) != NULL && turn_is_here(turn))
        return said;
    struct buf *answer = &turn->out->answer;
    say_head(answer, turn->target);
    buf_text(answer, "\n");
    buf_text(answer, line);
    return said;
}

void turn_announce(const struct turn *turn, const char *what, const char *line)
{
    const struct incident *target = turn->target;
    const char *channel = turn->situation->policy->announce_channel;
    if (channel == NULL || channel[0] == '\0' || target->is_private ||
        (target->channel_id != NULL && strcmp(channel, target->channel_id) == 0))
        return;
    const char *marked = target->is_drill ? arena_print(turn->out->arena, "Drill: %s", line) : line;
    js_put_string(post(turn, what, channel, marked), "about", POST_ANNOUNCES);
}

void turn_tell_widely(const struct turn *turn, const char *what, const char *line)
{
    struct buf wide;
    buf_init(&wide, LINE_MAX_BYTES);
    say_head(&wide, turn->target);
    markup_text(&wide, ": ");
    buf_text(&wide, line);
    turn_tell(turn, line);
    turn_announce(turn, arena_print(turn->out->arena, "announce/%s", what), buf_string(&wide));
    buf_done(&wide);
}

void say_head(struct buf *line, const struct incident *incident)
{
    struct buf head;
    buf_init(&head, LINE_MAX_BYTES);
    buf_print(&head, "D-%" PRId64 " %s", incident->number, incident->title);
    markup_bold(line, buf_string(&head));
    buf_done(&head);
}

/* The mention that text starts with ("@U1", "#general"): its bytes; 0: none. */
static size_t mention_at(const struct turn *turn, struct slice text, const struct mention **out)
{
    const struct command_line *typed = &turn->event->as.command;
    size_t longest = 0;
    for (size_t i = 0; i < typed->mention_count; i++) {
        const struct mention *mention = &typed->mentions[i];
        const char *names[] = {mention->id, mention->label};
        for (size_t k = 0; k < COUNT_OF(names); k++) {
            size_t len = names[k] == NULL ? 0 : strlen(names[k]);
            char sign = mention->kind == MENTION_CHANNEL ? '#' : '@';
            if (len > 0 && text.len > len && text.at[0] == sign &&
                memcmp(text.at + 1, names[k], len) == 0 && len + 1 > longest) {
                longest = len + 1;
                *out = mention;
            }
        }
    }
    return longest;
}

static void say_mention(const struct turn *turn, struct buf *line, const struct mention *mention)
{
    const char *name =
        mention->label != NULL && mention->label[0] != '\0' ? mention->label : mention->id;
    for (size_t i = 0; i < turn->situation->people_count; i++) {
        if (strcmp(turn->situation->people[i].id, mention->id) == 0)
            name = turn->situation->people[i].name;
    }
    if (mention->kind == MENTION_CHANNEL)
        markup_channel(line, mention->id, name);
    else if (mention->kind == MENTION_PERSON)
        markup_person(line, mention->id, name);
    else
        markup_print(line, "@%s", name); /* a group is named, not called once more */
}

void say_front(const struct turn *turn, struct buf *line, const char *text, size_t characters)
{
    struct slice all = slice_of(text);
    struct slice rest = utf8_front(all, characters);
    bool cut = rest.len < all.len;
    while (rest.len > 0) {
        const struct mention *mention = NULL;
        size_t len = mention_at(turn, rest, &mention);
        if (len > 0) {
            say_mention(turn, line, mention);
        } else {
            len = 1;
            while (len < rest.len && rest.at[len] != '@' && rest.at[len] != '#' &&
                   rest.at[len] != '\n')
                len++;
            if (rest.at[0] == '\n')
                markup_print(line, " %.*s", (int)len - 1, rest.at + 1);
            else
                markup_print(line, "%.*s", (int)len, rest.at);
        }
        rest.at += len;
        rest.len -= len;
    }
    if (cut)
        markup_text(line, " [...]");
}

void say_words(const struct turn *turn, struct buf *line, const char *text)
{
    say_front(turn, line, text, SAID_MAX);
}

void say_instant(const struct turn *turn, struct buf *line, int64_t at_ms)
{
    instant_confirm(at_ms, turn_zone(turn), turn->event->happened_ms, line);
}

void say_moment(const struct turn *turn, struct buf *line, int64_t at_ms)
{
    struct buf fallback;
    buf_init(&fallback, LINE_MAX_BYTES);
    instant_write(at_ms, turn->situation->policy->zone, false, &fallback);
    markup_time(line, at_ms, buf_string(&fallback));
    buf_done(&fallback);
}

void say_actor(const struct turn *turn, struct buf *line)
{
    const struct person *actor = &turn->situation->actor;
    if (turn->event->as.command.mouth == MOUTH_SHELL)
        markup_text(line,
                    actor->name != NULL ? actor->name : actor->id); /* nobody chat could link to */
    else
        markup_person(line, actor->id, actor->name);
}

/* One duration between two instants, or that their order is wrong. */
static void say_between(struct buf *line, const char *name, int64_t from_ms, int64_t to_ms,
                        const char *disorder)
{
    if (to_ms == TIME_UNKNOWN)
        return;
    if (line->len > 0)
        markup_text(line, ", ");
    if (to_ms < from_ms) {
        markup_text(line, disorder);
        return;
    }
    markup_print(line, "%s ", name);
    duration_write((to_ms - from_ms) / 1000, line);
}

/* " (20 min of it active)" of one that was reopened. */
static void say_active(const struct turn *turn, struct buf *line, int64_t start_ms, int64_t end_ms)
{
    int64_t quiet_ms = end_ms == TIME_UNKNOWN ? 0 : incident_quiet_ms(turn->target, start_ms, end_ms);
    if (quiet_ms == 0)
        return;
    markup_text(line, " (");
    duration_write((end_ms - start_ms - quiet_ms) / 1000, line);
    markup_text(line, " of it active)");
}

void say_durations(const struct turn *turn, struct buf *line, const int64_t at_ms[MILESTONE_COUNT])
{
    struct incident timed = *turn->target;
    memcpy(timed.at_ms, at_ms, sizeof(timed.at_ms));
    bool assumed;
    int64_t start_ms = incident_start_ms(&timed, &assumed);
    if (start_ms == TIME_UNKNOWN)
        return;
    struct buf said;
    buf_init(&said, LINE_MAX_BYTES);
    say_between(&said, "Length", start_ms, at_ms[MILESTONE_RECOVERED],
                "End before Start: one of them wants mending");
    say_active(turn, &said, start_ms, at_ms[MILESTONE_RECOVERED]);
    say_between(&said, "Time to Detection", start_ms, at_ms[MILESTONE_DETECTED],
                "Detection before Start: one of them wants mending");
    if (said.len > 0 && assumed)
        markup_text(&said, " (Start assumed: when it was declared)");
    buf_text(line, buf_string(&said));
    buf_done(&said);
}

bool refuse_long(const struct turn *turn, const char *sentence, const char *text, struct err *err)
{
    enum mouth mouth = turn->event->as.command.mouth;
    if (mouth == MOUTH_SHELL || mouth == MOUTH_FORM) /* they keep the words themselves */
        return err_set(err, ERR_LIMITED, "%s", sentence);
    struct buf *answer = &turn->out->answer;
    markup_print(answer, "Not taken: %s. Your words, to copy:\n", sentence);
    markup_text(answer, text);
    return true;
}

bool refuse_long_reason(const struct turn *turn, struct err *err)
{
    const char *sentence = arena_print(turn->out->arena, "a reason has at most %d bytes", NOTE_TEXT_MAX);
    return refuse_long(turn, sentence, turn->command->text, err);
}
