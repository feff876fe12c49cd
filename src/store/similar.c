/* Which past disruptions are like one at hand: words of the index brought to the arithmetic of core. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/search.h"

#define WORDS_MAX 1000    /* different words of the one at hand that are weighed; those said most */
#define PLACES_MAX 200000 /* rows of the index read for one answer: a tenth of a second */

enum { CORPUS, HOLDERS, PLACES, LESSONS, ACTIONS };

static const char *const sql[] = {
    /* ?1 the one at hand, ?2 drills. Whether somebody may see it is asked of the few that come out first. */
    [CORPUS] = "SELECT l.incident, l.length, i.number <> ?1 AND i.is_drill = ?2 AND i.state <> 'merged' AND "
               "COALESCE(i.cancel_reason, '') <> 'duplicate' FROM search_length l JOIN incident i ON "
               "i.number = l.incident ORDER BY l.incident",
    [HOLDERS] = "SELECT doc FROM search_word WHERE term = ?1",
    [PLACES] = "SELECT doc, col FROM search_place WHERE term = ?1",
    [LESSONS] = "SELECT entry, text FROM retrospective WHERE number = ?1 AND kind = ?2 ORDER BY entry DESC LIMIT ?3",
    [ACTIONS] = "SELECT a.number, a.entry, a.text, a.owner_id, COALESCE(p.name, a.owner_id), a.due, a.priority, a.state, "
                "a.url FROM action_item a LEFT JOIN person p ON p.id = a.owner_id WHERE a.incident = ?1 AND "
                "a.state = 'open' ORDER BY a.number",
};
const struct query_set similar_queries = {sql, COUNT_OF(sql)};

/* Another disruption while words are brought in. */
struct candidate {
    int64_t number, length;
    double earned;
    bool eligible;
};

struct comparing {
    struct store *store;
    struct arena *arena;  /* of whoever asks */
    struct arena scratch; /* for the words, which are many */
    const struct similar_query *query;
    struct incident at_hand;
    struct similar_word *words;
    size_t word_count, word_room;
    int64_t weight; /* of the field whose words are being taken */
    struct candidate *candidates;
    size_t candidate_count;
    double average, all;
    int64_t places_left;
};

static void take_word(void *ctx, struct slice word, struct slice written)
{
    struct comparing *c = ctx;
    if (!similar_counts(written))
        return;
    c->words = grow(&c->scratch, c->words, c->word_count, sizeof(*c->words));
    c->words[c->word_count++] = (struct similar_word){.word = arena_slice(&c->scratch, word), .said = c->weight};
}

static int by_word(const void *a, const void *b)
{
    return strcmp(((const struct similar_word *)a)->word, ((const struct similar_word *)b)->word);
}

static int by_said(const void *a, const void *b)
{
    const struct similar_word *x = a, *y = b;
    return x->said != y->said ? (x->said > y->said ? -1 : 1) : strcmp(x->word, y->word);
}

/* Each word once, with all that was said of it; at most WORDS_MAX. */
static void merge_words(struct comparing *c)
{
    size_t n = 0;
    if (c->word_count == 0)
        return;
    qsort(c->words, c->word_count, sizeof(*c->words), by_word);
    for (size_t i = 1; i < c->word_count; i++) {
        if (strcmp(c->words[n].word, c->words[i].word) == 0)
            c->words[n].said += c->words[i].said;
        else
            c->words[++n] = c->words[i];
    }
    c->word_count = n + 1;
    qsort(c->words, c->word_count, sizeof(*c->words), by_said);
    if (c->word_count > WORDS_MAX)
        c->word_count = WORDS_MAX;
}

/* What is known of one that has no record yet. */
static void fields_of_query(struct comparing *c, struct search_fields *out)
{
    const struct similar_query *query = c->query;
    struct buf services;
    buf_init(&services, SEARCH_TEXT_MAX);
    for (size_t i = 0; i < query->service_count; i++)
        buf_print(&services, "%s, ", query->services[i]);
    *out = (struct search_fields){{
        [SEARCH_TITLE] = query->title,
        [SEARCH_SERVICES] = arena_text(&c->scratch, buf_string(&services)),
        [SEARCH_TYPE] = query->type,
        [SEARCH_SUMMARY] = query->summary,
    }};
    buf_done(&services);
    c->at_hand = (struct incident){
        .services = query->services,
        .service_count = query->service_count,
        .type = query->type,
        .is_drill = query->is_drill,
        .at_ms = {[MILESTONE_STARTED] = INT64_MAX},
    };
}

static bool read_words(struct comparing *c, struct err *err)
{
    struct search_fields fields;
    if (c->query->number == 0) {
        fields_of_query(c, &fields);
    } else if (!store_incident_get(c->store, c->arena, c->query->number, &c->at_hand, err) ||
               !search_fields_read(c->store, &c->scratch, c->query->number, &fields, err)) {
        return false;
    }
    for (int field = 0; field < SEARCH_FIELD_COUNT; field++) {
        const char *text = fields.texts[field];
        c->weight = similar_weight((enum search_field)field);
        if (text != NULL && !search_words(c->store, text, take_word, c, err))
            return false;
    }
    merge_words(c);
    return true;
}

static bool read_corpus(struct comparing *c, struct err *err)
{
    bool row, good;
    double length = 0;
    sqlite3_stmt *query = SQL_ASK(c->store, QUERIES_SIMILAR, CORPUS, sql_int(c->query->number),
                                  sql_int(c->at_hand.is_drill));
    while ((good = sql_next(c->store, query, &row, err)) && row) {
        c->candidates = grow(&c->scratch, c->candidates, c->candidate_count, sizeof(*c->candidates));
        c->candidates[c->candidate_count++] = (struct candidate){
            .number = col_int(query, 0), .length = col_int(query, 1), .eligible = col_int(query, 2) != 0};
        length += (double)col_int(query, 1);
    }
    c->average = c->candidate_count == 0 ? 0 : length / (double)c->candidate_count;
    return good;
}

/* Whether the one at hand is among those that the index counts. */
static bool is_counted(const struct comparing *c)
{
    for (size_t i = 0; i < c->candidate_count; i++) {
        if (c->candidates[i].number == c->query->number)
            return true;
    }
    return false;
}

static bool count_holders(struct comparing *c, bool counted, struct err *err)
{
    for (size_t i = 0; i < c->word_count; i++) {
        int64_t *holders = &c->words[i].holders;
        if (!sql_number(c->store, SQL_ASK(c->store, QUERIES_SIMILAR, HOLDERS, sql_text(c->words[i].word)), 0, holders,
                        err))
            return false;
        if (counted && *holders > 0)
            *holders -= 1;
    }
    return true;
}

/* A column of the index is found by its name. */
static int64_t weight_of_column(const char *name)
{
    int field = 0;
    while (field < SEARCH_FIELD_COUNT - 1 && strcmp(search_field_name((enum search_field)field), name) != 0)
        field++;
    return similar_weight((enum search_field)field);
}

static void earn(const struct comparing *c, struct candidate *candidate, const struct similar_word *word, int64_t said)
{
    candidate->earned += similar_earn(word->worth, said, candidate->length, c->average);
}

/* Rows come in order of the disruptions, as the candidates stand. */
static bool bring_word(struct comparing *c, const struct similar_word *word, struct err *err)
{
    size_t at = 0;
    int64_t said = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(c->store, QUERIES_SIMILAR, PLACES, sql_text(word->word));
    while ((good = sql_next(c->store, query, &row, err)) && row) {
        int64_t number = col_int(query, 0);
        c->places_left--;
        if (at < c->candidate_count && c->candidates[at].number < number) {
            if (said > 0)
                earn(c, &c->candidates[at], word, said);
            said = 0;
            while (at < c->candidate_count && c->candidates[at].number < number)
                at++;
        }
        if (at < c->candidate_count && c->candidates[at].number == number && c->candidates[at].eligible)
            said += weight_of_column(col_peek(query, 1));
    }
    if (good && said > 0)
        earn(c, &c->candidates[at], word, said);
    return good;
}

static bool bring_words(struct comparing *c, struct err *err)
{
    size_t chosen = similar_choose(c->words, c->word_count, (int64_t)c->candidate_count, &c->all);
    c->places_left = PLACES_MAX;
    for (size_t i = 0; i < chosen && c->places_left > 0; i++) {
        if (!bring_word(c, &c->words[i], err))
            return false;
    }
    return true;
}

static int by_earned(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->earned != y->earned)
        return x->earned > y->earned ? -1 : 1;
    return x->number > y->number ? -1 : x->number < y->number;
}

static bool shares_service(const struct incident *a, const struct incident *b)
{
    for (size_t i = 0; i < a->service_count; i++) {
        for (size_t j = 0; j < b->service_count; j++) {
            if (strcasecmp(a->services[i], b->services[j]) == 0)
                return true;
        }
    }
    return false;
}

static bool same_type(const struct incident *a, const struct incident *b)
{
    return a->type != NULL && b->type != NULL && strcasecmp(a->type, b->type) == 0;
}

static bool began_later(const struct incident *one, const struct incident *at_hand)
{
    bool assumed;
    int64_t one_ms = incident_start_ms(one, &assumed), at_hand_ms = incident_start_ms(at_hand, &assumed);
    return one_ms > at_hand_ms || (one_ms == at_hand_ms && at_hand->number != 0 && one->number > at_hand->number);
}

/* Best first; of equals the newest. */
static int by_score(const void *a, const void *b)
{
    const struct similar *x = a, *y = b;
    if (x->later != y->later)
        return x->later ? 1 : -1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->incident.number > y->incident.number ? -1 : x->incident.number < y->incident.number;
}

static bool may_see(struct comparing *c, const struct incident *incident, bool *visible, struct err *err)
{
    const struct viewer viewer = {c->query->viewer.person_id, c->query->viewer.here};
    *visible = c->query->viewer.with_private;
    return *visible || incident_visible(c->store, incident, &viewer, visible, err);
}

/* Heads of the best ones: what raises a score can lift one from below those that are shown. */
static bool take_best(struct comparing *c, size_t max, struct similar **out, size_t *count, struct err *err)
{
    struct similar *best = NULL;
    size_t n = 0;
    if (c->candidate_count > 0)
        qsort(c->candidates, c->candidate_count, sizeof(*c->candidates), by_earned);
    for (size_t i = 0; i < c->candidate_count && n < 4 * max && c->candidates[i].earned > 0; i++) {
        struct similar one = {.lessons = NULL};
        bool visible;
        if (!store_incident_get(c->store, c->arena, c->candidates[i].number, &one.incident, err) ||
            !may_see(c, &one.incident, &visible, err))
            return false;
        if (!visible)
            continue;
        one.score = similar_score(c->candidates[i].earned, c->all, shares_service(&one.incident, &c->at_hand),
                                  same_type(&one.incident, &c->at_hand));
        one.later = began_later(&one.incident, &c->at_hand);
        best = grow(c->arena, best, n, sizeof(*best));
        best[n++] = one;
    }
    if (n > 0)
        qsort(best, n, sizeof(*best), by_score);
    *out = best;
    *count = n;
    return true;
}

/* At most max of each sort, and none below the least score. */
static void keep_best(struct similar *best, size_t *count, int least, size_t max)
{
    size_t n = 0, kept[2] = {0};
    for (size_t i = 0; i < *count; i++) {
        if (best[i].score >= least && kept[best[i].later]++ < max)
            best[n++] = best[i];
    }
    *count = n;
}

static bool read_lessons(struct comparing *c, struct similar *one, const char *kind, struct err *err)
{
    struct lesson *lessons = NULL;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(c->store, QUERIES_SIMILAR, LESSONS, sql_int(one->incident.number), sql_text(kind),
                                  sql_int(SIMILAR_SHOWN));
    while ((good = sql_next(c->store, query, &row, err)) && row) {
        lessons = grow(c->arena, lessons, one->lesson_count, sizeof(*lessons));
        lessons[one->lesson_count++] = (struct lesson){col_int(query, 0), col_text(c->arena, query, 1)};
    }
    one->lessons = lessons;
    return good;
}

static bool read_actions(struct comparing *c, struct similar *one, struct err *err)
{
    struct action_item *actions = NULL;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(c->store, QUERIES_SIMILAR, ACTIONS, sql_int(one->incident.number));
    while ((good = sql_next(c->store, query, &row, err)) && row) {
        actions = grow(c->arena, actions, one->action_count, sizeof(*actions));
        actions[one->action_count++] = (struct action_item){
            .number = col_int(query, 0),
            .entry = col_int(query, 1),
            .text = col_text(c->arena, query, 2),
            .owner_id = col_text(c->arena, query, 3),
            .owner = col_text(c->arena, query, 4),
            .due = col_text(c->arena, query, 5),
            .priority = col_int(query, 6),
            .state = col_text(c->arena, query, 7),
            .url = col_text(c->arena, query, 8),
        };
    }
    one->actions = actions;
    return good;
}

static bool read_promises(struct comparing *c, struct similar *some, size_t count, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!read_lessons(c, &some[i], "lesson", err) ||
            (some[i].lesson_count == 0 && !read_lessons(c, &some[i], "bad", err)) || !read_actions(c, &some[i], err))
            return false;
    }
    return true;
}

static bool compare(struct comparing *c, int least, size_t max, struct similar **out, size_t *count, struct err *err)
{
    if (!read_words(c, err) || !read_corpus(c, err) || !count_holders(c, is_counted(c), err) || !bring_words(c, err) ||
        !take_best(c, max, out, count, err))
        return false;
    keep_best(*out, count, least, max);
    return read_promises(c, *out, *count, err);
}

bool store_similar(struct store *store, struct arena *arena, const struct similar_query *query, int least, size_t max,
                   struct similar **out, size_t *count, struct err *err)
{
    struct comparing c = {.store = store, .arena = arena, .query = query};
    struct similar *found;
    size_t found_count;
    if (!snapshot_begin(store, err))
        return false;
    bool good = compare(&c, least, max, &found, &found_count, err);
    snapshot_end(store);
    arena_done(&c.scratch);
    if (good) {
        *out = found;
        *count = found_count;
    }
    return good;
}
