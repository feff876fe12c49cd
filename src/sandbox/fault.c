/* Faults are a list that runs down; limits remember when a method was called in the last minute. */
#include "sandbox/fault.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/table.h"

#define CALLS_REMEMBERED 1000 /* per limited method; limits are far below */
#define POST_BURST 6          /* posts that a channel takes at once */

struct limit {
    int64_t per_minute; /* 0: by tier */
    int64_t called_ms[CALLS_REMEMBERED];
    size_t count;
};

/* Posts that a channel would take now; it gains one a second. */
struct post_room {
    int64_t room_ms;
    int64_t seen_ms;
};

struct faults {
    struct api_fault *list;
    size_t count;
    size_t room;
    struct table *limits; /* method -> struct limit */
    struct table *posts;  /* channel id -> struct post_room */
    struct history_rules history;
    bool by_tier;
    char *token_error;
    struct js *missing_scopes;
};

struct faults *faults_create(void)
{
    struct faults *faults = mem_new(1, sizeof *faults);
    faults->limits = table_create(free);
    faults->posts = table_create(free);
    faults->missing_scopes = js_new_array();
    return faults;
}

void api_fault_done(struct api_fault *fault)
{
    free(fault->method);
    free(fault->body);
    free(fault->error);
}

void faults_clear(struct faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        api_fault_done(&faults->list[i]);
    faults->count = 0;
    table_destroy(faults->limits);
    faults->limits = table_create(free);
    table_destroy(faults->posts);
    faults->posts = table_create(free);
    faults->history = (struct history_rules){0};
    faults->by_tier = false;
    faults_set_token(faults, NULL);
    js_drop(faults->missing_scopes);
    faults->missing_scopes = js_new_array();
}

void faults_destroy(struct faults *faults)
{
    faults_clear(faults);
    table_destroy(faults->limits);
    table_destroy(faults->posts);
    js_drop(faults->missing_scopes);
    free(faults->list);
    free(faults);
}

bool faults_add(struct faults *faults, const struct js *wish, struct err *err)
{
    if (js_string(wish, "method") == NULL)
        return err_set(err, ERR_INVALID,
                       "method is missing: the name of a Web API method, or \"*\"");
    if (faults->count >= FAULT_COUNT_MAX)
        return err_set(err, ERR_LIMITED, "more than %d faults at once", FAULT_COUNT_MAX);
    struct api_fault fault = {
        .count = js_integer_or(wish, "count", 1),
        .status = (int)js_integer_or(wish, "status", 0),
        .retry_after = js_integer_or(wish, "retry_after", -1),
        .delay_ms = js_integer_or(wish, "delay_ms", 0),
        .lose = js_flag(wish, "lose"),
    };
    if (fault.delay_ms < 0 || fault.delay_ms > FAULT_DELAY_MAX_MS)
        return err_set(err, ERR_INVALID, "delay_ms must be 0 to %d", FAULT_DELAY_MAX_MS);
    if (fault.status != 0 && (fault.status < 200 || fault.status > 599))
        return err_set(err, ERR_INVALID, "status must be an HTTP status, 200 to 599");
    bool answered = fault.status == 0 && fault.retry_after < 0 && js_string(wish, "error") == NULL;
    fault.perform = js_at(wish, "perform") != NULL ? js_flag(wish, "perform") : answered;
    fault.method = mem_copy_text(js_string(wish, "method"));
    fault.body = mem_copy_text(js_string(wish, "body"));
    fault.error = mem_copy_text(js_string(wish, "error"));
    if (faults->count == faults->room) {
        faults->room = faults->room == 0 ? 8 : faults->room * 2;
        faults->list = mem_resize(faults->list, faults->room, sizeof *faults->list);
    }
    faults->list[faults->count++] = fault;
    return true;
}

bool faults_take(struct faults *faults, const char *method, struct api_fault *out)
{
    for (size_t i = 0; i < faults->count; i++) {
        struct api_fault *fault = &faults->list[i];
        if (strcmp(fault->method, "*") != 0 && strcmp(fault->method, method) != 0)
            continue;
        *out = *fault;
        out->method = mem_copy_text(fault->method);
        out->body = mem_copy_text(fault->body);
        out->error = mem_copy_text(fault->error);
        if (fault->count > 0 && --fault->count == 0) {
            api_fault_done(fault);
            memmove(fault, fault + 1, (faults->count - i - 1) * sizeof *fault);
            faults->count--;
        }
        return true;
    }
    return false;
}

void faults_limit(struct faults *faults, const char *method, int64_t per_minute)
{
    if (strcmp(method, "*") == 0) {
        faults->by_tier = per_minute != 0;
        return;
    }
    table_remove(faults->limits, method);
    if (per_minute == 0)
        return;
    struct limit *limit = mem_new(1, sizeof *limit);
    limit->per_minute = per_minute < CALLS_REMEMBERED ? per_minute : CALLS_REMEMBERED - 1;
    table_add(faults->limits, method, limit);
}

/* Forgets calls older than a minute. */
static void forget(struct limit *limit, int64_t now_ms)
{
    size_t old = 0;
    while (old < limit->count && limit->called_ms[old] <= now_ms - MINUTE_MS)
        old++;
    memmove(limit->called_ms, limit->called_ms + old,
            (limit->count - old) * sizeof *limit->called_ms);
    limit->count -= old;
}

int64_t faults_wait_s(struct faults *faults, const char *method, int64_t tier, int64_t now_ms)
{
    struct limit *limit = table_find(faults->limits, method);
    if (limit == NULL && !faults->by_tier)
        return 0;
    if (limit == NULL) {
        limit = mem_new(1, sizeof *limit);
        table_add(faults->limits, method, limit);
    }
    int64_t most = limit->per_minute > 0 ? limit->per_minute : tier;
    forget(limit, now_ms);
    if ((int64_t)limit->count >= most || limit->count == CALLS_REMEMBERED)
        return (limit->called_ms[0] + MINUTE_MS - now_ms + SECOND_MS - 1) / SECOND_MS;
    limit->called_ms[limit->count++] = now_ms;
    return 0;
}

int64_t faults_post_wait_s(struct faults *faults, const char *channel_id, int64_t now_ms)
{
    const int64_t full_ms = POST_BURST * SECOND_MS;
    if (!faults->by_tier)
        return 0;
    struct post_room *room = table_find(faults->posts, channel_id);
    if (room == NULL) {
        room = mem_new(1, sizeof *room);
        *room = (struct post_room){full_ms, now_ms};
        table_add(faults->posts, channel_id, room);
    }
    int64_t passed_ms = now_ms > room->seen_ms ? now_ms - room->seen_ms : 0;
    room->room_ms = room->room_ms + passed_ms < full_ms ? room->room_ms + passed_ms : full_ms;
    room->seen_ms = now_ms;
    if (room->room_ms < SECOND_MS)
        return 1;
    room->room_ms -= SECOND_MS;
    return 0;
}

struct history_rules *faults_history(struct faults *faults)
{
    return &faults->history;
}

void faults_set_token(struct faults *faults, const char *error)
{
    char *copy = mem_copy_text(error);
    free(faults->token_error);
    faults->token_error = copy;
}

const char *faults_token_error(const struct faults *faults)
{
    return faults->token_error;
}

void faults_set_scopes(struct faults *faults, const struct js *missing)
{
    js_drop(faults->missing_scopes);
    faults->missing_scopes = js_is_array(missing) ? js_copy(missing) : js_new_array();
}

bool faults_lacks_scope(const struct faults *faults, const char *scope)
{
    for (size_t i = 0; scope != NULL && i < js_count(faults->missing_scopes); i++) {
        const char *missing = js_text(js_item(faults->missing_scopes, i));
        if (missing != NULL && strcmp(missing, scope) == 0)
            return true;
    }
    return false;
}
