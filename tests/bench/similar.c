/*
 * How well past disruptions are found, and how fast: `bench-similar FOLDER PAIRS.csv...` records the post-mortems of a folder
 * as disruptions in the order they happened. For each pair of a later and an earlier one of which the later says that they
 * belong together, it looks at which rank the earlier one comes up:
 *   start    when the later one begins: its title and summary are known, and what happened before it
 *   record   when all of it is recorded, among those before it
 *   among    the same among all, also those that came after it
 * each by our ranking and by plain full-text search. Then ten thousand disruptions made of shuffled lines give the times.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/store/journal.h"
#include "disruption/store/search.h"
#include "plain_search.h"
#include "postmortem.h"
#include "say.h"

#define PAIRS_MAX 200
#define RANKS_MAX 1000
#define DISRUPTIONS 10000
#define LINES_EACH 25
#define ROUNDS 20

enum setting { AT_START, OF_RECORD, AMONG_ALL, SETTING_COUNT };

static const char *const settings[] = {"start", "record", "among"};

struct pair {
    size_t later, earlier; /* places among the documents */
    int ours[SETTING_COUNT], plain[SETTING_COUNT];
};

struct bench {
    struct arena arena;
    struct postmortem *documents;
    size_t document_count;
    struct pair pairs[PAIRS_MAX];
    size_t pair_count;
    struct store *store;
    struct plain *plain;
};

static size_t find_document(const struct bench *bench, const char *name)
{
    for (size_t i = 0; i < bench->document_count; i++) {
        if (strcmp(bench->documents[i].name, name) == 0)
            return i;
    }
    give_up("there is no document %s", name);
}

/* The first two fields; names have no quotes in them. */
static void read_pairs(struct bench *bench, const char *path)
{
    char line[4096], later[1024], earlier[1024];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        give_up("%s cannot be read", path);
    while (fgets(line, sizeof(line), file) != NULL) {
        if (sscanf(line, "%1023[^,],%1023[^,]", later, earlier) != 2 || strcmp(later, "query_doc") == 0)
            continue;
        if (bench->pair_count == PAIRS_MAX)
            give_up("more than %d pairs", PAIRS_MAX);
        bench->pairs[bench->pair_count++] =
            (struct pair){.later = find_document(bench, later), .earlier = find_document(bench, earlier)};
    }
    fclose(file);
}

static void refresh(struct store *store)
{
    struct err err = ERR_INIT;
    bool more = true;
    while (more) {
        if (!store_search_refresh(store, SEARCH_REFRESH_IDLE, &more, &err))
            give_up("%s", err.text);
    }
}

/* The rank of a disruption among those like the one at hand; later ones count or not. */
static int rank_of(struct store *store, const struct similar_query *query, bool among_later, int64_t expected,
                   size_t max)
{
    struct arena arena = {0};
    struct similar *found;
    size_t count;
    struct err err = ERR_INIT;
    int score = -1, better = 0;
    if (!store_similar(store, &arena, query, 0, max, &found, &count, &err))
        give_up("%s", err.text);
    for (size_t i = 0; i < count; i++) {
        if (found[i].incident.number == expected)
            score = found[i].score;
    }
    for (size_t i = 0; i < count; i++)
        better += found[i].score > score && (among_later || !found[i].later);
    arena_done(&arena);
    return score < 0 ? 0 : better + 1;
}

static void measure_start(struct bench *bench, struct pair *pair)
{
    const struct postmortem *later = &bench->documents[pair->later];
    const struct similar_query query = {.title = later->title, .summary = later->summary};
    const char *said = arena_print(&bench->arena, "%s %s", later->title, later->summary == NULL ? "" : later->summary);
    int64_t number = (int64_t)pair->later + 1, expected = (int64_t)pair->earlier + 1;
    refresh(bench->store);
    pair->ours[AT_START] = rank_of(bench->store, &query, false, expected, RANKS_MAX);
    pair->plain[AT_START] = plain_rank(bench->plain, said, number, number, expected);
}

/* Documents one after another, each queried for before it is there. */
static void live(struct bench *bench)
{
    struct err err = ERR_INIT;
    if (!store_open(NULL, STORE_MEMORY, &bench->store, &err) || !store_begin(bench->store, &err))
        give_up("%s", err.text);
    bench->plain = plain_create();
    for (size_t i = 0; i < bench->document_count; i++) {
        for (size_t p = 0; p < bench->pair_count; p++) {
            if (bench->pairs[p].later == i)
                measure_start(bench, &bench->pairs[p]);
        }
        postmortem_record(bench->store, &bench->documents[i], (int64_t)i + 1);
        plain_add(bench->plain, (int64_t)i + 1, bench->documents[i].title, bench->documents[i].text);
    }
    refresh(bench->store);
}

static void measure_record(struct bench *bench, struct pair *pair)
{
    int64_t number = (int64_t)pair->later + 1, expected = (int64_t)pair->earlier + 1;
    const struct similar_query query = {.number = number};
    const char *text = bench->documents[pair->later].text;
    pair->ours[OF_RECORD] = rank_of(bench->store, &query, false, expected, RANKS_MAX);
    pair->ours[AMONG_ALL] = rank_of(bench->store, &query, true, expected, RANKS_MAX);
    pair->plain[OF_RECORD] = plain_rank(bench->plain, text, number, number, expected);
    pair->plain[AMONG_ALL] = plain_rank(bench->plain, text, number, 0, expected);
}

static void print_ranks(const struct bench *bench, enum setting setting, bool ours)
{
    int first = 0, in_three = 0, in_ten = 0;
    double reciprocal = 0;
    printf("%-7s %-6s", settings[setting], ours ? "ours" : "plain");
    for (size_t i = 0; i < bench->pair_count; i++) {
        int rank = ours ? bench->pairs[i].ours[setting] : bench->pairs[i].plain[setting];
        first += rank == 1;
        in_three += rank >= 1 && rank <= 3;
        in_ten += rank >= 1 && rank <= 10;
        reciprocal += rank > 0 ? 1.0 / rank : 0;
    }
    printf("%4d %5d %6d %8.3f   ", first, in_three, in_ten, reciprocal / (double)bench->pair_count);
    for (size_t i = 0; i < bench->pair_count; i++)
        printf(" %d", ours ? bench->pairs[i].ours[setting] : bench->pairs[i].plain[setting]);
    printf("\n");
}

/* What is shown unasked when each of them begins: whether it came up for pairs, and how often at all. */
static void print_shown(struct bench *bench)
{
    size_t shown = 0;
    for (size_t i = 0; i < bench->document_count; i++) {
        struct arena arena = {0};
        struct similar *found;
        size_t count;
        struct err err = ERR_INIT;
        const struct similar_query query = {.number = (int64_t)i + 1};
        if (!store_similar(bench->store, &arena, &query, SIMILAR_CLEAR, 1, &found, &count, &err))
            give_up("%s", err.text);
        shown += count > 0 && !found[0].later;
        arena_done(&arena);
    }
    printf("\nclearly like an earlier one: %zu of %zu\n", shown, bench->document_count);
}

static uint32_t next(uint32_t bound)
{
    static uint32_t state = 1;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % bound;
}

/* Lines of all documents, to be shuffled. */
static struct slice *read_lines(struct bench *bench, size_t *count)
{
    struct slice *lines = arena_new(&bench->arena, 1000000, sizeof(*lines));
    *count = 0;
    for (size_t i = 0; i < bench->document_count; i++) {
        struct slice rest = slice_of(bench->documents[i].text), line;
        while (slice_split(&rest, '\n', &line) && *count < 1000000) {
            if (line.len > 20 && line.len < 400)
                lines[(*count)++] = line;
        }
    }
    return lines;
}

static void record_shuffled(struct bench *bench, struct store *store)
{
    size_t line_count;
    struct slice *lines = read_lines(bench, &line_count);
    for (int64_t number = 1; number <= DISRUPTIONS; number++) {
        struct arena arena = {0};
        struct buf text;
        buf_init(&text, (size_t)64 << 10);
        for (int i = 0; i < LINES_EACH; i++) {
            buf_slice(&text, lines[next((uint32_t)line_count)]);
            buf_char(&text, '\n');
        }
        struct slice title = lines[next((uint32_t)line_count)];
        title.len = title.len > 80 ? 80 : title.len;
        const struct postmortem one = {
            .name = "shuffled", .title = arena_slice(&arena, title), .text = buf_string(&text), .began_ms = number * 1000};
        postmortem_record(store, &one, number);
        buf_done(&text);
        arena_done(&arena);
    }
}

static double since_ms(int64_t began_us)
{
    return (double)(clock_steady_us() - began_us) / 1000;
}

static void print_times(const char *what, double *times)
{
    double middle = quantile(times, ROUNDS, 0.5), worst = quantile(times, ROUNDS, 1);
    printf("%-40s median %7.1f ms, worst %7.1f ms\n", what, middle, worst);
}

static void measure_times(struct bench *bench)
{
    struct store *store;
    struct err err = ERR_INIT;
    double record[ROUNDS], start[ROUNDS], found[ROUNDS], again[ROUNDS], forget[ROUNDS];
    if (!store_open(NULL, STORE_MEMORY, &store, &err) || !store_begin(store, &err))
        give_up("%s", err.text);
    record_shuffled(bench, store);
    int64_t began_us = clock_steady_us();
    refresh(store);
    printf("\n%d disruptions, indexed in %.1f s\n", DISRUPTIONS, since_ms(began_us) / 1000);
    for (int i = 0; i < ROUNDS; i++) {
        const struct postmortem *document = &bench->documents[next((uint32_t)bench->document_count)];
        const struct similar_query asked = {.number = 1 + next(DISRUPTIONS)};
        const struct similar_query begun = {.title = document->title, .summary = document->summary};
        struct arena arena = {0};
        struct found *hits;
        size_t count;
        bool all;
        began_us = clock_steady_us();
        (void)rank_of(store, &asked, false, 1, SIMILAR_MAX);
        record[i] = since_ms(began_us);
        began_us = clock_steady_us();
        (void)rank_of(store, &begun, false, 1, SIMILAR_MAX);
        start[i] = since_ms(began_us);
        const struct find_query query = {.words = document->title, .since_ms = TIME_UNKNOWN};
        began_us = clock_steady_us();
        if (!store_find(store, &arena, &query, &hits, &count, &all, &err))
            give_up("%s", err.text);
        found[i] = since_ms(began_us);
        began_us = clock_steady_us();
        if (!store_search_forget(store, asked.number, &err))
            give_up("%s", err.text);
        forget[i] = since_ms(began_us);
        began_us = clock_steady_us();
        refresh(store);
        again[i] = since_ms(began_us);
        arena_done(&arena);
    }
    print_times("similar to a whole record", record);
    print_times("similar at a start", start);
    print_times("find the words of a title", found);
    print_times("index one again", again);
    print_times("forget the words of one", forget);
    store_close(store);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc < 3)
        give_up("usage: bench-similar FOLDER PAIRS.csv...");
    bench.documents = postmortems_read(&bench.arena, argv[1], &bench.document_count);
    for (int i = 2; i < argc; i++)
        read_pairs(&bench, argv[i]);
    live(&bench);
    for (size_t i = 0; i < bench.pair_count; i++)
        measure_record(&bench, &bench.pairs[i]);
    printf("%zu documents, %zu pairs\n\n%-14s %4s %5s %6s %8s    ranks\n", bench.document_count, bench.pair_count, "",
           "1st", "in 3", "in 10", "MRR");
    for (int setting = 0; setting < SETTING_COUNT; setting++) {
        print_ranks(&bench, (enum setting)setting, true);
        print_ranks(&bench, (enum setting)setting, false);
    }
    print_shown(&bench);
    measure_times(&bench);
    plain_destroy(bench.plain);
    store_close(bench.store);
    arena_done(&bench.arena);
    return 0;
}
