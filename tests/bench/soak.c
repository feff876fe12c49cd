/*
 * A long run: `bench-soak PROGRAM FOLDER EVENTS measured|unmeasured` sends so many events through one process and prints, at the
 * start, a few times in between and at the end, what it holds: memory, descriptors, threads, files, rows. Ends with 1 when
 * memory, descriptors, threads or the write-ahead log grow beyond what is allowed after the warm-up, or when anything that
 * was acknowledged is not in the record once. unmeasured: growth is printed but allowed, for sanitized builds. How fast it was is printed and never judged.
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "child.h"
#include "disruption/base/clock.h"
#include "disruption/base/err.h"
#include "drive.h"
#include "proof.h"
#include "say.h"

#define PATH_BYTES 512
#define WAIT_US 60000000
#define FLIGHT 64      /* envelopes under way at once */
#define REPORTS 10     /* lines printed after the start */
#define CHAPTERS 30    /* stretches of the run; each begins something new */
#define START_EVENTS 2500 /* for each disruption at least, since a platform lets few channels be made a minute */
#define OPEN_MAX 6     /* disruptions open at once */
#define CUT_AT 9       /* chapter; the connection is cut there */
#define REFRESH_AT 18  /* chapter; the platform asks for a new connection there */
#define CUT_AGAIN_US 65000000 /* later cuts come when the connection has stood so long: sooner, and it backs off */

/* What may grow from the end of the warm-up, a fifth of the run, until the end. */
#define WARM_UP 5
#define RSS_GROWTH_MIB 16.0 /* what the allocator does not give back, and SQLite's cache */
#define FDS_GROWTH 4        /* two sockets while one connection takes over from the other, and a call's */
#define THREADS_GROWTH 0
#define WAL_MIB 80.0        /* at no time more: it is emptied at 64, and one commit may come on top */

/* Half is said elsewhere; the rest is what a busy disruption is like. */
static const struct frames_mix mix = {.elsewhere = 500, .inside = 380, .tagged = 40, .edits = 40, .reactions = 40};

struct holding {
    double rss_mib, wal_mib, main_mib;
    size_t fds, threads;
};

struct soak {
    const char *program;
    size_t events, sent;
    bool measured;
    char config[PATH_BYTES], database[PATH_BYTES], folder[PATH_BYTES / 2];
    struct loop *loop;
    struct mock mock;
    struct drive drive;
    struct child child;
    size_t resolved; /* channels whose disruption is over */
    int64_t began_us;
    struct holding warm;
    double wal_max_mib;
    uint64_t old_socket;
    int64_t connected_us;
    int reconnects;
};

static void write_config(struct soak *soak)
{
    snprintf(soak->config, sizeof(soak->config), "%s/soak.yaml", soak->folder);
    snprintf(soak->database, sizeof(soak->database), "%s/soak.db", soak->folder);
    FILE *file = fopen(soak->config, "we");
    if (file == NULL)
        give_up("%s cannot be written", soak->config);
    fprintf(file,
            "database:\n  path: %s\nslack:\n  api_url: http://127.0.0.1:%d/api/\nweb:\n  listen: \"\"\n"
            "control:\n  socket: %s/soak.sock\n",
            soak->database, http_server_port(soak->mock.server), soak->folder);
    fclose(file);
}

/* looking ----------------------------------------------------------------------------------------------------- */

static double size_mib(const struct soak *soak, const char *ending)
{
    char path[PATH_BYTES + 8];
    struct stat about;
    snprintf(path, sizeof(path), "%s%s", soak->database, ending);
    return stat(path, &about) == 0 ? (double)about.st_size / (1 << 20) : 0;
}

static struct holding look(struct soak *soak)
{
    struct child_memory memory;
    child_memory(&soak->child, &memory);
    return (struct holding){
        .rss_mib = memory.rss_mib,
        .wal_mib = size_mib(soak, "-wal"),
        .main_mib = size_mib(soak, ""),
        .fds = child_count(&soak->child, "fd"),
        .threads = child_count(&soak->child, "task"),
    };
}

static long long count_rows(sqlite3 *db, const char *table)
{
    char sql[128];
    sqlite3_stmt *query = NULL;
    snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", table);
    if (sqlite3_prepare_v2(db, sql, -1, &query, NULL) != SQLITE_OK || sqlite3_step(query) != SQLITE_ROW)
        give_up("%s: %s", table, sqlite3_errmsg(db));
    long long rows = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return rows;
}

static void print_rows(const struct soak *soak)
{
    static const char *const tables[] = {"journal", "entry", "message", "mark", "inbox", "outbox",
                                         "outbox WHERE state = 'waiting'", "deferred"};
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(soak->database, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        give_up("%s cannot be read", soak->database);
    sqlite3_busy_timeout(db, WAIT_US / 1000);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        printf(" %8lld", count_rows(db, tables[i]));
    sqlite3_close(db);
}

static struct holding report(struct soak *soak)
{
    struct holding now = look(soak);
    double took_s = (double)(clock_steady_us() - soak->began_us) / 1e6;
    printf("%8zu %7.0f %8.1f %4zu %7zu %8.1f %8.1f", soak->sent, (double)soak->sent / took_s, now.rss_mib, now.fds,
           now.threads, now.wal_mib, now.main_mib);
    print_rows(soak);
    putchar('\n');
    fflush(stdout);
    return now;
}

/* driving ----------------------------------------------------------------------------------------------------- */

static bool is_connected(void *ctx)
{
    struct soak *soak = ctx;
    return atomic_load(&soak->child.connected_us) != 0;
}

static bool is_elsewhere(void *ctx)
{
    struct soak *soak = ctx;
    return soak->mock.socket != 0 && soak->mock.socket != soak->old_socket;
}

static bool is_posted(void *ctx)
{
    struct soak *soak = ctx;
    return soak->mock.post_us != 0;
}

/* In order or not, the next events come over another connection. */
static void reconnect(struct soak *soak, bool politely)
{
    static const char refresh[] = "{\"type\":\"disconnect\",\"reason\":\"refresh_requested\",\"debug_info\":{}}";
    soak->old_socket = soak->mock.socket;
    if (politely)
        mock_send(&soak->mock, refresh, sizeof(refresh) - 1);
    else
        mock_cut(&soak->mock);
    drive_until(&soak->drive, is_elsewhere, soak, WAIT_US, "another connection");
    soak->connected_us = clock_steady_us();
    soak->reconnects++;
}

static void command(struct soak *soak, const char *channel, const char *text)
{
    (void)drive_command(&soak->drive, channel, text);
    soak->sent++;
}

static void start(struct soak *soak)
{
    soak->mock.post_us = 0;
    command(soak, "C0OPS", "start checkout returns 500s");
    drive_until(&soak->drive, is_posted, soak, WAIT_US, "the card in the new channel");
}

/* One more disruption; the oldest one ends when enough are open, and something is asked in each chapter. */
static void turn_the_page(struct soak *soak, size_t chapter)
{
    struct mock *mock = &soak->mock;
    if (soak->sent >= mock->channel_count * START_EVENTS)
        start(soak);
    const char *newest = mock->channels[mock->channel_count - 1];
    command(soak, newest, "severity 2");
    command(soak, newest, "note typed in the heat");
    command(soak, newest, "status");
    command(soak, "C0OPS", "list");
    if (mock->channel_count - soak->resolved > OPEN_MAX)
        command(soak, mock->channels[soak->resolved++], "resolve");
    if (chapter == CUT_AT || clock_steady_us() - soak->connected_us > CUT_AGAIN_US)
        reconnect(soak, false);
    else if (chapter == REFRESH_AT)
        reconnect(soak, true);
    drive_mix(&soak->drive, mock->channels + soak->resolved, mock->channel_count - soak->resolved, &mix);
}

static void send_until(struct soak *soak, size_t until)
{
    while (soak->sent < until) {
        size_t many = until - soak->sent;
        struct drive_span span = drive_closed(&soak->drive, FLIGHT, WAIT_US, many);
        soak->sent += span.end - span.first;
        double wal_mib = size_mib(soak, "-wal");
        soak->wal_max_mib = wal_mib > soak->wal_max_mib ? wal_mib : soak->wal_max_mib;
    }
}

static void run(struct soak *soak)
{
    size_t step = soak->events / REPORTS, next = step;
    soak->began_us = soak->connected_us = clock_steady_us();
    printf("%8s %7s %8s %4s %7s %8s %8s %8s %8s %8s %8s %8s %8s %8s %8s\n", "events", "per_s", "rss_mib", "fds", "threads",
           "wal_mib", "db_mib", "journal", "entry", "message", "mark", "inbox", "outbox", "waiting", "deferred");
    (void)report(soak);
    for (size_t chapter = 0; chapter < CHAPTERS; chapter++) {
        turn_the_page(soak, chapter);
        send_until(soak, soak->events / CHAPTERS * (chapter + 1));
        if (soak->sent < next)
            continue;
        struct holding now = report(soak);
        if (next == soak->events / WARM_UP)
            soak->warm = now;
        next += step;
    }
}

/* judging ----------------------------------------------------------------------------------------------------- */

static void allow(bool fine, bool *all, const char *what, double grown, double allowed)
{
    printf("%-28s %8.1f of %.1f allowed%s\n", what, grown, allowed, fine ? "" : ": TOO MUCH");
    *all = *all && fine;
}

static bool judge(struct soak *soak)
{
    struct holding end = look(soak);
    struct proof proof;
    bool fine = true;
    proof_take(soak->database, &soak->drive, &proof);
    double rss = end.rss_mib - soak->warm.rss_mib, fds = (double)end.fds - (double)soak->warm.fds;
    double threads = (double)end.threads - (double)soak->warm.threads;
    allow(rss <= RSS_GROWTH_MIB, &fine, "memory since warm-up, MiB", rss, RSS_GROWTH_MIB);
    allow(fds <= FDS_GROWTH, &fine, "descriptors since warm-up", fds, FDS_GROWTH);
    allow(threads <= THREADS_GROWTH, &fine, "threads since warm-up", threads, THREADS_GROWTH);
    allow(soak->wal_max_mib <= WAL_MIB, &fine, "write-ahead log at most, MiB", soak->wal_max_mib, WAL_MIB);
    printf("%zu disruptions, %d other connections\n", soak->mock.channel_count, soak->reconnects);
    printf("%zu tagged messages acknowledged: %zu lost, %zu doubled\n", proof.acknowledged, proof.lost, proof.doubled);
    bool ended = child_end(&soak->child, SIGTERM) == 0;
    printf("the daemon ended %s\n", ended ? "in order" : "BADLY");
    return (fine || !soak->measured) && ended && proof.lost == 0 && proof.doubled == 0 && proof.acknowledged > 0;
}

int main(int argc, char **argv)
{
    struct soak *soak = calloc(1, sizeof(*soak));
    struct err err = ERR_INIT;
    if (soak == NULL || argc != 5)
        give_up("usage: bench-soak PROGRAM FOLDER EVENTS measured|unmeasured");
    soak->program = argv[1];
    snprintf(soak->folder, sizeof(soak->folder), "%s", argv[2]);
    soak->events = strtoul(argv[3], NULL, 10) / (CHAPTERS * REPORTS) * (CHAPTERS * REPORTS);
    soak->measured = strcmp(argv[4], "measured") == 0;
    setenv("DISRUPTION_SLACK_BOT_TOKEN", "xoxb-bench", 1);
    setenv("DISRUPTION_SLACK_APP_TOKEN", "xapp-bench", 1);
    if (!loop_create(&(struct loop_options){0}, &soak->loop, &err) || !mock_open(&soak->mock, soak->loop, &err))
        give_up("%s", err.text);
    drive_init(&soak->drive, &soak->mock);
    write_config(soak);
    child_start(&soak->child, soak->program, soak->config);
    drive_until(&soak->drive, is_connected, soak, WAIT_US, "the connection");
    run(soak);
    bool good = judge(soak);
    mock_close(&soak->mock);
    loop_destroy(soak->loop);
    drive_done(&soak->drive);
    free(soak);
    return good ? 0 : 1;
}
