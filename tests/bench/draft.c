/*
 * Where the time of a draft goes, without a daemon around it: `bench-draft DATABASE NUMBER` reads
 * the dossier of a disruption and writes its report, a few times, and tells the median of each.
 */
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/report/report.h"
#include "disruption/settings/policy.h"
#include "disruption/store/incidents.h"
#include "say.h"

#define ROUNDS 9

int main(int argc, char **argv)
{
    struct store *store;
    struct err err = ERR_INIT;
    struct policy policy;
    struct settings *settings = settings_defaults();
    double load_ms[ROUNDS], write_ms[ROUNDS];
    size_t len = 0;
    if (argc != 3)
        give_up("usage: bench-draft DATABASE NUMBER");
    if (!store_open(argv[1], STORE_READ, &store, &err))
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
        int64_t loaded_us = clock_steady_us();
        report_markdown(&policy, &dossier, &out);
        load_ms[i] = (double)(loaded_us - began_us) / 1000;
        write_ms[i] = (double)(clock_steady_us() - loaded_us) / 1000;
        len = out.len;
        buf_done(&out);
        arena_done(&arena);
    }
    say_figure("dossier_ms", quantile(load_ms, ROUNDS, 0.5));
    say_figure("markdown_ms", quantile(write_ms, ROUNDS, 0.5));
    say_figure("markdown_kib", (double)len / 1024);
    store_close(store);
    settings_destroy(settings);
    return 0;
}
