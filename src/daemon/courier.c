/* What others ask of the courier: rows in, who we are, counts out. */
#include "daemon/courier_private.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

struct courier *courier_create(const struct courier_options *options)
{
    struct courier *courier = mem_new(1, sizeof(*courier));
    courier->options = *options;
    courier->lanes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, lane_free);
    courier->pacing = options->platform->pacing;
    courier->jobs = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, NULL);
    courier->gates = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, gate_free);
    for (int urgency = 0; urgency < URGENCY_COUNT; urgency++)
        g_queue_init(&courier->ready[urgency]);
    return courier;
}

void courier_destroy(struct courier *courier)
{
    if (courier == NULL)
        return;
    for (int urgency = 0; urgency < URGENCY_COUNT; urgency++)
        g_queue_clear(&courier->ready[urgency]);
    g_hash_table_destroy(courier->gates);
    g_hash_table_destroy(courier->jobs);
    g_hash_table_destroy(courier->lanes);
    arena_done(&courier->identity_arena);
    free(courier);
}

/* taking rows ------------------------------------------------------------------------------------------------- */

struct parcel {
    struct courier *courier;
    struct outbox_row *rows;
    size_t count;
    bool newer; /* bodies of rows that were taken before */
};

static void take_row(struct courier *courier, struct outbox_row *row, bool newer)
{
    struct job *known = g_hash_table_lookup(courier->jobs, &row->id);
    if (known != NULL) {
        lane_renew(known, row);
        return;
    }
    if (newer) {
        outbox_row_done(row); /* carried out as it was */
        return;
    }
    struct lane *lane = lane_of(courier, row->effect.lane);
    bool in_doubt = row->id <= courier->options.last_old_row || row->again_ms != 0;
    struct job *job = job_create(row, in_doubt, clock_now_ms(), clock_steady_ms());
    g_hash_table_insert(courier->jobs, &job->row.id, job);
    lane_add(lane, job);
}

static void unpack(void *ctx)
{
    struct parcel *parcel = ctx;
    for (size_t i = 0; i < parcel->count; i++)
        take_row(parcel->courier, &parcel->rows[i], parcel->newer);
    courier_pump(parcel->courier);
    free(parcel->rows);
    free(parcel);
}

static void pass_on(struct courier *courier, struct outbox_row *rows, size_t count, bool newer)
{
    if (count == 0)
        return;
    struct parcel *parcel = mem_new(1, sizeof(*parcel));
    *parcel = (struct parcel){courier, mem_new(count, sizeof(*rows)), count, newer};
    memcpy(parcel->rows, rows, count * sizeof(*rows));
    http_client_do(courier->options.http, unpack, parcel);
}

void courier_take(struct courier *courier, struct outbox_row *rows, size_t count)
{
    pass_on(courier, rows, count, false);
}

void courier_renew(struct courier *courier, struct outbox_row *rows, size_t count)
{
    pass_on(courier, rows, count, true);
}

/* identity ---------------------------------------------------------------------------------------------------- */

struct introduction {
    struct courier *courier;
    struct arena arena;
    struct workspace_identity who;
};

static void introduced(void *ctx)
{
    struct introduction *news = ctx;
    struct courier *courier = news->courier;
    arena_done(&courier->identity_arena);
    courier->identity_arena = news->arena;
    courier->identity = news->who;
    courier->identified = true;
    free(news);
    pacing_admit(courier->pacing);
    gates_open(courier);
    courier_pump(courier);
}

void courier_identify(struct courier *courier, const struct workspace_identity *who)
{
    struct introduction *news = mem_new(1, sizeof(*news));
    news->courier = courier;
    news->who = (struct workspace_identity){
        .workspace_id = arena_text(&news->arena, who->workspace_id),
        .workspace_name = arena_text(&news->arena, who->workspace_name),
        .bot_user_id = arena_text(&news->arena, who->bot_user_id),
        .bot_id = arena_text(&news->arena, who->bot_id),
        .url = arena_text(&news->arena, who->url),
        .api_url = arena_text(&news->arena, who->api_url),
        .missing_scopes = arena_text(&news->arena, who->missing_scopes),
    };
    http_client_do(courier->options.http, introduced, news);
}
