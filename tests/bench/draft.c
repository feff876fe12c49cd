/*
 * Where the time of a draft goes, without a daemon around it: `bench-draft DATABASE NUMBER` reads
 * the dossier of a disruption and writes its report, a few times, and tells the median of each.
 */
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/report/report.h"
#include "disruption/settings/policy.h"
#include "disruption/store/incidents.h"
#include "disruption/store/journal.h"
#include "say.h"

#define ROUNDS 9

/* The report as the daemon stores it: a fact of the journal, committed. */
static void store_report(struct store *store, const struct dossier *dossier, const struct buf *out)
{
    struct err err = ERR_INIT;
    struct fact fact = {.kind = FACT_REPORT_DRAFTED,
                        .incident = dossier->incident.number,
                        .happened_ms = clock_now_ms(),
                        .learnt_ms = clock_now_ms(),
                        .body = js_new_object()};
    js_put_integer(fact.body, "revision", dossier->incident.report_revision + 1);
    js_put_string(fact.body, "markdown", buf_string(out));
    if (!store_begin(store, &err) || !store_fact_add(store, &fact, &err) ||
        !store_commit(store, &err))
        give_up("%s", err.text);
    js_drop(fact.body);
}

int main(int argc, char **argv)
{
    struct store *store;
    struct err err = ERR_INIT;
    struct policy policy;
    struct settings *settings = settings_defaults();
    double read_ms[ROUNDS], write_ms[ROUNDS], store_ms[ROUNDS], all_ms[ROUNDS];
    if (argc != 3)
        give_up("usage: bench-draft DATABASE NUMBER");
    if (!store_open(argv[1], STORE_WRITE, &store, &err))
        give_up("%s", err.text);
    settings_policy(settings, &policy);
    for (int i = 0; i < ROUNDS; i++) {
        struct arena arena = {0};
        struct dossier dossier;
        struct buf out;
        buf_init(&out, REPORT_MAX);
        int64_t began_us = clock_steady_us();
        if (!store_dossier_load(store, &arena, strtoll(argv[2], NULL, 10), &dossier, &err))
            give_up("%s", err.text);
        int64_t read_us = clock_steady_us();
        report_markdown(&policy, &dossier, &out);
        int64_t written_us = clock_steady_us();
        store_report(store, &dossier, &out);
        read_ms[i] = (double)(read_us - began_us) / 1000;
        write_ms[i] = (double)(written_us - read_us) / 1000;
        int64_t stored_us = clock_steady_us();
        store_ms[i] = (double)(stored_us - written_us) / 1000;
        all_ms[i] = (double)(stored_us - began_us) / 1000;
        buf_done(&out);
        arena_done(&arena);
    }
    say_figure("draft_itself_ms", quantile(all_ms, ROUNDS, 0.5));
    say_figure("dossier_ms", quantile(read_ms, ROUNDS, 0.5));
    say_figure("markdown_ms", quantile(write_ms, ROUNDS, 0.5));
    say_figure("storing_ms", quantile(store_ms, ROUNDS, 0.5));
    store_close(store);
    settings_destroy(settings);
    return 0;
}
