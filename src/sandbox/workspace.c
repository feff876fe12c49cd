/* The workspace as a whole: its clock, its identifiers, who is in it at the start. */
#include "sandbox/workspace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/parse.h"
#include "sandbox/calls.h"
#include "sandbox/channel.h"
#include "sandbox/envelope.h"
#include "sandbox/fault.h"
#include "sandbox/file.h"
#include "sandbox/private.h"
#include "sandbox/socket_mode.h"
#include "sandbox/user.h"
#include "sandbox/view.h"

int64_t workspace_now_ms(const struct workspace *workspace)
{
    return workspace->frozen ? workspace->frozen_ms : clock_now_ms() + workspace->offset_ms;
}

const char *ts_write(int64_t at_us, char *out)
{
    snprintf(out, TS_MAX, "%" PRId64 ".%06" PRId64, at_us / 1000000, at_us % 1000000);
    return out;
}

bool ts_read(const char *text, int64_t *at_us)
{
    struct slice rest = slice_of(text);
    struct slice whole;
    int64_t seconds = 0;
    int64_t micros = 0;
    if (!slice_split(&rest, '.', &whole) ||
        !parse_integer(whole, 0, INT64_C(100000000000), &seconds))
        return false;
    if (rest.len > 6 || (rest.len > 0 && !parse_integer(rest, 0, 999999, &micros)))
        return false;
    for (size_t digits = rest.len; digits < 6 && rest.len > 0; digits++)
        micros *= 10;
    *at_us = seconds * 1000000 + micros;
    return true;
}

const char *workspace_new_ts(struct workspace *workspace, char *out)
{
    int64_t now_us = workspace_now_ms(workspace) * 1000;
    workspace->last_us = now_us > workspace->last_us ? now_us : workspace->last_us + 1;
    return ts_write(workspace->last_us, out);
}

static void write_base36(uint64_t number, int width, char *out)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    out[width] = '\0';
    for (int i = width; i-- > 0; number /= 36)
        out[i] = digits[number % 36];
}

const char *workspace_new_id(struct workspace *workspace, const char *prefix, char *out)
{
    char number[16];
    write_base36(++workspace->serial, 5, number);
    snprintf(out, ID_MAX, "%.8s0%s%s", prefix, workspace->run, number);
    return out;
}

void workspace_changed(struct workspace *workspace, const char *kind, const char *id)
{
    if (workspace->wire.changed != NULL)
        workspace->wire.changed(workspace->wire.ctx, kind, id);
}

static struct user *seed_person(struct workspace *workspace, const char *id, const char *name,
                                const char *real_name, const char *zone)
{
    char email[64];
    struct user *user = user_add(workspace, id, name);
    user_set(&user->real_name, real_name);
    user_set(&user->display_name, real_name);
    user_set(&user->zone, zone);
    snprintf(email, sizeof email, "%s@sandbox.example", name);
    user_set(&user->email, email);
    return user;
}

static void seed(struct workspace *workspace)
{
    static const struct {
        const char *id;
        const char *name;
        const char *real_name;
        const char *zone;
    } people[] = {
        {"U0ANA", "ana", "Ana", "Europe/Berlin"},    {"U0BOB", "bob", "Bob", "America/New_York"},
        {"U0CHEN", "chen", "Chen", "Asia/Shanghai"}, {"U0DEE", "dee", "Dee", "UTC"},
        {"U0GUEST", "guest", "Gil Guest", "UTC"},
    };
    struct user *bot = user_add(workspace, BOT_USER_ID, BOT_NAME);
    user_make_bot(workspace, bot, BOT_ID, APP_ID);
    struct user *monitor = user_add(workspace, "U0MONITOR", "monitor");
    user_make_bot(workspace, monitor, "B0MONITOR", "A0MONITOR");
    for (size_t i = 0; i < COUNT_OF(people); i++)
        seed_person(workspace, people[i].id, people[i].name, people[i].real_name, people[i].zone);
    user_find(workspace, "U0GUEST")->guest = true;
    struct user *ana = user_find(workspace, "U0ANA");
    struct channel *general = channel_add(workspace, "C0GENERAL", "general", CHANNEL_PUBLIC, ana);
    struct channel *random = channel_add(workspace, "C0RANDOM", "random", CHANNEL_PUBLIC, ana);
    general->general = true;
    table_add(general->members, monitor->id, monitor);
    for (size_t i = 0; i < COUNT_OF(people); i++) {
        struct user *user = user_find(workspace, people[i].id);
        table_add(general->members, user->id, user);
        table_add(random->members, user->id, user);
    }
}

struct workspace *workspace_create(const struct workspace_options *options, const struct wire *wire)
{
    struct workspace *workspace = mem_new(1, sizeof *workspace);
    workspace->bot_token = mem_copy_text(options->bot_token);
    workspace->app_token = mem_copy_text(options->app_token);
    workspace->command = mem_copy_text(options->command);
    workspace->base_url = mem_copy_text(options->base_url);
    if (wire != NULL)
        workspace->wire = *wire;
    write_base36((uint64_t)(clock_now_ms() / 100), 6, workspace->run);
    workspace->users = table_create(user_destroy);
    workspace->users_by_name = table_create(NULL);
    workspace->users_by_bot = table_create(NULL);
    workspace->usergroups = table_create(usergroup_destroy);
    workspace->channels = table_create(channel_destroy);
    workspace->channels_by_name = table_create(NULL);
    workspace->files = table_create(file_destroy);
    workspace->uploads = table_create(NULL);
    workspace->views = table_create(view_destroy);
    workspace->ephemerals = table_create(ephemeral_destroy);
    workspace->triggers = table_create(trigger_destroy);
    workspace->responses = table_create(response_destroy);
    workspace->sockets = socket_mode_create();
    workspace->faults = faults_create();
    workspace->calls = calls_create();
    seed(workspace);
    return workspace;
}

void workspace_destroy(struct workspace *workspace)
{
    if (workspace == NULL)
        return;
    struct table *const tables[] = {
        workspace->responses,        workspace->triggers,
        workspace->ephemerals,       workspace->views,
        workspace->uploads,          workspace->files,
        workspace->channels_by_name, workspace->channels,
        workspace->usergroups,       workspace->users_by_bot,
        workspace->users_by_name,    workspace->users,
    };
    socket_mode_destroy(workspace->sockets);
    faults_destroy(workspace->faults);
    calls_destroy(workspace->calls);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        table_destroy(tables[i]);
    free(workspace->bot_token);
    free(workspace->app_token);
    free(workspace->command);
    free(workspace->base_url);
    free(workspace);
}

void workspace_set_base_url(struct workspace *workspace, const char *base_url)
{
    user_set(&workspace->base_url, base_url);
}

void workspace_tick(struct workspace *workspace)
{
    envelope_tick(workspace);
    socket_tick(workspace);
}

int64_t workspace_due_in_ms(const struct workspace *workspace)
{
    int64_t due_ms = envelope_due_at_ms(workspace);
    int64_t close_ms = socket_due_at_ms(workspace);
    if (close_ms < due_ms)
        due_ms = close_ms;
    if (due_ms == INT64_MAX)
        return -1;
    int64_t in_ms = due_ms - workspace_now_ms(workspace);
    return in_ms < 0 ? 0 : in_ms;
}
