/*
 * Measures one program that speaks to Slack: `bench-load disruption|ceiling PROGRAM FOLDER
 * SECONDS`. The ceiling is the same link without a store, so what needs one (starting a disruption,
 * notes, drafts, the proof) is left out for it.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/err.h"
#include "load.h"
#include "proof.h"
#include "say.h"

#define SETTLE_US 500000 /* after connecting, before it is measured */
#define WARM_US 300000
#define DISRUPTIONS 3  /* open ones under load */
#define KILL_AFTER_US 700000

/* set-up
 * ------------------------------------------------------------------------------------------------------
 */

static void write_config(struct bench *bench, const char *name)
{
    snprintf(bench->config, sizeof(bench->config), "%s/%s.yaml", bench->folder, name);
    snprintf(bench->database, sizeof(bench->database), "%s/%s.db", bench->folder, name);
    FILE *file = fopen(bench->config, "we");
    if (file == NULL)
        give_up("%s cannot be written", bench->config);
    fprintf(
        file,
        "database:\n  path: %s\nslack:\n  api_url: http://127.0.0.1:%d/api/\nweb:\n  listen: \"\"\n"
        "control:\n  socket: %s/%s.sock\n",
        bench->database, http_server_port(bench->mock.server), bench->folder, name);
    fclose(file);
}

static bool is_connected(void *ctx)
{
    struct bench *bench = ctx;
    return atomic_load(&bench->child.connected_us) != 0;
}

/* Starts the program and says how long it took until its log said it was connected. */
static void connect_child(struct bench *bench, const char *figure)
{
    bench->mock.socket = 0;
    child_start(&bench->child, bench->program, bench->config);
    drive_until(&bench->drive, is_connected, bench, LOAD_WAIT_US, "the connection");
    if (figure != NULL)
        say_figure(figure, MS(atomic_load(&bench->child.connected_us) - bench->child.started_us));
}

static bool is_posted(void *ctx)
{
    struct bench *bench = ctx;
    return bench->mock.channel_count == bench->channels_wanted && bench->mock.post_us != 0;
}

size_t load_start(struct bench *bench, bool tell)
{
    bench->channels_wanted = bench->mock.channel_count + 1;
    int64_t began_us = clock_steady_us();
    int64_t took_us = drive_command(&bench->drive, "C0OPS", "start checkout returns 500s");
    drive_until(&bench->drive, is_posted, bench, LOAD_WAIT_US, "the card in the new channel");
    if (tell) {
        say_figure("start_ack_ms", MS(took_us));
        say_figure("start_channel_ms", MS(bench->mock.create_us - began_us));
        say_figure("start_card_ms", MS(bench->mock.post_us - began_us));
    }
    return bench->mock.channel_count - 1;
}

/* phases
 * ------------------------------------------------------------------------------------------------------
 */

void load_memory(struct bench *bench, const char *when)
{
    struct child_memory memory;
    char name[64];
    child_memory(&bench->child, &memory);
    snprintf(name, sizeof(name), "%s_rss_mib", when);
    say_figure(name, memory.rss_mib);
    snprintf(name, sizeof(name), "%s_pss_mib", when);
    say_figure(name, memory.pss_mib);
    snprintf(name, sizeof(name), "%s_peak_mib", when);
    say_figure(name, memory.peak_mib);
}

void load_say_span(struct bench *bench, const struct drive_span *span, int64_t cpu_us, const char *suffix)
{
    static const struct {
        const char *name;
        double fraction;
    } quantiles[] = {{"p50", 0.5}, {"p99", 0.99}, {"max", 1.0}};
    double count = (double)drive_acknowledged(&bench->drive, span);
    char name[64];
    snprintf(name, sizeof(name), "acks_%s", suffix);
    say_figure(name, count * 1e6 / (double)span->elapsed_us);
    snprintf(name, sizeof(name), "cpu_%s_us", suffix);
    say_figure(name, (double)cpu_us / count);
    for (size_t i = 0; i < COUNT_OF(quantiles); i++) {
        snprintf(name, sizeof(name), "%s_%s_ms", quantiles[i].name, suffix);
        say_figure(name, MS(drive_quantile(&bench->drive, span, quantiles[i].fraction)));
    }
}

static void measure_closed(struct bench *bench, size_t in_flight, const char *suffix)
{
    (void)drive_closed(&bench->drive, in_flight, WARM_US, SIZE_MAX);
    int64_t cpu_us = child_cpu_us(&bench->child);
    struct drive_span span = drive_closed(&bench->drive, in_flight, bench->span_us, SIZE_MAX);
    load_say_span(bench, &span, child_cpu_us(&bench->child) - cpu_us, suffix);
}

static void measure_open(struct bench *bench)
{
    int64_t cpu_us = child_cpu_us(&bench->child);
    struct drive_span span = drive_open(&bench->drive, LOAD_RATE, bench->span_us);
    load_say_span(bench, &span, child_cpu_us(&bench->child) - cpu_us, "1000s");
}

static bool is_gone(void *ctx)
{
    struct bench *bench = ctx;
    return bench->mock.socket == 0;
}

/* Whether what was acknowledged until now is there. */
static void prove(struct bench *bench)
{
    struct proof proof;
    proof_take(bench->database, &bench->drive, &proof);
    say_figure("lost", (double)proof.lost);
    say_figure("doubled", (double)proof.doubled);
    bench->notes = proof.acknowledged;
}

/* SIGKILL with envelopes under way: before the next start, after it, and after more traffic. */
static void measure_kill(struct bench *bench)
{
    drive_endless(&bench->drive, LOAD_FLIGHT);
    drive_pause(&bench->drive, KILL_AFTER_US);
    (void)child_end(&bench->child, SIGKILL);
    drive_until(&bench->drive, is_gone, bench, LOAD_WAIT_US, "the end of the connection");
    bench->drive.refill = false;
    bench->drive.under_way = 0;
    prove(bench);
    connect_child(bench, "restart_ms");
    prove(bench);
}

static void measure_traffic(struct bench *bench)
{
    for (size_t i = 0; bench->stores && i < DISRUPTIONS; i++)
        (void)load_start(bench, i == 0);
    drive_mix(&bench->drive, bench->mock.channels, bench->mock.channel_count, &frames_everyday);
    measure_closed(bench, 1, "1");
    measure_closed(bench, LOAD_FLIGHT, "32");
    measure_open(bench);
    load_memory(bench, "load");
    if (bench->stores)
        measure_kill(bench);
    drive_pause(&bench->drive, SETTLE_US);
    load_faults(bench);
    if (!bench->stores)
        return;
    prove(bench);
    say_figure("notes", (double)bench->notes);
    if (bench->notes == 0)
        give_up("no note was acknowledged: the mix did not reach a disruption");
}

static void run(struct bench *bench)
{
    write_config(bench, "traffic");
    connect_child(bench, "connect_ms");
    drive_pause(&bench->drive, SETTLE_US);
    load_memory(bench, "idle");
    measure_traffic(bench);
    (void)child_end(&bench->child, SIGTERM);
    if (!bench->stores)
        return;
    write_config(bench, "drafts");
    connect_child(bench, NULL);
    load_drafts(bench);
    (void)child_end(&bench->child, SIGTERM);
}

int main(int argc, char **argv)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct err err = ERR_INIT;
    if (bench == NULL || argc != 5)
        give_up("usage: bench-load disruption|ceiling PROGRAM FOLDER SECONDS");
    bench->stores = strcmp(argv[1], "disruption") == 0;
    bench->program = argv[2];
    snprintf(bench->folder, sizeof(bench->folder), "%s", argv[3]);
    bench->span_us = (int64_t)(strtod(argv[4], NULL) * 1e6);
    setenv("DISRUPTION_SLACK_BOT_TOKEN", "xoxb-bench", 1);
    setenv("DISRUPTION_SLACK_APP_TOKEN", "xapp-bench", 1);
    if (!loop_create(&(struct loop_options){0}, &bench->loop, &err) ||
        !mock_open(&bench->mock, bench->loop, &err))
        give_up("%s", err.text);
    drive_init(&bench->drive, &bench->mock);
    bench->mock.history = drive_history;
    run(bench);
    mock_close(&bench->mock);
    loop_destroy(bench->loop);
    drive_done(&bench->drive);
    free(bench);
    return 0;
}
