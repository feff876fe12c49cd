/* report review, approve, publish, amend, owner, due: how far a report is, whose it is, and when it
 * is looked at. */
#include "report.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/due.h"
#include "words.h"

#define REVIEW_DAYS "+5bd" /* after the end, unless somebody says another day */
#define AMEND_WHY_MAX 500  /* characters; it stands in the report's head */

/* What each word makes of a report, and in which states it may be said. */
struct move {
    enum report_state to;
    unsigned from;
    const char *told;  /* "in review" */
    const char *other; /* said when it is in no such state */
};

#define UNPUBLISHED (BIT(REPORT_DRAFT) | BIT(REPORT_REVIEW) | BIT(REPORT_APPROVED))
#define PUBLISHED (BIT(REPORT_PUBLISHED) | BIT(REPORT_CLOSED))

static const struct move review = {REPORT_REVIEW, BIT(REPORT_DRAFT) | BIT(REPORT_APPROVED),
                                   "Report in review", "amend takes it back"};
static const struct move approve = {REPORT_APPROVED, BIT(REPORT_DRAFT) | BIT(REPORT_REVIEW),
                                    "Report approved", "amend takes it back"};
static const struct move publish = {REPORT_PUBLISHED, UNPUBLISHED, "Report published",
                                    "amend takes it back"};
static const struct move amend = {REPORT_REVIEW, PUBLISHED, "Report taken back to be amended",
                                  "it can be changed as it is"};

static bool refuse_move(const struct turn *turn, const struct move *move, struct err *err)
{
    const struct incident *target = turn->target;
    static const char *const said[REPORT_STATE_COUNT] = {"a draft", "in review", "approved",
                                                         "published", "closed"};
    bool already =
        move != &amend && (target->report_state == move->to ||
                           (target->report_state == REPORT_CLOSED && move->to == REPORT_PUBLISHED));
    return err_set(err, ERR_CONFLICT, "The report of D-%" PRId64 " is %s%s: %s", target->number,
                   said[target->report_state], already ? " already" : "",
                   already ? "nothing was changed" : move->other);
}

static void say_after(const struct turn *turn, const struct move *move, struct buf *line)
{
    const struct incident *target = turn->target;
    bool first = true;
    if (move->to == REPORT_REVIEW && target->report_owner_id != NULL) {
        markup_text(line, ": for ");
        markup_person(line, target->report_owner_id, target->report_owner_name);
        first = false;
    }
    if (move->to == REPORT_REVIEW && target->report_due != NULL)
        markup_print(line, "%sby %s", first ? ": " : ", ", target->report_due);
}

static bool set_state(const struct turn *turn, const struct move *move, const char *why,
                      struct err *err)
{
    const struct incident *target = turn->target;
    if (!report_drafted(turn, err))
        return false;
    if ((move->from & BIT(target->report_state)) == 0)
        return refuse_move(turn, move, err);
    struct js *body = turn_fact(turn, FACT_REPORT_STATE_SET);
    js_put_string(body, "state", report_state_name(move->to));
    js_put_integer(body, "revision", target->report_revision);
    if (move == &amend)
        js_put_flag(body, "amends", true);
    js_put_string(body, "why", why);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, move->told);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, ")");
    if (why != NULL) {
        markup_text(&line, ": ");
        say_words(turn, &line, why);
    } else {
        say_after(turn, move, &line);
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static bool no_more(struct slice rest, const char *word, struct err *err)
{
    return rest.len == 0 || err_set(err, ERR_INVALID, "report %s takes no words after it", word);
}

bool verb_report_review(const struct turn *turn, struct slice rest, struct err *err)
{
    return no_more(rest, "review", err) && set_state(turn, &review, NULL, err);
}

bool verb_report_approve(const struct turn *turn, struct slice rest, struct err *err)
{
    return no_more(rest, "approve", err) && set_state(turn, &approve, NULL, err);
}

bool verb_report_publish(const struct turn *turn, struct slice rest, struct err *err)
{
    return no_more(rest, "publish", err) && set_state(turn, &publish, NULL, err);
}

bool verb_report_amend(const struct turn *turn, struct slice rest, struct err *err)
{
    const char *why = rest.len > 0 ? arena_slice(turn->out->arena, rest) : NULL;
    if (rest.len > AMEND_WHY_MAX)
        return refuse_long(
            turn, "why it is amended takes at most 500 bytes; the report has room for more", why,
            err);
    return set_state(turn, &amend, why, err);
}

static bool is_actor(const struct turn *turn, const char *id)
{
    return turn->situation->actor.id != NULL && strcmp(turn->situation->actor.id, id) == 0;
}

/* The owner hears of it alone: it is work for them. */
static void tell_owner(const struct turn *turn, const char *owner_id, const char *due)
{
    if (is_actor(turn, owner_id) || strncmp(owner_id, "shell:", strlen("shell:")) == 0)
        return;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, "You own the report of ");
    say_head(&line, turn->target);
    if (due != NULL)
        markup_print(&line, ", due %s", due);
    markup_text(&line, ".\nRead it: ");
    markup_code(&line, arena_print(turn->out->arena, "%s report D-%" PRId64,
                                   turn->situation->policy->command, turn->target->number));
    markup_text(&line, "\nHand it on: ");
    markup_code(&line, arena_print(turn->out->arena, "%s report D-%" PRId64 " owner @x",
                                   turn->situation->policy->command, turn->target->number));
    struct js *body =
        outcome_effect(turn->out, EFFECT_DIRECT, turn->target->number,
                       turn_key(turn, arena_print(turn->out->arena, "report-owner/%s", owner_id)),
                       arena_print(turn->out->arena, "person/%s", owner_id), false);
    js_put_string(body, "user", owner_id);
    js_put_string(body, "text", buf_string(&line));
    buf_done(&line);
}

static void set_owner(const struct turn *turn, const char *id)
{
    js_put(turn_fact(turn, FACT_REPORT_OWNER_SET), "user_id", js_new_string(id));
}

bool verb_report_owner(const struct turn *turn, struct slice rest, struct err *err)
{
    const struct incident *target = turn->target;
    struct slice word = {"", 0};
    struct person person;
    if (!slice_word(&rest, &word) || slice_trim(rest).len > 0)
        return err_set(err, ERR_INVALID, "Who owns it? %s",
                       turn_command(turn, "report", "owner @x"));
    if (!person_read(turn, word, &person, err))
        return false;
    bool same = person.id == NULL ? target->report_owner_id == NULL
                                  : target->report_owner_id != NULL &&
                                        strcmp(target->report_owner_id, person.id) == 0;
    if (same)
        return err_set(err, ERR_CONFLICT, "%s owns it already: nothing was changed",
                       person.id == NULL ? "Nobody" : person.name);
    set_owner(turn, person.id);
    person_ask(turn, &person);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Report owner");
    markup_text(&line, ": ");
    if (person.id == NULL)
        markup_text(&line, "nobody");
    else
        markup_person(&line, person.id, person.name);
    if (person.id == NULL || !is_actor(turn, person.id)) {
        markup_text(&line, " (");
        say_actor(turn, &line);
        markup_text(&line, ")");
    }
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    if (person.id != NULL)
        tell_owner(turn, person.id, target->report_due);
    return true;
}

bool verb_report_due(const struct turn *turn, struct slice rest, struct err *err)
{
    char day[DUE_LEN + 1] = "";
    bool none = slice_equals_nocase(rest, "none");
    if (rest.len == 0)
        return err_set(err, ERR_INVALID, "Until when? %s", turn_command(turn, "report", "due fri"));
    if (!none && !due_read(rest, turn_zone(turn), turn->event->happened_ms, day, err))
        return false;
    js_put(turn_fact(turn, FACT_REPORT_DUE_SET), "due", js_new_string(none ? NULL : day));
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Report review date");
    markup_print(&line, ": %s (", none ? "none" : day);
    say_actor(turn, &line);
    markup_text(&line, ")");
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    return true;
}

void report_begin(const struct turn *turn, struct buf *line)
{
    const struct incident *target = turn->target;
    bool shell = turn->event->as.command.mouth == MOUTH_SHELL;
    const char *owner = target->report_owner_id, *name = target->report_owner_name,
               *due = target->report_due;
    char day[DUE_LEN + 1];
    if (due == NULL &&
        due_read(slice_of(REVIEW_DAYS), turn_zone(turn), turn->event->happened_ms, day, NULL)) {
        due = arena_text(turn->out->arena, day);
        js_put_string(turn_fact(turn, FACT_REPORT_DUE_SET), "due", due);
    }
    if (owner == NULL && (target->lead_id != NULL || !shell)) {
        owner = target->lead_id != NULL ? target->lead_id : turn->situation->actor.id;
        name = target->lead_id != NULL ? target->lead_name : turn->situation->actor.name;
        set_owner(turn, owner);
        tell_owner(turn, owner, due);
    }
    markup_text(line, ". Report: ");
    if (owner != NULL)
        markup_person(line, owner, name);
    else
        markup_text(line, "nobody's yet");
    if (due != NULL)
        markup_print(line, ", due %s", due);
}
