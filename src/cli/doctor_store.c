/* The database file and what is in it. */
#include "cli/doctor.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "disruption/base/clock.h"
#include "disruption/core/duration.h"
#include "disruption/store/census.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

#define ROOM_LOW ((int64_t)512 << 20)      /* bytes; a busy week of messages */
#define ROOM_NEARLY_NONE ((int64_t)64 << 20) /* bytes; less than the write-ahead log may take */
#define GIVEN_UP_SHOWN 5                     /* the rest is counted */
#define WAITS_LONG_MS (10 * MINUTE_MS)
#define MIB(bytes) ((double)(bytes) / (1 << 20))

static bool others_may(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && (about.st_mode & S_IRWXO) != 0;
}

void doctor_database(struct doctor *doctor)
{
    struct cli *cli = doctor->cli;
    struct err err = ERR_INIT;
    if (!store_open(doctor->database, STORE_READ, &cli->store, &err)) {
        doctor_say(doctor, FINDING_FAIL, err.kind == ERR_NOT_FOUND ? "start disruptiond once, or name the file with --database"
                                                                   : NULL, "%s", err.text);
        return;
    }
    if (others_may(doctor->database))
        doctor_say(doctor, FINDING_FAIL, "run chmod o-rwx on it; it holds what people said in private",
                   "everybody may read %s", doctor->database);
    else
        doctor_say(doctor, FINDING_OK, NULL, "%s opens and is up to date; `disruption verify` checks all of it, `disruption backup FILE` copies it",
                   doctor->database);
}

void doctor_lock(struct doctor *doctor)
{
    struct store_holder holder;
    struct err err = ERR_INIT;
    if (!store_holder_look(doctor->database, &holder, &err))
        doctor_say(doctor, FINDING_WARN, NULL, "%s", err.text);
    else if (holder.held && doctor->daemon == NULL)
        doctor_say(doctor, FINDING_WARN, "look what it is with ps; if it is the daemon, its log says why it does not answer",
                   "process %s holds the database and does not answer here", holder.process);
    else if (holder.held)
        doctor_say(doctor, FINDING_OK, NULL, "process %s holds the database", holder.process);
    else if (holder.process[0] != '\0')
        doctor_say(doctor, FINDING_WARN, "start disruptiond: it checks the file first, and fetches what was missed",
                   "process %s did not end in order", holder.process);
    else
        doctor_say(doctor, FINDING_OK, NULL, "nobody holds the database, and the last daemon ended in order");
}

void doctor_room(struct doctor *doctor)
{
    struct census_disk disk;
    struct err err = ERR_INIT;
    if (doctor->cli->store == NULL)
        return;
    if (!store_census_disk(doctor->cli->store, &disk, &err)) {
        doctor_say(doctor, FINDING_WARN, NULL, "%s", err.text);
        return;
    }
    enum finding finding = disk.free_bytes < ROOM_NEARLY_NONE ? FINDING_FAIL
                           : disk.free_bytes < ROOM_LOW       ? FINDING_WARN
                                                              : FINDING_OK;
    doctor_say(doctor, finding, finding == FINDING_OK ? NULL : "free space: a full disk stops the recording",
               "%.0f MiB are free; the database takes %.1f MiB and its log %.1f MiB", MIB(disk.free_bytes),
               MIB(disk.bytes[CENSUS_MAIN]), MIB(disk.bytes[CENSUS_WAL]));
}

/* What the verb of the same name asks the store in chat. */
static const struct health *load_health(struct cli *cli, struct err *err)
{
    static struct situation situation;
    struct command command;
    const struct event event = cli_event(cli, "doctor");
    return command_read(&cli->arena, &cli->policy, &event.as.command, &command, err) &&
                   store_situation_load(cli->store, &cli->arena, &cli->policy, &command, &event.as.command,
                                        event.received_ms, &situation, err)
               ? situation.health
               : NULL;
}

static const char *say_age(struct cli *cli, int64_t since_ms)
{
    struct buf text;
    buf_init(&text, 128);
    duration_write((clock_now_ms() - since_ms) / SECOND_MS, &text);
    const char *kept = arena_text(&cli->arena, buf_string(&text));
    buf_done(&text);
    return kept;
}

static void say_waiting(struct doctor *doctor, const struct health *health)
{
    if (health->waiting == 0)
        doctor_say(doctor, FINDING_OK, NULL, "nothing waits");
    else if (clock_now_ms() - health->oldest_ms <= WAITS_LONG_MS)
        doctor_say(doctor, FINDING_OK, NULL, "%" PRId64 " waiting", health->waiting);
    else
        doctor_say(doctor, FINDING_WARN, "the platform does not take them, or the daemon is down; the log says why",
                   "%" PRId64 " waiting, the oldest for %s", health->waiting, say_age(doctor->cli, health->oldest_ms));
}

static void say_one(struct doctor *doctor, const struct parked_effect *effect)
{
    struct arena *arena = &doctor->cli->arena;
    const char *of = effect->incident == 0 ? "" : arena_print(arena, " of D-%" PRId64, effect->incident);
    const char *again = arena_print(arena, "once the cause is mended: `disruption retry %" PRId64 "`; never mind: ", effect->id);
    doctor_say(doctor, FINDING_WARN,
               arena_print(arena, "%s`disruption retry %" PRId64 " forget`",
                           parked_is_stale(effect->kind) ? "nobody waits for it any more: " : again, effect->id),
               "given up: %s%s, %s ago: %s (%s)", parked_word(effect->kind), of,
               say_age(doctor->cli, effect->since_ms), effect->reason, parked_meaning(effect->kind));
}

static void say_given_up(struct doctor *doctor, const struct health *health)
{
    size_t shown = health->named_count < GIVEN_UP_SHOWN ? health->named_count : GIVEN_UP_SHOWN;
    if (health->parked == 0)
        doctor_say(doctor, FINDING_OK, NULL, "nothing was given up");
    for (size_t i = 0; i < shown; i++)
        say_one(doctor, &health->named[i]);
    if (health->parked > (int64_t)shown)
        doctor_say(doctor, FINDING_WARN, "`disruption retry all` tries all of them again", "and %" PRId64 " more given up",
                   health->parked - (int64_t)shown);
}

void doctor_outbox(struct doctor *doctor)
{
    struct err err = ERR_INIT;
    if (doctor->cli->store == NULL)
        return;
    const struct health *health = load_health(doctor->cli, &err);
    if (health == NULL) {
        doctor_say(doctor, FINDING_FAIL, NULL, "%s", err.text);
        return;
    }
    say_waiting(doctor, health);
    say_given_up(doctor, health);
}

void doctor_gaps(struct doctor *doctor)
{
    struct js *rows = NULL;
    struct err err = ERR_INIT;
    int64_t filled_ms;
    size_t open = 0, lacking = 0;
    if (doctor->cli->store == NULL)
        return;
    if (!store_export_view(doctor->cli->store, "gaps", 0, &rows, &err)) {
        doctor_say(doctor, FINDING_FAIL, NULL, "%s", err.text);
        return;
    }
    for (size_t i = 0; i < js_count(rows); i++) {
        open += !js_integer(js_item(rows, i), "filled_ms", &filled_ms);
        lacking += js_integer_or(js_item(rows, i), "left_out", 0) > 0;
    }
    if (js_count(rows) == 0)
        doctor_say(doctor, FINDING_OK, NULL, "none in the record");
    else if (open == 0)
        doctor_say(doctor, FINDING_OK, NULL, "%zu in the record, every one filled%s", js_count(rows),
                   lacking > 0 ? "; reports name those that left threads out" : "");
    else
        doctor_say(doctor, FINDING_WARN, "the daemon fills them by itself while it is connected; reports name those that stay",
                   "%zu of %zu in the record are not filled", open, js_count(rows));
    js_drop(rows);
}
